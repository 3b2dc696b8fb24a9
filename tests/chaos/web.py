"""A web server on loopback that serves the press: well, slowly, packed, cut short, unchanged."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from tests.chaos.ledger import Ledger
from tests.chaos.press import Feed, Press

Manner = Literal["plain", "packed", "slow", "truncated"]

_SLOW_S = 0.15
_PARTS = 3


@dataclass
class Web:
    """Answers for every feed of the press, and writes what it served into the ledger."""

    press: Press
    ledger: Ledger
    seed: int
    manners: Sequence[Manner] = ("plain", "packed", "plain", "slow", "packed", "truncated")
    """The ways to answer; one is drawn for each answer."""
    answers: Counter[str] = field(default_factory=Counter[str])
    """How often each way was taken, ``unchanged`` (304) among them."""
    port: int = 0

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Web]:
        """Serve while the block runs."""
        server = await asyncio.start_server(self._on_connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    @property
    def urls(self) -> list[str]:
        """The addresses of the feeds."""
        return [f"http://127.0.0.1:{self.port}/{feed.name}.xml" for feed in self.press.feeds]

    async def _on_connection(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        # The reader may be killed at any moment; that is what it is for.
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            name = head[0].split(" ")[1].removeprefix("/").removesuffix(".xml")
            await self._answer(writer, name, _headers(head[1:]))
            await writer.drain()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    async def _answer(
        self, writer: asyncio.StreamWriter, name: str, headers: Mapping[str, str]
    ) -> None:
        feed = next((feed for feed in self.press.feeds if feed.name == name), None)
        if feed is None:
            writer.write(_head("404 Not Found", 0))
            return
        known = headers.get("if-none-match", "").strip('"').rpartition("-")[2]
        if known.isdecimal():
            feed.prove(int(known))
        if known == str(feed.version):
            self.answers["unchanged"] += 1
            writer.write(_head("304 Not Modified", 0))
            return
        manner = self._manner(feed)
        self.answers[manner] += 1
        await self._serve(writer, feed, manner)

    def _manner(self, feed: Feed) -> Manner:
        number = self.answers.total()
        choice = Random(f"{self.seed}/{feed.name}/{number}")  # noqa: S311 - guards nothing
        return choice.choice(self.manners)

    async def _serve(self, writer: asyncio.StreamWriter, feed: Feed, manner: Manner) -> None:
        stories, body = feed.stories, feed.document()
        extra = [f'ETag: "{feed.name}-{feed.version}"', "Content-Type: application/rss+xml"]
        extra.append("Last-Modified: Thu, 05 Mar 2026 08:00:00 GMT")
        if manner == "packed":
            body = gzip.compress(body, 1)
            extra.append("Content-Encoding: gzip")
        writer.write(_head("200 OK", len(body), extra))
        if manner == "truncated":
            writer.write(body[: len(body) // 2])
            return
        step = -(-len(body) // _PARTS) if manner == "slow" else len(body)
        for start in range(0, len(body), step):
            if manner == "slow":
                await asyncio.sleep(_SLOW_S / _PARTS)
            if start + step >= len(body):
                self.ledger.serve(reversed(stories))
            writer.write(body[start : start + step])
            await writer.drain()


def _headers(lines: Sequence[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _head(status: str, length: int, extra: Sequence[str] = ()) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {length}", "Connection: close", *extra]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
