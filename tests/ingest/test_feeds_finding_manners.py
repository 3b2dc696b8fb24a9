"""Tests of how a search behaves towards hosts, with answers that no real server gives on demand."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from dateline_ingest.feeds.finding import Finder
from dateline_ingest.feeds.reader import PlainReader
from dateline_ingest.fetching.fetcher import Fetched, Fetcher, NotModified, Result
from dateline_ingest.outcomes import Failed, Outcome

from .desk import link, page, rss
from .fakes import Page

FEED = rss("One", "Two")


def finder(fetcher: Fetcher) -> Finder:
    """Make a finder."""
    return Finder(fetcher, PlainReader())


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
    assert [one.outcome for one in probe.refused] == ["tls_failure"]


async def test_a_private_address_is_allowed_only_where_the_person_says_so() -> None:
    """The word is passed on to the fetcher with each request to the host that was meant."""
    script = Script()
    await finder(script).find("a.example")
    assert {allowed for _, allowed in script.asked} == {False}
    script.asked.clear()
    await finder(script).find("a.example", allow_private=True)
    assert {allowed for _, allowed in script.asked} == {True}


async def test_a_page_cannot_lead_the_search_to_other_private_hosts() -> None:
    """It may be a stranger's, and name an address in the network of whoever asks."""
    found = page(link("http://10.0.0.1/admin") + link("https://a.example/f"))
    script = Script(
        {
            "https://a.example": served("https://a.example", found),
            "https://a.example/f": served("https://a.example/f", FEED),
        }
    )
    probe = await finder(script).find("https://a.example", allow_private=True)
    assert ("http://10.0.0.1/admin", False) in script.asked
    assert [one.allow_private for one in probe.found] == [True]
    probe = await finder(script).find("https://a.example")
    assert [one.allow_private for one in probe.found] == [False]


@pytest.mark.parametrize(
    ("outcome", "requests"),
    [
        ("dns_failure", 1),
        ("private_address", 1),
        ("paused", 1),
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
    probe = await Finder(script, PlainReader()).find("a.example")
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


async def test_an_answer_to_a_condition_nobody_made_is_a_refusal() -> None:
    """Servers that answer 304 to everything exist."""
    probe = await finder(Script(default=NotModified())).find("https://a.example", guess=False)
    assert [one.outcome for one in probe.refused] == ["http_error"]
