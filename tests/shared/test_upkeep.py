"""Beside its work a stage takes over what was abandoned, trims, and waits for room."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from redis.exceptions import ConnectionError as RedisConnectionError
from structlog.testing import capture_logs

from dateline.ending import end
from dateline.runtime import upkeep
from dateline.runtime.log import Claimed, Done
from dateline.runtime.marks import Marks
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.streams import ENRICHED, FETCHED, Stream
from dateline.testing import MemoryLog, MemoryStreams
from dateline.wire import encode
from tests.conftest import until
from tests.samples import enriched, fetched
from tests.shared.bench import MIN_IDLE, bench, echo


async def running(loop: Coroutine[Any, Any, None], condition: Any) -> None:
    """Run a loop that never ends until a condition holds."""
    task = asyncio.create_task(loop)
    try:
        await until(lambda: task.done() or condition())
        assert not task.done()
    finally:
        await end([task])


class Shaky(MemoryLog):
    """A log whose connection breaks at the first look."""

    looks: int = 0

    async def claim(self, count: int) -> Claimed:
        """Fail once, then claim."""
        self._look()
        return await super().claim(count)

    async def trim(self) -> int:
        """Fail once, then trim."""
        self._look()
        return await super().trim()

    def _look(self) -> None:
        self.looks += 1
        if self.looks == 1:
            raise RedisConnectionError("reset by peer")


async def test_what_a_dead_worker_held_is_taken_over() -> None:
    """All of it, batch after batch, without waiting for the next look."""
    at = await bench(echo)
    at.put(*range(7))
    await at.log.read(50)
    at.streams.now = MIN_IDLE
    await running(
        upkeep.take_over(at.delivery, batch=2, interval=0.001), lambda: len(at.out()) == 7
    )
    assert at.pending() == 0


async def test_what_a_living_worker_holds_is_left_to_it() -> None:
    """An entry is not taken over before its time."""
    at = await bench(echo)
    at.put(1)
    await at.log.read(50)
    at.streams.now = MIN_IDLE - 1
    shaky = Shaky(at.streams, "enrich", "other", FETCHED, ENRICHED)
    at.delivery.log = shaky
    await running(upkeep.take_over(at.delivery, batch=2, interval=0.001), lambda: shaky.looks >= 3)
    assert at.out() == []


async def test_the_hopeless_are_buried_and_told() -> None:
    """A log line says how many entries became dead letters, and how many were lost."""
    at = await bench(echo)
    at.log.max_deliveries = 1
    at.put(1, 2)
    await at.log.read(50)
    del at.streams.entries[FETCHED.key()][2]
    at.streams.now = MIN_IDLE
    with capture_logs() as lines:
        await running(
            upkeep.take_over(at.delivery, batch=5, interval=0.001), lambda: at.pending() == 0
        )
    assert [(line["dead"], line["lost"]) for line in lines] == [(1, 1)]
    assert [reason for reason, _ in at.dead()] == ["max_deliveries"]


async def test_a_lost_connection_costs_one_look() -> None:
    """The loop tells of it and looks again."""
    at = await bench(echo)
    at.put(1)
    await at.log.read(50)
    at.streams.now = MIN_IDLE
    at.delivery.log = Shaky(at.streams, "enrich", "other", FETCHED, ENRICHED)
    with capture_logs() as lines:
        await running(
            upkeep.take_over(at.delivery, batch=5, interval=0.001), lambda: at.out() == ["1"]
        )
    assert lines[0]["event"] == "runtime.step_failed"
    assert (lines[0]["step"], lines[0]["error"]) == ("claim", "reset by peer")


async def test_settled_entries_are_trimmed() -> None:
    """The stream shrinks to what somebody still has to read, whatever the connection does."""
    at = await bench(echo)
    at.put(*range(5))
    await at.step()
    at.put(9)
    shaky = Shaky(at.streams, "enrich", "worker", FETCHED, ENRICHED)
    left = at.streams.entries[FETCHED.key()]
    await running(upkeep.trim(shaky, interval=0.001), lambda: len(left) == 1)
    assert shaky.looks >= 2


async def test_a_group_that_vanished_is_made_again(redis: Any) -> None:
    """After FLUSHALL the loops themselves bring the group back, at the stream's first entry."""
    log = RedisLog(redis, Tenure("enrich", "a", 1.0, 3), FETCHED, ENRICHED)
    await redis.xadd(FETCHED.key(), encode(fetched(1)))
    at = await bench(echo)
    at.delivery.log = log

    async def exists() -> bool:
        return bool(await redis.xinfo_groups(FETCHED.key()))

    with capture_logs() as lines:
        task = asyncio.create_task(upkeep.take_over(at.delivery, batch=5, interval=0.001))
        await until(exists)
        await end([task])
    assert lines[0]["event"] == "runtime.group_vanished"
    assert len(await log.read(5)) == 1


def _narrow(keep: int) -> tuple[MemoryStreams, MemoryLog]:
    streams = MemoryStreams()
    output = Stream("articles.enriched", ENRICHED.model, keep=keep, summary="")
    return streams, MemoryLog(streams, "enrich", "a", FETCHED, output)


async def test_a_stage_waits_while_its_output_is_full() -> None:
    """It goes on when the readers have caught up, and tells once that it was held back."""
    streams, log = _narrow(keep=1)
    for number in range(4):
        streams.put(ENRICHED, enriched(number))
    with capture_logs() as lines:
        waiting = asyncio.create_task(upkeep.room(log, Marks(2, 3), stopping=asyncio.Event()))
        await until(lambda: bool(lines))
        assert not waiting.done()
        del streams.entries[ENRICHED.key()][1]
        await until(waiting.done)
    assert [(line["event"], line["waiting"]) for line in lines] == [("runtime.held_back", 3)]


async def test_what_was_put_back_waits_while_the_output_is_full() -> None:
    """A replay of a year does not fill Redis where nobody takes what it leads to."""
    at = await bench(echo)
    lane = replace(at.log, lane=True)
    for number in range(6):
        fields = {name.encode(): text.encode() for name, text in encode(fetched(number)).items()}
        at.streams.put_back(FETCHED, "enrich", fields)
    output = Stream("articles.enriched", ENRICHED.model, keep=0, summary="")
    at.delivery.log = replace(lane, writes=output)
    for expected in (4, 2):
        loop = upkeep.put_back(at.delivery, Marks(1, 4), portion=2, interval=0.001)
        await running(loop, lambda number=expected: len(at.out()) == number)
        at.streams.entries[ENRICHED.key()].clear()


async def test_a_stage_that_stops_does_not_wait_for_room() -> None:
    """A full stream must not hold a shutdown up."""
    streams, log = _narrow(keep=0)
    streams.put(ENRICHED, enriched(1))
    streams.put(ENRICHED, enriched(2))
    stopping = asyncio.Event()
    waiting = asyncio.create_task(upkeep.room(log, Marks(0, 1), stopping=stopping))
    await asyncio.sleep(0)
    assert not waiting.done()
    stopping.set()
    await until(waiting.done)


async def test_the_end_of_the_line_always_has_room() -> None:
    """A stage that writes no stream is never held back."""
    log = MemoryLog(MemoryStreams(), "store", "a", ENRICHED)
    await upkeep.room(log, Marks(0, 1), stopping=asyncio.Event())


async def test_room_is_measured_on_redis_beyond_what_is_kept(redis: Any) -> None:
    """The real log counts the entries of its output stream in the same way."""
    output = Stream("articles.enriched", ENRICHED.model, keep=1, summary="")
    log = RedisLog(redis, Tenure("enrich", "a", 1.0, 3), FETCHED, output)
    await log.create_group()
    for number in range(3):
        await redis.xadd(FETCHED.key(), encode(fetched(number)))
    entries = await log.read(3)
    await log.commit([Done(entry, (encode(enriched(1)),)) for entry in entries])
    assert await log.waiting() == 2
