"""The entries that this worker holds, and the heartbeat that keeps them its own."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from redis.exceptions import RedisError

from dateline.runtime.log import Entry, Log
from dateline.runtime.logging import logger

_log = logger("runtime")


class Leases:
    """Entries in flight; while they are, nobody else may take them over."""

    def __init__(self, log: Log, *, interval: float) -> None:
        self._log = log
        self._interval = interval
        self._held: dict[str, Entry] = {}
        self._begun: set[str] = set()

    @property
    def held(self) -> frozenset[str]:
        """The ids of the entries whose leases are renewed."""
        return frozenset(self._held)

    @property
    def begun(self) -> frozenset[str]:
        """The ids of the entries whose handling has begun and not ended, or was broken off.

        Their delivery counts when they are let go: one that breaks its worker each time must end.
        """
        return frozenset(self._begun)

    @contextmanager
    def hold(self, entries: Sequence[Entry]) -> Generator[None]:
        """Keep the leases of entries renewed while the block runs."""
        taken = {entry.id: entry for entry in entries}
        self._held |= taken
        try:
            yield
        finally:
            for entry_id in taken:
                self._held.pop(entry_id, None)

    @contextmanager
    def begin(self, entries: Sequence[Entry]) -> Generator[None]:
        """Remember that the handling of entries has begun, until it ends by itself."""
        ids = {entry.id for entry in entries}
        self._begun |= ids
        yield
        self._begun -= ids

    async def beat(self) -> None:
        """Renew the leases for ever, three times in the time that they last."""
        while True:
            await asyncio.sleep(self._interval)
            if not self._held:
                continue
            try:
                await self._log.renew(list(self._held.values()))
            except RedisError as error:
                # The commit is fenced: at worst another worker does the work too, for nothing.
                _log.warning("runtime.renew_failed", error=str(error))
