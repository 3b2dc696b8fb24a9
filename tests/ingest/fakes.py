"""Doubles for the tests of ingest: an outbox in memory, and a web server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from dateline.messages import ArticleFetched
from dateline.runtime import Draft, Procedure
from dateline.testing import Keyspace


@dataclass
class FakeOutbox:
    """An :class:`dateline.runtime.Outbox` over a dictionary and a list."""

    memory: dict[str, str] = field(default_factory=dict[str, str])
    stream: list[ArticleFetched] = field(default_factory=list[ArticleFetched])
    calls: list[str] = field(default_factory=list[str])
    batches: list[int] = field(default_factory=list[int])
    """How many drafts each call to publish brought."""
    kept: dict[str, Any] = field(default_factory=dict[str, Any])
    """What procedures keep."""
    now: float = 0.0
    """The time that procedures are told …"""
    clock: Callable[[], float] | None = None
    """… unless there is a clock."""
    losses: int = 0
    """Raised by a test that lets Redis lose its memory."""
    partition: int = 0

    def at(self, source: str) -> FakeOutbox:
        """There is one partition; note who asks for his."""
        self.calls.append(f"at {source}")
        return self

    def parts(self) -> list[FakeOutbox]:
        """There is one partition."""
        return [self]

    def lose(self) -> None:
        """Lose everything, as Redis does when it is emptied."""
        self.memory.clear()
        self.kept.clear()
        self.losses += 1

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """Look up what was remembered."""
        self.calls.append("recall")
        return [self.memory.get(name) for name in names]

    async def publish(
        self,
        drafts: Sequence[Draft[ArticleFetched]] = (),
        *,
        remember: Mapping[str, str] | None = None,
    ) -> int:
        """Publish the drafts whose memory is as expected, and write the memories."""
        self.calls.append("publish")
        self.batches.append(len(drafts))
        published = 0
        for draft in drafts:
            provided = {draft.name: draft.expected, **draft.provided}
            if all(self.memory.get(name) == text for name, text in provided.items()):
                self.memory.update({draft.name: draft.state, **draft.also})
                self.stream.append(draft.message)
                published += 1
        self.memory.update(remember or {})
        return published

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        """Run the twin of a procedure."""
        kept = Keyspace(self.memory, self.kept)
        now = self.clock() if self.clock else self.now
        return procedure.twin(kept, names, [str(one) for one in arguments], now)

    async def room(self, source: str = "") -> None:
        """There is always room."""
        self.calls.append(f"room {source}")


@dataclass
class Page:
    """What a path of the web server answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    seconds_before_body: float = 0.0
    length: int | None = None
    """A Content-Length that lies."""


@dataclass(frozen=True)
class Request:
    """What the web server was asked."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Web:
    """A web server on loopback whose pages the test sets."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict[str, Page])
    requests: list[Request] = field(default_factory=list[Request])
    at_once: int = 0
    most_at_once: int = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            request = _parsed(await reader.readuntil(b"\r\n\r\n"))
            self.requests.append(request)
            await self._answer(self.pages.get(request.path, Page(status=404)), request, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.at_once -= 1
            writer.close()

    async def _answer(self, page: Page, request: Request, writer: asyncio.StreamWriter) -> None:
        etag = page.headers.get("ETag")
        if etag and request.headers.get("if-none-match") == etag:
            page = Page(status=304)
        length = len(page.body) if page.length is None else page.length
        lines = [f"HTTP/1.1 {page.status} Said", f"Content-Length: {length}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in page.headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        await writer.drain()
        await asyncio.sleep(page.seconds_before_body)
        writer.write(page.body)
        await writer.drain()


def _parsed(head: bytes) -> Request:
    first, *lines = head.decode().strip().split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return Request(first.split()[1], {name.lower(): value.strip() for name, _, value in pairs})


@asynccontextmanager
async def open_web() -> AsyncGenerator[Web]:
    """Serve on a free loopback port."""
    web = Web()
    server = await asyncio.start_server(web.handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    web.url = f"http://127.0.0.1:{port}"
    async with server:
        yield web
