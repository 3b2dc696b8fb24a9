"""Tests of several workers on one schedule: each feed is looked at by one, and none is orphaned."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from structlog.testing import capture_logs

from dateline.ending import end
from dateline.runtime import Procedure
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline.wire import decode
from dateline_ingest.fetching.fetcher import Fetched, NotModified, Result
from dateline_ingest.identity.editor import Editor
from dateline_ingest.polling.looking import Looker
from dateline_ingest.polling.memory import memory_key, recollect
from dateline_ingest.polling.poller import Poller
from dateline_ingest.polling.registry import Registry, subscription_of
from dateline_ingest.sources import feed_source
from tests.conftest import until

from .fakes import FakeOutbox

SOURCES = [feed_source(f"https://harbour-{n // 3}.example/{n}.rss") for n in range(12)]
"""Three to a host."""


@dataclass
class Press:
    """A web of many feeds, which sees who asks for what at once."""

    seconds: float = 0.02
    asked: Counter[str] = field(default_factory=Counter[str])
    under_way: Counter[str] = field(default_factory=Counter[str])
    most: int = 0
    """Requests to one host at once."""
    holds: set[str] = field(default_factory=set[str])
    """The addresses that never answer."""

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Answer after a while."""
        del last_modified, allow_private
        host = url.split("/")[2]
        self.asked[url] += 1
        self.under_way[host] += 1
        self.most = max(self.most, self.under_way[host])
        try:
            await asyncio.sleep(60 if url in self.holds else self.seconds)
        finally:
            self.under_way[host] -= 1
        return NotModified() if etag else Fetched(url, document(url), {"etag": '"1"'})


def document(title: str) -> bytes:
    """A feed of one entry."""
    item = f"<item><guid>{title}</guid><title>{title}</title></item>"
    return f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode()


def worker(redis: Any, press: Press, *, lease: float = 30.0, **more: Any) -> Poller:
    """A worker of a client of its own, whose feeds wait for an hour after a look."""
    outbox: RedisOutbox[Any] = RedisOutbox(redis, FETCHED, "ingest", layout=(2,))
    looker = Looker(press, outbox, Editor(outbox), 3600.0, **more)
    return Poller(looker, outbox, lease=lease, gap=0.0, longest_sleep=0.05)


async def titles(redis: Any) -> list[str]:
    """What lies on the streams."""
    rows = [row for n in range(2) for row in await redis.xrange(FETCHED.key(n))]
    return sorted(decode(fields, FETCHED.model).title for _, fields in rows)


async def test_no_feed_is_looked_at_twice_by_many_workers(redis: Any) -> None:
    """Nor are two feeds of a host looked at at once, whoever does it."""
    press = Press()
    workers = [worker(redis, press) for _ in range(4)]
    tasks = [asyncio.create_task(one.run(SOURCES)) for one in workers]
    await until(lambda: len(press.asked) == len(SOURCES))
    await asyncio.sleep(0.3)
    await end(tasks)
    assert set(press.asked.values()) == {1}
    assert press.most == 1
    assert await titles(redis) == sorted(source.feed_url or "" for source in SOURCES)
    assert sum(one.looks for one in workers) == len(SOURCES)
    assert sum(one.looks > 0 for one in workers) > 1, "they shared the work"


async def test_the_feeds_of_a_killed_worker_are_taken_over(redis: Any) -> None:
    """When their leases have ended; nothing of theirs goes out twice."""
    source, press = SOURCES[0], Press(holds={SOURCES[0].feed_url or ""})
    killed = worker(redis, press, lease=0.4)
    running = asyncio.create_task(killed.run([source]))
    await until(lambda: press.asked.total() == 1)
    await end([running])  # it gives nothing back
    press.holds.clear()
    heir = worker(redis, press)
    running = asyncio.create_task(heir.run([source]))
    await until(lambda: titles(redis))
    await end([running])
    assert press.asked == {source.feed_url: 2}
    assert await titles(redis) == [source.feed_url]


async def test_a_long_look_keeps_its_lease(redis: Any) -> None:
    """As long as its worker lives, nobody else looks at the feed."""
    source, press = SOURCES[0], Press(seconds=1.5)
    workers = [worker(redis, press, lease=0.5) for _ in range(2)]
    tasks = [asyncio.create_task(one.run([source])) for one in workers]
    await until(lambda: titles(redis))
    await end(tasks)
    assert press.asked.total() == 1


async def test_a_stuck_look_stops_nobody_and_is_given_up(redis: Any) -> None:
    """It is one feed's failure, with a reason."""
    stuck, *others = SOURCES[0], *SOURCES[3:6]
    press = Press(holds={stuck.feed_url or ""})
    running = asyncio.create_task(worker(redis, press, patience=0.5).run([stuck, *others]))
    await until(lambda: len(press.asked) == 4)
    outbox: RedisOutbox[Any] = RedisOutbox(redis, FETCHED, "ingest", layout=(2,))
    home = outbox.at(stuck.domain or "")

    async def failed() -> bool:
        (stored,) = await home.recall([memory_key(stuck)])
        return recollect(stored, stuck.feed_url or "").last_outcome == "timeout"

    await until(failed)
    await end([running])
    assert await titles(redis) == sorted(source.feed_url or "" for source in others)


async def test_a_feed_that_is_added_is_looked_at_within_a_second(redis: Any) -> None:
    """A worker with a setting of its own reads what others add, and leaves what they pause."""
    press = Press()
    running = asyncio.create_task(worker(redis, press).run(SOURCES[:1]))
    await until(lambda: press.asked.total() == 1)
    registry = Registry(RedisOutbox[Any](redis, FETCHED, "ingest", layout=(2,)))
    added = SOURCES[7]
    await registry.add({added.id: subscription_of(added, datetime.now(UTC))})
    await until(lambda: press.asked[added.feed_url or ""] == 1, within=2.0)
    await registry.pause([added.id])
    await registry.hurry({SOURCES[0].id: 0.0, added.id: 0.0})
    await until(lambda: press.asked[SOURCES[0].feed_url or ""] == 2)
    await end([running])
    assert press.asked[added.feed_url or ""] == 1


async def test_a_feed_that_is_removed_while_it_is_looked_at_stays_away(redis: Any) -> None:
    """The look is told that its lease is gone."""
    source, press = SOURCES[0], Press(seconds=0.3)
    poller = worker(redis, press)
    with capture_logs() as logs:
        running = asyncio.create_task(poller.run([source]))
        await until(lambda: press.asked.total() == 1)
        await poller.registry.remove([source.id])
        poller.sources = ()
        await until(lambda: any(log["event"] == "ingest.lease_lost" for log in logs))
        await end([running])
    assert [one async for one in poller.registry.all()] == []


async def test_a_damaged_entry_is_put_off_and_stops_nobody(redis: Any) -> None:
    """It is a person's to mend."""
    press, poller = Press(), worker(redis, Press())
    poller.looker.fetcher = press
    await poller.schedules[0].put({"bad": ("{", 0.0)})
    running = asyncio.create_task(poller.run(SOURCES[:1]))
    await until(lambda: press.asked.total() == 1)
    await until(lambda: poller.looks == 2 and not poller.held)
    await end([running])
    found = [await schedule.find(["bad"]) for schedule in poller.schedules]
    (due,) = [rows["bad"].due for rows in found if rows]
    assert due is not None
    assert due > 3000


async def test_trouble_that_ends_the_poller_is_raised() -> None:
    """Such as a permission that is missing: the service stops with an error."""

    class Forbidden(Exception):  # noqa: N818 - the test's own
        pass

    class Broken(FakeOutbox):
        async def run(
            self,
            procedure: Procedure,
            names: Sequence[str],
            arguments: Sequence[str | int | float],
        ) -> Any:
            """Refuse."""
            del procedure, names, arguments
            raise Forbidden

    outbox = Broken()
    looker = Looker(Press(), outbox, Editor(outbox), 3600.0)
    with pytest.raises(Forbidden):
        await Poller(looker, outbox).run(SOURCES)


async def test_what_a_hub_pushes_is_taken_in_and_changes_no_plan(redis: Any) -> None:
    """A feed that nobody follows, or that is paused, is none of ours."""
    poller, press, source = worker(redis, Press()), Press(), SOURCES[0]
    poller.looker.fetcher = press
    pushed = Fetched("https://hub.example", document("pushed"), {})
    assert not await poller.deliver(source.id, pushed)
    await poller.begin([source])
    await poller.poll_due()
    before = (await poller.registry.find([source.id]))[source.id].due or 0.0
    assert await poller.deliver(source.id, pushed)
    after = (await poller.registry.find([source.id]))[source.id].due or 0.0
    assert before - 60 < after <= before
    assert "pushed" in await titles(redis)
    await poller.registry.pause([source.id])
    assert not await poller.deliver(source.id, pushed)
