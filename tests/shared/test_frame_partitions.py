"""A service over several partitions and lanes: all are served, and live articles first."""

from __future__ import annotations

import asyncio
from typing import Any

from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime.layout import declare_layout
from dateline.runtime.redis_log import POSTPONED, RELEASED
from dateline.runtime.service import Draft, Outbox, Service
from dateline.streams import ENRICHED, FETCHED, partition_of
from dateline.wire import encode
from tests.conftest import until
from tests.samples import fetched
from tests.shared.test_frame import came_out, echo, frame, out, put, stage


async def put_in(redis: Any, partition: int, *numbers: int) -> None:
    """Put numbered articles on the stream of a partition."""
    for number in numbers:
        await redis.xadd(FETCHED.key(partition), encode(fetched(number, title=str(number))))


async def put_back(redis: Any, *numbers: int) -> None:
    """Put numbered articles on the lane."""
    for number in numbers:
        await redis.xadd(FETCHED.again("enrich"), encode(fetched(number, title=str(number))))


async def lengths(redis: Any, partitions: int) -> list[int]:
    """Measure the output streams."""
    return [await redis.xlen(ENRICHED.key(number)) for number in range(partitions)]


async def test_a_stage_serves_every_partition_that_there_ever_was(
    redis: Any, redis_url: str
) -> None:
    """What lies on a partition that is filled no more is handled too, and stays there."""
    await declare_layout(redis, 3)
    await declare_layout(redis, 1)
    for number in range(3):
        await put_in(redis, number, number, number + 10)
    async with frame(redis_url, stage(echo)):

        async def done() -> bool:
            return await lengths(redis, 3) == [2, 2, 2]

        await until(done)


async def test_partitions_may_be_added_while_a_service_runs(redis: Any, redis_url: str) -> None:
    """The stage takes them up by itself; what came before it did is handled all the same."""
    async with frame(redis_url, stage(echo)):
        await put(redis, 1)
        await until(came_out(redis, 1))
        await put_in(redis, 2, 2)
        await declare_layout(redis, 4)

        async def done() -> bool:
            return await lengths(redis, 4) == [1, 0, 1, 0]

        await until(done)
        await put_in(redis, 3, 3)

        async def last() -> bool:
            return await lengths(redis, 4) == [1, 0, 1, 1]

        await until(last)


async def test_a_service_that_publishes_puts_its_partitions_in_force(
    redis: Any, redis_url: str
) -> None:
    """Each source goes to its own, and the number is found by the other services."""
    service = Service("ingest")

    @service.runs(writes=FETCHED)
    async def gather(outbox: Outbox[ArticleFetched]) -> None:
        for number in range(8):
            name = f"source-{number}"
            article = fetched(number)
            await outbox.at(name).publish([Draft(article, f"article:{number}", None, "1")])
        await asyncio.Event().wait()

    expected = [0] * 4
    for number in range(8):
        expected[partition_of(f"source-{number}", 4)] += 1
    async with frame(redis_url, service, partitions=4):

        async def done() -> bool:
            return [await redis.xlen(FETCHED.key(n)) for n in range(4)] == expected

        await until(done)
    assert await redis.lrange("dateline:layout", 0, -1) == [b"4"]


async def test_what_was_put_back_is_handled_like_the_rest(redis: Any, redis_url: str) -> None:
    """The lane leads to the same output, and is emptied."""
    await put(redis, 1)
    await put_back(redis, 2, 3)
    async with frame(redis_url, stage(echo)):
        await until(came_out(redis, 1, 2, 3))

        async def emptied() -> bool:
            return not await redis.xlen(FETCHED.again("enrich"))

        await until(emptied)


async def test_a_long_lane_does_not_keep_live_articles_waiting(redis: Any, redis_url: str) -> None:
    """A live article that comes in the middle of a replay does not wait for the replay's end."""
    order: list[str] = []

    async def slow(article: ArticleFetched) -> ArticleEnriched:
        order.append(article.title)
        await asyncio.sleep(0.005)
        return await echo(article)

    await put_back(redis, *range(100, 200))
    async with frame(redis_url, stage(slow), batch=10):
        await until(lambda: len(order) > 10)
        await put(redis, 1)
        await until(lambda: "1" in order)
    assert len(order) < 100


async def test_a_worker_that_ended_leaves_no_consumer_behind(redis: Any, redis_url: str) -> None:
    """Restarts do not pile names up; what waits is held by nobody in particular."""

    async def fails(article: ArticleFetched) -> ArticleEnriched:
        if article.title == "2":
            raise ValueError("bad month")
        return await echo(article)

    await put(redis, 1, 2)
    for _ in range(3):
        async with frame(redis_url, stage(fails), backoff=60.0, backoff_longest=60.0):
            await until(came_out(redis, 1))

            async def put_off() -> bool:
                return bool(await redis.zcard(f"{FETCHED.key()}.enrich.later"))

            await until(put_off)
    rows = await redis.xinfo_consumers(FETCHED.key(), "enrich")
    assert {row["name"].decode() for row in rows} <= {POSTPONED, RELEASED}
    assert (await redis.xpending(FETCHED.key(), "enrich"))["pending"] == 1
    assert await out(redis) == ["1"]
    await redis.flushall()
