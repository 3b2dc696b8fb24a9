"""Following the end of a stream over partitions that grow, and a Redis that comes and goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import RedisError

from dateline import client, embedded
from dateline.client.shares import begin
from dateline.connection import connect
from dateline.streams import ENRICHED
from dateline.wire import encode
from tests.conftest import until
from tests.samples import enriched
from tests.servers import free_port, real_server
from tests.shared.test_client_partitions import GROUP, lay_out, number_of, put, quick

__all__ = ["quick"]


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


@pytest.mark.parametrize(
    ("start", "partition", "begins"),
    [
        ("1772702000000-3", 0, "1772702000000-3"),
        ("1772702000000-3", 2, "1772701999999-0"),
        ("0-1", 1, "0-0"),
        (client.START, 1, client.START),
        (client.NOW, 1, client.NOW),
    ],
)
def test_an_entry_id_is_a_moment_on_other_partitions(
    start: str, partition: int, begins: str
) -> None:
    """Entries of the same millisecond there may have the very same id, and are not skipped."""
    assert begin(start, partition) == begins


async def test_a_partition_is_not_skipped_where_ids_are_equal(redis: Any, redis_url: str) -> None:
    """Two partitions may hand out one id in one millisecond."""
    fields: Any = encode(enriched(2))
    (first,) = await put(redis, 0, 1)
    await redis.xadd(ENRICHED.key(1), fields, id=first)
    await lay_out(redis, 2)
    async with aclosing(client.follow(redis_url, ENRICHED, start=first)) as articles:
        assert number_of((await anext(articles))[1]) == 2
    async with aclosing(client.enriched(redis_url, group=GROUP, start=first)) as others:
        assert number_of(await anext(others)) == 2


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


async def _is_blocked(redis: Any) -> bool:
    return int((await redis.info("clients"))["blocked_clients"]) > 0
