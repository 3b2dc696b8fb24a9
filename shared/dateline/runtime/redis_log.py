"""The delivery log on Redis or Valkey: consumer group commands and Lua scripts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from dateline.runtime.log import Account, Claimed, Committed, Dead, Done, Entry, Postponed
from dateline.runtime.scripts import load
from dateline.streams import Stream, key, tally

# XPENDING pages and XTRIM steps: enough to keep up, small enough that a script with 8 KB entries
# holds Redis for a few milliseconds only.
_PAGE = 100

# An idle time above any takeover time; Redis wants it in milliseconds.
_LET_GO_MS = 10**9

POSTPONED = "postponed"
"""The consumer that holds what waits for another try: none of the workers, so that each may end."""
RELEASED = "released"
"""The consumer that holds what a worker let go of when it ended."""


_COUNTS = (
    *("added", "again", "settled", "rejected", "exhausted", "gone", "retried", "dropped"),
    *("backlog", "pending", "postponed", "dead"),
)
"""The counts of an account, in the order in which ``account.lua`` answers."""


@dataclass(frozen=True)
class Tenure:
    """Who reads, and when a held entry counts as abandoned."""

    group: str
    worker: str
    min_idle: float
    """Seconds without a renewed lease."""
    max_deliveries: int


class _Hold(NamedTuple):
    """What ``hold.lua`` is told about one entry."""

    entry_id: str
    holder: str
    idle_ms: int = 0
    delay_ms: int | str = ""
    note: str = ""
    undo: int = 0


class RedisLog:
    """See :class:`dateline.runtime.log.Log`."""

    def __init__(
        self,
        redis: Redis,
        tenure: Tenure,
        reads: Stream[Any],
        writes: Stream[Any] | None,
        partition: int = 0,
        *,
        lane: bool = False,
    ) -> None:
        """Look at a group's stream, or at its lane (:meth:`dateline.streams.Stream.again`)."""
        self._redis = redis
        self._tenure = tenure
        self._reads = reads
        self._writes = writes
        self._scope = f"{reads.name}.{tenure.group}"
        self._main = reads.key(partition)
        self._lane = reads.again(tenure.group, partition)
        self.stream = self._lane if lane else self._main
        self._keep = 0 if lane else reads.keep
        self._output = writes.key(partition) if writes else None
        self._dead = reads.dead(tenure.group, partition)
        self._notes, self._later = _beside(self._scope, partition, lane=lane)
        self._all_later = [_beside(self._scope, partition, lane=one)[1] for one in (False, True)]
        self._tally = tally(partition)
        names = ("account", "claim", "commit", "group", "hold", "sweep", "trim")
        self._scripts = {name: load(redis, name) for name in names}

    @property
    def max_deliveries(self) -> int:
        """See :attr:`Log.max_deliveries`."""
        return self._tenure.max_deliveries

    async def create_group(self) -> None:
        """See :meth:`Log.create_group`; FastStream would start the group at the stream's end."""
        await self._scripts["group"](
            keys=[self._main, self._lane, self._tally],
            args=[self._tenure.group, self._scope, self._reads.name],
        )

    async def read(self, count: int) -> Sequence[Entry]:
        """See :meth:`Log.read`; from a stream, the service itself reads through FastStream."""
        reply: Any = await self._redis.xreadgroup(
            self._tenure.group, self._tenure.worker, {self.stream: ">"}, count=count
        )
        rows: Any = reply[0][1] if reply else []
        return [Entry(entry_id.decode(), fields) for entry_id, fields in rows]

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """See :meth:`Log.commit`."""
        if not settled:
            return Committed()
        output = self._writes.name if self._writes else ""
        arguments: list[Any] = [self._tenure.group, self._tenure.worker, self._scope, output]
        for verdict in settled:
            arguments += _settlement(verdict)
        keys = [self.stream, self._output or self.stream, self._dead]
        keys += [self._notes, self._later, self._tally]
        done, fenced, dead, length = await self._scripts["commit"](keys=keys, args=arguments)
        return Committed(done, fenced, dead, self._beyond(length))

    async def claim(self, count: int) -> Claimed:
        """See :meth:`Log.claim`."""
        tenure = self._tenure
        rows, dead, gone = await self._scripts["claim"](
            keys=[self.stream, self._dead, self._notes, self._later, self._tally],
            args=[
                tenure.group,
                tenure.worker,
                self._scope,
                round(tenure.min_idle * 1000),
                tenure.max_deliveries,
                count,
            ],
        )
        entries = tuple(
            Entry(entry_id.decode(), dict(zip(flat[::2], flat[1::2], strict=True)), deliveries)
            for entry_id, flat, deliveries in rows
        )
        return Claimed(entries, dead, gone)

    async def renew(self, entries: Sequence[Entry]) -> int:
        """See :meth:`Log.renew`."""
        return await self._hold(_Hold(entry.id, self._tenure.worker) for entry in entries)

    async def postpone(self, postponed: Sequence[Postponed]) -> None:
        """See :meth:`Log.postpone`."""
        if postponed:
            await self._hold(
                _Hold(
                    item.entry.id,
                    POSTPONED,
                    delay_ms=round(item.delay * 1000),
                    note=_note(item),
                    undo=int(not item.counts),
                )
                for item in postponed
            )

    async def release(self, started: Collection[str] = ()) -> int:
        """See :meth:`Log.release`; the worker is forgotten as a consumer."""
        tenure = self._tenure
        released = 0
        try:
            while True:
                rows: Any = await self._redis.xpending_range(
                    self.stream, tenure.group, "-", "+", _PAGE, tenure.worker
                )
                held = [row["message_id"].decode() for row in rows]
                released += await self._hold(
                    _Hold(one, RELEASED, _LET_GO_MS, undo=int(one not in started)) for one in held
                )
                if len(held) < _PAGE:
                    await self._scripts["sweep"](
                        keys=[self.stream], args=[tenure.group, 0, tenure.worker]
                    )
                    return released
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            return released

    async def trim(self) -> int:
        """See :meth:`Log.trim`."""
        removed = 0
        while True:
            step: int = await self._scripts["trim"](keys=[self.stream], args=[self._keep, _PAGE])
            removed += step
            if step < _PAGE:
                return removed

    async def sweep(self, ttl: float) -> int:
        """See :meth:`Log.sweep`."""
        forgotten: int = await self._scripts["sweep"](
            keys=[self.stream], args=[self._tenure.group, round(ttl * 1000), ""]
        )
        return forgotten

    async def account(self) -> Account:
        """See :meth:`Log.account`."""
        *counts, oldest_ms = await self._scripts["account"](
            keys=[self._main, self._lane, self._dead, *self._all_later, self._tally],
            args=[self._tenure.group, self._scope, self._reads.name],
        )
        oldest = None if oldest_ms < 0 else oldest_ms / 1000
        return Account(**dict(zip(_COUNTS, counts, strict=True)), oldest=oldest)

    async def waiting(self) -> int:
        """See :meth:`Log.waiting`."""
        if self._output is None:
            return 0
        return self._beyond(await self._redis.xlen(self._output))

    def _beyond(self, length: int) -> int:
        """Tell how much of an output stream is more than what is kept to be read."""
        return max(0, length - self._writes.keep) if self._writes else 0

    async def _hold(self, holds: Iterable[_Hold]) -> int:
        arguments: list[Any] = [self._tenure.group, self._tenure.worker]
        for hold in holds:
            arguments += hold
        keys = [self.stream, self._notes, self._later]
        try:
            held: int = await self._scripts["hold"](keys=keys, args=arguments)
        except ResponseError as error:
            # With its group, everything that this worker held has vanished.
            if "NOGROUP" not in str(error):
                raise
            return 0
        return held


def _beside(scope: str, partition: int, *, lane: bool) -> tuple[str, str]:
    """Name the keys that go with a group's stream or lane: failure notes, and postponed entries."""
    stem = f"{scope}.again" if lane else scope
    return key(f"{stem}.failures", partition), key(f"{stem}.later", partition)


def _note(item: Postponed) -> str:
    told = {"detail": item.detail, "frame": item.frame}
    return json.dumps({name: value for name, value in told.items() if value is not None})


def _settlement(verdict: Done | Dead) -> list[Any]:
    """Lay one verdict out as the commit script reads it."""
    if isinstance(verdict, Dead):
        entry = verdict.entry
        told = [verdict.reason, verdict.detail, verdict.frame or "", entry.deliveries]
        return [entry.id, "dead", *told]
    laid: list[Any] = [verdict.entry.id, "done", len(verdict.outputs)]
    for output in verdict.outputs:
        items = [item for pair in output.items() for item in pair]
        laid += [len(items), *items]
    return laid
