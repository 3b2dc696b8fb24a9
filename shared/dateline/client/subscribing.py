"""Subscribing to all partitions of a stream, as a member of a group or alone."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.exceptions import RedisError

from dateline.client.merging import merged
from dateline.client.partitions import Partitions
from dateline.client.shares import START, Member, Share, open_shares
from dateline.client.tails import NOW, Tail, open_tails, position
from dateline.connection import connect
from dateline.ending import surely
from dateline.errors import Reject
from dateline.messages import ArticleEnriched, Message
from dateline.streams import ENRICHED, Stream
from dateline.wire import decode

M = TypeVar("M", bound=Message)


def enriched(
    url: str,
    *,
    group: str,
    start: str = START,
    consumer: str | None = None,
    takeover: float = 300.0,
    patience: float | None = None,
) -> AsyncGenerator[ArticleEnriched]:
    """Subscribe to enriched articles; see :func:`subscribe`."""
    return subscribe(
        url,
        ENRICHED,
        group=group,
        start=start,
        consumer=consumer,
        takeover=takeover,
        patience=patience,
    )


async def subscribe(
    url: str,
    stream: Stream[M],
    *,
    group: str,
    start: str = START,
    consumer: str | None = None,
    takeover: float = 300.0,
    patience: float | None = None,
) -> AsyncGenerator[M]:
    """Yield each message of a stream at least once to the group, and resume where it stopped.

    A message counts as handled when the next one is asked for; one that was not, because the
    program broke off, is yielded again. Several programs of one group share the messages. All
    partitions of the pipeline are read, those that are added later included.

    A Redis that restarts, fails over or is away is waited for, and one that was emptied is read
    from its start again. Only a program that cannot reach Redis when it begins is told so at once.

    Args:
        url: the Redis URL of the pipeline; see :func:`dateline.connection.connect`.
        stream: which stream.
        group: the name under which Redis remembers how far this subscriber is.
        start: where a *new* group begins: :data:`START`, :data:`NOW` or an entry id; see
            :func:`dateline.client.shares.begin` for what an id means on several partitions.
        consumer: this program's name in its group. With a name of its own that it keeps, a
            restarted program gets what it left unfinished at once, not after ``takeover``.
        takeover: seconds after which another program of the group may take over what this one
            was given and has not handled.
        patience: seconds for which Redis may be away before the program is told; ``None``: it
            never is.

    Raises:
        Mishap: the URL means nothing.
        redis.exceptions.RedisError: Redis could not be reached at first, was away for longer than
            ``patience``, or refuses what this needs.
    """
    name = consumer or f"{group}-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    redis = connect(url)
    member = Member(redis, group, name, takeover, patience)

    async def open_on(numbers: Sequence[int], later: bool) -> Sequence[Share]:  # noqa: FBT001
        return await open_shares(member, stream, numbers, START if later else start)

    shares = Partitions(redis, open_on, patience)
    rows = merged(shares.now)
    try:
        async for share, (entry_id, fields) in rows:
            if not await share.is_ours(entry_id):
                continue
            try:
                message = decode(fields, stream.model)
            except Reject as reject:
                await share.bury((entry_id, fields), reject)
                continue
            yield message
            await share.acknowledge(entry_id)
    finally:
        await surely(_close(rows, redis, shares.known))


async def follow(
    url: str, stream: Stream[M], *, start: str = NOW, patience: float | None = None
) -> AsyncGenerator[tuple[str, M]]:
    """Yield positions and messages to this program alone; Redis remembers nothing of it.

    Keep the last position to go on from there later; entries that were trimmed meanwhile are
    missed. A message that cannot be read is passed over.

    Args:
        url: as for :func:`subscribe`.
        stream: which stream.
        start: :data:`START`, :data:`NOW`, an entry id, or a position that came with a message.
        patience: as for :func:`subscribe`.

    Yields:
        The position, which is an entry id as long as there is one partition, and the message.
    """
    redis = connect(url)

    async def open_on(numbers: Sequence[int], later: bool) -> Sequence[Tail]:  # noqa: FBT001
        return await open_tails(redis, stream, numbers, START if later else start, patience)

    tails = Partitions(redis, open_on, patience)
    rows = merged(tails.now)
    try:
        async for tail, (entry_id, fields) in rows:
            tail.seen = entry_id.decode()
            with suppress(Reject):
                message = decode(fields, stream.model)
                yield position(tails.known), message
    finally:
        await surely(_close(rows, redis))


async def _close(rows: AsyncGenerator[Any], redis: Redis, shares: Sequence[Share] = ()) -> None:
    """End the reads, then let go of what they brought, then leave."""
    await rows.aclose()
    with suppress(RedisError):
        for share in shares:
            await share.leave()
    await redis.aclose()
