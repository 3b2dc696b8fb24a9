"""Tests of what the poller does where Redis, a rival or a bug took away what it counted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from dateline.messages import ArticleFetched
from dateline.runtime import Draft
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.identity.naming import memory_name
from dateline_ingest.polling.memory import memory_key, recollect
from dateline_ingest.sources import feed_source

from .fakes import FakeOutbox
from .polling import Clock, Feed, poller_of

SOURCE = feed_source("https://harbour.example/rss")


async def test_a_feed_is_read_anew_when_redis_was_emptied() -> None:
    """What was published and lost goes out again, without a validator that would hide it."""
    outbox, feed, clock = FakeOutbox(), Feed(["a", "b"]), Clock()
    poller = poller_of(feed, outbox, clock)
    await poller.poll_due([SOURCE])
    outbox.lose()
    with capture_logs() as logs:
        await poller.poll_due([SOURCE])
    assert [entry for entry in logs if entry["event"] == "ingest.memory_lost"] == [
        {"event": "ingest.memory_lost", "feeds": 1, "log_level": "warning"}
    ]
    clock.now += timedelta(seconds=60)
    await poller.poll_due([SOURCE])
    assert [article.title for article in outbox.stream] == ["a", "b", "a", "b"]


async def test_validators_that_survived_a_loss_are_not_used() -> None:
    """Once; the look after that is a cheap one again."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock()
    poller = poller_of(feed, outbox, clock)
    await poller.poll_due([SOURCE])
    del outbox.memory[memory_name(outbox.stream[0].article_id)]
    outbox.losses += 1
    for _ in range(4):
        await poller.poll_due([SOURCE])
        clock.now += timedelta(seconds=1000)
    assert [etag is None for etag in feed.asked] == [True, True, False, False]
    assert [article.title for article in outbox.stream] == ["a", "a"]


async def test_after_a_loss_feeds_are_spread_over_a_minute() -> None:
    """Hundreds of servers are not asked in one second because our Redis was restarted."""
    outbox, feed, clock = FakeOutbox(), Feed(), Clock()
    sources = [feed_source(f"https://harbour-{number}.example/rss") for number in range(3)]
    poller = poller_of(feed, outbox, clock)
    draws = iter([-1.0, 0.0, 1.0])
    await poller.poll_due(sources)
    poller.jitter = lambda: next(draws, 0.0)
    outbox.lose()
    asked: list[int] = []
    for _ in range(3):
        before = len(feed.asked)
        await poller.poll_due(sources)
        asked.append(len(feed.asked) - before)
        clock.now += timedelta(seconds=30)
    assert asked == [1, 1, 1]


async def test_a_loss_before_the_start_is_none_of_ours() -> None:
    """A new process knows nothing that could have been lost."""
    outbox, feed = FakeOutbox(losses=3), Feed(["a"])
    with capture_logs() as logs:
        await poller_of(feed, outbox).poll_due([SOURCE])
    assert "ingest.memory_lost" not in {entry["event"] for entry in logs}
    assert len(outbox.stream) == 1


async def test_a_loss_while_a_feed_is_looked_at_has_it_looked_at_again() -> None:
    """The look began before the loss, so that it may have published into the void."""
    outbox, clock = FakeOutbox(), Clock()
    feed = Feed(["a"])
    poller = poller_of(feed, outbox, clock)

    async def lose_and_room(source: str = "") -> None:
        del source
        outbox.lose()
        await poller.poll_due([SOURCE])

    outbox.room = lose_and_room  # type: ignore[method-assign] # the moment just before publishing
    await poller.poll_due([SOURCE])
    (due,) = [one.due async for one in poller.registry.all()]
    assert due is not None
    assert due <= 60


async def test_a_bug_in_a_look_is_one_feeds_trouble() -> None:
    """It is logged, and the feed is looked at again an interval later."""
    outbox, feed, other = FakeOutbox(), Feed(["a"]), feed_source("https://other.example/rss")
    recall = outbox.recall

    async def stumble(names: Sequence[str]) -> list[str | None]:
        if memory_key(SOURCE) in names:
            raise ZeroDivisionError
        return await recall(names)

    outbox.recall = stumble  # type: ignore[method-assign] # a bug in the middle of a look
    poller = poller_of(feed, outbox)
    with capture_logs() as logs:
        await poller.poll_due([SOURCE, other])
    errors = [entry["event"] for entry in logs if entry["log_level"] == "error"]
    assert errors == ["ingest.look_crashed"]
    assert len(outbox.stream) == 1
    due = {one.source_id: one.due async for one in poller.registry.all()}
    assert due[SOURCE.id] == pytest.approx(900, abs=1)


@dataclass
class Rival(FakeOutbox):
    """Another ingest publishes something else just before us, once."""

    other: str | None = "9 other"

    async def publish(
        self,
        drafts: Sequence[Draft[ArticleFetched]] = (),
        *,
        remember: Mapping[str, str] | None = None,
    ) -> int:
        """Be quicker."""
        if drafts and self.other:
            self.memory[drafts[0].name] = self.other
            self.other = None
        return await super().publish(drafts, remember=remember)


async def test_a_memory_does_not_vouch_for_what_was_left_out() -> None:
    """Where somebody was quicker with another text, the next look reads the feed in full."""
    outbox, feed, clock = Rival(), Feed(["a"]), Clock()
    poller = poller_of(feed, outbox, clock)
    await poller.poll_due([SOURCE])
    assert outbox.stream == []
    assert recollect(outbox.memory[memory_key(SOURCE)], SOURCE.feed_url or "").etag is None
    clock.now += timedelta(seconds=1000)
    await poller.poll_due([SOURCE])
    assert [(article.title, article.revision) for article in outbox.stream] == [("a", 10)]


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Mortal(MemoryOutbox[ArticleFetched]):
    """An outbox whose process is killed at some call, before or after it took effect."""

    lives: int = -1
    is_late: bool = False

    async def publish(
        self,
        drafts: Sequence[Draft[ArticleFetched]] = (),
        *,
        remember: Mapping[str, str] | None = None,
    ) -> int:
        """Publish, if the process lives so long."""
        self.lives -= 1
        if self.lives == 0 and not self.is_late:
            raise Killed
        published = await super().publish(drafts, remember=remember)
        if self.lives == 0:
            raise Killed
        return published


@settings(deadline=None, max_examples=60)
@patch("dateline_ingest.polling.looking._PORTION", 4)
@given(
    entries=st.integers(0, 14),
    more=st.integers(0, 5),
    lives=st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=3),
)
async def test_a_kill_between_portions_loses_and_doubles_nothing(
    entries: int, more: int, lives: list[tuple[int, bool]]
) -> None:
    """The memory of the feed goes with the last portion, so that it is never ahead of the rest."""
    streams, feed, clock = MemoryStreams(), Feed([f"story {n}" for n in range(entries)]), Clock()
    for number, (count, is_late) in enumerate(lives):
        outbox = Mortal(streams, FETCHED, "ingest", lives=count, is_late=is_late)
        await until_killed(feed, outbox, clock)
        if number == 0:
            feed.titles += [f"late {n}" for n in range(more)]
    await until_killed(feed, Mortal(streams, FETCHED, "ingest"), clock)
    published = [article.title for article in streams.messages(FETCHED)]
    assert sorted(published) == sorted(feed.titles)
    assert {article.revision for article in streams.messages(FETCHED)} <= {1}


async def until_killed(feed: Feed, outbox: Mortal, clock: Clock) -> None:
    """Look at the feed in a process that may not live to the end of it."""
    clock.now += timedelta(days=1)
    try:
        await poller_of(feed, outbox, clock).poll_due([SOURCE])
    except* Killed:
        pass
