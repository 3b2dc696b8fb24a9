"""Tests of the desk: lists of feeds taken in and written on a real Redis."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import pytest

from dateline.feeds import Imported, Listed, Wish
from dateline_ingest.desk import IngestDesk, open_desk
from dateline_ingest.feeds.opml import read_list

from .desk import link, page, rss
from .fakes import Page, Web

URL = "https://harbour.example/rss"

PRIVATE = Wish(allow_private=True)


@pytest.fixture
async def desk(redis: Any) -> AsyncGenerator[IngestDesk]:
    """The desk on an empty Redis."""
    async with open_desk({}, redis) as opened:
        yield opened


async def imported(desk: IngestDesk, *feeds: Listed, only_working: bool = False) -> list[Imported]:
    """Import a list on loopback."""
    results = desk.import_all(feeds, PRIVATE, only_working=only_working)
    return [one async for one in results]


async def test_an_import_registers_what_reads_and_what_fails(desk: IngestDesk, web: Web) -> None:
    """Feeds come back, so that one which fails today is kept, with the reason."""
    web.pages.update({"/a": rss("One", name="Name of its own"), "/page": page(link("/a2"))})
    web.pages["/a2"] = rss("Two")
    listed = [
        Listed(url=f"{web.url}/a", title="A", folders=(("Sea",),)),
        Listed(url=f"{web.url}/gone"),
        Listed(url=f"{web.url}/page"),
    ]
    told = {one.listed.url.rpartition("/")[2]: one for one in await imported(desk, *listed)}
    assert told["a"].fate == told["page"].fate == "added"
    assert told["gone"].fate == "added_failing"
    assert told["gone"].refused is not None
    assert told["gone"].refused.outcome == "not_found"
    assert told["page"].added is not None
    assert told["page"].added.url == f"{web.url}/a2"
    kept = {one.url.rpartition("/")[2]: one for one in await desk.reports()}
    assert kept.keys() == {"a", "gone", "a2"}
    assert (kept["a"].name, kept["a"].folders) == ("A", (("Sea",),))
    assert kept["a2"].name == "Harbour Post"


async def test_an_import_leaves_out_what_fails_where_only_the_working_are_wanted(
    desk: IngestDesk, web: Web
) -> None:
    """For those who clean up an old list."""
    web.pages["/a"] = rss("One")
    listed = [Listed(url=f"{web.url}/a"), Listed(url=f"{web.url}/gone")]
    told = await imported(desk, *listed, only_working=True)
    assert sorted(one.fate for one in told) == ["added", "left_out"]
    assert [one.url for one in await desk.reports()] == [f"{web.url}/a"]


async def test_a_second_import_asks_no_server_again(desk: IngestDesk, web: Web) -> None:
    """So that an interrupted one goes on where it stopped."""
    web.pages["/a"] = rss("One")
    listed = [Listed(url=f"{web.url}/a"), Listed(url=f"{web.url}/gone")]
    await imported(desk, *listed)
    asked = len(web.requests)
    assert [one.fate for one in await imported(desk, *listed)] == ["known", "known"]
    assert len(web.requests) == asked


async def test_two_addresses_of_one_feed_are_one(desk: IngestDesk, web: Web) -> None:
    """The scheme makes no other feed, and a permanent move leads to the known one."""
    web.pages["/a"] = rss("One")
    web.pages["/old"] = Page(status=301, headers={"Location": "/a"})
    await imported(desk, Listed(url=f"{web.url}/a"))
    (told,) = await imported(desk, Listed(url=f"{web.url}/old"))
    assert told.fate == "known"
    assert len(await desk.reports()) == 1


async def test_an_import_that_is_stopped_keeps_what_it_told(desk: IngestDesk, web: Web) -> None:
    """Whatever was told is registered."""
    listed = [Listed(url=f"{web.url}/{number}") for number in range(30)]
    web.pages.update({f"/{number}": rss("One") for number in range(30)})
    seen: list[str] = []
    async with aclosing(desk.import_all(listed, PRIVATE)) as results:
        async for one in results:
            seen.append(one.listed.url)
            if len(seen) == 5:
                break
    kept = {one.url for one in await desk.reports()}
    assert set(seen) <= kept
    assert len(kept) < 30


async def test_what_is_exported_can_be_imported(desk: IngestDesk) -> None:
    """Names and folders with it."""
    await desk.add(URL, Wish(name="Post", folders=(("Sea", "Near"),)))
    await desk.add("https://mole.example/atom", Wish())
    found = desk.read_list(await desk.export(), "x")
    assert found == read_list(await desk.export(), "x")
    assert [(feed.url, feed.title, feed.folders) for feed in found.feeds] == [
        ("https://mole.example/atom", "mole.example", ()),
        (URL, "Post", (("Sea", "Near"),)),
    ]
