"""Tests of where the fetcher does not go, and when it leaves a host alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from dateline_ingest.fetching.fetcher import (
    Fetched,
    HttpFetcher,
    open_fetcher,
)
from dateline_ingest.outcomes import Failed
from dateline_ingest.settings import IngestSettings

from .fakes import Page, Web
from .raw import answer, open_raw, says
from .samples import RSS


async def failure(fetcher: HttpFetcher, url: str) -> Failed:
    """Fetch what cannot be had."""
    result = await fetcher.fetch(url)
    assert isinstance(result, Failed)
    return result


async def test_no_cookie_is_kept(fetcher: HttpFetcher) -> None:
    """Neither for the next request nor for anybody to see."""
    said = says(answer(RSS, 200, ("Set-Cookie: who=you",)))
    async with open_raw(said) as raw:
        for _ in range(2):
            result = await fetcher.fetch(raw.url())
            assert isinstance(result, Fetched)
            assert "set-cookie" not in result.headers
    assert not any("cookie" in head.lower() for head in raw.heads)


@pytest.fixture
async def strict() -> AsyncGenerator[HttpFetcher]:
    """A fetcher that may go nowhere private."""
    async with open_fetcher(IngestSettings()) as opened:
        yield opened


async def test_a_private_address_is_refused_unless_the_feed_has_leave(
    strict: HttpFetcher, web: Web
) -> None:
    """Leave is given with each fetch, by whoever named the feed."""
    web.pages["/rss"] = Page(RSS)
    failed = await failure(strict, f"{web.url}/rss")
    assert (failed.outcome, failed.detail) == ("private_address", "127.0.0.1: loopback")
    assert isinstance(await strict.fetch(f"{web.url}/rss", allow_private=True), Fetched)
    assert len(web.requests) == 1


async def test_leave_holds_for_the_host_it_was_given_for(strict: HttpFetcher, web: Web) -> None:
    """The newsroom must not lead anybody to the router."""
    port = web.url.rpartition(":")[2]
    web.pages["/rss"] = Page(status=302, headers={"Location": f"http://127.0.0.2:{port}/x"})
    web.pages["/own"] = Page(status=302, headers={"Location": "/x"})
    web.pages["/x"] = Page(RSS)
    refused = await strict.fetch(f"{web.url}/rss", allow_private=True)
    assert refused == Failed("private_address", "127.0.0.2: loopback")
    assert isinstance(await strict.fetch(f"{web.url}/own", allow_private=True), Fetched)


async def test_a_host_that_asks_for_a_rest_is_left_alone(strict: HttpFetcher, web: Web) -> None:
    """All its addresses, whoever asks for them."""
    web.pages["/a"] = Page(status=429, headers={"Retry-After": "300"})
    web.pages["/b"] = Page(RSS)
    first = await strict.fetch(f"{web.url}/a", allow_private=True)
    second = await strict.fetch(f"{web.url}/b", allow_private=True)
    assert isinstance(first, Failed)
    assert isinstance(second, Failed)
    assert (first.outcome, second.outcome, len(web.requests)) == ("rate_limited", "paused", 1)
    assert second.retry_after is not None
    assert 299 < second.retry_after <= 300


@pytest.mark.parametrize(
    ("page", "is_paused"),
    [
        (Page(status=429), True),
        (Page(status=503), False),
        (Page(status=503, headers={"Retry-After": "5"}), True),
        (Page(status=404, headers={"Retry-After": "5"}), False),
    ],
)
async def test_only_a_host_that_asks_for_it_is_left_alone(
    strict: HttpFetcher, web: Web, page: Page, *, is_paused: bool
) -> None:
    """A 503 without Retry-After is one page's trouble, a 429 always the host's wish."""
    web.pages["/a"] = page
    await strict.fetch(f"{web.url}/a", allow_private=True)
    assert bool(strict.gate.paused("127.0.0.1")) is is_paused
