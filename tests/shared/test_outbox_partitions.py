"""The outbox over partitions, under pressure, and when Redis goes back in time."""

from __future__ import annotations

import asyncio
from typing import Any

from structlog.testing import capture_logs

from dateline.ending import end
from dateline.messages import ArticleFetched
from dateline.runtime.marks import Marks
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.service import Draft
from dateline.streams import FETCHED, key, partition_of, tally
from tests.conftest import until
from tests.samples import fetched


def draft(number: int, *, source: str = "", expected: str | None = None) -> Draft[ArticleFetched]:
    """Draft the numbered article of a source."""
    article = fetched(number)
    if source:
        named = article.source.model_copy(update={"id": source})
        article = article.model_copy(update={"source": named})
    return Draft(article, f"article:{number}", expected, "1")


def outbox(redis: Any, *layout: int, **options: Any) -> RedisOutbox[ArticleFetched]:
    """Open an outbox on a layout."""
    return RedisOutbox(redis, FETCHED, "ingest", layout=layout or (1,), **options)


def source_in(partition: int, partitions: int, *, but: int | None = None) -> str:
    """Find a source that lives in a partition, and did not in partition ``but`` of two."""
    names = (f"source-{number}" for number in range(1000))
    return next(
        name
        for name in names
        if partition_of(name, partitions) == partition
        and (but is None or partition_of(name, 2) != but)
    )


async def test_messages_and_memories_of_a_source_share_a_partition(redis: Any) -> None:
    """One script writes both, which a Cluster allows only within a slot."""
    source = source_in(2, 4)
    at = outbox(redis, 4).at(source)
    await at.publish([draft(1)], remember={"feed:a": "etag"})
    assert await redis.xlen(FETCHED.key(2)) == 1
    assert await redis.get(key("ingest:feed:a", 2)) == b"etag"
    assert await at.recall(["feed:a", "article:1"]) == ["etag", "1"]
    assert await redis.hget(tally(2), f"{FETCHED.name}:added") == b"1"


async def test_a_change_of_partitions_forgets_nothing(redis: Any) -> None:
    """A source that moves finds its memories, so that nothing is published twice."""
    source = source_in(3, 4)
    await outbox(redis, 1).at(source).publish([draft(1)], remember={"feed:a": "etag"})
    moved = outbox(redis, 1, 4).at(source)
    assert await moved.recall(["feed:a", "article:1", "feed:b"]) == ["etag", "1", None]
    assert await moved.publish([draft(1)]) == 0
    assert await moved.publish([draft(1, expected="1")]) == 1
    assert await redis.get(key("ingest:feed:a", 3)) == b"etag"


async def test_a_newer_memory_is_not_overwritten_by_an_older_one(redis: Any) -> None:
    """A source that moves back and forth goes on from what it knew last."""
    source = source_in(1, 4, but=0)
    await outbox(redis, 1).at(source).publish(remember={"feed:a": "old"})
    await outbox(redis, 1, 4).at(source).publish(remember={"feed:a": "new"})
    assert await outbox(redis, 1, 4).at(source).recall(["feed:a"]) == ["new"]


async def test_one_flooding_source_leaves_room_for_others(redis: Any) -> None:
    """It may fill a tenth of the stream; the next source is let in at once."""
    box = outbox(redis, marks=Marks(low=50, high=100))
    flood = [draft(number, source="flood") for number in range(10)]
    await box.at("flood").publish(flood)
    with capture_logs() as lines:
        waiting = asyncio.create_task(box.room("flood"))
        await until(lambda: bool(lines))
        assert not waiting.done()
        async with asyncio.timeout(5):
            await box.room("trickle")
        await redis.xtrim(FETCHED.key(), maxlen=5, approximate=False)
        await until(waiting.done)
    assert (lines[0]["event"], lines[0]["source"]) == ("runtime.held_back", "flood")
    assert (lines[0]["waiting"], lines[0]["of_source"]) == (10, 10)


async def test_a_redis_that_was_emptied_is_noticed(redis: Any) -> None:
    """What this process wrote is gone: its sources must be asked again."""
    box = outbox(redis)
    await box.publish([draft(1)])
    assert box.losses == 0
    await redis.flushall()
    watching = asyncio.create_task(box.watch(0.01))
    await until(lambda: box.losses == 1)
    await end([watching])
    assert await box.publish([draft(1)]) == 1
    assert box.losses == 1


async def test_a_loss_is_noticed_even_when_publishing_went_on(redis: Any) -> None:
    """The mark is compared before it is set anew."""
    box = outbox(redis)
    for number in range(3):
        await box.publish([draft(number)])
    await redis.set(key("ingest:mark:" + await _worker(redis)), "1")
    with capture_logs() as lines:
        await box.publish([draft(9)])
    assert box.losses == box.at("x").losses == 1
    assert (lines[0]["event"], lines[0]["wrote"], lines[0]["found"]) == (
        "runtime.redis_went_back",
        3,
        1,
    )


async def test_an_outbox_that_wrote_nothing_has_lost_nothing(redis: Any) -> None:
    """A process that has just started compares with nothing."""
    box = outbox(redis)
    watching = asyncio.create_task(box.watch(0.001))
    await asyncio.sleep(0.02)
    await end([watching])
    assert box.losses == 0


async def test_two_publishers_do_not_alarm_each_other(redis: Any) -> None:
    """Each has a mark of its own."""
    one, two = outbox(redis), outbox(redis)
    for number in range(4):
        await (one, two)[number % 2].publish([draft(number)])
    assert (one.losses, two.losses) == (0, 0)


async def test_a_full_redis_is_waited_out(redis: Any) -> None:
    """At maxmemory nothing is published and nothing is lost; with room it goes out."""
    box = outbox(redis)
    await redis.config_set("maxmemory", "1")
    try:
        sending = asyncio.create_task(box.publish([draft(1)]))
        with capture_logs() as lines:
            await until(lambda: any(line["event"] == "runtime.redis_trouble" for line in lines))
        assert not sending.done()
    finally:
        await redis.config_set("maxmemory", "0")
    assert await sending == 1


async def _worker(redis: Any) -> str:
    (name,) = await redis.keys(key("ingest:mark:*"))
    return str(name.decode().rpartition(":")[2])


async def test_each_partition_that_there_is_or_was_has_an_outbox(redis: Any) -> None:
    """What is kept in a partition can be listed, also where nothing is put any more."""
    every = outbox(redis, 3, 2)
    assert [part.partition for part in every.parts()] == [0, 1, 2]
    assert every.at(source_in(1, 2)).partition == 1
    assert {every.at(f"source-{n}").partition for n in range(50)} == {0, 1}
    await every.parts()[2].publish(remember={"feed:a": "old"})
    assert await redis.get(key("ingest:feed:a", 2)) == b"old"
