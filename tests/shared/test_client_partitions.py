"""Subscribing to several partitions, which grow, on a Redis that comes and goes."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from dateline import client
from dateline.ending import end
from dateline.messages import ArticleEnriched
from dateline.streams import ENRICHED, LAYOUT, tally
from dateline.wire import encode
from tests.conftest import flush, until
from tests.samples import enriched

GROUP = "my-app"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for new partitions all the time."""
    monkeypatch.setattr("dateline.client.partitions._LOOK_S", 0.0)


async def lay_out(redis: Any, *partitions: int) -> None:
    """Put numbers of partitions in force, one after the other."""
    await redis.rpush(LAYOUT, *partitions)


async def put(redis: Any, partition: int, *numbers: int) -> list[str]:
    """Put numbered articles on a partition; return their entry ids."""
    key = ENRICHED.key(partition)
    return [(await redis.xadd(key, encode(enriched(number)))).decode() for number in numbers]


def number_of(article: ArticleEnriched) -> int:
    """Read an article's number from its title."""
    return int(article.title.split()[1])


async def take(url: str, count: int, **options: Any) -> list[int]:
    """Be given so many articles, of which the last does not count as handled."""
    async with aclosing(client.enriched(url, group=GROUP, **options)) as articles:
        return [number_of(await anext(articles)) for _ in range(count)]


async def pending(redis: Any, partition: int) -> int:
    """Count what the group was given on a partition and has not handled."""
    return int((await redis.xpending(ENRICHED.key(partition), GROUP))["pending"])


async def test_all_partitions_are_read(redis: Any, redis_url: str) -> None:
    """Those that were in force once included: what lies there is not handled yet."""
    await lay_out(redis, 3, 2)
    for partition in range(3):
        await put(redis, partition, partition)
    assert sorted(await take(redis_url, 3)) == [0, 1, 2]


async def test_on_each_partition_handled_means_that_the_next_was_asked_for(
    redis: Any, redis_url: str
) -> None:
    """All but the very last one are acknowledged, wherever they lie."""
    await lay_out(redis, 2)
    await put(redis, 0, 1, 2)
    await put(redis, 1, 3, 4)
    first = await take(redis_url, 3)
    assert await pending(redis, 0) + await pending(redis, 1) == 2
    rest = await take(redis_url, 2)
    assert sorted({*first, *rest}) == [1, 2, 3, 4]
    assert first[-1] in rest


async def test_a_partition_that_is_added_is_heard_at_once(redis: Any, redis_url: str) -> None:
    """From its beginning, also by a program that began with what was new."""
    await lay_out(redis, 1)
    async with aclosing(client.enriched(redis_url, group=GROUP, start=client.NOW)) as articles:
        first = asyncio.ensure_future(anext(articles))
        await until(lambda: redis.exists(ENRICHED.key()))
        await put(redis, 1, 7)
        await lay_out(redis, 2)
        assert number_of(await first) == 7


async def test_a_partition_that_was_added_meanwhile_is_read_from_its_beginning(
    redis: Any, redis_url: str
) -> None:
    """The group exists elsewhere, so that it is no new group that would begin with what comes."""
    await lay_out(redis, 1)
    await put(redis, 0, 1)
    assert await take(redis_url, 1) == [1]
    await put(redis, 1, 2)
    await lay_out(redis, 2)
    assert sorted(await take(redis_url, 2, start=client.NOW)) == [1, 2]


async def test_a_new_group_that_begins_now_does_so_everywhere(redis: Any, redis_url: str) -> None:
    """What lies on any partition already is not for it."""
    await lay_out(redis, 2)
    await put(redis, 0, 1)
    await put(redis, 1, 2)
    async with aclosing(client.enriched(redis_url, group=GROUP, start=client.NOW)) as articles:
        first = asyncio.ensure_future(anext(articles))
        await until(lambda: _has_consumers(redis, 2))
        await put(redis, 1, 3)
        assert number_of(await first) == 3


async def test_what_was_not_handled_is_let_go_on_every_partition(
    redis: Any, redis_url: str
) -> None:
    """Another program has it at once, and no consumer of the first one stays behind."""
    await lay_out(redis, 2)
    await put(redis, 0, 1, 2, 3)
    await put(redis, 1, 4, 5, 6)
    given = await take(redis_url, 2, takeover=3600.0, consumer="first")
    for partition in range(2):
        names = [one["name"] for one in await redis.xinfo_consumers(ENRICHED.key(partition), GROUP)]
        assert b"first" not in names
    assert sorted(await take(redis_url, 5, takeover=3600.0)) == sorted(
        {1, 2, 3, 4, 5, 6} - {given[0]}
    )


async def test_a_reader_that_is_cancelled_lets_go_too(redis: Any, redis_url: str) -> None:
    """Even of what Redis gives out while the reads are being ended."""
    await lay_out(redis, 2)
    await put(redis, 1, 1)
    articles = client.enriched(redis_url, group=GROUP, takeover=3600.0)
    assert number_of(await anext(articles)) == 1
    waiting = asyncio.ensure_future(anext(articles))
    await until(lambda: _is_handled(redis, 1))
    waiting.cancel()
    await put(redis, 0, 2)
    await end([waiting])
    await articles.aclose()
    assert await take(redis_url, 1, takeover=3600.0) == [2]


async def test_what_waited_too_long_and_was_taken_over_is_left_to_the_other(
    redis: Any, redis_url: str
) -> None:
    """A slow program does not handle what another one has by now."""
    await put(redis, 0, 1, 2)
    async with aclosing(client.enriched(redis_url, group=GROUP, takeover=0.1)) as slow:
        assert number_of(await anext(slow)) == 1
        _, second = await _held(redis)
        await redis.xclaim(ENRICHED.key(), GROUP, "other", 0, [second])
        await put(redis, 0, 3)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await until(lambda: loop.time() - began > 0.1)
        following = asyncio.ensure_future(anext(slow))
        assert number_of(await following) == 3
        assert await redis.xack(ENRICHED.key(), GROUP, second) == 1


async def test_a_flushed_redis_is_read_from_its_start(redis: Any, redis_url: str) -> None:
    """Streams, groups and layout are gone; the subscriber goes on as if it were the first day."""
    await lay_out(redis, 2)
    await put(redis, 0, 1)
    async with aclosing(client.enriched(redis_url, group=GROUP)) as articles:
        assert number_of(await anext(articles)) == 1
        following = asyncio.ensure_future(anext(articles))
        await until(lambda: _is_handled(redis, 0))
        await flush(redis)
        await put(redis, 1, 2)
        assert number_of(await following) == 2
        following = asyncio.ensure_future(anext(articles))
        await put(redis, 0, 3)
        assert number_of(await following) == 3


async def test_what_was_given_before_a_flush_is_no_longer_handled(
    redis: Any, redis_url: str
) -> None:
    """An entry that waited here, readable or not, went with the group that held it."""
    await put(redis, 0, 1, 2)
    await redis.xadd(ENRICHED.key(), {"mood": "sad"})
    async with aclosing(client.enriched(redis_url, group=GROUP, takeover=0.0)) as articles:
        assert number_of(await anext(articles)) == 1
        await flush(redis)
        following = asyncio.ensure_future(anext(articles))
        await until(lambda: redis.exists(ENRICHED.key()))
        await put(redis, 0, 3)
        assert number_of(await following) == 3
    assert not await redis.exists(ENRICHED.dead(GROUP))


async def test_dead_letters_are_counted_where_the_services_count_theirs(
    redis: Any, redis_url: str
) -> None:
    """So that one look at the tally tells how many letters there must be."""
    await lay_out(redis, 2)
    await redis.xadd(ENRICHED.key(1), {"mood": "sad"})
    await put(redis, 1, 1)
    assert await take(redis_url, 1) == [1]
    assert await redis.xlen(ENRICHED.dead(GROUP, 1)) == 1
    counted = await redis.hgetall(tally(1))
    assert counted == {f"articles.enriched.{GROUP}:rejected".encode(): b"1"}


async def _has_consumers(redis: Any, partitions: int) -> bool:
    for number in range(partitions):
        key = ENRICHED.key(number)
        groups: list[Any] = await redis.xinfo_groups(key) if await redis.exists(key) else []
        if not any(group["consumers"] for group in groups):
            return False
    return True


async def _is_handled(redis: Any, partition: int) -> bool:
    return await pending(redis, partition) == 0


async def _held(redis: Any) -> list[bytes]:
    rows = await redis.xpending_range(ENRICHED.key(), GROUP, "-", "+", 10)
    return [row["message_id"] for row in rows]
