"""Tests of asking a host before its pages are read."""

from __future__ import annotations

import asyncio

import pytest

from dateline_ingest.fetching import robots
from dateline_ingest.fetching.fetcher import HttpFetcher
from dateline_ingest.fetching.robots import Robots

from .fakes import Page, Web

GPTBOT = b"User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /private/\nCrawl-delay: 3\n"
TDMREP = b'[{"location": "/", "tdm-reservation": 1}]'
WELL_KNOWN = "/.well-known/tdmrep.json"


@pytest.fixture
def asked(fetcher: HttpFetcher) -> Robots:
    """The robots of the real fetcher."""
    return Robots(fetcher)


async def test_a_host_is_asked_once_for_all_its_pages(asked: Robots, web: Web) -> None:
    """At the same time, or one after the other."""
    web.pages["/robots.txt"] = Page(GPTBOT)
    pages = ["/news/1", "/news/2", "/private/3"]
    told = await asyncio.gather(*(asked.ask(web.url + page) for page in pages))
    again = await asked.ask(f"{web.url}/private/4")
    assert [one.allowed for one in (*told, again)] == [True, True, False, False]
    assert again.reason == "its robots.txt refuses it"
    assert [request.path for request in web.requests] == ["/robots.txt", WELL_KNOWN]


async def test_signals_of_a_host_come_with_the_permission(asked: Robots, web: Web) -> None:
    """From robots.txt and from the well-known file."""
    web.pages["/robots.txt"] = Page(GPTBOT)
    web.pages[WELL_KNOWN] = Page(TDMREP)
    told = await asked.ask(f"{web.url}/news/1")
    assert told.allowed
    assert told.opt_out.opted_out
    assert told.opt_out.signals == ("robots.txt: GPTBot", "tdmrep.json: 1")


async def test_the_distance_that_a_host_wants_is_kept(
    asked: Robots, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the gate through which all requests to it go."""
    gaps: list[tuple[str, float]] = []

    def slow(host: str, gap: float) -> None:
        gaps.append((host, gap))

    monkeypatch.setattr(asked.fetcher.gate, "slow", slow)
    web.pages["/robots.txt"] = Page(GPTBOT)
    await asked.ask(f"{web.url}/news/1")
    assert gaps == [("127.0.0.1", 3.0)]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_a_host_without_the_file_allows_everything(
    asked: Robots, web: Web, status: int
) -> None:
    """RFC 9309, section 2.3.1.3."""
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /", status=status)
    told = await asked.ask(f"{web.url}/news/1")
    assert (told.allowed, told.signals) == (True, ())


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_host_that_cannot_say_is_left_alone(asked: Robots, web: Web, status: int) -> None:
    """RFC 9309, section 2.3.1.4; it is not asked again for each page."""
    web.pages["/robots.txt"] = Page(status=status)
    told = [await asked.ask(f"{web.url}/news/{number}") for number in range(3)]
    assert [one.allowed for one in told] == [False] * 3
    assert told[0].reason == "its robots.txt cannot be had"
    assert len(web.requests) == 1


async def test_what_was_known_holds_while_a_host_is_away(
    asked: Robots, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An outage of an hour does not change what may be read."""
    monkeypatch.setattr(robots, "_KEPT_S", 0.0)
    web.pages["/robots.txt"] = Page(GPTBOT)
    assert (await asked.ask(f"{web.url}/news/1")).allowed
    web.pages["/robots.txt"] = Page(status=500)
    assert (await asked.ask(f"{web.url}/news/1")).allowed
    assert not (await asked.ask(f"{web.url}/private/1")).allowed


async def test_a_host_that_never_says_allows_everything_after_a_month(
    asked: Robots, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if it had no such file."""
    monkeypatch.setattr(robots, "_GIVEN_UP_S", 0.0)
    web.pages["/robots.txt"] = Page(status=500)
    assert (await asked.ask(f"{web.url}/private/1")).allowed


async def test_only_so_much_of_a_file_is_read(asked: Robots, web: Web) -> None:
    """What comes after 500 KiB does not count, and is not waited for."""
    rules = b"User-agent: *\nDisallow: /news/\n" + b"# padding\n" * 60_000 + b"Allow: /news/1\n"
    web.pages["/robots.txt"] = Page(rules)
    assert not (await asked.ask(f"{web.url}/news/1")).allowed


async def test_a_redirect_to_another_place_of_the_file_is_followed(asked: Robots, web: Web) -> None:
    """RFC 9309, section 2.3.1.2; one that leads nowhere is no file."""
    web.pages["/robots.txt"] = Page(status=301, headers={"Location": "/r"})
    web.pages["/r"] = Page(b"User-agent: *\nDisallow: /")
    assert not (await asked.ask(f"{web.url}/news/1")).allowed


async def test_a_redirect_that_leads_nowhere_is_no_file(asked: Robots, web: Web) -> None:
    """The host did answer."""
    web.pages["/robots.txt"] = Page(status=301, headers={"Location": "/robots.txt"})
    assert (await asked.ask(f"{web.url}/news/1")).allowed


async def test_a_page_without_an_address_is_not_allowed(asked: Robots) -> None:
    """A feed may link to anything."""
    told = await asked.ask("javascript:alert(1)")
    assert (told.allowed, told.reason) == (False, "no web address")


async def test_a_private_host_is_not_even_asked(asked: Robots) -> None:
    """An article's link leads where its publisher wants."""
    told = await asked.ask("http://10.0.0.1/admin")
    assert (told.allowed, told.reason) == (False, "its robots.txt cannot be had")


async def test_hosts_asked_long_ago_are_forgotten(
    asked: Robots, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crawler meets many."""
    monkeypatch.setattr(robots, "_HOSTS", 2)
    for number in (1, 2, 3):
        await asked.ask(f"http://127.0.0.{number}:1/")
    assert len(asked.hosts) == 2
