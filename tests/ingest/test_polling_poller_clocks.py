"""Tests of polling while clocks jump: that of a worker, and that of Redis."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dateline_ingest.fetching.fetcher import Result
from dateline_ingest.outcomes import Failed
from dateline_ingest.polling.memory import memory_key, recollect
from dateline_ingest.sources import feed_source

from .fakes import FakeOutbox
from .polling import Clock, Feed, poller_of

SOURCE = feed_source("https://harbour.example/rss")
HOUR = timedelta(hours=1)
JUMPS = [HOUR, -HOUR, 24 * HOUR, -24 * HOUR, 365 * 24 * HOUR]


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


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_jump_of_a_workers_clock_does_not_disturb_it(jump: timedelta) -> None:
    """It waits by the clock of Redis, and its own only dates what it finds."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock()
    poller = poller_of(feed, outbox, clock)
    await poller.poll_due([SOURCE])
    clock.wrong_by = jump
    for _ in range(15):
        clock.now += timedelta(seconds=60)
        await poller.poll_due([SOURCE])
    assert len(feed.asked) == 1, "its wait is not over yet"
    clock.now += timedelta(seconds=120)
    await poller.poll_due([SOURCE])
    assert len(feed.asked) == 2


@pytest.mark.parametrize("jump", JUMPS)
@pytest.mark.parametrize("first", [Feed, Broken])
async def test_a_worker_whose_clock_is_wrong_misleads_nobody(
    jump: timedelta, first: type[Feed]
) -> None:
    """What it plans and remembers is dated by Redis: the next one comes neither early nor late."""
    outbox, clock = FakeOutbox(), Clock(wrong_by=jump)
    begin = clock.now
    assert await looks(first(["a"]), outbox, clock, 60) == 1
    memory = recollect(outbox.memory[memory_key(SOURCE)], SOURCE.feed_url or "")
    assert memory.next_poll == begin + timedelta(seconds=memory.wait)
    clock.wrong_by = timedelta()
    assert await looks(Feed(["a"]), outbox, clock, 840) == 0
    assert await looks(Feed(["a"]), outbox, clock, 1500) >= 1


async def test_a_redis_that_was_a_year_ahead_stalls_no_feed() -> None:
    """What was planned then is due as soon as its clock is right again."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock()
    right, clock.now = clock.now, clock.now + 365 * 24 * HOUR
    assert await looks(feed, outbox, clock, 60) == 1
    clock.now = right
    assert await looks(feed, outbox, clock, 3600) >= 3
    memory = recollect(outbox.memory[memory_key(SOURCE)], SOURCE.feed_url or "")
    assert memory.rate is not None
    assert memory.rate.at < clock.now, "and it learns from now on"


async def test_what_a_jumping_clock_dates_stays_in_order() -> None:
    """Each revision is dated after the one before it, and numbered after it."""
    outbox, feed, clock = FakeOutbox(), Feed(["a"]), Clock()
    poller = poller_of(feed, outbox, clock)
    for hours, title in ((0, "a"), (1, "b"), (0, "c"), (-1, "d")):
        feed.titles = [title]
        clock.wrong_by = hours * HOUR
        await poller.poll_due([SOURCE])
        clock.now += timedelta(days=1)
    assert [article.revision for article in outbox.stream] == [1, 2, 3, 4]
    dates = [article.fetched_at for article in outbox.stream]
    assert dates == sorted(set(dates))
