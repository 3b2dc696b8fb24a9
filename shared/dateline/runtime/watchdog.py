"""Ends the process when a handler takes too long, whatever it is stuck in."""

from __future__ import annotations

import faulthandler
import time
from collections.abc import Generator
from contextlib import contextmanager

_STDERR = 2
"""The file descriptor, which is there whatever has become of ``sys.stderr``."""


class Watchdog:
    """Watches handlers; one that outlasts its time takes the process with it.

    A lease that is renewed for ever would keep a message that never ends from its dead letter, and
    a thread or a loop in C code cannot be cancelled. So the process ends with status 1, after the
    stacks of all threads have been written to standard error; whoever watches starts it again, and
    what it held is delivered again and counted. ``faulthandler`` does it from a thread of its own
    that needs no interpreter lock.
    """

    def __init__(self, limit: float | None) -> None:
        """Give handlers ``limit`` seconds; ``None`` for ever."""
        self._limit = limit
        self._deadlines: list[float] = []

    @contextmanager
    def watching(self) -> Generator[None]:
        """Watch the block."""
        if self._limit is None:
            yield
            return
        deadline = time.monotonic() + self._limit
        self._deadlines.append(deadline)
        self._arm()
        try:
            yield
        finally:
            self._deadlines.remove(deadline)
            self._arm()

    def _arm(self) -> None:
        """Set the one alarm that a process has to the nearest deadline."""
        if self._deadlines:
            left = max(0.001, min(self._deadlines) - time.monotonic())
            faulthandler.dump_traceback_later(left, exit=True, file=_STDERR)
        else:
            faulthandler.cancel_dump_traceback_later()
