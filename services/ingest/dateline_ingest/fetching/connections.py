"""The transport on httpcore or its fork: which of them, its adapter says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from dateline_ingest.fetching.addresses import Address
from dateline_ingest.fetching.guard import Guard
from dateline_ingest.fetching.stream import Stream
from dateline_ingest.fetching.transport import Answer, Headers, Trouble

KEPT_S = 5.0
"""How long an idle connection is kept: long enough for a redirect, robots.txt and a page; a feed is
asked for again after minutes."""
_IDLE = 64
"""Idle connections at most; the longest idle is closed first."""
_MOST = 64 * 2**20
"""Bytes of a body and its chunk framing after which reading stops whatever the fetcher thinks."""

Origin = tuple[str, str, int, bool]
"""Scheme, host, port, and whether it was opened with leave to be private: a connection into a
private network must never serve a request that had no such leave."""


class Connection(Protocol):
    """A connection of httpcore."""

    async def handle_async_request(self, request: Any) -> Any:
        """Send a request and read the head of its answer."""
        ...

    def is_idle(self) -> bool:
        """Whether the last exchange came to a clean end."""
        ...

    def has_expired(self) -> bool:
        """Whether it was idle for too long, or the other side has closed it."""
        ...


class Engine(Protocol):
    """httpcore, or a fork of it."""

    @property
    def faults(self) -> tuple[type[Exception], ...]:
        """What it raises where an answer is not HTTP, or breaks off."""
        ...

    def request(self, method: bytes, address: Address, headers: Headers, body: bytes) -> Any:
        """Make a request."""
        ...

    def connection(self, address: Address, stream: Stream) -> Connection:
        """Speak HTTP/1.1 over a stream."""
        ...


@dataclass(slots=True)
class _Line:
    """A connection with the stream under it."""

    origin: Origin
    stream: Stream
    connection: Connection


@dataclass
class Connections:
    """A :class:`dateline_ingest.fetching.transport.Transport` over connections of its own.

    httpcore's pool goes through all connections for each request, each with a system call to see
    whether it is still open, twice; with 50 in flight that was two thirds of the processor time.
    Here an idle connection is found by its origin.
    """

    engine: Engine
    guard: Guard
    idle: dict[Origin, list[_Line]] = field(default_factory=dict[Origin, list[_Line]])
    """The origin that was put down longest ago comes first."""
    _sweeper: asyncio.TimerHandle | None = None

    async def get(self, address: Address, headers: Headers, *, private: bool) -> Answer:
        """See :meth:`dateline_ingest.fetching.transport.Transport.get`.

        A server may close a kept connection at any moment: where it did so before it said a
        word, the request is repeated once, on a fresh one.
        """
        origin = (address.scheme, address.host, address.port, private)
        request = self.engine.request(b"GET", address, headers, b"")
        line = self._take(origin)
        if line is not None:
            try:
                return await self._ask(line, request)
            except (Trouble, ConnectionError):
                if not line.stream.silent:
                    raise
        return await self._ask(await self._dial(address, origin), request)

    async def post(
        self, address: Address, headers: Headers, body: bytes, *, private: bool
    ) -> Answer:
        """See :meth:`dateline_ingest.fetching.transport.Transport.post`."""
        origin = (address.scheme, address.host, address.port, private)
        request = self.engine.request(b"POST", address, headers, body)
        return await self._ask(await self._dial(address, origin), request)

    async def close(self) -> None:
        """See :meth:`dateline_ingest.fetching.transport.Transport.close`."""
        if self._sweeper is not None:
            self._sweeper.cancel()
        for line in [line for lines in self.idle.values() for line in lines]:
            line.stream.shut()
        self.idle.clear()
        self.guard.close()

    async def _dial(self, address: Address, origin: Origin) -> _Line:
        stream = await self.guard.connect(address, private=origin[3])
        return _Line(origin, stream, self.engine.connection(address, stream))

    async def _ask(self, line: _Line, request: Any) -> Answer:
        line.stream.begin()
        try:
            response = await line.connection.handle_async_request(request)
        except self.engine.faults as error:
            raise _trouble(line.stream, error) from error
        line.stream.allow(_MOST)
        return _Answer(response.status, response.headers, response.stream, line, self)

    def _take(self, origin: Origin) -> _Line | None:
        lines = self.idle.get(origin)
        while lines:
            line = lines.pop()
            if not lines:
                del self.idle[origin]
            if not line.connection.has_expired():
                return line
            line.stream.shut()
        return None

    def keep(self, line: _Line) -> None:
        """Put a connection down for the next request to its origin, if it is fit for one."""
        if not line.connection.is_idle() or line.stream.ended:
            line.stream.shut()
            return
        self.idle.setdefault(line.origin, []).append(line)
        if len(self.idle) > _IDLE:
            for old in self.idle.pop(next(iter(self.idle))):
                old.stream.shut()
        if self._sweeper is None:
            self._sweeper = asyncio.get_running_loop().call_later(KEPT_S, self._sweep)

    def _sweep(self) -> None:
        """Close what was idle for too long, and look again while there is anything."""
        self._sweeper = None
        for origin, lines in list(self.idle.items()):
            fresh = [line for line in lines if not line.connection.has_expired()]
            for line in lines:
                if line not in fresh:
                    line.stream.shut()
            if fresh:
                self.idle[origin] = fresh
            else:
                del self.idle[origin]
        if self.idle:
            self._sweeper = asyncio.get_running_loop().call_later(KEPT_S, self._sweep)


@dataclass(slots=True)
class _Answer:
    """See :class:`dateline_ingest.fetching.transport.Answer`."""

    status: int
    headers: Sequence[tuple[bytes, bytes]]
    _stream: Any
    _line: _Line
    _home: Connections

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield chunk
        except self._home.engine.faults as error:
            raise _trouble(self._line.stream, error) from error

    async def close(self) -> None:
        await self._stream.aclose()
        self._home.keep(self._line)


def _trouble(stream: Stream, error: Exception) -> Trouble:
    """Tell an answer that broke off from one that is not HTTP."""
    said = str(error).rstrip(".")
    return Trouble("broken_connection" if stream.ended else "bad_answer", said)
