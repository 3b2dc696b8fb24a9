"""Subscribing to several partitions, which grow, on a Redis that comes and goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import RedisError

from dateline import client, embedded
from dateline.client.merging import Row, merged
from dateline.connection import connect
from dateline.ending import end
from dateline.messages import ArticleEnriched
from dateline.streams import ENRICHED, LAYOUT, tally
from dateline.wire import encode
from tests.conftest import flush, until
from tests.samples import enriched
from tests.servers import free_port, real_server

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


@pytest.fixture
def own(tmp_path: Path) -> Generator[tuple[str, Callable[[], embedded.Running]]]:
    """Give a real server that a test may kill and start again on its data."""
    port = free_port()
    with ExitStack() as stack:

        def start() -> embedded.Running:
            runs = embedded.running(tmp_path, port=port, server=real_server())
            return stack.enter_context(runs)

        yield f"redis://127.0.0.1:{port}/0", start


async def test_a_redis_that_is_away_is_waited_for(own: Any) -> None:
    """For as long as it takes; nothing is raised and nothing is lost."""
    url, start = own
    running = start()
    async with connect(url) as redis:
        await put(redis, 0, 1)
        async with aclosing(client.enriched(url, group=GROUP)) as articles:
            assert number_of(await anext(articles)) == 1
            running.process.kill()
            running.process.wait()
            following = asyncio.ensure_future(anext(articles))
            await asyncio.to_thread(start)
            await put(redis, 0, 2)
            assert number_of(await following) == 2


async def test_patience_ends_when_the_program_wants_to_be_told(
    own: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection's own error comes out."""
    monkeypatch.setattr("dateline.connection.connecting._TRIES", 1)
    url, start = own
    running = start()
    async with aclosing(client.follow(url, ENRICHED, start=client.START, patience=0.0)) as articles:
        async with connect(url) as redis:
            await put(redis, 0, 1)
        await anext(articles)
        running.process.kill()
        running.process.wait()
        with pytest.raises(RedisError):
            await anext(articles)


async def test_a_follower_resumes_all_partitions_at_its_position(
    redis: Any, redis_url: str
) -> None:
    """The position that came with an article tells how far each partition was read."""
    await lay_out(redis, 2)
    await put(redis, 0, 1, 2)
    await put(redis, 1, 3, 4)
    seen: list[int] = []
    position = client.START
    for _ in range(4):
        follower = client.follow(redis_url, ENRICHED, start=position)
        async with aclosing(follower) as articles:
            position, article = await anext(articles)
            seen.append(number_of(article))
    assert sorted(seen) == [1, 2, 3, 4]


async def test_a_follower_hears_a_partition_that_is_added(redis: Any, redis_url: str) -> None:
    """From its beginning; and one that was added since its position was told, too."""
    (first,) = await put(redis, 0, 1)
    async with aclosing(client.follow(redis_url, ENRICHED, start=first)) as articles:
        following = asyncio.ensure_future(anext(articles))
        await put(redis, 1, 2)
        await lay_out(redis, 2)
        position, article = await following
    assert number_of(article) == 2
    await put(redis, 2, 3)
    await lay_out(redis, 3)
    async with aclosing(client.follow(redis_url, ENRICHED, start=position)) as articles:
        assert number_of((await anext(articles))[1]) == 3


async def test_a_follower_that_begins_now_misses_nothing_between_its_looks(
    redis: Any, redis_url: str
) -> None:
    """The end of the stream is found once, and not at each read anew."""
    await put(redis, 0, 1)
    articles = client.follow(redis_url, ENRICHED)
    async with aclosing(articles):
        following = asyncio.ensure_future(anext(articles))
        await until(lambda: _is_blocked(redis))
        await put(redis, 0, 2)
        assert number_of((await following)[1]) == 2


class Scripted:
    """A source that gives what it is told to."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    async def read(self) -> list[Row]:
        """Give the next answer, or wait for ever."""
        if not self.answers:
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return [(name.encode(), {}) for name in answer]


async def gather(*sources: Scripted, count: int) -> list[str]:
    """Take so many rows of several sources."""

    async def known() -> tuple[Scripted, ...]:
        return sources

    async with aclosing(merged(known)) as rows:
        return [(await anext(rows))[1][0].decode() for _ in range(count)]


async def test_rows_of_one_source_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever other sources do."""
    monkeypatch.setattr("dateline.client.merging._LAST_READ_S", 0.01)
    rows = await gather(Scripted(["a1", "a2"], ["a3"]), Scripted(["b1"], [], ["b2"]), count=5)
    assert [row for row in rows if row[0] == "a"] == ["a1", "a2", "a3"]
    assert [row for row in rows if row[0] == "b"] == ["b1", "b2"]


async def test_a_silent_source_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is read for itself; at the end the silent one's read is cut."""
    monkeypatch.setattr("dateline.client.merging._LAST_READ_S", 0.01)
    assert await gather(Scripted(), Scripted(["b1"]), count=1) == ["b1"]


async def test_a_source_that_fails_ends_all() -> None:
    """Its error comes out, and no task is left behind."""
    with pytest.raises(ZeroDivisionError):
        await gather(Scripted(ZeroDivisionError()), Scripted(["b1"], ["b2"]), count=9)
    assert len(asyncio.all_tasks()) == 1


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


async def _is_blocked(redis: Any) -> bool:
    return int((await redis.info("clients"))["blocked_clients"]) > 0
