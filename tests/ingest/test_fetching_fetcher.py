"""Tests of the fetcher against a real server on loopback."""

from __future__ import annotations

import asyncio
import gzip
import socket

import pytest

from dateline_ingest.fetching.fetcher import (
    Fetched,
    HttpFetcher,
    NotModified,
    open_fetcher,
)
from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.settings import IngestSettings

from .conftest import LOOPBACK
from .fakes import Page, Web
from .raw import answer, open_raw, says
from .samples import RSS


async def failure(fetcher: HttpFetcher, url: str) -> Failed:
    """Fetch what cannot be had."""
    result = await fetcher.fetch(url)
    assert isinstance(result, Failed)
    return result


async def test_a_document_arrives_with_its_headers(fetcher: HttpFetcher, web: Web) -> None:
    """Header names in lower case."""
    web.pages["/rss"] = Page(RSS, headers={"ETag": '"1"', "Last-Modified": "yesterday, roughly"})
    result = await fetcher.fetch(f"{web.url}/rss")
    assert isinstance(result, Fetched)
    assert (result.body, result.url, result.moved_to) == (RSS, f"{web.url}/rss", None)
    assert (result.etag, result.last_modified) == ('"1"', "yesterday, roughly")


async def test_what_is_known_is_sent_back_verbatim(fetcher: HttpFetcher, web: Web) -> None:
    """Servers compare by the letter; what they compare with is theirs."""
    web.pages["/rss"] = Page(RSS, headers={"ETag": 'W/"odd tag'})
    result = await fetcher.fetch(
        f"{web.url}/rss", etag='W/"odd tag', last_modified="yesterday, roughly"
    )
    assert isinstance(result, NotModified)
    assert web.requests[0].headers["if-none-match"] == 'W/"odd tag'
    assert web.requests[0].headers["if-modified-since"] == "yesterday, roughly"


async def test_a_first_fetch_is_unconditional(fetcher: HttpFetcher, web: Web) -> None:
    """And says honestly who asks, and what it can read."""
    await fetcher.fetch(f"{web.url}/rss")
    headers = web.requests[0].headers
    assert "if-none-match" not in headers
    assert headers["user-agent"].startswith("Dateline/")
    assert headers["accept-encoding"] == "gzip"


async def test_a_gzip_body_is_inflated(fetcher: HttpFetcher, web: Web) -> None:
    """It is what was asked for."""
    web.pages["/rss"] = Page(gzip.compress(RSS), headers={"Content-Encoding": "gzip"})
    result = await fetcher.fetch(f"{web.url}/rss")
    assert isinstance(result, Fetched)
    assert result.body == RSS


@pytest.mark.parametrize(
    ("page", "outcome", "detail"),
    [
        (Page(status=404), "not_found", "HTTP 404"),
        (Page(status=410), "gone", "HTTP 410"),
        (Page(status=403), "forbidden", "HTTP 403"),
        (Page(status=500), "unavailable", "HTTP 500"),
        (Page(status=204), "http_error", "HTTP 204"),
        (Page(b"x" * 100_001), "too_large", "over 100000 bytes"),
        (
            Page(gzip.compress(b"\0" * 5_000_000), headers={"Content-Encoding": "gzip"}),
            "too_large",
            "over 100000 bytes",
        ),
        (Page(b"x" * 9, length=10**9), "too_large", "over 100000 bytes"),
        (Page(b"\0\0\0\x18ftyp", headers={"Content-Type": "video/mp4"}), "media", "video/mp4"),
        (Page(b"x", headers={"Content-Encoding": "br"}), "unsupported_compression", "br"),
        (Page(b"plain", headers={"Content-Encoding": "gzip"}), "broken_compression", "header"),
        (Page(b"short", length=99), "broken_connection", ""),
        (Page(status=302), "bad_redirect", "without Location"),
        (Page(status=302, headers={"Location": "ftp://a.example/"}), "bad_url", "ftp:"),
        (Page(status=302, headers={"Location": "http://[broken/"}), "bad_url", "broken"),
        (
            Page(status=302, headers={"Location": "http://10.0.0.1/"}),
            "private_address",
            "private",
        ),
        (Page(status=304), "http_error", "HTTP 304"),
        (Page(status=301, headers={"Location": "/page"}), "redirect_loop", "back at http"),
    ],
)
async def test_trouble_is_a_value(
    fetcher: HttpFetcher, web: Web, page: Page, outcome: Outcome, detail: str
) -> None:
    """Named, with its particulars."""
    web.pages["/page"] = page
    failed = await failure(fetcher, f"{web.url}/page")
    assert failed.outcome == outcome
    assert detail in failed.detail


@pytest.mark.parametrize(("status", "outcome"), [(429, "rate_limited"), (503, "unavailable")])
async def test_the_wait_that_a_server_asks_for_is_passed_on(
    fetcher: HttpFetcher, web: Web, status: int, outcome: Outcome
) -> None:
    """In seconds."""
    web.pages["/rss"] = Page(status=status, headers={"Retry-After": "120"})
    failed = await failure(fetcher, f"{web.url}/rss")
    assert (failed.outcome, failed.retry_after) == (outcome, 120.0)


async def test_a_server_that_dawdles_is_cut_off(web: Web) -> None:
    """The limit is for all of the fetch, not for each read."""
    web.pages["/slow"] = Page(RSS, seconds_before_body=60)
    async with open_fetcher(IngestSettings(feed_timeout=0.2, allow_private=LOOPBACK)) as fetcher:
        failed = await failure(fetcher, f"{web.url}/slow")
    assert failed.outcome == "timeout"


async def test_a_closed_port_is_unreachable(fetcher: HttpFetcher) -> None:
    """Nobody listens there."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        failed = await failure(fetcher, f"http://127.0.0.1:{held.getsockname()[1]}/rss")
    assert failed.outcome == "unreachable"


async def test_plain_http_on_a_tls_address_is_no_secure_connection(fetcher: HttpFetcher) -> None:
    """The server answers in clear text."""

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        failed = await failure(fetcher, f"https://127.0.0.1:{port}/rss")
    assert failed.outcome == "tls_failure"


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "a.example/rss", "http://", "http://[broken/", "", "http://a:b:c/"]
)
async def test_what_is_no_address_is_told(fetcher: HttpFetcher, url: str) -> None:
    """Without asking any server."""
    assert (await failure(fetcher, url)).outcome == "bad_url"


async def test_an_unchanged_answer_brings_its_headers(fetcher: HttpFetcher) -> None:
    """It says anew how long it holds."""
    said = answer(b"", 304, ("Cache-Control: max-age=300",))
    async with open_raw(says(said)) as raw:
        result = await fetcher.fetch(raw.url(), etag='"1"')
    assert isinstance(result, NotModified)
    assert result.headers["cache-control"] == "max-age=300"


async def test_a_film_that_is_a_feed_is_read(fetcher: HttpFetcher, web: Web) -> None:
    """Podcast hosts give their feeds the type of what is in them."""
    web.pages["/rss"] = Page(b"\n " + RSS, headers={"Content-Type": "audio/mpeg"})
    assert isinstance(await fetcher.fetch(f"{web.url}/rss"), Fetched)


async def test_the_first_bytes_can_be_enough(fetcher: HttpFetcher, web: Web) -> None:
    """What comes after them is not waited for."""
    web.pages["/robots.txt"] = Page(b"x" * 99_999, length=500_000)
    result = await fetcher.fetch(f"{web.url}/robots.txt", keep_first=1000)
    assert isinstance(result, Fetched)
    assert result.body == b"x" * 1000


async def test_what_is_accepted_can_be_said(fetcher: HttpFetcher, web: Web) -> None:
    """A page is not asked for as a feed is."""
    await fetcher.fetch(f"{web.url}/page", accept="text/html")
    await fetcher.fetch(f"{web.url}/rss")
    assert web.requests[0].headers["accept"] == "text/html"
    assert web.requests[1].headers["accept"].startswith("application/atom+xml, ")
