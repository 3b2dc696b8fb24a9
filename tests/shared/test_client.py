"""Subscribing from outside: what is asked for arrives, and what is not read is kept."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import pytest
from redis.exceptions import RedisError

from dateline import client
from dateline.ending import end
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import decode_rejected, encode
from tests.conftest import until
from tests.samples import enriched, fetched

GROUP = "my-app"


async def put(redis: Any, *numbers: int) -> list[str]:
    """Put numbered articles on the public stream; return their entry ids."""
    return [(await redis.xadd(ENRICHED.key(), encode(enriched(n)))).decode() for n in numbers]


async def take(url: str, count: int, **options: Any) -> list[int]:
    """Handle so many articles, and ask for one more, so that all of them count as handled."""
    numbers: list[int] = []
    async with aclosing(client.enriched(url, group=GROUP, **options)) as articles:
        while len(numbers) < count:
            article = await anext(articles)
            numbers.append(int(article.title.split()[1]))
    return numbers


async def pending(redis: Any) -> int:
    """Count what the group was given and has not handled."""
    return int((await redis.xpending(ENRICHED.key(), GROUP))["pending"])


async def test_an_article_is_handled_when_the_next_is_asked_for(redis: Any, redis_url: str) -> None:
    """The last one that was given is not acknowledged, and comes again."""
    await put(redis, 1, 2, 3)
    assert await take(redis_url, 2) == [1, 2]
    assert await pending(redis) == 2
    assert await take(redis_url, 2) == [2, 3]


async def test_what_a_program_let_go_is_free_at_once(redis: Any, redis_url: str) -> None:
    """Another program of the group need not wait for the takeover time."""
    await put(redis, 1, 2)
    assert await take(redis_url, 1, consumer="a", takeover=3600.0) == [1]
    assert await take(redis_url, 2, consumer="b", takeover=3600.0) == [1, 2]


async def test_a_killed_program_gets_its_unfinished_articles_back(
    redis: Any, redis_url: str
) -> None:
    """Under the name that it had, and before anything new."""
    ids = await put(redis, 1, 2)
    await redis.xgroup_create(ENRICHED.key(), GROUP, id="0")
    await redis.xreadgroup(GROUP, "steady", {ENRICHED.key(): ">"}, count=10)
    await put(redis, 3)
    assert len(ids) == 2
    assert await take(redis_url, 3, consumer="steady") == [1, 2, 3]


async def test_what_a_killed_program_held_is_taken_over(redis: Any, redis_url: str) -> None:
    """By another program of the group, once the takeover time has passed."""
    await put(redis, 1, 2)
    await redis.xgroup_create(ENRICHED.key(), GROUP, id="0")
    await redis.xreadgroup(GROUP, "dead", {ENRICHED.key(): ">"}, count=10)
    assert await take(redis_url, 2, takeover=0.0) == [1, 2]


async def test_a_deleted_entry_is_passed_over(redis: Any, redis_url: str) -> None:
    """What somebody removed from the stream while it was pending holds nobody up."""
    first, _ = await put(redis, 1, 2)
    await redis.xgroup_create(ENRICHED.key(), GROUP, id="0")
    await redis.xreadgroup(GROUP, "steady", {ENRICHED.key(): ">"}, count=10)
    await redis.xdel(ENRICHED.key(), first)
    assert await take(redis_url, 1, consumer="steady") == [2]


async def test_an_entry_that_cannot_be_read_becomes_the_groups_dead_letter(
    redis: Any, redis_url: str
) -> None:
    """The articles around it arrive; the letter holds the entry, and says who gave it up."""
    await put(redis, 1)
    await redis.xadd(ENRICHED.key(), {"type": "article.enriched.v1", "data": b"\xff{"})
    await put(redis, 2)
    assert await take(redis_url, 2) == [1, 2]
    ((_, fields),) = await redis.xrange(ENRICHED.dead(GROUP))
    letter = decode_rejected(fields)
    assert (letter.stage, letter.reason, letter.attempts) == (GROUP, "invalid_message", 1)
    assert letter.stream == ENRICHED.key()
    assert fields[b"data"] == b"\xff{"
    assert await pending(redis) == 1


async def test_a_new_group_may_start_anywhere(redis: Any, redis_url: str) -> None:
    """At an entry id, the entries after it come; a group that exists keeps its place."""
    first, *_ = await put(redis, 1, 2, 3)
    assert await take(redis_url, 1, start=first) == [2]
    assert await take(redis_url, 2, start=client.START) == [2, 3]


async def test_a_program_that_handled_all_leaves_no_consumer_behind(
    redis: Any, redis_url: str
) -> None:
    """Programs that come and go with new names do not fill the group."""
    await put(redis, 1)
    articles = client.enriched(redis_url, group=GROUP)
    await anext(articles)
    rest = asyncio.ensure_future(anext(articles))
    await until(lambda: _nothing_pending(redis))
    await end([rest])
    await articles.aclose()
    assert await redis.xinfo_consumers(ENRICHED.key(), GROUP) == []


async def test_any_stream_may_be_subscribed_to(redis: Any, redis_url: str) -> None:
    """The stream brings the type of its messages along."""
    await redis.xadd(FETCHED.key(), encode(fetched(1)))
    async with aclosing(client.subscribe(redis_url, FETCHED, group=GROUP)) as articles:
        assert await anext(articles) == fetched(1)


async def test_followers_get_ids_to_go_on_from(redis: Any, redis_url: str) -> None:
    """Redis remembers nothing of a follower; what cannot be read is passed over."""
    ids = await put(redis, 1)
    await redis.xadd(ENRICHED.key(), {"mood": "sad"})
    ids += await put(redis, 2)
    async with aclosing(client.follow(redis_url, ENRICHED, start=client.START)) as articles:
        found = [await anext(articles) for _ in range(2)]
    assert found == [(ids[0], enriched(1)), (ids[1], enriched(2))]
    async with aclosing(client.follow(redis_url, ENRICHED, start=ids[0])) as articles:
        assert await anext(articles) == (ids[1], enriched(2))
    assert await redis.xinfo_groups(ENRICHED.key()) == []


async def test_without_a_redis_the_subscriber_is_told() -> None:
    """After a few tries the connection's own error comes out."""
    with pytest.raises(RedisError):
        await take("redis://127.0.0.1:1/0", 1)


async def _nothing_pending(redis: Any) -> bool:
    return await pending(redis) == 0
