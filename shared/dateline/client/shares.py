"""One consumer of a group on one partition of a stream: it reads, settles and lets go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from dateline.client.merging import Row
from dateline.connection.outlasting import outlast
from dateline.connection.script import Script
from dateline.connection.trouble import says_no_group
from dateline.errors import Reject
from dateline.streams import Stream, tally
from dateline.wire import timestamp

T = TypeVar("T")

START = "0"
"""From the oldest entry that the stream still holds."""

_BATCH = 10
_BLOCK_MS = 500

_LOOK_S = 1.0
"""Between looks for what others of the group have abandoned."""

_RELEASED = "released"
"""The consumer that holds what was let go, here and in the services."""

_LET_GO_MS = 10**9
"""Idle for so long that anybody may take it over."""


def begin(start: str, partition: int) -> str:
    """Say where a partition is read from, given an entry id or where all begin.

    An id is taken for one of the first partition. On the others it is a moment, and entries of the
    same millisecond count as later: they may have the very same id.
    """
    milliseconds, dash, _ = start.partition("-")
    if not partition or not dash:
        return start
    return f"{max(0, int(milliseconds) - 1)}-0"


@dataclass(frozen=True)
class Member:
    """Who reads, on all partitions alike."""

    redis: Redis
    group: str
    consumer: str
    takeover: float
    """Seconds without a sign of life after which entries may be taken over."""
    patience: float | None
    """Seconds for which Redis may be away."""

    async def command(self, send: Callable[[], Awaitable[T]]) -> T:
        """Send a command, and wait for Redis where it is away."""
        return await outlast(send, within=self.patience)


class Share:
    """What one member has of one partition."""

    def __init__(self, member: Member, stream: Stream[Any], partition: int) -> None:
        self._member = member
        self._redis: Any = member.redis
        self._stream = stream.key(partition)
        self._dead = stream.dead(member.group, partition)
        self._tally = tally(partition)
        self._rejected = f"{stream.name}.{member.group}:rejected"
        self._take, self._keep, self._bury, self._leave = (
            Script(member.redis, _lua(name)) for name in ("take", "keep", "bury", "leave")
        )
        self._unfinished: str | None = "0"
        self._next_look = 0.0
        self._read_at: dict[bytes, float] = {}

    async def create(self, start: str = START) -> bool:
        """Make the group exist; tells whether it is new."""
        try:
            await self._member.command(
                lambda: self._redis.xgroup_create(
                    self._stream, self._member.group, id=start, mkstream=True
                )
            )
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise
            return False
        return True

    async def rewind(self) -> None:
        """Let a group that was just made begin at the oldest entry after all."""
        await self._member.command(
            lambda: self._redis.xgroup_setid(self._stream, self._member.group, START)
        )

    async def read(self) -> Sequence[Row]:
        """Wait a little for what this consumer left unfinished, what others abandoned, or news."""
        try:
            rows = await self._member.command(self._look)
        except ResponseError as error:
            if not says_no_group(error):
                raise
            # Redis was emptied, or restored from what it was before: all that is there is news.
            await self.create()
            return ()
        now = _now()
        self._read_at |= dict.fromkeys((entry_id for entry_id, _ in rows), now)
        return rows

    async def is_ours(self, entry_id: bytes) -> bool:
        """Tell whether an entry that may have waited here for long was taken over meanwhile."""
        waited = _now() - self._read_at.pop(entry_id, 0.0)
        if waited < self._member.takeover / 2:
            return True
        arguments = [self._member.group, self._member.consumer, entry_id]
        return await self._settle(self._keep, [self._stream], arguments)

    async def acknowledge(self, entry_id: bytes) -> None:
        """Settle an entry that was handled."""
        await self._member.command(
            lambda: self._redis.xack(self._stream, self._member.group, entry_id)
        )

    async def bury(self, row: Row, reject: Reject) -> None:
        """Move an entry that cannot be read to the group's dead letters."""
        entry_id, fields = row
        now = timestamp(datetime.now(UTC))
        told = {
            "stage": self._member.group,
            "stream": self._stream,
            "entry_id": entry_id.decode(),
            "reason": reject.reason,
            "detail": reject.detail,
            "attempts": "1",
            "first_failure": now,
            "last_failure": now,
            "worker": self._member.consumer,
        }
        letter: list[Any] = [item for pair in fields.items() for item in pair]
        letter += [item for name, value in told.items() for item in (f"rejected.{name}", value)]
        keys = [self._stream, self._dead, self._tally]
        head = [self._member.group, self._rejected, entry_id]
        await self._settle(self._bury, keys, [*head, *letter])

    async def leave(self) -> None:
        """Let another program of the group have at once what this one did not handle."""
        member = self._member
        await self._leave([self._stream], [member.group, member.consumer, _RELEASED, _LET_GO_MS])

    async def _settle(self, script: Script, keys: Sequence[str], arguments: Sequence[Any]) -> bool:
        """Do something about an entry that the group holds; without a group it holds none."""
        try:
            return bool(await self._member.command(lambda: script(keys, arguments)))
        except ResponseError as error:
            if says_no_group(error):
                return False
            raise

    async def _look(self) -> Sequence[Row]:
        if self._unfinished is not None:
            return await self._look_back(self._unfinished)
        if _now() >= self._next_look:
            member = self._member
            idle_ms = round(member.takeover * 1000)
            taken: Any = await self._take(
                [self._stream], [member.group, member.consumer, idle_ms, _BATCH]
            )
            if taken:
                return [(row[0], _fields(row[1])) for row in taken]
            self._next_look = _now() + _LOOK_S
        return await self._read(">", block=_BLOCK_MS)

    async def _look_back(self, after: str) -> Sequence[Row]:
        """Read a page of what this consumer was given before it was started anew."""
        page = await self._read(after)
        self._unfinished = page[-1][0].decode() if page else None
        for entry_id, fields in page:
            if not fields:  # somebody deleted it from the stream
                await self._redis.xack(self._stream, self._member.group, entry_id)
        return [row for row in page if row[1]]

    async def _read(self, after: str, *, block: int | None = None) -> list[Row]:
        member = self._member
        reply: Any = await self._redis.xreadgroup(
            member.group, member.consumer, {self._stream: after}, _BATCH, block
        )
        rows: list[Row] = reply[0][1] if reply else []
        return rows


async def open_shares(
    member: Member, stream: Stream[Any], numbers: Sequence[int], start: str
) -> list[Share]:
    """Join the group on each partition.

    Only a group that exists nowhere yet begins at ``start``. Where it does, a partition on which it
    is new was added while nobody of the group was there, and is read from its beginning.
    """
    shares = {number: Share(member, stream, number) for number in numbers}
    new = [share for at, share in shares.items() if await share.create(begin(start, at))]
    if start != START and len(new) < len(shares):
        for share in new:
            await share.rewind()
    return list(shares.values())


@cache
def _lua(name: str) -> str:
    return files("dateline.client").joinpath("lua", f"{name}.lua").read_text(encoding="utf-8")


def _fields(flat: Sequence[bytes]) -> dict[bytes, bytes]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _now() -> float:
    return asyncio.get_running_loop().time()
