"""Tests of polling while the clock on the wall jumps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dateline_ingest.fetching.fetcher import Result
from dateline_ingest.outcomes import Failed
from dateline_ingest.sources import feed_source

from .fakes import FakeOutbox
from .polling import Clock, Feed, poller_of

SOURCE = feed_source("https://harbour.example/rss")
HOUR = timedelta(hours=1)


class Broken(Feed):
    """A server that breaks off."""

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Fail."""
        del allow_private
        await super().fetch(url, etag=etag, last_modified=last_modified)
        return Failed("broken_connection", "peer closed")


async def looks(feed: Feed, outbox: FakeOutbox, clock: Clock, seconds: int) -> int:
    """Let time pass in steps of a minute; count the looks that a new process takes meanwhile."""
    poller, before = poller_of(feed, outbox, clock), len(feed.asked)
    for _ in range(seconds // 60):
        await poller.poll_due([SOURCE])
        clock.now += timedelta(seconds=60)
    return len(feed.asked) - before


@pytest.mark.parametrize("jump", [HOUR, -HOUR, 24 * HOUR, -24 * HOUR])
async def test_a_jump_of_the_clock_does_not_disturb_a_process(jump: timedelta) -> None:
    """It waits by the seconds that pass, and the clock only dates what it finds."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock()
    poller = poller_of(feed, outbox, clock)
    await poller.poll_due([SOURCE])
    clock.wrong_by = jump
    for _ in range(14):
        clock.now += timedelta(seconds=60)
        await poller.poll_due([SOURCE])
    assert len(feed.asked) == 1, "no interval is over yet"
    clock.now += timedelta(seconds=120)
    await poller.poll_due([SOURCE])
    assert len(feed.asked) == 2


@pytest.mark.parametrize(
    ("before", "after"), [(HOUR, 0 * HOUR), (0 * HOUR, -HOUR), (365 * 24 * HOUR, 0 * HOUR)]
)
async def test_a_clock_that_was_ahead_stalls_no_feed(before: timedelta, after: timedelta) -> None:
    """What a wrong clock planned is ignored by the next process as soon as it makes no sense."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock(wrong_by=before)
    assert await looks(feed, outbox, clock, 60) == 1
    clock.wrong_by = after
    assert await looks(feed, outbox, clock, 1800) >= 2


async def test_a_failure_that_a_wrong_clock_dated_stalls_no_feed() -> None:
    """After a failure waits may be long, but a plan an hour ahead was not meant: look again."""
    outbox, clock = FakeOutbox(), Clock(wrong_by=HOUR)
    assert await looks(Broken(), outbox, clock, 60) == 1
    assert '"failures":1' in "".join(outbox.memory.values())
    clock.wrong_by = timedelta()
    assert await looks(Feed(["a"]), outbox, clock, 1800) >= 1


async def test_a_clock_that_was_behind_has_the_feed_looked_at_early() -> None:
    """Which does no harm: the second look costs a conditional request."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock(wrong_by=-HOUR)
    await looks(feed, outbox, clock, 60)
    clock.wrong_by = timedelta()
    assert await looks(feed, outbox, clock, 60) == 1
    assert feed.asked[-1] is not None


async def test_what_a_jumping_clock_dates_stays_in_order() -> None:
    """Each revision is dated after the one before it, and numbered after it."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock()
    poller = poller_of(feed, outbox, clock)
    for hours, title in ((0, "a"), (1, "b"), (0, "c"), (-1, "d")):
        feed.titles = [title]
        clock.wrong_by = hours * HOUR
        await poller.poll_due([SOURCE])
        clock.now += timedelta(seconds=901)
    assert [article.revision for article in outbox.stream] == [1, 2, 3, 4]
    dates = [article.fetched_at for article in outbox.stream]
    assert dates == sorted(set(dates))
