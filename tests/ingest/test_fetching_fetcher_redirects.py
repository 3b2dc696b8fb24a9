"""Tests of where the fetcher follows to, and what it tells of the way."""

from __future__ import annotations

from dateline_ingest.fetching.fetcher import (
    Fetched,
    HttpFetcher,
    NotModified,
)
from dateline_ingest.outcomes import Failed

from .fakes import Page, Web
from .raw import answer, open_raw, says
from .samples import RSS


async def failure(fetcher: HttpFetcher, url: str) -> Failed:
    """Fetch what cannot be had."""
    result = await fetcher.fetch(url)
    assert isinstance(result, Failed)
    return result


async def test_a_permanent_redirect_is_noted(fetcher: HttpFetcher, web: Web) -> None:
    """Relative targets are completed."""
    web.pages["/old"] = Page(status=301, headers={"Location": "/new"})
    web.pages["/new"] = Page(RSS)
    result = await fetcher.fetch(f"{web.url}/old")
    assert isinstance(result, Fetched)
    assert result.moved_to == result.url == f"{web.url}/new"


async def test_a_passing_redirect_on_the_way_makes_it_passing(
    fetcher: HttpFetcher, web: Web
) -> None:
    """The feed may be elsewhere tomorrow."""
    web.pages["/old"] = Page(status=308, headers={"Location": "/mid"})
    web.pages["/mid"] = Page(status=307, headers={"Location": "/new"})
    web.pages["/new"] = Page(RSS)
    result = await fetcher.fetch(f"{web.url}/old")
    assert isinstance(result, Fetched)
    assert (result.url, result.moved_to) == (f"{web.url}/new", None)


async def test_conditions_travel_with_redirects(fetcher: HttpFetcher, web: Web) -> None:
    """The document is the same wherever it lies."""
    web.pages["/old"] = Page(status=302, headers={"Location": "/new"})
    web.pages["/new"] = Page(RSS, headers={"ETag": '"1"'})
    assert isinstance(await fetcher.fetch(f"{web.url}/old", etag='"1"'), NotModified)


async def test_the_chain_of_redirects_is_kept(fetcher: HttpFetcher, web: Web) -> None:
    """Each with its status, so that others can judge it."""
    web.pages["/old"] = Page(status=301, headers={"Location": "/mid#top"})
    web.pages["/mid"] = Page(status=302, headers={"Location": "/new"})
    web.pages["/new"] = Page(RSS)
    result = await fetcher.fetch(f"{web.url}/old")
    assert isinstance(result, Fetched)
    assert [(hop.url, hop.status, hop.to) for hop in result.hops] == [
        (f"{web.url}/old", 301, f"{web.url}/mid"),
        (f"{web.url}/mid", 302, f"{web.url}/new"),
    ]


async def test_a_move_is_told_of_an_unchanged_document_too(fetcher: HttpFetcher, web: Web) -> None:
    """Most proofs of a move come as 304."""
    web.pages["/old"] = Page(status=308, headers={"Location": "/new"})
    web.pages["/new"] = Page(RSS, headers={"ETag": '"1"'})
    result = await fetcher.fetch(f"{web.url}/old", etag='"1"')
    assert isinstance(result, NotModified)
    assert (result.moved_to, result.url) == (f"{web.url}/new", f"{web.url}/new")


async def test_redirects_further_and_further_come_to_an_end(fetcher: HttpFetcher, web: Web) -> None:
    """Six addresses in a row are not the feed's."""
    for number in range(9):
        web.pages[f"/{number}"] = Page(status=302, headers={"Location": f"/{number + 1}"})
    failed = await failure(fetcher, f"{web.url}/0")
    assert (failed.outcome, failed.detail) == ("redirect_loop", "more than 5")
    assert len(web.requests) == 6


async def test_a_loop_is_seen_when_it_closes(fetcher: HttpFetcher, web: Web) -> None:
    """Without cookies the second round would be as the first."""
    web.pages["/a"] = Page(status=302, headers={"Location": "/b"})
    web.pages["/b"] = Page(status=302, headers={"Location": "/a"})
    failed = await failure(fetcher, f"{web.url}/a")
    assert (failed.outcome, len(web.requests)) == ("redirect_loop", 2)


async def test_a_broken_body_of_a_redirect_is_nobodys_trouble(fetcher: HttpFetcher) -> None:
    """Where it leads is known from its head."""
    redirect = answer(b"moved", 302, ("Location: /new", "Content-Length: 99"), length=False)
    async with open_raw(says(redirect, close=True), says(answer(RSS))) as raw:
        assert isinstance(await fetcher.fetch(raw.url("/old")), Fetched)


async def test_user_and_password_go_to_their_own_host_alone(fetcher: HttpFetcher, web: Web) -> None:
    """A redirect does not carry them off, and no result shows them."""
    async with open_raw(says(answer(RSS))) as other:
        web.pages["/rss"] = Page(status=302, headers={"Location": "/there"})
        web.pages["/there"] = Page(status=302, headers={"Location": other.url("/rss")})
        result = await fetcher.fetch(web.url.replace("://", "://us%20er:p%40ss@") + "/rss")
    assert isinstance(result, Fetched)
    sent = [request.headers.get("authorization") for request in web.requests]
    assert sent == ["Basic dXMgZXI6cEBzcw=="] * 2
    assert "authorization" not in other.heads[0].lower()
    assert "p%40ss" not in repr(result)
