"""A small HTTP/1.1 server on the loopback address."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from dateline.errors import Mishap
from dateline_ingest.newsroom.exchange import Request, Response, parse_request

HOST = "127.0.0.1"
MAX_PORT = 65_535

HEAD_LIMIT = 16 * 1024
"""Bytes of a request's head above which the connection is dropped."""

IDLE = 60.0
"""Seconds that a connection may wait for its next request."""

Handler = Callable[[Request | None], Response]
"""Answers one request; ``None`` stands for bytes that are no request."""


def bind(port: int) -> socket.socket:
    """Take a port of the loopback address; 0 takes any that is free.

    Raises:
        Mishap: the port is in use, is not allowed, or is no port number.
    """
    if not 0 <= port <= MAX_PORT:
        raise _mishap("no such port", port)
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise _mishap("port in use", port) from error
        raise _mishap(f"port cannot be taken ({error.strerror})", port) from error


@asynccontextmanager
async def listen(sock: socket.socket, handler: Handler) -> AsyncGenerator[None]:
    """Answer requests on a socket until the block ends; then no connection is left open."""
    talks: set[asyncio.Task[None]] = set()

    def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(_talk(reader, writer, handler))
        talks.add(task)
        task.add_done_callback(talks.discard)

    server = await asyncio.start_server(on_connection, sock=sock, limit=HEAD_LIMIT)
    try:
        yield
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        await server.wait_closed()


def _mishap(what: str, port: int) -> Mishap:
    remedy = "Set DATELINE_NEWSROOM_PORT to a free port, or to 0 for any."
    return Mishap(what, where=f"{HOST}:{port}", remedy=remedy)


async def _talk(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, handler: Handler
) -> None:
    try:
        while True:
            async with asyncio.timeout(IDLE):
                head = await reader.readuntil(b"\r\n\r\n")
            response = handler(parse_request(head.removesuffix(b"\r\n\r\n")))
            writer.write(response.encode(datetime.now(UTC)))
            await writer.drain()
            if response.is_last:
                return
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
        return  # the client is gone, idle (TimeoutError is an OSError) or talks nonsense
    except asyncio.CancelledError:
        writer.transport.abort()  # a client that reads nothing would hold up the shutdown
        raise
    finally:
        writer.close()
