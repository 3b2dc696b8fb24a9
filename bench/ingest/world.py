"""A small web on loopback: each feed has a host of its own, and says when it has not changed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

_MOST_BYTES = 1 << 20
"""Larger feeds are left out: three in a hundred, they would be a third of all bytes."""


def feeds_in(folder: Path) -> dict[str, bytes]:
    """Read the feeds of a folder, by name; those over one MiB are left out."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    return {name: body for name, body in found.items() if len(body) <= _MOST_BYTES}


def host(number: int) -> str:
    """Give the numbered feed a loopback address of its own."""
    return f"127.7.{number // 250}.{number % 250 + 1}"


class World:
    """Serves documents by path, with an entity tag each."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        """Serve these bodies by name."""
        self._bodies = bodies
        self._tags = {
            name: f'"{hashlib.sha256(body).hexdigest()[:16]}"' for name, body in bodies.items()
        }

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(self._answer(head))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _answer(self, head: str) -> bytes:
        name = head.split(" ", 2)[1].strip("/")
        body, tag = self._bodies.get(name), self._tags.get(name, "")
        if body is None:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        if tag in head:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        lines = f"Content-Type: application/xml\r\nETag: {tag}\r\nContent-Length: {len(body)}"
        return f"HTTP/1.1 200 OK\r\n{lines}\r\n\r\n".encode() + body


async def serve(folder: Path) -> None:
    """Serve a folder until killed; tells the addresses in one line of JSON."""
    bodies = feeds_in(folder)
    server = await asyncio.start_server(World(bodies).talk, "0.0.0.0", 0)  # noqa: S104 - 127.0.0.0/8
    port = server.sockets[0].getsockname()[1]
    urls = [f"http://{host(number)}:{port}/{name}" for number, name in enumerate(bodies)]
    sys.stdout.write(json.dumps(urls) + "\n")
    sys.stdout.flush()
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
