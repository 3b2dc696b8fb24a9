"""Lesson 6: any program may subscribe to the enriched articles, and resumes where it stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from typing import Any

import pytest
from redis.asyncio import Redis

from dateline import client
from dateline.ending import end
from dateline.runtime import Draft
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import ENRICHED
from tests.conftest import until
from tests.samples import enriched


async def publish(redis: Redis, numbers: Sequence[int]) -> None:
    """Put articles on the stream, as the enrich service does."""
    outbox = RedisOutbox(redis, ENRICHED, "lesson")
    drafts = [Draft(enriched(n), f"article:{n}", expected=None, state="1") for n in numbers]
    await outbox.publish(drafts)


async def take(url: str, count: int, *, group: str, start: str = client.START) -> list[str]:
    """Subscribe, handle some articles and stop."""
    titles: list[str] = []
    async with aclosing(client.enriched(url, group=group, start=start)) as articles:
        async for article in articles:
            if len(titles) == count:
                break  # this one was given to us and not handled
            titles.append(article.title.split()[1])
    return titles


async def test_a_program_reads_articles_as_they_come(redis: Redis, redis_url: str) -> None:
    """The client is an async iterator over messages; nothing else is to be learnt."""
    await publish(redis, [1, 2, 3])
    titles: list[str] = []
    async with aclosing(client.enriched(redis_url, group="my-app")) as articles:
        async for article in articles:
            titles.append(article.title)
            if len(titles) == 3:
                break
    assert titles == [f"Ferry {number} returns to service" for number in (1, 2, 3)]


async def test_a_program_resumes_where_it_stopped(redis: Redis, redis_url: str) -> None:
    """Redis remembers under the group's name which articles were handled."""
    await publish(redis, range(6))
    assert await take(redis_url, 2, group="my-app") == ["0", "1"]
    assert await take(redis_url, 3, group="my-app") == ["2", "3", "4"]


async def test_an_article_whose_handling_broke_off_is_given_again(
    redis: Redis, redis_url: str
) -> None:
    """Handled means that the next one was asked for; whatever breaks before that loses nothing."""
    await publish(redis, [1, 2])

    async def program() -> None:
        async with aclosing(client.enriched(redis_url, group="my-app")) as articles:
            async for article in articles:
                raise RuntimeError(f"disk full at {article.title}")

    with pytest.raises(RuntimeError, match="disk full"):
        await program()
    async with aclosing(client.enriched(redis_url, group="my-app")) as articles:
        again = await anext(articles)
    assert again.title == "Ferry 1 returns to service"


async def test_two_groups_each_get_every_article(redis: Redis, redis_url: str) -> None:
    """Programs with different names do not disturb each other."""
    await publish(redis, range(4))
    assert await take(redis_url, 3, group="one") == ["0", "1", "2"]
    assert await take(redis_url, 3, group="two") == ["0", "1", "2"]


async def test_two_programs_of_one_group_share_the_articles(redis: Redis, redis_url: str) -> None:
    """Each article goes to one of them; to get through more, start more programs."""
    seen: list[list[str]] = [[], []]
    total = 40

    async def program(mine: list[str]) -> None:
        async with aclosing(client.enriched(redis_url, group="my-app")) as articles:
            async for article in articles:
                mine.append(article.message_id)  # noqa: PERF401 - it never ends, so nothing collects it

    programs = [asyncio.create_task(program(mine)) for mine in seen]
    await until(lambda: consumers(redis, 2))
    await publish(redis, range(total))
    await until(lambda: len(seen[0]) + len(seen[1]) == total)
    await end(programs)
    assert sorted(seen[0] + seen[1]) == sorted(enriched(n).message_id for n in range(total))
    assert seen[0]
    assert seen[1]


async def test_a_new_group_may_begin_with_what_comes(redis: Redis, redis_url: str) -> None:
    """Who does not want what lies there already starts at NOW."""
    await publish(redis, [1])
    articles = client.enriched(redis_url, group="my-app", start=client.NOW)
    async with aclosing(articles):
        first = asyncio.ensure_future(anext(articles))
        await until(lambda: consumers(redis, 1))
        await publish(redis, [2])
        assert (await first).title == "Ferry 2 returns to service"


async def consumers(redis: Any, count: int) -> bool:
    """Tell whether so many programs wait for articles in the group."""
    if not await redis.exists(ENRICHED.key()):
        return False
    groups = await redis.xinfo_groups(ENRICHED.key())
    return bool(groups and groups[0]["consumers"] == count)
