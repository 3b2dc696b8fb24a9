"""Tests of servers that mean harm: each ends with one reason, and none costs much."""

from __future__ import annotations

import asyncio
import ssl
import tracemalloc
from collections.abc import AsyncGenerator
from datetime import UTC, datetime

import pytest
from trustme import CA

from dateline_ingest.fetching.connections import Connections
from dateline_ingest.fetching.fetcher import Fetched, HttpFetcher, open_fetcher
from dateline_ingest.fetching.opening import Client
from dateline_ingest.outcomes import SUCCESSES, Failed, Outcome, told
from dateline_ingest.settings import IngestSettings

from .conftest import LOOPBACK
from .hostile_web import DRIPS, FLOODS, many_headers
from .raw import answer, open_raw, says
from .samples import RSS

PAST = datetime(2020, 1, 2, tzinfo=UTC)
REASONS: dict[str, Outcome] = {
    "gzip bomb": "hostile",
    "deflate bomb": "hostile",
    "bare deflate bomb": "hostile",
    "bomb in a .gz file": "hostile",
    "bomb in bombs": "unsupported_compression",
    "members without end": "hostile",
    "brotli": "unsupported_compression",
    "zstd": "unsupported_compression",
    "a body without end": "too_large",
    "chunks without end": "too_large",
    "chunks of one byte": "hostile",
    "a film": "too_large",
    "a film that calls itself a feed": "too_large",
    "a length beyond all numbers": "bad_answer",
    "continue, continue": "hostile",
}
"""What must be said of each; of the others more than one thing is true."""


@pytest.fixture(params=["httpx", "httpx2"])
async def real(request: pytest.FixtureRequest) -> AsyncGenerator[HttpFetcher]:
    """The fetcher as it is by default, on each client, but for the wait."""
    client: Client = request.param
    settings = IngestSettings(
        allow_private=f"{LOOPBACK} localhost", feed_timeout=20, http_client=client
    )
    async with open_fetcher(settings) as opened:
        yield opened


@pytest.fixture
async def hasty() -> AsyncGenerator[HttpFetcher]:
    """A fetcher that waits for nothing."""
    async with open_fetcher(IngestSettings(allow_private=LOOPBACK, feed_timeout=0.3)) as opened:
        yield opened


@pytest.mark.parametrize("name", list(FLOODS))
async def test_a_flood_ends_with_a_reason_and_little_memory(real: HttpFetcher, name: str) -> None:
    """Long before the deadline; 64 MB are the most that a feed may take."""
    async with open_raw(FLOODS[name]) as raw:
        tracemalloc.start()
        result = await real.fetch(raw.url())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert isinstance(result, Failed)
    assert result.outcome not in {*SUCCESSES, "timeout", "internal_error"}
    assert result.outcome == REASONS.get(name, result.outcome)
    assert peak < 64 * 2**20
    assert all(told(result))


@pytest.mark.parametrize("name", list(DRIPS))
async def test_a_drip_is_cut_off_by_the_deadline(hasty: HttpFetcher, name: str) -> None:
    """There is one for all of the fetch, however busy the connection looks."""
    async with open_raw(DRIPS[name]) as raw:
        result = await hasty.fetch(raw.url())
        assert isinstance(result, Failed)
        assert result == Failed("timeout", "0.3 s")
        await asyncio.sleep(0.05)
        assert raw.open_now == 0


async def test_neighbours_are_not_held_up(real: HttpFetcher) -> None:
    """While one server drips, others are read."""
    async with open_raw(DRIPS["body byte by byte"]) as slow, open_raw(says(answer(RSS))) as good:
        dripping = asyncio.ensure_future(real.fetch(slow.url()))
        for _ in range(20):
            assert isinstance(await real.fetch(good.url()), Fetched)
        assert not dripping.done()
        dripping.cancel()
        await asyncio.gather(dripping, return_exceptions=True)


async def test_a_long_head_that_ends_is_read(real: HttpFetcher) -> None:
    """Some sites send a hundred headers with their policies."""
    said = many_headers(500) + b"Content-Length: 6\r\n\r\n<rss/>"
    async with open_raw(says(said)) as raw:
        result = await real.fetch(raw.url())
    assert isinstance(result, Fetched)
    assert len(result.headers) == 501


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (answer(b"<rss/>", 200, ("Content-Length: 900",), length=False), "broken_connection"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "bad_answer"),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "bad_answer"),
        (b"", "broken_connection"),
    ],
)
async def test_what_is_no_answer_ends_with_a_reason(
    real: HttpFetcher, said: bytes, outcome: Outcome
) -> None:
    """One of them, and a remedy."""
    async with open_raw(says(said, close=True)) as raw:
        result = await real.fetch(raw.url())
    assert isinstance(result, Failed)
    assert result.outcome == outcome


async def test_a_body_longer_than_it_said_is_cut_where_it_said(real: HttpFetcher) -> None:
    """What comes after is no part of it."""
    said = answer(b"<rss/>more", 200, ("Content-Length: 6",), length=False)
    async with open_raw(says(said)) as raw:
        result = await real.fetch(raw.url())
        assert isinstance(result, Fetched)
        assert result.body == b"<rss/>"


@pytest.mark.parametrize(
    ("flaw", "words"),
    [
        ("unknown authority", "certificate"),
        ("other name", "mismatch"),
        ("expired", "expired"),
        ("old protocol", ""),
    ],
)
async def test_trouble_with_tls_is_told_in_words(real: HttpFetcher, flaw: str, words: str) -> None:
    """And nothing is said to a server that could be anybody."""
    assert isinstance(real.transport, Connections)
    context = flawed(real.transport, flaw)
    async with open_raw(says(answer(RSS)), tls=context) as raw:
        result = await real.fetch(raw.url(host="localhost"))
    assert isinstance(result, Failed)
    assert result.outcome == "tls_failure"
    assert words in result.detail
    assert raw.heads == []


def flawed(transport: Connections, flaw: str) -> ssl.SSLContext:
    """A server's context with something wrong with it."""
    authority, client = CA(), ssl.create_default_context()
    if flaw != "unknown authority":
        authority.configure_trust(client)  # pyright: ignore[reportUnknownMemberType] - trustme also takes pyOpenSSL's
    transport.guard.make_tls = lambda: client
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    if flaw == "old protocol":
        client.minimum_version = ssl.TLSVersion.TLSv1_3
        server.maximum_version = ssl.TLSVersion.TLSv1_2
    name = "other.example" if flaw == "other name" else "localhost"
    issued = authority.issue_cert(name, not_after=PAST if flaw == "expired" else None)
    issued.configure_cert(server)  # pyright: ignore[reportUnknownMemberType] - trustme also takes pyOpenSSL's
    return server
