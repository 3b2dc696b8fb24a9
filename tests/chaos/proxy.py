"""A TCP proxy that can be told to cut, stall, reset, delay, drip and break off."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Weather:
    """How the network behaves."""

    refuse: bool = False
    """New connections are closed at once."""
    stall: bool = False
    """Connections are accepted and nothing is forwarded: the half-open peer."""
    delay: float = 0.0
    """Seconds that every chunk is held."""
    slice: int = _CHUNK
    """Most bytes that are forwarded at once."""
    limit: int | None = None
    """Bytes of each direction after which a connection is broken off."""


FAIR = Weather()


@dataclass(eq=False)
class _Link:
    """One connection, both of its ends."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter

    def close(self, *, reset: bool = False) -> None:
        for end in (self.near, self.far):
            if reset:
                # Linger for no time at all: closing sends RST instead of FIN.
                end.get_extra_info("socket").setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                )
                end.transport.abort()
            else:
                end.close()


@dataclass
class Proxy:
    """Forwards from a port of its own to a server, through the weather of the moment."""

    target: int
    """The server's port on loopback."""
    port: int = 0
    weather: Weather = FAIR
    _links: set[_Link] = field(default_factory=set[_Link])
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Proxy]:
        """Forward while the block runs."""
        server = await asyncio.start_server(self._on_connection, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.cut()

    def turn(self, weather: Weather) -> None:
        """Change the weather, for open connections too."""
        self.weather = weather
        self._changed.set()
        self._changed = asyncio.Event()

    def cut(self) -> None:
        """Close every connection."""
        for link in tuple(self._links):
            link.close()

    def reset(self) -> None:
        """Reset every connection, as a firewall or a crashed host does."""
        for link in tuple(self._links):
            link.close(reset=True)

    async def _on_connection(
        self, reader: asyncio.StreamReader, near: asyncio.StreamWriter
    ) -> None:
        if self.weather.refuse:
            near.close()
            return
        try:
            answers, far = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            near.close()
            return
        link = _Link(near, far)
        self._links.add(link)
        directions = {
            asyncio.ensure_future(self._forward(reader, far)),
            asyncio.ensure_future(self._forward(answers, near)),
        }
        try:
            await asyncio.wait(directions, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for direction in directions:
                direction.cancel()
            self._links.discard(link)
            link.close()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        forwarded = 0
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                while chunk:
                    await self._wait_out_stall()
                    weather = self.weather
                    piece, chunk = chunk[: weather.slice], chunk[weather.slice :]
                    if weather.delay:
                        await asyncio.sleep(weather.delay)
                    if weather.limit is not None:
                        piece = piece[: max(0, weather.limit - forwarded)]
                    writer.write(piece)
                    await writer.drain()
                    forwarded += len(piece)
                    if weather.limit is not None and forwarded >= weather.limit:
                        return

    async def _wait_out_stall(self) -> None:
        while self.weather.stall:
            await self._changed.wait()
