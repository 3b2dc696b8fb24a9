"""The end of a stream, read without a group: this reader alone knows how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redis.asyncio import Redis

from dateline.client.merging import Row
from dateline.client.shares import START, begin
from dateline.connection.outlasting import outlast
from dateline.streams import Stream

NOW = "$"
"""From the entries that arrive after the subscription began."""

_BATCH = 10
_BLOCK_MS = 500


class Tail:
    """A reader of one partition."""

    def __init__(self, redis: Redis, stream: str, seen: str, patience: float | None) -> None:
        self._redis: Any = redis
        self._stream = stream
        self._patience = patience
        self.seen = seen
        """The id of the entry that was read last."""

    async def read(self) -> Sequence[Row]:
        """Wait a little for entries."""
        reply: Any = await outlast(
            lambda: self._redis.xread({self._stream: self.seen}, _BATCH, _BLOCK_MS),
            within=self._patience,
        )
        rows: list[Row] = reply[0][1] if reply else []
        return rows


async def open_tails(
    redis: Redis, stream: Stream[Any], numbers: Sequence[int], start: str, patience: float | None
) -> list[Tail]:
    """Open a reader on each partition, at a position that was told before or at an entry id."""
    told = dict(enumerate(start.split(",")))
    tails: list[Tail] = []
    for number in numbers:
        seen = told.get(number, START) if len(told) > 1 else begin(start, number)
        key = stream.key(number)
        if seen == NOW:
            seen = await _end(redis, key)
        tails.append(Tail(redis, key, seen, patience))
    return tails


def position(tails: Sequence[Tail]) -> str:
    """Write down how far each partition was read; with one partition it is an entry id."""
    return ",".join(tail.seen for tail in tails)


async def _end(redis: Redis, stream: str) -> str:
    """Find the last entry, once: the end would be another one for each read."""
    client: Any = redis
    last: Any = await client.xrevrange(stream, count=1)
    return last[0][0].decode() if last else START
