"""A Redis behind TLS: certificates that live as long as a test, and a proxy that ends TLS."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from trustme import CA

from tests.servers import port_of

NAME = "localhost"


@dataclass(frozen=True)
class Papers:
    """A certificate authority's certificate, and what it issued to a client."""

    authority: Path
    client: Path
    client_key: Path
    context: ssl.SSLContext
    """The server's side."""


def issue(folder: Path, *, name: str = NAME, asks_client: bool = False) -> Papers:
    """Make an authority, a certificate for a server of this name, and one for a client."""
    authority = CA()
    papers = Papers(
        folder / "ca.pem",
        folder / "client.pem",
        folder / "client.key",
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH),
    )
    authority.cert_pem.write_to_path(papers.authority)
    mine = authority.issue_cert("subscriber@dateline.example")
    mine.cert_chain_pems[0].write_to_path(papers.client)
    mine.private_key_pem.write_to_path(papers.client_key)
    authority.issue_cert(name).configure_cert(papers.context)  # pyright: ignore[reportUnknownMemberType] - may be pyOpenSSL's
    if asks_client:
        authority.configure_trust(papers.context)  # pyright: ignore[reportUnknownMemberType] - may be pyOpenSSL's
        papers.context.verify_mode = ssl.CERT_REQUIRED
    return papers


@asynccontextmanager
async def behind_tls(url: str, context: ssl.SSLContext) -> AsyncGenerator[int]:
    """Put a proxy in front of a plain Redis that speaks TLS to its clients; give its port."""
    pipes: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind = await asyncio.open_connection("127.0.0.1", port_of(url))
        for source, sink in ((reader, behind[1]), (behind[0], writer)):
            pipe = asyncio.create_task(_pour(source, sink))
            pipes.add(pipe)
            pipe.add_done_callback(pipes.discard)

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    async with server:
        port: int = server.sockets[0].getsockname()[1]
        yield port
        if pipes:
            await asyncio.wait(set(pipes))


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Hand on what comes until either side closes."""
    with suppress(ConnectionError, ssl.SSLError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    sink.close()
    with suppress(ConnectionError, ssl.SSLError):
        await sink.wait_closed()
