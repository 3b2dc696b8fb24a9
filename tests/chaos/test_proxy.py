"""The proxy: what each weather does to a connection."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator

import pytest

from tests.chaos.proxy import FAIR, Proxy, Weather

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
async def proxy() -> AsyncGenerator[Proxy]:
    """Give a proxy before a server that sends back what it gets."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(65536):
                writer.write(chunk)
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with server, Proxy(server.sockets[0].getsockname()[1]).open() as opened:
        yield opened


async def _connect(proxy: Proxy) -> Connection:
    return await asyncio.open_connection("127.0.0.1", proxy.port)


async def _say(connection: Connection, words: bytes) -> bytes:
    reader, writer = connection
    writer.write(words)
    async with asyncio.timeout(5):
        return await reader.readexactly(len(words))


async def test_in_fair_weather_everything_passes(proxy: Proxy) -> None:
    """What comes back is what went out, a megabyte too."""
    connection = await _connect(proxy)
    assert await _say(connection, b"ahoy" * 2**18) == b"ahoy" * 2**18
    connection[1].close()


async def test_a_cut_ends_the_connections_that_are_open(proxy: Proxy) -> None:
    """The peer reads the end, and may connect anew."""
    connection = await _connect(proxy)
    assert await _say(connection, b"ahoy") == b"ahoy"
    proxy.cut()
    assert await connection[0].read() == b""
    connection[1].close()
    again = await _connect(proxy)
    assert await _say(again, b"ahoy") == b"ahoy"
    again[1].close()


async def test_a_reset_is_an_error_at_the_peer(proxy: Proxy) -> None:
    """RST is not an orderly end."""
    connection = await _connect(proxy)
    assert await _say(connection, b"ahoy") == b"ahoy"
    proxy.reset()
    with pytest.raises(ConnectionResetError):
        await connection[0].read()
    connection[1].close()


async def test_a_refused_connection_ends_at_once(proxy: Proxy) -> None:
    """Nothing is forwarded, and the peer reads the end."""
    proxy.turn(Weather(refuse=True))
    reader, writer = await _connect(proxy)
    assert await reader.read() == b""
    writer.close()


async def test_a_stalled_connection_goes_on_when_the_weather_clears(proxy: Proxy) -> None:
    """Until then it accepts all and forwards nothing."""
    proxy.turn(Weather(stall=True))
    reader, writer = await _connect(proxy)
    writer.write(b"ahoy")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await reader.readexactly(4)
    proxy.turn(FAIR)
    assert await reader.readexactly(4) == b"ahoy"
    writer.close()


async def test_latency_holds_every_chunk(proxy: Proxy) -> None:
    """A round trip takes both delays."""
    proxy.turn(Weather(delay=0.05))
    connection = await _connect(proxy)
    began = time.monotonic()
    assert await _say(connection, b"ahoy") == b"ahoy"
    assert time.monotonic() - began >= 0.1
    connection[1].close()


async def test_a_drip_passes_all_in_slices(proxy: Proxy) -> None:
    """Nothing is lost in small pieces."""
    proxy.turn(Weather(slice=3))
    connection = await _connect(proxy)
    assert await _say(connection, bytes(range(100))) == bytes(range(100))
    connection[1].close()


async def test_a_limit_breaks_off_in_the_middle(proxy: Proxy) -> None:
    """So many bytes pass, and then the connection ends."""
    proxy.turn(Weather(limit=10))
    reader, writer = await _connect(proxy)
    writer.write(b"x" * 100)
    assert len(await reader.read()) <= 10
    writer.close()


async def test_a_server_that_is_down_ends_the_connection(proxy: Proxy) -> None:
    """The proxy stands, and has nobody to forward to."""
    proxy.target = 1
    reader, writer = await _connect(proxy)
    assert await reader.read() == b""
    writer.close()
