"""Tests of looking for feeds on real sites on loopback."""

from __future__ import annotations

import socket
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

import pytest

from dateline.desk import Found, Probe
from dateline.errors import Mishap
from dateline_ingest.feeds.finding import Finder, is_this_machine
from dateline_ingest.fetching.fetcher import (
    Fetched,
    Fetcher,
    HttpFetcher,
    NotModified,
    Result,
    open_fetcher,
)
from dateline_ingest.newsroom import serve
from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.settings import IngestSettings

from .desk import PlainReader, link, page, rss
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


@dataclass
class Script:
    """A fetcher that answers by host and path, and notes what it was asked."""

    answers: dict[str, Result] = field(default_factory=dict[str, Result])
    default: Result = field(default_factory=lambda: Failed("not_found", "HTTP 404"))
    asked: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Answer."""
        del etag, last_modified
        self.asked.append((url, allow_private))
        return self.answers.get(url, self.default)


def served(url: str, found: Page) -> Fetched:
    """Serve a page."""
    headers = {name.lower(): value for name, value in found.headers.items()}
    return Fetched(url, found.body, headers)


async def test_http_is_tried_where_https_is_not_served() -> None:
    """People type no scheme; a script, for a failed handshake leaks a socket inside anyio."""
    script = Script(
        {
            "https://a.example/rss": Failed("tls_failure"),
            "http://a.example/rss": served("http://a.example/rss", FEED),
        }
    )
    probe = await finder(script).find("a.example/rss")
    assert [found.url for found in probe.found] == ["http://a.example/rss"]
    assert reasons(probe) == ["tls_failure"]


async def test_a_private_address_is_allowed_only_where_the_person_says_so() -> None:
    """The word is passed on to the fetcher with each request."""
    script = Script()
    await finder(script).find("a.example", guess=False)
    assert {allowed for _, allowed in script.asked} == {False}
    script.asked.clear()
    await finder(script).find("a.example", guess=False, allow_private=True)
    assert {allowed for _, allowed in script.asked} == {True}


@pytest.mark.parametrize(
    ("outcome", "requests"),
    [
        ("dns_failure", 1),
        ("unreachable", 2),
        ("tls_failure", 2),
        ("timeout", 2),
        ("rate_limited", 2),
        ("forbidden", 3),
    ],
)
async def test_a_host_that_does_not_want_to_talk_is_left_alone(
    outcome: Outcome, requests: int
) -> None:
    """A second scheme is worth a try, twenty usual places are not."""
    script = Script(default=Failed(outcome))
    probe = await Finder(script, PlainReader(), gap=0.0).find("a.example")
    assert (len(script.asked), probe.found) == (requests, ())


async def test_another_host_is_still_asked() -> None:
    """A feed may lie on a host of its own, though the site's own is out of order."""
    script = Script(
        {
            "https://a.example": served(
                "https://a.example", page(link("/rss") + link("https://feeds.example/a"))
            ),
            "https://a.example/rss": Failed("timeout"),
            "https://feeds.example/a": served("https://feeds.example/a", FEED),
        }
    )
    probe = await finder(script).find("a.example")
    assert [found.url for found in probe.found] == ["https://feeds.example/a"]


async def test_requests_to_one_host_are_spaced() -> None:
    """But not on this machine, nor between hosts."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    script = Script(
        {"https://a.example": served("https://a.example", page(link("https://b.example/f")))}
    )
    spaced = Finder(script, PlainReader(), sleep=sleep, gap=0.5)
    await spaced.find("https://a.example", guess=False)
    assert waits == []
    await spaced.find("https://a.example")
    assert waits == [0.5] * 12
    waits.clear()
    await spaced.find("http://127.0.0.1:1/")
    assert waits == []


async def test_an_answer_to_a_condition_nobody_made_is_a_refusal() -> None:
    """Servers that answer 304 to everything exist."""
    probe = await finder(Script(default=NotModified())).find("https://a.example", guess=False)
    assert reasons(probe) == ["http_error"]


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("my.localhost", True),
        ("10.0.0.1", False),
        ("a.example", False),
        ("localhost.example", False),
    ],
)
def test_the_loopback_is_told_from_strangers(host: str, *, answer: bool) -> None:
    """Nobody has to be spared on it."""
    assert is_this_machine(host) is answer


def test_a_found_feed_says_how_it_was_found() -> None:
    """The word is one of the ways of discovery."""
    assert Found(url="https://a.example/f", way="link", kind="rss").text == "none"
