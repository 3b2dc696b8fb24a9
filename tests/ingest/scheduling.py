"""A schedule to test: in memory, under a clock that the test turns, or on Redis, in real time."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from dateline.runtime import Outbox
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.polling.schedule_store import Schedule

LEASE_S = 0.6
GAP_S = 0.1


@dataclass
class Bench:
    """An outbox, and a way to let time pass."""

    outbox: Outbox[Any]
    streams: MemoryStreams | None = None

    async def wait(self, seconds: float) -> None:
        """Let time pass: really so on Redis."""
        if self.streams is None:
            await asyncio.sleep(seconds)
        else:
            self.streams.now += seconds

    def schedule(
        self, worker: str = "a", *, lease: float = LEASE_S, gap: float = GAP_S
    ) -> Schedule:
        """The schedule as one worker sees it."""
        return Schedule(self.outbox.at(""), worker, lease=lease, gap=gap)


def bench_of(kind: str, redis: Any) -> Bench:
    """Set up one of the two: ``memory`` or ``redis``."""
    if kind == "memory":
        streams = MemoryStreams(now=1_000_000.0)
        return Bench(MemoryOutbox(streams, FETCHED, "ingest"), streams)
    return Bench(RedisOutbox(redis, FETCHED, "ingest"))


def entry(host: str, **more: Any) -> str:
    """An entry of a host."""
    return json.dumps({"domain": host, **more})


def due_now(*members: str) -> dict[str, tuple[str, float | None]]:
    """Entries that are due, each named ``host/feed``."""
    return {member: (entry(member.partition("/")[0]), 0.0) for member in members}
