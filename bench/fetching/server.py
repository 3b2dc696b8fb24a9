"""A web server on every loopback address, on which nothing ever changes."""

from __future__ import annotations

import asyncio
import sys
from typing import cast

ETAG = '"abc-123"'
DATE = "Mon, 23 Nov 2026 09:00:00 GMT"

_UNCHANGED = "\r\n".join([
    "HTTP/1.1 304 Not Modified", "Server: bench", f"Date: {DATE}", f"Last-Modified: {DATE}",
    f"ETag: {ETAG}", "Cache-Control: max-age=300", "Vary: Accept-Encoding",
    "Connection: keep-alive", "", "",
]).encode()  # fmt: skip
_END = b"\r\n\r\n"


class _Unchanged(asyncio.Protocol):
    """Answers every request with the same 304, as cheaply as can be."""

    def __init__(self) -> None:
        self._held = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        *requests, self._held = (self._held + data).split(_END)
        if requests and self._transport:
            self._transport.write(_UNCHANGED * len(requests))


async def serve() -> None:
    """Serve until killed; the port is told on standard output."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Unchanged, "0.0.0.0", 0, backlog=1024)  # noqa: S104 - each host of the bench is a loopback address of its own
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
