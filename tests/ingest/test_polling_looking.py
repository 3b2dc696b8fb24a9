"""Tests of one look at a feed: what is asked, where, and what is remembered of the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from dateline.messages import ArticleFetched
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.fetching.fetcher import Fetched, NotModified, Result
from dateline_ingest.identity.editor import Editor
from dateline_ingest.outcomes import Failed
from dateline_ingest.polling.hooks import Feed
from dateline_ingest.polling.looking import Looker
from dateline_ingest.polling.memory import FeedMemory, memory_key, recollect
from dateline_ingest.polling.registry import subscription_of
from dateline_ingest.sources import feed_source

from .samples import HTML, NOW, RSS

SOURCE = feed_source("https://harbour.example/rss")
URL = SOURCE.feed_url or ""
FEED = Feed(SOURCE, subscription_of(SOURCE, NOW), NOW)
DAY = timedelta(days=1)


@dataclass
class Script:
    """A server that answers as it is told, and writes down what it was asked."""

    answer: Callable[[str], Result] = lambda url: Fetched(url, RSS, {"etag": '"1"'})
    asked: list[tuple[str, str | None, bool]] = field(
        default_factory=list[tuple[str, str | None, bool]]
    )

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Answer."""
        del last_modified
        self.asked.append((url, etag, allow_private))
        return self.answer(url)


@dataclass
class Bench:
    """A looker at a scripted server."""

    script: Script = field(default_factory=Script)
    streams: MemoryStreams = field(default_factory=MemoryStreams)
    draw: float = 0.0

    def __post_init__(self) -> None:
        """Set it up."""
        outbox = MemoryOutbox(self.streams, FETCHED, "ingest")
        self.looker = Looker(
            self.script, outbox, Editor(outbox), 900.0, now=lambda: NOW, jitter=lambda: self.draw
        )

    def memory(self) -> FeedMemory:
        """What is remembered."""
        return recollect(self.streams.memory.get(f"ingest:{memory_key(SOURCE)}"), URL)

    async def look(self, feed: Feed = FEED, *, later: timedelta = timedelta()) -> float:
        """Look once."""
        return await self.looker.look(replace(feed, at=NOW + later))


@pytest.fixture
def bench() -> Bench:
    """Set a looker up."""
    return Bench()


async def test_a_move_is_followed_only_after_repeated_proof(bench: Bench) -> None:
    """Three like answers over a day; then the feed is asked for at its new address."""
    new = "https://new.example/rss"
    bench.script.answer = lambda url: Fetched(new, RSS, {}, moved_to=new if url == URL else None)
    for hours in (0, 12, 25, 26):
        await bench.look(later=timedelta(hours=hours))
    assert [url for url, _, _ in bench.script.asked] == [URL, URL, URL, new]
    memory = bench.memory()
    assert (memory.url, memory.move.at, memory.failures) == (URL, new, 0)


async def test_an_adopted_address_that_is_dead_leads_back_to_the_old_one(bench: Bench) -> None:
    """A feed may come back where it was."""
    await test_a_move_is_followed_only_after_repeated_proof(bench)
    bench.script.answer = lambda _: Failed("not_found", "HTTP 404")
    for days in range(2, 8):
        await bench.look(later=DAY * days)
    assert {url for url, _, _ in bench.script.asked[-3:]} == {URL, "https://new.example/rss"}


async def test_a_private_address_is_allowed_where_it_was_given_and_nowhere_else(
    bench: Bench,
) -> None:
    """A feed in one's own network may not lead to other places in it by moving."""
    private = replace(
        FEED, subscription=FEED.subscription.model_copy(update={"allow_private": True})
    )
    moved = "https://elsewhere.example/rss"
    bench.script.answer = lambda url: Fetched(
        moved, RSS, {}, moved_to=moved if url == URL else None
    )
    for hours in (0, 12, 25, 26):
        await bench.look(private, later=timedelta(hours=hours))
    assert [allowed for _, _, allowed in bench.script.asked] == [True, True, True, False]
    assert bench.looker.private == {SOURCE.id}
    await bench.look(later=2 * DAY)
    assert bench.looker.private == set()


async def test_a_document_is_asked_for_in_full_once_a_week_and_by_chance(bench: Bench) -> None:
    """Some servers keep one ETag for ever."""
    bench.script.answer = lambda url: (
        NotModified(url) if bench.script.asked[-1][1] else Fetched(url, RSS, {"etag": '"1"'})
    )
    for days in (0, 1, 5, 8, 9):
        await bench.look(later=DAY * days)
    bench.draw = -0.999
    await bench.look(later=DAY * 10)
    assert [etag for _, etag, _ in bench.script.asked] == [None, '"1"', '"1"', None, '"1"', None]
    assert bench.memory().full_at == NOW + 10 * DAY
    assert bench.memory().read_at == NOW + 8 * DAY, "and read, though the bytes were the same"


async def test_what_was_read_before_a_loss_is_read_again(bench: Bench) -> None:
    """Without validators and whatever its hash; what was read since is believed."""
    await bench.look()
    lost = replace(FEED, doubted=NOW + timedelta(hours=1))
    await bench.look(lost, later=timedelta(hours=2))
    await bench.look(lost, later=timedelta(hours=3))
    assert [etag for _, etag, _ in bench.script.asked] == [None, None, '"1"']
    assert bench.memory().read_at == NOW + timedelta(hours=2)


async def test_what_a_server_asks_for_is_kept_after_every_kind_of_answer(bench: Bench) -> None:
    """A document, the same bytes, a 304, and a refusal; jitter takes nothing of it."""
    bench.draw = -0.5
    fresh = {"cache-control": "max-age=20000"}
    bench.script.answer = lambda url: Fetched(url, RSS, fresh)
    assert await bench.look() == 20_000
    assert await bench.look(later=DAY) == 20_000
    bench.script.answer = lambda url: NotModified(url, {"cache-control": "max-age=30000"})
    assert await bench.look(later=2 * DAY) == 30_000
    bench.script.answer = NotModified
    assert await bench.look(later=3 * DAY) < 20_000
    bench.script.answer = lambda _: Failed("rate_limited", "HTTP 429", 40_000.0)
    assert await bench.look(later=4 * DAY) == 40_000


async def test_a_feeds_own_ttl_counts_for_an_hour_at_most(bench: Bench) -> None:
    """It is a default of its software mostly."""
    document = RSS.replace(b"<language>", b"<ttl>600</ttl><language>")
    bench.looker.interval = 10.0
    bench.script.answer = lambda url: Fetched(url, document, {})
    assert await bench.look() == 3600
    assert bench.memory().hint == 36_000
    assert await bench.look(later=DAY) == 3600, "the same bytes ask for the same"


async def test_a_failure_keeps_what_was_known_and_says_since_when(bench: Bench) -> None:
    """And a page instead of a feed is one."""
    await bench.look()
    bench.script.answer = lambda url: Fetched(url, HTML, {})
    with capture_logs() as logs:
        first = await bench.look(later=DAY)
        second = await bench.look(later=2 * DAY)
    assert second > first
    memory = bench.memory()
    assert (memory.last_outcome, memory.failures) == ("html_instead_of_feed", 2)
    assert memory.failing_since == NOW + DAY
    assert (memory.etag, memory.entries) == ('"1"', 2)
    assert [log["failures"] for log in logs if log["event"] == "ingest.feed_failed"] == [1, 2]


async def test_whoever_asks_is_told_of_looks_and_of_what_was_published(bench: Bench) -> None:
    """A subscription to a hub is seen to there, and its state is remembered with the feed."""
    seen: list[datetime | None] = []
    published: list[str] = []

    async def after(feed: Feed, memory: FeedMemory, found: Any) -> FeedMemory:
        assert feed.source == SOURCE
        seen.append(found.newest)
        return memory.model_copy(update={"push_until": NOW + 30 * DAY})

    async def told(articles: Sequence[ArticleFetched]) -> None:
        published.extend(article.title for article in articles)

    bench.looker.after_look, bench.looker.on_published = after, told
    plain = await Bench().look()
    assert await bench.look() == pytest.approx(min(12 * plain, 86_400))
    await bench.look(later=DAY)
    bench.script.answer = lambda _: Failed("timeout", "30 s")
    await bench.look(later=2 * DAY)
    assert len(seen) == 2, "a failure tells nothing of a hub"
    assert seen[0] is not None
    assert seen[1] is None
    assert published == ["Ferry & barge collide", "No guid here"]


async def test_a_pushed_document_teaches_nothing_of_what_the_feed_shows(bench: Bench) -> None:
    """It may hold one entry alone; that one is news all the same."""
    await bench.look()
    before = bench.memory()
    item = b"<item><guid>p</guid><title>Pushed at noon</title></item>"
    document = b"<rss version='2.0'><channel><title>x</title>" + item + b"</channel></rss>"
    at = replace(FEED, at=NOW + timedelta(hours=1))
    await bench.looker.deliver(at, Fetched(URL, document, {}))
    after = bench.memory()
    assert (after.entries, after.next_poll, after.etag) == (2, before.next_poll, '"1"')
    assert after.last_news == at.at
    assert [one.title for one in bench.streams.messages(FETCHED)][-1] == "Pushed at noon"
    with capture_logs() as logs:
        await bench.looker.deliver(at, Fetched(URL, b"<rss><chan", {}))
    assert [log["event"] for log in logs] == ["ingest.push_unreadable"]
