"""Tests of the stream under a connection."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from dateline_ingest.fetching.stream import Stream
from dateline_ingest.fetching.transport import Trouble


@dataclass
class Wire(asyncio.Transport):
    """A transport that notes what is done with it."""

    sent: list[bytes] = field(default_factory=list[bytes])
    doings: list[str] = field(default_factory=list[str])

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Note it."""
        self.sent.append(bytes(data))

    def pause_reading(self) -> None:
        """Note it."""
        self.doings.append("pause")

    def resume_reading(self) -> None:
        """Note it."""
        self.doings.append("resume")

    def close(self) -> None:
        """Note it."""
        self.doings.append("close")


def connected() -> tuple[Stream, Wire]:
    """A stream on a wire."""
    stream, wire = Stream(), Wire()
    stream.connection_made(wire)
    return stream, wire


async def test_what_came_is_read_in_order() -> None:
    """Cut as the reader likes."""
    stream, _ = connected()
    stream.data_received(b"abc")
    stream.data_received(b"def")
    assert [await stream.read(4), await stream.read(4)] == [b"abcd", b"ef"]


async def test_a_reader_waits_for_what_comes() -> None:
    """And for nothing longer."""
    stream, _ = connected()
    asyncio.get_running_loop().call_soon(stream.data_received, b"late")
    assert await stream.read(10) == b"late"


async def test_the_end_is_nothing() -> None:
    """After what came before it."""
    stream, _ = connected()
    stream.data_received(b"last")
    stream.eof_received()
    assert [await stream.read(10), await stream.read(10)] == [b"last", b""]


async def test_a_reader_that_waits_hears_of_the_end() -> None:
    """A connection may end while somebody listens."""
    stream, _ = connected()
    asyncio.get_running_loop().call_soon(stream.eof_received)
    assert await stream.read(10) == b""


async def test_a_lost_connection_is_an_error() -> None:
    """Not an end: the answer may have been longer."""
    stream, _ = connected()
    stream.connection_lost(ConnectionResetError("gone"))
    with pytest.raises(ConnectionResetError):
        await stream.read(10)


async def test_a_flood_is_held_back() -> None:
    """What nobody reads does not fill the memory."""
    stream, wire = connected()
    stream.data_received(b"x" * 300_000)
    assert wire.doings == ["pause"]
    stream.allow(10**9)
    while wire.doings == ["pause"]:
        await stream.read(65_536)
    assert wire.doings == ["pause", "resume"]


async def test_no_more_is_read_than_was_allowed() -> None:
    """A head has 64 KiB."""
    stream, _ = connected()
    stream.data_received(b"x" * 70_000)
    assert len(await stream.read(100_000)) == 65_536
    with pytest.raises(Trouble) as caught:
        await stream.read(100_000)
    assert caught.value.failed.outcome == "hostile"
    stream.allow(5)
    assert len(await stream.read(100_000)) == 4464 - 4459


async def test_a_new_request_is_counted_anew() -> None:
    """A connection may bring many heads."""
    stream, _ = connected()
    for _ in range(3):
        stream.begin()
        assert stream.silent
        stream.data_received(b"x" * 60_000)
        assert len(await stream.read(100_000)) == 60_000
        assert not stream.silent


async def test_crumbs_are_counted() -> None:
    """A byte at a time costs as much as 64 KB at a time."""
    stream, _ = connected()
    stream.allow(10**9)
    for _ in range(20_000):
        stream.data_received(b"x")
        await stream.read(65_536)
    stream.data_received(b"x")
    with pytest.raises(Trouble) as caught:
        await stream.read(65_536)
    assert caught.value.failed.detail == "20001 bytes in 20001 pieces"


async def test_an_idle_connection_knows_when_it_is_of_no_use() -> None:
    """Ended, or with something to say that nobody asked for."""
    stream, wire = connected()
    assert not stream.get_extra_info("is_readable")
    stream.data_received(b"HTTP/1.1 408 Request Timeout\r\n")
    assert stream.get_extra_info("is_readable")
    other, _ = connected()
    other.eof_received()
    assert other.get_extra_info("is_readable")
    assert stream.get_extra_info("ssl_object") is None
    await stream.aclose()
    assert wire.doings == ["close"]


async def test_what_is_written_is_sent() -> None:
    """And a stream that has no wire yet sends nothing."""
    stream, wire = connected()
    await stream.write(b"GET / HTTP/1.1\r\n\r\n")
    assert wire.sent == [b"GET / HTTP/1.1\r\n\r\n"]
    await Stream().write(b"x")
    await Stream().aclose()
