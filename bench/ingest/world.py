"""A small web on loopback: each feed has a host of its own, and says when it has not changed."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from xxhash import xxh3_64_hexdigest

_MOST_BYTES = 1 << 20
"""Larger feeds are left out: three in a hundred, they would be a third of all bytes."""


RESET = "reset"
"""The path that makes every feed what it was again."""
_ENTRY = re.compile(rb"<(item|entry)\b.*?</\1\s*>", re.DOTALL)
_NEWEST = 2


def feeds_in(folder: Path) -> dict[str, bytes]:
    """Read the feeds of a folder, by name; those over one MiB are left out."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    return {name: body for name, body in found.items() if len(body) <= _MOST_BYTES}


def host(number: int) -> str:
    """Give the numbered feed a loopback address of its own."""
    return f"127.7.{number // 250}.{number % 250 + 1}"


def earlier(body: bytes) -> bytes:
    """Give a feed as it was before its two newest entries came; a short one stays as it is."""
    entries = [*_ENTRY.finditer(body)]
    if len(entries) <= _NEWEST:
        return body
    return body[: entries[0].start()] + body[entries[_NEWEST - 1].end() :]


class World:
    """Serves feeds: each first as it was, then as it is, with an entity tag each."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        """Serve these bodies by name."""
        self._bodies = {name: (earlier(body), body) for name, body in bodies.items()}
        self._asked: set[str] = set()

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
        if name == RESET:
            self._asked.clear()
        if name not in self._bodies:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        body = self._bodies[name][name in self._asked]
        self._asked.add(name)
        tag = f'"{xxh3_64_hexdigest(body)}"'
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
