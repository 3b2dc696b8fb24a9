"""One TCP connection as an asyncio protocol that reads no more than it was allowed to."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from dateline_ingest.fetching.transport import Trouble

_HEAD = 64 * 1024
"""Bytes in which the head of an answer must end: 10,000 headers do not fit."""
_HELD = 256 * 1024
"""Bytes that may lie here unread before the sender is made to wait."""
_CRUMBS = 20_000
_CRUMB = 256
"""Bytes that reads must have on average after so many of them: a body byte by byte would cost a
second of processor for every 20,000."""


class Stream(asyncio.Protocol):
    """A connection, in the shape in which httpcore and httpcore2 want their network streams.

    anyio's streams set a cancel scope and a timer for each read; here the one deadline of the fetch
    does for all, which saves a quarter of the processor time of an unchanged poll.
    """

    def __init__(self) -> None:
        self.ended = False
        """Whether the other side has said all that it will say."""
        self.silent = True
        """Whether nothing has come since the last request."""
        self._held = bytearray()
        self._lost: Exception | None = None
        self._waiting: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None
        self._stopped = False
        self._left = _HEAD
        self._reads = 0
        self._taken = 0

    def begin(self) -> None:
        """Count anew, for the next request."""
        self.silent, self._left, self._reads, self._taken = True, _HEAD, 0, 0

    def allow(self, most: int) -> None:
        """Let so many bytes more be read, now that the head is there."""
        self._left = most

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See :class:`asyncio.Protocol`."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """See :class:`asyncio.Protocol`."""
        self._held += data
        if len(self._held) > _HELD and not self._stopped and self._transport:
            self._stopped = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """See :class:`asyncio.Protocol`."""
        self.ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """See :class:`asyncio.Protocol`."""
        self.ended, self._lost = True, exc
        self._wake()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        """Read what is there, or wait for it; nothing is the end.

        Raises:
            Trouble: the answer is longer than was allowed, or comes in crumbs.
            OSError: the connection was lost.
        """
        del timeout
        if self._left <= 0:
            raise Trouble("hostile", "an answer whose head or framing never ends")
        while not self._held and not self.ended:
            self._waiting = asyncio.get_running_loop().create_future()
            try:
                await self._waiting
            finally:
                self._waiting = None
        if not self._held:
            if self._lost is not None:
                raise self._lost
            return b""
        return self._take(min(max_bytes, self._left))

    def _take(self, most: int) -> bytes:
        data = bytes(self._held[:most])
        del self._held[:most]
        self.silent = False
        self._left -= len(data)
        self._reads += 1
        self._taken += len(data)
        if self._reads > _CRUMBS and self._taken < self._reads * _CRUMB:
            raise Trouble("hostile", f"{self._taken} bytes in {self._reads} pieces")
        if self._stopped and self._transport and len(self._held) <= _HELD // 2:
            self._stopped = False
            self._transport.resume_reading()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        """Send; requests are small, so nobody waits for them to be gone."""
        del timeout
        if self._transport is not None:
            self._transport.write(buffer)

    async def aclose(self) -> None:
        """Close it."""
        self.shut()

    def shut(self) -> None:
        """Close it now."""
        if self._transport is not None:
            self._transport.close()

    def get_extra_info(self, info: str) -> Any:
        """Tell httpcore whether an idle connection has ended meanwhile."""
        return (bool(self._held) or self.ended) if info == "is_readable" else None

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
