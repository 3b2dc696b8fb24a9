"""The HTTP server that hubs call, inside the service's own loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, cast

import uvicorn

from dateline.errors import Mishap
from dateline_ingest.websub.callback import App

_MOST_AT_ONCE = 200
_MOST_HEADERS = 32_768
_PORTS = range(65_536)


class _Server(uvicorn.Server):
    """A server that leaves signals to the service."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Capture none."""
        yield


def bind(listen: str) -> socket.socket:
    """Take the address ``host:port``; port 0 takes any that is free.

    Raises:
        Mishap: it cannot be taken, or is none.
    """
    host, _, port = listen.rpartition(":")
    try:
        return socket.create_server((host.strip("[]"), _number(port)), family=_family(host))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Mishap(
            f"cannot be listened on ({why})",
            where=f"DATELINE_PUSH_LISTEN={listen}",
            remedy="Give host:port of this machine, such as 127.0.0.1:8089, that is free.",
        ) from error


@asynccontextmanager
async def listening(app: App, sock: socket.socket) -> AsyncGenerator[None]:
    """Answer on a socket until the block ends; calls that are being answered are finished."""
    config = uvicorn.Config(
        cast("Any", app),
        interface="asgi3",
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_AT_ONCE,
        h11_max_incomplete_event_size=_MOST_HEADERS,
        timeout_graceful_shutdown=5,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[sock]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving
        sock.close()


def _number(port: str) -> int:
    number = int(port)
    if number not in _PORTS:
        raise ValueError(f"no port has the number {port}")
    return number


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
