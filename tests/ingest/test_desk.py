"""Tests of the desk: feeds registered, explained, paused and removed on a real Redis."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.ending import end
from dateline.errors import Mishap
from dateline.feeds import Wish
from dateline.runtime.layout import declare_layout
from dateline_ingest.desk import IngestDesk, open_desk
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.schedule_store import Schedule
from dateline_ingest.sources import source_id

from .desk import link, page, rss
from .fakes import Web

URL = "https://harbour.example/rss"
ID = "harbour.example_rss"
PRIVATE = Wish(allow_private=True)


@pytest.fixture
async def desk(redis: Any) -> AsyncGenerator[IngestDesk]:
    """The desk on an empty Redis."""
    async with open_desk({}, redis) as opened:
        yield opened


async def remember(desk: IngestDesk, url: str, **fields: Any) -> None:
    """Write what a worker would remember about a feed."""
    memory = FeedMemory.model_validate({"url": url} | fields)
    host = url.split("/")[2].partition(":")[0]
    outbox = desk.registry.outbox.at(host)
    told = {f"feed:{source_id(url)}": memory.model_dump_json(exclude_defaults=True)}
    await outbox.publish(remember=told)


@asynccontextmanager
async def at_work(desk: IngestDesk, *, wait: float = 900.0) -> AsyncGenerator[None]:
    """Let a worker take what is due and settle it, as ingest does."""

    async def work() -> None:
        schedules = [Schedule(part, "w") for part in desk.registry.outbox.parts()]
        while True:
            for schedule in schedules:
                for lease in (await schedule.take(10)).leases:
                    (found,) = (await desk.registry.find([lease.member])).values()
                    at = datetime.now(UTC) + timedelta(seconds=wait)
                    told = {"last_outcome": "ok", "entries": 2, "next_poll": at, "wait": wait}
                    await remember(desk, found.subscription.url, **told)
                    await schedule.settle(lease, wait)
            await asyncio.sleep(0.02)

    task = asyncio.create_task(work())
    try:
        yield
    finally:
        await end([task])


async def test_a_feed_is_registered_with_what_is_wished_for(desk: IngestDesk) -> None:
    """Name, weight, folders, origin, and that it may be private."""
    wish = Wish(name="Post", weight=4, allow_private=True, origin="opml:x", folders=(("Sea",),))
    added = await desk.add(URL, wish)
    assert (added.id, added.url, added.name, added.is_new) == (ID, URL, "Post", True)
    assert added.next_poll is not None
    (kept,) = (await desk.registry.find([ID])).values()
    given = kept.subscription
    assert (given.name, given.weight, given.allow_private) == ("Post", 4, True)
    assert (given.origin, given.folders, given.domain) == ("opml:x", (("Sea",),), "harbour.example")


async def test_a_feed_that_is_known_stays_as_it_is(desk: IngestDesk) -> None:
    """Adding it again changes nothing, however its scheme is written."""
    await desk.add(URL, Wish(name="Post", weight=4))
    again = await desk.add(URL.replace("https", "http"), Wish(name="Other"))
    assert (again.is_new, again.url, again.name) == (False, URL, "Post")


async def test_an_address_without_a_host_is_a_mishap(desk: IngestDesk) -> None:
    """The person who typed it is told."""
    with pytest.raises(Mishap, match="host"):
        await desk.add("https://", Wish())


async def test_a_report_puts_registry_schedule_and_memory_together(desk: IngestDesk) -> None:
    """The worst comes first."""
    await desk.add(URL, Wish())
    await desk.add("https://mole.example/atom", Wish())
    await remember(
        desk,
        "https://mole.example/atom",
        last_outcome="not_found",
        last_detail="HTTP 404",
        failures=3,
    )
    mole, harbour = await desk.reports()
    assert (mole.state, mole.failures) == ("failing", 3)
    assert "nothing at this address (HTTP 404), 3 times in a row" in mole.reason
    assert (harbour.state, harbour.id) == ("new", ID)


async def test_feeds_of_all_partitions_are_told(redis: Any) -> None:
    """Their memories lie where their hosts live."""
    await declare_layout(redis, 4)
    urls = [f"https://h{number}.example/f" for number in range(12)]
    async with open_desk({}, redis) as desk:
        for url in urls:
            await desk.add(url, Wish())
            await remember(desk, url, last_outcome="gone")
        reports = await desk.reports()
        assert {one.url for one in reports} == set(urls)
        assert {one.state for one in reports} == {"gone"}
        parts = desk.registry.outbox.parts()
        counts = [len([row async for row in Schedule(part).rows()]) for part in parts]
        assert sum(counts) == 12
        assert max(counts) < 12


async def test_a_paused_feed_is_off_the_schedule_until_it_is_resumed(desk: IngestDesk) -> None:
    """What is so already is not counted."""
    await desk.add(URL, Wish())
    assert [await desk.pause([ID]), await desk.pause([ID, "nobody"])] == [1, 0]
    (found,) = await desk.reports()
    assert (found.state, found.next_poll) == ("paused", None)
    assert await desk.poll_now([ID]) == 0
    assert [await desk.resume([ID]), await desk.resume([ID])] == [1, 0]
    (found,) = await desk.reports()
    assert found.state == "new"
    assert found.next_poll is not None


async def test_a_removed_feed_is_gone_from_the_list(desk: IngestDesk) -> None:
    """It can be added again."""
    await desk.add(URL, Wish())
    assert [await desk.remove([ID, "nobody"]), await desk.remove([ID])] == [1, 0]
    assert await desk.reports() == []
    assert (await desk.add(URL, Wish())).is_new


async def test_the_first_look_is_waited_for_and_told(desk: IngestDesk) -> None:
    """A newcomer sees that ingest has taken the feed, and when it looks again."""
    added = await desk.add(URL, Wish())
    async with at_work(desk, wait=600):
        seen = await desk.watch(added.id, None, 10)
    assert (seen.attended, seen.looked) == (True, True)
    assert seen.report is not None
    assert (seen.report.outcome, seen.report.entries) == ("ok", 2)
    assert seen.report.next_poll is not None
    assert 590 < (seen.report.next_poll - datetime.now(UTC)).total_seconds() < 610


async def test_another_look_is_told_from_the_one_before(desk: IngestDesk) -> None:
    """A feed that is looked at on demand was looked at before."""
    added = await desk.add(URL, Wish())
    async with at_work(desk):
        before = (await desk.watch(added.id, None, 10)).report
        assert before is not None
        assert await desk.poll_now([added.id]) == 1
        seen = await desk.watch(added.id, before.last_look, 10)
    assert seen.looked
    assert seen.report is not None
    assert seen.report.last_look is not None
    assert before.last_look is not None
    assert seen.report.last_look > before.last_look


async def test_that_nobody_looks_is_noticed(desk: IngestDesk) -> None:
    """No worker, no news: the command tells how to start one."""
    added = await desk.add(URL, Wish())
    seen = await desk.watch(added.id, None, 0.2)
    assert (seen.attended, seen.looked) == (False, False)


async def test_a_lease_tells_that_somebody_is_at_work(desk: IngestDesk) -> None:
    """Also while the first look lasts."""
    added = await desk.add(URL, Wish())
    await Schedule(desk.registry.outbox.at("harbour.example"), "w").take(1)
    seen = await desk.watch(added.id, None, 0.2)
    assert (seen.attended, seen.looked) == (True, False)


async def test_a_feed_that_is_removed_or_paused_is_not_waited_for(desk: IngestDesk) -> None:
    """Nobody is going to look at it."""
    added = await desk.add(URL, Wish())
    await desk.pause([added.id])
    seen = await desk.watch(added.id, None, 60)
    assert seen.report is not None
    assert seen.report.state == "paused"
    await desk.remove([added.id])
    assert (await desk.watch(added.id, None, 60)).report is None


async def test_the_desk_finds_feeds_and_asks_as_its_settings_say(redis: Any, web: Web) -> None:
    """The user agent is the pipeline's own."""
    web.pages["/"] = page(link("/rss"))
    web.pages["/rss"] = rss("One")
    async with open_desk({"DATELINE_USER_AGENT": "Test/1"}, redis) as desk:
        probe = await desk.find(f"{web.url}/", allow_private=True)
        both = await desk.find(f"{web.url}/rss", allow_private=True, every=True)
    assert [found.title for found in probe.found] == ["Harbour Post"]
    assert len(both.found) == 1
    assert {request.headers["user-agent"] for request in web.requests} == {"Test/1"}


async def test_a_wrong_setting_is_told_when_the_desk_is_opened(redis: Any) -> None:
    """Before anything is asked."""
    with pytest.raises(Mishap, match="DATELINE_FEED_TIMEOUT"):
        async with open_desk({"DATELINE_FEED_TIMEOUT": "soon"}, redis):
            pass
