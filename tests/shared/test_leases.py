"""The heartbeat keeps what is being handled, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError
from structlog.testing import capture_logs

from dateline.ending import end
from dateline.runtime.leases import Leases
from dateline.runtime.log import Entry
from dateline.streams import FETCHED
from dateline.testing import MemoryLog, MemoryStreams
from tests.conftest import until
from tests.samples import fetched


class Watched(MemoryLog):
    """A log that counts the beats, and fails some if told to."""

    beats: int = 0
    broken: int = 0

    async def renew(self, entries: Sequence[Entry]) -> int:
        """Count, fail or renew."""
        self.beats += 1
        if self.broken:
            self.broken -= 1
            raise RedisConnectionError("reset by peer")
        return await super().renew(entries)


@pytest.fixture
async def log() -> Watched:
    """Give a log with three entries."""
    streams = MemoryStreams()
    for number in range(3):
        streams.put(FETCHED, fetched(number))
    made = Watched(streams, "enrich", "a", FETCHED)
    await made.create_group()
    return made


async def _beating(leases: Leases, condition: Any) -> None:
    beat = asyncio.create_task(leases.beat())
    try:
        await until(condition)
    finally:
        await end([beat])


async def test_entries_are_held_for_as_long_as_the_block(log: Watched) -> None:
    """Blocks may overlap; each lets go of its own, even when it raises."""
    leases = Leases(log, interval=1.0)
    first, second, third = await log.read(3)

    def overlap() -> None:
        with leases.hold([second, third]):
            assert leases.held == {first.id, second.id, third.id}
            raise KeyError(second.id)

    with leases.hold([first]):
        with pytest.raises(KeyError):
            overlap()
        assert leases.held == {first.id}
    assert leases.held == frozenset()


async def test_a_beat_renews_what_is_held(log: Watched) -> None:
    """A renewed entry does not grow idle, so nobody takes it over."""
    leases = Leases(log, interval=0.001)
    entries = await log.read(3)
    log.streams.now = 29.0
    with leases.hold(entries[:1]):
        await _beating(leases, lambda: log.beats >= 1)
        log.streams.now = 31.0
        taken = await log.claim(10)
    assert {entry.id for entry in taken.entries} == {entry.id for entry in entries[1:]}


async def test_with_nothing_held_nothing_is_asked_of_redis(log: Watched) -> None:
    """An idle worker is quiet."""
    leases = Leases(log, interval=0.001)
    ticks = 0

    def several_intervals() -> bool:
        nonlocal ticks
        ticks += 1
        return ticks > 5

    await _beating(leases, several_intervals)
    assert log.beats == 0


async def test_a_failed_beat_is_told_and_the_next_one_comes(log: Watched) -> None:
    """A lost connection costs a beat, not the worker."""
    leases = Leases(log, interval=0.001)
    log.broken = 1
    with capture_logs() as lines, leases.hold(await log.read(1)):
        await _beating(leases, lambda: log.beats >= 2)
    assert [line["event"] for line in lines] == ["runtime.renew_failed"]
