"""Lesson 2: a stage is a function between two streams, and a service is a name for some."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from dateline import ArticleEnriched, ArticleFetched
from dateline.runtime import Environ, Service
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryStreams, settle
from tests.samples import enriched, fetched


@asynccontextmanager
async def shout(environ: Environ) -> AsyncGenerator[Service]:
    """Write headlines in capitals, with the mark that the environment names."""
    mark = environ.get("MARK", "!")
    service = Service("shout")

    @service.reads(FETCHED, writes=ENRICHED)
    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        return ArticleEnriched.model_validate({**dict(article), "title": article.title + mark})

    yield service


async def test_a_stage_turns_each_message_into_another() -> None:
    """What lies on the first stream leads to a message on the second."""
    streams = MemoryStreams()
    streams.put(FETCHED, fetched(1, title="Ferry returns"))
    await settle(streams, shout)
    (article,) = streams.messages(ENRICHED)
    assert article.title == "Ferry returns!"


async def test_settings_come_from_a_mapping() -> None:
    """A service never looks at the process's environment, so a test hands in its own."""
    streams = MemoryStreams()
    streams.put(FETCHED, fetched(1, title="Ferry returns"))
    await settle(streams, shout, environ={"MARK": "?"})
    assert [article.title for article in streams.messages(ENRICHED)] == ["Ferry returns?"]


async def test_messages_keep_their_order() -> None:
    """One worker hands articles on in the order in which they came."""
    streams = MemoryStreams()
    for number in range(5):
        streams.put(FETCHED, fetched(number))
    await settle(streams, shout)
    ids = [article.article_id for article in streams.messages(ENRICHED)]
    assert ids == [fetched(number).article_id for number in range(5)]


async def test_a_message_is_handled_once() -> None:
    """The group remembers what it has handled; running again does nothing."""
    streams = MemoryStreams()
    streams.put(FETCHED, fetched(1))
    await settle(streams, shout)
    await settle(streams, shout)
    assert len(streams.messages(ENRICHED)) == 1


async def test_a_stage_may_write_nothing() -> None:
    """At the end of the line a stage reads, and returns nothing."""
    seen: list[str] = []

    @asynccontextmanager
    async def listen(environ: Environ) -> AsyncGenerator[Service]:
        service = Service("listen")

        @service.reads(ENRICHED)
        async def on_enriched(article: ArticleEnriched) -> None:
            seen.append(article.title)

        yield service

    streams = MemoryStreams()
    streams.put(ENRICHED, enriched(1))
    await settle(streams, listen)
    assert seen == ["Ferry 1 returns to service"]


async def test_a_stage_may_drop_a_message() -> None:
    """Returning nothing where a message could be written is no error."""

    @asynccontextmanager
    async def sieve(environ: Environ) -> AsyncGenerator[Service]:
        service = Service("sieve")

        @service.reads(FETCHED, writes=ENRICHED)
        async def on_fetched(article: ArticleFetched) -> ArticleEnriched | None:
            wanted = "ferry" in article.title.lower()
            return ArticleEnriched.model_validate(dict(article)) if wanted else None

        yield service

    streams = MemoryStreams()
    streams.put(FETCHED, fetched(1, title="Ferry returns"))
    streams.put(FETCHED, fetched(2, title="Rain expected"))
    await settle(streams, sieve)
    assert [article.title for article in streams.messages(ENRICHED)] == ["Ferry returns"]
    assert streams.dead_letters(FETCHED, "sieve") == []


async def test_services_form_a_chain() -> None:
    """Services that know nothing of each other meet on the streams."""
    titles: list[str] = []

    @asynccontextmanager
    async def listen(environ: Environ) -> AsyncGenerator[Service]:
        service = Service("listen")

        @service.reads(ENRICHED)
        async def on_enriched(article: ArticleEnriched) -> None:
            titles.append(article.title)

        yield service

    streams = MemoryStreams()
    streams.put(FETCHED, fetched(1, title="Ferry returns"))
    await settle(streams, shout, listen)
    assert titles == ["Ferry returns!"]
