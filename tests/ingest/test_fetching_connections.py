"""Tests of which connections are kept, and for how long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from dateline_ingest.fetching import connections
from dateline_ingest.fetching.addresses import read_address
from dateline_ingest.fetching.connections import Connections
from dateline_ingest.fetching.guard import Guard
from dateline_ingest.fetching.httpx_transport import Httpcore
from dateline_ingest.fetching.private import read_allowance

from .raw import Raw, answer, open_raw, says


@pytest.fixture
async def kept() -> AsyncGenerator[Connections]:
    """Connections of httpx."""
    opened = Connections(Httpcore(), Guard(read_allowance("127.0.0.0/8", "x")))
    yield opened
    await opened.close()


async def visit(kept: Connections, raw: Raw, host: str = "127.0.0.1") -> None:
    """Ask once and read the answer."""
    got = await kept.get(raw.address("/", host), [(b"Host", b"x")], private=False)
    assert [chunk async for chunk in got.chunks()] == [b"body"]
    await got.close()


@pytest.fixture
async def raw() -> AsyncGenerator[Raw]:
    """A server that has always the same to say."""
    async with open_raw(says(answer(b"body"))) as served:
        yield served


async def test_two_requests_at_once_take_two_connections(kept: Connections, raw: Raw) -> None:
    """And both are kept for later."""
    await asyncio.gather(visit(kept, raw), visit(kept, raw))
    await asyncio.gather(visit(kept, raw), visit(kept, raw))
    assert raw.connections == 2


async def test_only_so_many_hosts_are_kept(
    kept: Connections, raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that was put down longest ago goes."""
    monkeypatch.setattr(connections, "_IDLE", 2)
    server = await asyncio.start_server(raw.handle, "127.0.0.2", raw.port)
    third = await asyncio.start_server(raw.handle, "127.0.0.3", raw.port)
    async with server, third:
        for number in (1, 2, 3):
            await visit(kept, raw, f"127.0.0.{number}")
        assert [origin[1] for origin in kept.idle] == ["127.0.0.2", "127.0.0.3"]
        await asyncio.sleep(0.02)
        assert raw.open_now == 2
        await kept.close()
        await asyncio.sleep(0.02)
    assert raw.open_now == 0


async def test_an_idle_connection_is_closed_after_a_while(
    raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feed is asked again only in minutes, and the server has other guests."""
    monkeypatch.setattr(connections, "KEPT_S", 0.05)
    monkeypatch.setattr("dateline_ingest.fetching.httpx_transport.KEPT_S", 0.05)
    kept = Connections(Httpcore(), Guard(read_allowance("127.0.0.0/8", "x")))
    await visit(kept, raw)
    assert len(kept.idle) == 1
    await asyncio.sleep(0.2)
    assert (kept.idle, raw.open_now) == ({}, 0)
    await visit(kept, raw)
    assert raw.connections == 2
    await kept.close()


async def test_a_fresh_connection_outlives_a_sweep(
    raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what was idle for too long goes."""
    monkeypatch.setattr(connections, "KEPT_S", 0.02)
    kept = Connections(Httpcore(), Guard(read_allowance("127.0.0.0/8", "x")))
    await visit(kept, raw)
    await asyncio.sleep(0.06)
    await visit(kept, raw)
    assert raw.connections == 1
    await kept.close()


async def test_what_is_said_unasked_costs_the_connection(kept: Connections) -> None:
    """It would be taken for the answer to the next request."""
    async with open_raw(says(answer(b"body"), answer(b"trap"), pause=0.01)) as raw:
        await visit(kept, raw)
        await asyncio.sleep(0.05)
        await visit(kept, raw)
        assert raw.connections == 2


async def test_closing_twice_does_no_harm(kept: Connections) -> None:
    """Whoever opened it may close it early."""
    assert read_address("http://a.example/")
    await kept.close()
    assert kept.idle == {}
