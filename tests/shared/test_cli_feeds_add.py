"""`dateline feeds add`: a newcomer sees what was found, and when it is looked at."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from dateline.errors import Mishap
from dateline_ingest.newsroom import Newsroom, serve
from tests.ingest.desk import link, page, rss
from tests.ingest.fakes import Page, Web
from tests.shared.deskhand import looking, typed

PRIVATE = "--allow-private"


@pytest.fixture
async def room(desk_installed: None) -> AsyncGenerator[Newsroom]:
    """The sample newsroom."""
    async with serve() as served:
        yield served


@pytest.fixture
def site(web: Web) -> Web:
    """A site that names three feeds, one of them dead."""
    web.pages["/"] = page(link("/dead") + link("/rss") + link("/other"))
    web.pages["/rss"] = rss("One", "Two")
    web.pages["/other"] = rss("Three", name="The other")
    return web


async def listed(url: str) -> list[dict[str, Any]]:
    """List the feeds that are registered."""
    done = await typed(url, "list", "--json")
    return [json.loads(line) for line in done.stdout.splitlines()]


async def test_a_front_page_is_enough_to_add_a_paper(
    room: Newsroom, redis: Any, redis_url: str
) -> None:
    """One command: what it is, and, with an ingest at work, when it is looked at next."""
    async with looking(redis, wait=600):
        done = await typed(redis_url, "add", f"{room.url}/lantern/", PRIVATE)
    assert done.exit_code == 0, done.output
    first, second, third, fourth = done.stdout.splitlines()
    assert first == f"The Deccan Lantern  {room.url}/lantern/feed.xml (named by the page)"
    assert second.startswith("  RSS · 5 entries · the newest ")
    assert "en-IN · teasers only" in second
    assert second.endswith("no WebSub hub")
    assert third.startswith("added as 127.0.0.1")
    assert fourth.startswith("healthy: ")
    assert "next look in " in fourth
    (kept,) = await listed(redis_url)
    assert (kept["name"], kept["origin"]) == ("The Deccan Lantern", "command")


async def test_what_was_refused_on_the_way_is_told(site: Web, worker: None, redis_url: str) -> None:
    """The page itself is no refusal: it led to the feed."""
    done = await typed(redis_url, "add", f"{site.url}/", PRIVATE)
    assert "not feeds:" in done.stdout
    assert f"{site.url}/dead: nothing at this address (HTTP 404)." in done.stdout
    assert "web page" not in done.stdout


async def test_without_an_ingest_the_command_says_how_to_start_one(
    site: Web, redis_url: str
) -> None:
    """The feed is registered all the same."""
    done = await typed(redis_url, "add", f"{site.url}/rss", PRIVATE)
    assert done.exit_code == 0
    assert "not looked at yet; no ingest seems to be running" in done.stdout
    assert "dateline run" in done.stdout
    assert len(await listed(redis_url)) == 1


async def test_name_and_weight_are_kept(site: Web, worker: None, redis_url: str) -> None:
    """As the person wishes."""
    await typed(redis_url, "add", f"{site.url}/rss", PRIVATE, "--name", "Mine", "--weight", "4")
    (kept,) = await listed(redis_url)
    assert (kept["name"], kept["weight"]) == ("Mine", 4.0)


async def test_a_feed_that_is_known_is_said_to_be(site: Web, worker: None, redis_url: str) -> None:
    """And is not added twice."""
    await typed(redis_url, "add", f"{site.url}/rss", PRIVATE)
    done = await typed(redis_url, "add", f"{site.url}/rss", PRIVATE)
    assert done.exit_code == 0
    assert "known already as" in done.stdout
    assert len(await listed(redis_url)) == 1


async def test_programs_get_probe_and_registration_in_one_document(
    site: Web, redis: Any, redis_url: str
) -> None:
    """With nothing else on standard output."""
    async with looking(redis):
        done = await typed(redis_url, "add", f"{site.url}/", PRIVATE, "--json")
    told = json.loads(done.stdout)
    assert told["probe"]["found"][0]["url"] == f"{site.url}/rss"
    assert [one["outcome"] for one in told["probe"]["refused"]] == [
        "html_instead_of_feed",
        "not_found",
    ]
    assert told["added"]["is_new"]
    assert told["attended"]
    assert told["report"]["outcome"] == "ok"


async def test_every_feed_of_a_page_can_be_looked_at_without_adding_one(
    site: Web, redis_url: str
) -> None:
    """To choose among them."""
    done = await typed(redis_url, "add", f"{site.url}/", PRIVATE, "--look")
    assert done.exit_code == 0
    assert f"Harbour Post  {site.url}/rss" in done.stdout
    assert f"The other  {site.url}/other" in done.stdout
    assert await listed(redis_url) == []
    told = json.loads((await typed(redis_url, "add", site.url, PRIVATE, "--look", "--json")).stdout)
    assert len(told["found"]) == 2


async def test_a_site_without_a_feed_is_a_mishap_that_lists_what_was_tried(
    site: Web, redis_url: str
) -> None:
    """Nothing is registered."""
    site.pages = {"/": page()}
    done = await typed(redis_url, "add", f"{site.url}/", PRIVATE)
    assert isinstance(done.exception, Mishap)
    assert "no feed is to be found there (12 places tried)" in done.exception.what
    assert "and 8 more: nothing at this address" in done.stdout
    assert await listed(redis_url) == []
    look = await typed(redis_url, "add", f"{site.url}/", PRIVATE, "--look")
    assert look.exit_code == 1


async def test_a_server_that_is_away_can_be_added_anyway(
    desk_installed: None, redis_url: str
) -> None:
    """Feeds come back; the remedy names the option."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/rss"
    done = await typed(redis_url, "add", url, PRIVATE)
    assert isinstance(done.exception, Mishap)
    assert "--anyway" in done.exception.remedy
    told = await typed(redis_url, "add", url, PRIVATE, "--json")
    assert json.loads(told.stdout)["added"] is None
    assert (await typed(redis_url, "add", url, PRIVATE, "--anyway")).exit_code == 0
    assert [one["url"] for one in await listed(redis_url)] == [url]


async def test_a_moved_feed_is_registered_where_it_went(
    site: Web, worker: None, redis_url: str
) -> None:
    """Every redirect said that it is for good."""
    site.pages["/old"] = Page(status=308, headers={"Location": "/rss"})
    await typed(redis_url, "add", f"{site.url}/old", PRIVATE)
    assert [one["url"] for one in await listed(redis_url)] == [f"{site.url}/rss"]


async def test_what_is_no_address_is_told_at_once(desk_installed: None, redis_url: str) -> None:
    """With an example."""
    done = await typed(redis_url, "add", "not an address")
    assert isinstance(done.exception, Mishap)
    assert "example.com" in done.exception.remedy
