"""Lesson 8: to get through more, start the same service again; the copies share the work."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack, aclosing
from typing import Any

from pydantic import SecretStr

from dateline import ArticleEnriched, ArticleFetched, client
from dateline.connection import connect
from dateline.runtime import Draft, Service
from dateline.runtime.frame import Frame
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import ENRICHED, FETCHED
from tests.conftest import until
from tests.samples import fetched


def copy_of_the_service(done: list[str]) -> Service:
    """Build one of several equal services, which notes what it handles."""
    service = Service("enrich")

    @service.reads_batches(FETCHED, writes=ENRICHED)
    async def on_fetched(batch: Sequence[ArticleFetched]) -> Sequence[ArticleEnriched]:
        done.extend(article.message_id for article in batch)
        return [ArticleEnriched.model_validate(dict(article)) for article in batch]

    return service


async def publish(redis: Any, numbers: range) -> None:
    """Put articles on the stream, as the ingest service does."""
    outbox = RedisOutbox(redis, FETCHED, "ingest")
    drafts = [Draft(fetched(n), f"article:{n}", expected=None, state="1") for n in numbers]
    await outbox.publish(drafts)


async def test_two_copies_of_a_service_share_the_work(redis: Any, redis_url: str) -> None:
    """Every article is handled, by one of the two, and comes out once."""
    settings = RuntimeSettings(redis_url=SecretStr(redis_url), batch=5)
    first: list[str] = []
    second: list[str] = []
    async with AsyncExitStack() as stack:
        for done in (first, second):
            own = await stack.enter_async_context(connect(redis_url))
            frame = Frame(copy_of_the_service(done), settings, own)
            await stack.enter_async_context(frame.running())

        async def both_have_worked() -> bool:
            start = len(first) + len(second)
            await publish(redis, range(start, start + 20))
            return bool(first and second)

        await until(both_have_worked)
        await until(lambda: _settled(redis))
    out = await redis.xrange(ENRICHED.key())
    ids = [fields[b"id"].decode() for _, fields in out]
    assert sorted(ids) == sorted(first + second)
    assert len(set(ids)) == len(ids)


async def test_a_copy_that_comes_later_finds_what_is_left(redis: Any, redis_url: str) -> None:
    """Articles wait on the stream for as long as nobody is there to handle them."""
    await publish(redis, range(7))
    settings = RuntimeSettings(redis_url=SecretStr(redis_url))
    done: list[str] = []
    async with (
        connect(redis_url) as own,
        Frame(copy_of_the_service(done), settings, own).running(),
    ):
        await until(lambda: len(done) == 7)
    async with aclosing(client.enriched(redis_url, group="my-app")) as articles:
        assert (await anext(articles)).message_id == fetched(0).message_id


async def _settled(redis: Any) -> bool:
    (group,) = await redis.xinfo_groups(FETCHED.key())
    published = int(await redis.xlen(ENRICHED.key()))
    return group["pending"] == 0 and published >= 20
