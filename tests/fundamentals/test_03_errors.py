"""Lesson 3: a stage says "try later" or "never"; anything else that it raises is a bug."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from dateline import ArticleEnriched, ArticleFetched
from dateline.errors import Reject, TryLater
from dateline.runtime import Environ, Service
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryStreams, settle
from tests.samples import fetched

Handler = Callable[[ArticleFetched], Awaitable[ArticleEnriched]]


def stage(handler: Handler) -> Callable[[Environ], AbstractAsyncContextManager[Service]]:
    """Make a service named ``lesson`` of a handler."""

    @asynccontextmanager
    async def factory(environ: Environ) -> AsyncGenerator[Service]:
        service = Service("lesson")
        service.reads(FETCHED, writes=ENRICHED)(handler)
        yield service

    return factory


def three_articles() -> MemoryStreams:
    """Put three articles on the stream, the second of which is trouble."""
    streams = MemoryStreams()
    for number, title in enumerate(("Ferry returns", "Trouble", "Rain expected")):
        streams.put(FETCHED, fetched(number, title=title))
    return streams


def titles(streams: MemoryStreams) -> list[str]:
    """List the headlines that came out."""
    return [article.title for article in streams.messages(ENRICHED)]


async def test_what_failed_for_now_is_tried_again() -> None:
    """A stage that raises TryLater gets the message again, and its neighbours do not wait."""
    attempts: list[str] = []

    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        attempts.append(article.title)
        if article.title == "Trouble" and attempts.count("Trouble") < 3:
            raise TryLater("the gazetteer is being loaded")
        return ArticleEnriched.model_validate(dict(article))

    streams = three_articles()
    await settle(streams, stage(on_fetched))
    assert titles(streams) == ["Ferry returns", "Rain expected", "Trouble"]
    assert attempts.count("Trouble") == 3
    assert attempts.count("Ferry returns") == 1


async def test_what_can_never_be_handled_becomes_a_dead_letter() -> None:
    """A stage that raises Reject is done with the message; a dead letter keeps it and says why."""

    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        if article.title == "Trouble":
            raise Reject("no_language", "the text is in no language that we know")
        return ArticleEnriched.model_validate(dict(article))

    streams = three_articles()
    await settle(streams, stage(on_fetched))
    assert titles(streams) == ["Ferry returns", "Rain expected"]
    (letter,) = streams.dead_letters(FETCHED, "lesson")
    assert (letter.stage, letter.reason) == ("lesson", "no_language")
    assert letter.detail == "the text is in no language that we know"
    assert ArticleFetched.model_validate_json(letter.fields["data"]).title == "Trouble"


async def test_a_bug_is_tried_a_few_times_and_then_buried() -> None:
    """Any other exception is a bug; after five deliveries its message is a dead letter."""
    attempts: list[str] = []

    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        attempts.append(article.title)
        if article.title == "Trouble":
            raise ValueError("month must be in 1..12")
        return ArticleEnriched.model_validate(dict(article))

    streams = three_articles()
    await settle(streams, stage(on_fetched))
    assert titles(streams) == ["Ferry returns", "Rain expected"]
    assert attempts.count("Trouble") == 5
    (letter,) = streams.dead_letters(FETCHED, "lesson")
    assert (letter.reason, letter.attempts) == ("max_deliveries", 5)
    assert letter.detail == "ValueError: month must be in 1..12"
    assert letter.frame is not None
    assert letter.frame.startswith("test_03_errors.py:")


async def test_an_outage_is_nobodys_fault() -> None:
    """While something that all messages need is away, tries are not counted."""
    attempts: list[str] = []

    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        attempts.append(article.title)
        if len(attempts) < 30:
            raise TryLater("the database is away", counts=False)
        return ArticleEnriched.model_validate(dict(article))

    streams = three_articles()
    await settle(streams, stage(on_fetched))
    assert sorted(titles(streams)) == ["Ferry returns", "Rain expected", "Trouble"]
    assert streams.dead_letters(FETCHED, "lesson") == []


async def test_an_entry_that_is_no_message_never_reaches_the_stage() -> None:
    """What another program has put on the stream by mistake becomes a dead letter at once."""

    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        return ArticleEnriched.model_validate(dict(article))

    streams = MemoryStreams()
    streams.put(FETCHED, fetched(1))
    streams.add(FETCHED.key(), {"type": "article.fetched.v1", "data": "{not json"})
    streams.put(FETCHED, fetched(2))
    await settle(streams, stage(on_fetched))
    assert len(titles(streams)) == 2
    (letter,) = streams.dead_letters(FETCHED, "lesson")
    assert letter.reason == "invalid_message"
    assert letter.fields["data"] == "{not json"
