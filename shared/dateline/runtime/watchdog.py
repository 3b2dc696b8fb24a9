"""Ends the process when a handler takes too long, whatever it is stuck in."""

from __future__ import annotations

import asyncio
import faulthandler
import time
from collections.abc import Generator
from contextlib import contextmanager

_STDERR = 2
"""The file descriptor, which is there whatever has become of ``sys.stderr``."""

_LOOKS = 4
"""How often in the time of a handler the alarm is put off."""


class Watchdog:
    """Watches handlers; one that outlasts its time takes the process with it.

    A lease that is renewed for ever would keep a message that never ends from its dead letter, and
    a thread or a loop in C code cannot be cancelled. So the process ends with status 1, after the
    stacks of all threads have been written to standard error; whoever watches starts it again, and
    what it held is delivered again and counted.

    A dead man's switch: ``faulthandler`` waits in a thread that needs no interpreter lock, and
    a loop of ours puts its alarm off for as long as the event loop runs and no handler is late. A
    handler that blocks the event loop is late too. A batch costs nothing: starting and ending that
    thread for each would take longer than many a stage.
    """

    def __init__(self, limit: float | None) -> None:
        """Give handlers ``limit`` seconds; ``None`` for ever."""
        self._limit = limit
        self._begun: dict[object, float] = {}

    @contextmanager
    def watching(self) -> Generator[None]:
        """Watch the block."""
        token = object()
        self._begun[token] = time.monotonic()
        try:
            yield
        finally:
            del self._begun[token]

    async def guard(self) -> None:
        """Put the alarm off for ever, unless a handler is late."""
        if self._limit is None:
            return
        try:
            while True:
                left = self._left(self._limit)
                faulthandler.dump_traceback_later(left, exit=True, file=_STDERR)
                await asyncio.sleep(min(left, self._limit / _LOOKS))
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _left(self, limit: float) -> float:
        """Tell how long the oldest block may still take; a moment, where it is late already."""
        now = time.monotonic()
        return max(0.001, min(self._begun.values(), default=now) + limit - now)
