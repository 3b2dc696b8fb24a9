"""Tests of looking for feeds on real sites on loopback."""

from __future__ import annotations

import socket
from collections.abc import AsyncGenerator

import pytest

from dateline.errors import Mishap
from dateline.feeds import Found, Probe
from dateline_ingest.feeds.finding import Finder
from dateline_ingest.feeds.reader import PlainReader
from dateline_ingest.fetching.fetcher import (
    Fetcher,
    HttpFetcher,
    open_fetcher,
)
from dateline_ingest.newsroom import serve
from dateline_ingest.sandbox import Limits, open_sandbox
from dateline_ingest.settings import IngestSettings

from .desk import link, page, rss
from .fakes import Page, Web
from .samples import ATOM, NOW, RSS

FEED = rss("One", "Two")
EMPTY = rss()


@pytest.fixture
async def patient() -> AsyncGenerator[HttpFetcher]:
    """The real fetcher."""
    async with open_fetcher(IngestSettings(feed_timeout=5)) as opened:
        yield opened


def finder(fetcher: Fetcher) -> Finder:
    """Make a finder that lives at the time of the samples."""
    return Finder(fetcher, PlainReader(), now=lambda: NOW)


async def look(fetcher: Fetcher, address: str, *, every: bool = False, guess: bool = True) -> Probe:
    """Look on loopback."""
    return await finder(fetcher).find(address, allow_private=True, every=every, guess=guess)


def ways(probe: Probe) -> list[tuple[str, str]]:
    """Tell how each feed was found, and its path."""
    return [(found.way, "/" + found.url.split("/", 3)[3]) for found in probe.found]


def reasons(probe: Probe) -> list[str]:
    """Tell the outcome of each refusal."""
    return [refusal.outcome for refusal in probe.refused]


async def test_the_address_of_a_feed_is_found_with_one_request(
    patient: HttpFetcher, web: Web
) -> None:
    """What was asked for is tried before anything is guessed."""
    web.pages["/rss"] = Page(RSS)
    probe = await look(patient, f"{web.url}/rss")
    assert ways(probe) == [("itself", "/rss")]
    assert (probe.requests, len(web.requests), probe.refused) == (1, 1, ())


async def test_a_feed_is_summed_up_for_the_person_who_adds_it(
    patient: HttpFetcher, web: Web
) -> None:
    """Title, kind, entries, the newest of them, languages, and how whole the texts are."""
    web.pages["/rss"], web.pages["/atom"] = Page(RSS), Page(ATOM)
    (found,) = (await look(patient, f"{web.url}/rss")).found
    assert (found.kind, found.title, found.entries) == ("rss", "The Harbour Post", 2)
    assert (str(found.newest), found.newest_title) == (
        "2026-05-03 16:30:00+00:00",
        "Ferry & barge collide",
    )
    assert (found.languages, found.text) == (("en-GB",), "teasers")
    (found,) = (await look(patient, f"{web.url}/atom")).found
    assert (found.kind, found.title, found.languages) == ("atom", "Die Mole", ("de-AT",))


async def test_a_page_names_its_feed_and_the_first_that_reads_is_taken(
    patient: HttpFetcher, web: Web
) -> None:
    """A dead link in the head is told, with the reason."""
    web.pages["/"] = page(link("/dead") + link("/page") + link("/rss") + link("/more"))
    web.pages.update({"/page": page(), "/rss": FEED, "/more": FEED})
    probe = await look(patient, f"{web.url}/")
    assert ways(probe) == [("link", "/rss")]
    assert reasons(probe) == ["html_instead_of_feed", "not_found", "html_instead_of_feed"]
    assert all(refusal.what and refusal.remedy for refusal in probe.refused)
    assert "/more" not in [request.path for request in web.requests]


async def test_every_feed_of_a_page_can_be_listed(patient: HttpFetcher, web: Web) -> None:
    """For those who want another than the first; comments come last."""
    web.pages["/"] = page(
        link("/comments/feed", title="Comments") + link("/rss") + link("/atom", "atom"),
        '<a href="/other/rss">x</a>',
    )
    web.pages.update(
        {"/comments/feed": FEED, "/rss": FEED, "/atom": Page(ATOM), "/other/rss": FEED}
    )
    probe = await look(patient, f"{web.url}/", every=True)
    assert [path for _, path in ways(probe)] == ["/rss", "/atom", "/other/rss", "/comments/feed"]


async def test_an_empty_feed_is_taken_only_where_there_is_no_other(
    patient: HttpFetcher, web: Web
) -> None:
    """A site may name one that nobody fills any more."""
    web.pages["/"] = page(link("/empty") + link("/rss"))
    web.pages.update({"/empty": EMPTY, "/rss": FEED})
    assert [path for _, path in ways(await look(patient, f"{web.url}/"))] == ["/rss", "/empty"]
    del web.pages["/rss"]
    assert [path for _, path in ways(await look(patient, f"{web.url}/"))] == ["/empty"]


async def test_a_page_that_is_too_costly_to_read_is_a_refusal(web: Web) -> None:
    """The search goes on without what it would have named."""
    web.pages.update({"/named": FEED, "/rss": FEED})
    web.pages["/"] = page(link("/named"), "<p>x</p>" * 500_000)
    async with (
        open_sandbox(1, limits=Limits(memory=1 << 20)) as sandbox,
        open_fetcher(IngestSettings()) as fetcher,
    ):
        strict = Finder(fetcher, PlainReader(), sandbox)
        probe = await strict.find(f"{web.url}/", allow_private=True)
    assert reasons(probe)[:2] == ["html_instead_of_feed", "too_costly"]
    assert ways(probe) == [("path", "/rss")]


async def test_a_page_that_lists_the_feeds_is_looked_into(patient: HttpFetcher, web: Web) -> None:
    """Many papers link such a page from the foot of the front page; one level is enough."""
    web.pages["/"] = page("", '<a href="/about/rss">RSS</a>')
    web.pages["/about/rss"] = page("", '<a href="/rss/more">x</a><a href="/world.rss">World</a>')
    web.pages["/rss/more"] = page("", '<a href="/deep/rss">x</a>')
    web.pages.update({"/world.rss": FEED, "/deep/rss": FEED})
    assert ways(await look(patient, f"{web.url}/")) == [("anchor", "/world.rss")]
    del web.pages["/world.rss"]
    assert ways(await look(patient, f"{web.url}/")) == []
    web.pages["/world.rss"] = FEED
    assert ways(await look(patient, f"{web.url}/", guess=False)) == []


async def test_usual_places_are_tried_where_a_page_names_nothing(
    patient: HttpFetcher, web: Web
) -> None:
    """First in the directory of the page, then at the root."""
    web.pages.update({"/blog/": page(), "/blog/atom.xml": FEED, "/feed": FEED})
    assert ways(await look(patient, f"{web.url}/blog/")) == [("path", "/blog/atom.xml")]
    del web.pages["/blog/atom.xml"]
    assert ways(await look(patient, f"{web.url}/blog/")) == [("path", "/feed")]


async def test_a_missing_page_does_not_hide_the_feed_of_the_site(
    patient: HttpFetcher, web: Web
) -> None:
    """Old links to sections are dead more often than feeds are."""
    web.pages["/feed.xml"] = FEED
    assert ways(await look(patient, f"{web.url}/gone.html")) == [("path", "/feed.xml")]


async def test_sitemaps_that_robots_name_are_the_last_resort(
    patient: HttpFetcher, web: Web
) -> None:
    """Those of news first; here a feed lies there, for the parser of sitemaps is another's."""
    web.pages["/"] = page()
    web.pages["/robots.txt"] = Page(b"Sitemap: /all.xml\nSitemap: /news.xml\n")
    web.pages.update({"/all.xml": FEED, "/news.xml": FEED})
    assert ways(await look(patient, f"{web.url}/")) == [("robots", "/news.xml")]
    del web.pages["/robots.txt"]
    web.pages["/news-sitemap.xml"] = FEED
    assert ways(await look(patient, f"{web.url}/")) == [("news sitemap", "/news-sitemap.xml")]


async def test_nothing_is_guessed_where_guessing_is_off(patient: HttpFetcher, web: Web) -> None:
    """An import of five hundred feeds does not ask each of their hosts twenty times."""
    web.pages.update({"/": page(), "/feed": FEED})
    probe = await look(patient, f"{web.url}/", guess=False)
    assert (probe.found, len(web.requests)) == ((), 1)


async def test_a_site_without_any_feed_is_asked_a_bounded_number_of_times(
    patient: HttpFetcher, web: Web
) -> None:
    """Each refusal is kept, and no address is asked twice."""
    web.pages["/a/"] = page("", "".join(f'<a href="/{number}/rss">x</a>' for number in range(99)))
    probe = await look(patient, f"{web.url}/a/")
    paths = [request.path for request in web.requests]
    assert probe.found == ()
    assert len(paths) == len(set(paths)) == probe.requests == 32
    assert len(probe.refused) == 31  # robots.txt is no place for a feed


async def test_a_permanent_move_is_followed_and_a_passing_one_is_not_kept(
    patient: HttpFetcher, web: Web
) -> None:
    """The new address is the one to register."""
    web.pages["/old"] = Page(status=301, headers={"Location": "/rss"})
    web.pages["/now"] = Page(status=302, headers={"Location": "/rss"})
    web.pages["/rss"] = FEED
    assert ways(await look(patient, f"{web.url}/old")) == [("itself", "/rss")]
    assert ways(await look(patient, f"{web.url}/now")) == [("itself", "/now")]


async def test_links_of_a_page_are_read_from_where_it_ended(patient: HttpFetcher, web: Web) -> None:
    """The front page may lie deeper than the address that people type."""
    web.pages["/"] = Page(status=302, headers={"Location": "/en/"})
    web.pages["/en/"] = page(link("news.xml"))
    web.pages["/en/news.xml"] = FEED
    assert ways(await look(patient, f"{web.url}/")) == [("link", "/en/news.xml")]


async def test_the_sample_newsroom_is_found_by_the_front_page_of_a_paper(
    patient: HttpFetcher,
) -> None:
    """Which names its feed, as real ones do."""
    async with serve() as room:
        (found,) = (await look(patient, f"{room.url}/lantern/")).found
        assert found.url == f"{room.url}/lantern/feed.xml"
        assert (found.title, found.languages) == ("The Deccan Lantern", ("en-IN",))
        assert found.entries > 2


async def test_a_host_that_is_not_there_is_asked_once(patient: HttpFetcher) -> None:
    """Nothing can be guessed about it."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    probe = await look(patient, f"http://127.0.0.1:{port}/")
    assert (reasons(probe), probe.requests) == (["unreachable"], 1)


@pytest.mark.parametrize("address", ["", "two words", "ftp://a.example/", "https://", "mailto:a@b"])
async def test_what_is_no_address_is_a_mistake_of_the_person(
    patient: HttpFetcher, address: str
) -> None:
    """It is told at once, with what to type."""
    with pytest.raises(Mishap, match=r"example\.com"):
        await look(patient, address)


async def test_loopback_is_refused_where_it_is_not_allowed(patient: HttpFetcher, web: Web) -> None:
    """By the real guard; no request is made."""
    web.pages["/rss"] = FEED
    probe = await finder(patient).find(f"{web.url}/rss")
    assert reasons(probe) == ["private_address"]
    assert web.requests == []


def test_a_found_feed_says_how_it_was_found() -> None:
    """The word is one of the ways of discovery."""
    assert Found(url="https://a.example/f", way="link", kind="rss").text == "none"
