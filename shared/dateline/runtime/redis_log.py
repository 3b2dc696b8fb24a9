"""The delivery log on Redis or Valkey: consumer group commands and five Lua scripts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from dateline.runtime.log import Claimed, Committed, Dead, Done, Entry, Postponed
from dateline.streams import Stream, key
from dateline.wire import timestamp

# XPENDING pages and XTRIM steps: enough to keep up, small enough that a script with 8 KB entries
# holds Redis for a few milliseconds only.
_PAGE = 100

# An idle time above any takeover time; Redis wants it in milliseconds.
_LET_GO_MS = 10**9


@cache
def script(name: str) -> str:
    """Return the text of a Lua script, such as ``commit``."""
    return files("dateline.runtime").joinpath("lua", f"{name}.lua").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Tenure:
    """Who reads, and when a held entry counts as abandoned."""

    group: str
    worker: str
    min_idle: float
    """Seconds without a renewed lease."""
    max_deliveries: int


class RedisLog:
    """See :class:`dateline.runtime.log.Log`."""

    def __init__(
        self,
        redis: Redis,
        tenure: Tenure,
        reads: Stream[Any],
        writes: Stream[Any] | None,
        partition: int = 0,
    ) -> None:
        self._redis = redis
        self._tenure = tenure
        self._keep = reads.keep
        self._output_keep = writes.keep if writes else 0
        self.stream = reads.key(partition)
        self._output = writes.key(partition) if writes else None
        self._dead = reads.dead(tenure.group, partition)
        self._notes = key(f"{reads.name}.{tenure.group}.failures", partition)
        self._scripts = {
            name: redis.register_script(script(name))
            for name in ("commit", "claim", "hold", "trim")
        }

    async def create_group(self) -> None:
        """See :meth:`Log.create_group`; FastStream would start the group at the stream's end."""
        try:
            await self._redis.xgroup_create(self.stream, self._tenure.group, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def read(self, count: int) -> Sequence[Entry]:
        """See :meth:`Log.read`; the service itself reads through FastStream."""
        reply: Any = await self._redis.xreadgroup(
            self._tenure.group, self._tenure.worker, {self.stream: ">"}, count=count
        )
        rows: Any = reply[0][1] if reply else []
        return [Entry(entry_id.decode(), fields) for entry_id, fields in rows]

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """See :meth:`Log.commit`."""
        if not settled:
            return Committed()
        arguments: list[Any] = [
            self._tenure.group,
            self._tenure.worker,
            timestamp(datetime.now(UTC)),
        ]
        for verdict in settled:
            arguments += _settlement(verdict)
        keys = [self.stream, self._output or self.stream, self._dead, self._notes]
        done, fenced, dead = await self._scripts["commit"](keys=keys, args=arguments)
        return Committed(done, fenced, dead)

    async def claim(self, count: int) -> Claimed:
        """See :meth:`Log.claim`."""
        tenure = self._tenure
        rows, dead, gone = await self._scripts["claim"](
            keys=[self.stream, self._dead, self._notes],
            args=[
                tenure.group,
                tenure.worker,
                timestamp(datetime.now(UTC)),
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
        return await self._hold([(entry.id, 0, "", False) for entry in entries])

    async def postpone(self, postponed: Sequence[Postponed]) -> None:
        """See :meth:`Log.postpone`; a delay is at most ``min_idle`` long."""
        if not postponed:
            return
        now = timestamp(datetime.now(UTC))
        await self._hold(
            (
                item.entry.id,
                round(max(0.0, self._tenure.min_idle - item.delay) * 1000),
                json.dumps({"first": now, "last": now, "detail": item.detail}),
                not item.counts,
            )
            for item in postponed
        )

    async def release(self, started: Collection[str] = ()) -> int:
        """See :meth:`Log.release`."""
        released = 0
        start = "-"
        while True:
            rows: Any = await self._redis.xpending_range(
                self.stream, self._tenure.group, start, "+", _PAGE, self._tenure.worker
            )
            ids = [row["message_id"].decode() for row in rows]
            released += await self._hold(
                (held, _LET_GO_MS, "", held not in started) for held in ids
            )
            if len(ids) < _PAGE:
                return released
            start = f"({ids[-1]}"

    async def trim(self) -> int:
        """See :meth:`Log.trim`."""
        removed = 0
        while True:
            step: int = await self._scripts["trim"](keys=[self.stream], args=[self._keep, _PAGE])
            removed += step
            if step < _PAGE:
                return removed

    async def waiting(self) -> int:
        """See :meth:`Log.waiting`."""
        if self._output is None:
            return 0
        length: int = await self._redis.xlen(self._output)
        return max(0, length - self._output_keep)

    async def _hold(self, holds: Iterable[tuple[str, int, str, bool]]) -> int:
        arguments: list[Any] = [self._tenure.group, self._tenure.worker]
        for entry_id, idle_ms, note, undo in holds:
            arguments += [entry_id, idle_ms, note, int(undo)]
        held: int = await self._scripts["hold"](keys=[self.stream, self._notes], args=arguments)
        return held


def _settlement(verdict: Done | Dead) -> list[Any]:
    """Lay one verdict out as the commit script reads it."""
    if isinstance(verdict, Dead):
        entry = verdict.entry
        return [entry.id, "dead", verdict.reason, verdict.detail, entry.deliveries]
    laid: list[Any] = [verdict.entry.id, "done", len(verdict.outputs)]
    for output in verdict.outputs:
        items = [item for pair in output.items() for item in pair]
        laid += [len(items), *items]
    return laid
