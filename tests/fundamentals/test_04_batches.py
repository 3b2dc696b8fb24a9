"""Lesson 4: a stage may take many messages at a time, and answers for each of them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from dateline import ArticleEnriched, ArticleFetched
from dateline.errors import Reject, TryLater
from dateline.runtime import Environ, Service
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryStreams, settle
from tests.samples import fetched

Outcomes = Sequence[ArticleEnriched | TryLater | Reject | None]
Handler = Callable[[Sequence[ArticleFetched]], Awaitable[Outcomes]]


def stage(handler: Handler) -> Callable[[Environ], AbstractAsyncContextManager[Service]]:
    """Make a service named ``lesson`` of a handler of batches."""

    @asynccontextmanager
    async def factory(environ: Environ) -> AsyncGenerator[Service]:
        service = Service("lesson")
        service.reads_batches(FETCHED, writes=ENRICHED)(handler)
        yield service

    return factory


def articles(*titles: str) -> MemoryStreams:
    """Put articles with these headlines on the stream."""
    streams = MemoryStreams()
    for number, title in enumerate(titles):
        streams.put(FETCHED, fetched(number, title=title))
    return streams


def enrich(article: ArticleFetched) -> ArticleEnriched:
    """Find nothing."""
    return ArticleEnriched.model_validate(dict(article))


def titles(streams: MemoryStreams) -> list[str]:
    """List the headlines that came out."""
    return [article.title for article in streams.messages(ENRICHED)]


async def test_a_batch_is_handled_at_once() -> None:
    """A model that is quicker on many texts together gets them together."""
    sizes: list[int] = []

    async def on_fetched(batch: Sequence[ArticleFetched]) -> Outcomes:
        sizes.append(len(batch))
        return [enrich(article) for article in batch]

    streams = articles("One", "Two", "Three")
    await settle(streams, stage(on_fetched))
    assert sizes == [3]
    assert titles(streams) == ["One", "Two", "Three"]


async def test_each_message_has_an_outcome_of_its_own() -> None:
    """Errors are values in a batch: they touch the one message in whose place they stand."""
    tried: list[str] = []

    async def on_fetched(batch: Sequence[ArticleFetched]) -> Outcomes:
        def outcome(article: ArticleFetched) -> ArticleEnriched | TryLater | Reject | None:
            tried.append(article.title)
            match article.title:
                case "Later" if tried.count("Later") == 1:
                    return TryLater("not yet")
                case "Never":
                    return Reject("empty", "there is no text")
                case "Dropped":
                    return None
                case _:
                    return enrich(article)

        return [outcome(article) for article in batch]

    streams = articles("One", "Later", "Never", "Dropped", "Two")
    await settle(streams, stage(on_fetched))
    assert titles(streams) == ["One", "Two", "Later"]
    assert [letter.reason for letter in streams.dead_letters(FETCHED, "lesson")] == ["empty"]


async def test_when_a_batch_fails_its_messages_are_handled_one_by_one() -> None:
    """A handler that raises is given each message alone, so that the culprit stands alone."""

    async def on_fetched(batch: Sequence[ArticleFetched]) -> Outcomes:
        if any(article.title == "Poison" for article in batch):
            raise RuntimeError("the model broke")
        return [enrich(article) for article in batch]

    streams = articles("One", "Poison", "Two")
    await settle(streams, stage(on_fetched))
    assert titles(streams) == ["One", "Two"]
    (letter,) = streams.dead_letters(FETCHED, "lesson")
    assert letter.detail.startswith("RuntimeError: the model broke")
