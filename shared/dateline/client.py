"""Subscribe from outside: ``async for article in enriched(url, group="my-app")``."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from dateline.connection import connect
from dateline.errors import Reject
from dateline.messages import ArticleEnriched, Message
from dateline.streams import ENRICHED, Stream
from dateline.wire import decode, timestamp

M = TypeVar("M", bound=Message)

START = "0"
"""From the oldest entry that the stream still holds."""
NOW = "$"
"""From the entries that arrive after the subscription began."""

_BLOCK_MS = 1000
_BATCH = 10
_LET_GO_MS = 10**9


def enriched(
    url: str,
    *,
    group: str,
    start: str = START,
    consumer: str | None = None,
    takeover: float = 300.0,
) -> AsyncGenerator[ArticleEnriched]:
    """Subscribe to enriched articles; see :func:`subscribe`."""
    return subscribe(url, ENRICHED, group=group, start=start, consumer=consumer, takeover=takeover)


async def subscribe(
    url: str,
    stream: Stream[M],
    *,
    group: str,
    start: str = START,
    consumer: str | None = None,
    takeover: float = 300.0,
    partition: int = 0,
) -> AsyncGenerator[M]:
    """Yield each message of a stream at least once to the group, and resume where it stopped.

    A message counts as handled when the next one is asked for; one that was not, because the
    program broke off, is yielded again. Several programs of one group share the messages.

    Args:
        url: the Redis URL of the pipeline.
        stream: which stream.
        group: the name under which Redis remembers how far this subscriber is.
        start: where a *new* group begins: :data:`START`, :data:`NOW` or an entry id.
        consumer: this program's name in its group. With a name of its own that it keeps, a
            restarted program gets what it left unfinished at once, not after ``takeover``.
        takeover: seconds after which another program of the group may take over what this one
            was given and has not handled.
        partition: which partition of the pipeline.

    Raises:
        redis.exceptions.RedisError: the connection failed for good.
    """
    name = consumer or f"{group}-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    client = connect(url)
    try:
        post = _Subscription(
            client, stream.key(partition), stream.dead(group, partition), group, name
        )
        await post.create(start)
        async for entry_id, fields in post.entries(round(takeover * 1000)):
            try:
                message = decode(fields, stream.model)
            except Reject as reject:
                await post.bury(entry_id, fields, reject)
                continue
            yield message
            await post.acknowledge(entry_id)
    finally:
        with suppress(RedisError):
            await _let_go(client, stream.key(partition), group, name)
        await client.aclose()


async def follow(
    url: str, stream: Stream[M], *, start: str = NOW, partition: int = 0
) -> AsyncGenerator[tuple[str, M]]:
    """Yield entry ids and messages to this program alone; Redis remembers nothing of it.

    Keep the last id to go on from there later; entries that were trimmed meanwhile are missed. A
    message that cannot be read is passed over.
    """
    client = connect(url)
    last = start
    try:
        while True:
            reply: Any = await client.xread({stream.key(partition): last}, _BATCH, _BLOCK_MS)
            for entry_id, fields in reply[0][1] if reply else ():
                last = entry_id.decode()
                with suppress(Reject):
                    yield last, decode(fields, stream.model)
    finally:
        await client.aclose()


class _Subscription:
    """One consumer of one group."""

    def __init__(self, redis: Redis, stream: str, dead: str, group: str, consumer: str) -> None:
        self._redis: Any = redis
        self._stream = stream
        self._dead = dead
        self._group = group
        self._consumer = consumer

    async def create(self, start: str) -> None:
        try:
            await self._redis.xgroup_create(self._stream, self._group, id=start, mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def entries(self, takeover_ms: int) -> AsyncGenerator[tuple[bytes, dict[bytes, bytes]]]:
        """Yield what this consumer left unfinished, then what others abandoned, then news."""
        for row in await self._read("0"):
            yield row
        while True:
            abandoned = await self._redis.xautoclaim(
                self._stream, self._group, self._consumer, takeover_ms, count=_BATCH
            )
            # Redis 6.2 reports entries that were deleted meanwhile as (None, None).
            rows = [row for row in abandoned[1] if row[0] is not None]
            for row in rows or await self._read(">"):
                yield row

    async def _read(self, start: str) -> list[tuple[bytes, dict[bytes, bytes]]]:
        rows: list[tuple[bytes, dict[bytes, bytes]]] = []
        while True:
            reply: Any = await self._redis.xreadgroup(
                self._group, self._consumer, {self._stream: start}, _BATCH, _BLOCK_MS
            )
            page: Any = reply[0][1] if reply else []
            rows += [row for row in page if row[1]]
            if start == ">" or not page:
                return rows
            start = page[-1][0].decode()

    async def acknowledge(self, entry_id: bytes) -> None:
        await self._redis.xack(self._stream, self._group, entry_id)

    async def bury(self, entry_id: bytes, fields: Mapping[bytes, bytes], reject: Reject) -> None:
        """Move an entry that cannot be read to the group's dead letters."""
        now = timestamp(datetime.now(UTC))
        told = {
            "stage": self._group,
            "stream": self._stream,
            "entry_id": entry_id.decode(),
            "reason": reject.reason,
            "detail": reject.detail,
            "attempts": "1",
            "first_failure": now,
            "last_failure": now,
        }
        letter = {f"rejected.{name}".encode(): value.encode() for name, value in told.items()}
        async with self._redis.pipeline(transaction=True) as both:
            both.xadd(self._dead, {**fields, **letter})
            both.xack(self._stream, self._group, entry_id)
            await both.execute()


async def _let_go(redis: Redis, stream: str, group: str, consumer: str) -> None:
    """Let another program of the group have at once what this one did not handle."""
    client: Any = redis
    rows = await client.xpending_range(stream, group, "-", "+", 1000, consumer)
    ids = [row["message_id"] for row in rows]
    if ids:
        await client.xclaim(stream, group, consumer, 0, ids, idle=_LET_GO_MS, justid=True)
    else:
        await client.xgroup_delconsumer(stream, group, consumer)
