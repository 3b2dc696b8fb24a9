"""A server that sends exactly the bytes that a test gives it, over TCP or TLS."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from dateline_ingest.fetching.addresses import Address, read_address

Script = Callable[[asyncio.StreamWriter], Awaitable[None]]
"""What is said to one request; the connection stays open unless it closes it."""


@dataclass
class Raw:
    """The server, and what it has seen."""

    port: int = 0
    scheme: str = "http"
    scripts: list[Script] = field(default_factory=list[Script])
    """What is said to each request in turn; the last one is repeated."""
    heads: list[str] = field(default_factory=list[str])
    bodies: list[bytes] = field(default_factory=list[bytes])
    connections: int = 0
    open_now: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """An address on this server."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def address(self, path: str = "/", host: str = "127.0.0.1") -> Address:
        """The same, read."""
        address = read_address(self.url(path, host))
        assert address is not None
        return address

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer request after request."""
        self.connections += 1
        self.open_now += 1
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while not writer.is_closing():
                    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                    self.heads.append(head)
                    self.bodies.append(await reader.readexactly(_length(head)))
                    script = self.scripts[min(len(self.heads), len(self.scripts)) - 1]
                    await script(writer)
                    await writer.drain()
        finally:
            self.open_now -= 1
            writer.close()


def _length(head: str) -> int:
    lines = (line.partition(":") for line in head.lower().split("\r\n"))
    return next((int(value) for name, _, value in lines if name == "content-length"), 0)


def says(*parts: bytes, pause: float = 0.0, close: bool = False) -> Script:
    """Say some bytes, with pauses between, and close or not."""

    async def script(writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        if close:
            writer.close()

    return script


def repeats(part: bytes, *, first: bytes = b"", pause: float = 0.0) -> Script:
    """Say the same for ever."""

    async def script(writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return script


def answer(
    body: bytes = b"", status: int = 200, headers: tuple[str, ...] = (), *, length: bool = True
) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status} Said", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@asynccontextmanager
async def open_raw(*scripts: Script, tls: ssl.SSLContext | None = None) -> AsyncGenerator[Raw]:
    """Serve on a free loopback port."""
    raw = Raw(scheme="https" if tls else "http", scripts=list(scripts))
    server = await asyncio.start_server(raw.handle, "127.0.0.1", 0, ssl=tls)
    raw.port = server.sockets[0].getsockname()[1]
    async with server:
        yield raw
