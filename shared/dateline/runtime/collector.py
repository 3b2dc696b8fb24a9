"""How often Python looks for cyclic garbage in a process that handles batches."""

from __future__ import annotations

import gc

# A batch keeps fifty articles alive, tens of thousands of objects, and at Python's 700 they are
# walked again and again. Rarer walks take a tenth off the processor time of a message.
_NEW_OBJECTS = 50_000


def collect_seldom() -> None:
    """Collect once there are many new objects; what has no cycles is freed at once as ever."""
    gc.set_threshold(_NEW_OBJECTS)
