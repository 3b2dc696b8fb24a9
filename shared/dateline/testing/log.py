"""The delivery log in memory: what Redis does with five scripts, in plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dateline.runtime.log import (
    EXHAUSTED,
    Account,
    Claimed,
    Committed,
    Dead,
    Done,
    Entry,
    Fields,
    Postponed,
)
from dateline.streams import Stream
from dateline.testing.streams import Group, Held, MemoryStreams
from dateline.wire import timestamp

_PARKED = ("postponed", "released")
"""The holders that are no workers."""


@dataclass
class MemoryLog:
    """See :class:`dateline.runtime.log.Log`."""

    streams: MemoryStreams
    group: str
    worker: str
    reads: Stream[Any]
    writes: Stream[Any] | None = None
    min_idle: float = 30.0
    max_deliveries: int = 5
    lane: bool = False

    @property
    def _key(self) -> str:
        return self.reads.again(self.group) if self.lane else self.reads.key()

    @property
    def _scope(self) -> str:
        return f"{self.reads.name}.{self.group}"

    @property
    def _group(self) -> Group:
        return self.streams.groups[self._key][self.group]

    @property
    def _entries(self) -> dict[int, Fields]:
        return self.streams.entries.setdefault(self._key, {})

    @property
    def pending(self) -> int:
        """How many entries of this stream or lane are delivered and not settled."""
        return len(self._group.held)

    async def create_group(self) -> None:
        """See :meth:`Log.create_group`."""
        keys = (self.reads.key(), self.reads.again(self.group))
        if all(self.group in self.streams.groups.get(key, {}) for key in keys):
            return
        for key in keys:
            self.streams.entries.setdefault(key, {})
            self.streams.groups.setdefault(key, {}).setdefault(self.group, Group())
        balance = (await self.account()).balance
        self.streams.tally[f"{self._scope}:base"] += balance

    async def read(self, count: int) -> Sequence[Entry]:
        """See :meth:`Log.read`."""
        group = self._group
        self._show()
        fresh = [number for number in self._entries if number > group.last][:count]
        for number in fresh:
            group.held[number] = Held(self.worker, self.streams.now)
            group.last = number
        return [Entry(str(number), self._entries[number]) for number in fresh]

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """See :meth:`Log.commit`."""
        done = fenced = dead = 0
        for verdict in settled:
            number = int(verdict.entry.id)
            held = self._group.held.pop(number, None)
            if held is None:
                fenced += 1
                continue
            done += 1
            if isinstance(verdict, Dead):
                dead += 1
                held.detail, held.frame = verdict.detail, verdict.frame
                kind = "exhausted" if verdict.reason == EXHAUSTED else "rejected"
                self.streams.tally[f"{self._scope}:{kind}"] += 1
                self._bury(number, held, verdict.reason, verdict.entry.deliveries)
            for output in verdict.outputs if isinstance(verdict, Done) else ():
                self.streams.append(self.writes or self.reads, output)
        self.streams.tally[f"{self._scope}:settled"] += done - dead
        return Committed(done, fenced, dead, await self.waiting())

    async def claim(self, count: int) -> Claimed:
        """See :meth:`Log.claim`."""
        self._show()
        group = self._group
        due = [number for number, held in group.held.items() if self._is_due(held)]
        due = sorted(due, key=lambda number: group.held[number].due or 0.0)[:count]
        silent = [number for number, held in group.held.items() if self._is_abandoned(held)]
        ready = due + [number for number in sorted(silent) if number not in due]
        gone = [number for number in ready if number not in self._entries]
        for number in gone:
            del group.held[number]
        worn = [n for n in ready if n in group.held and self._is_worn(group.held[n])]
        for number in worn:
            held = group.held.pop(number)
            self._bury(number, held, EXHAUSTED, held.deliveries)
        left = [number for number in ready if number in group.held]
        taken = [n for n in left if n in due or group.held[n].deliveries <= 1] or left[:1]
        self.streams.tally[f"{self._scope}:gone"] += len(gone)
        self.streams.tally[f"{self._scope}:exhausted"] += len(worn)
        return Claimed(tuple(self._take(n) for n in taken[:count]), len(worn), len(gone))

    async def renew(self, entries: Sequence[Entry]) -> int:
        """See :meth:`Log.renew`."""
        mine = [held for entry in entries if (held := self._mine(entry))]
        for held in mine:
            held.since = self.streams.now
        return len(mine)

    async def postpone(self, postponed: Sequence[Postponed]) -> None:
        """See :meth:`Log.postpone`."""
        for item in postponed:
            if held := self._mine(item.entry):
                held.worker, held.since = _PARKED[0], self.streams.now
                held.due = self.streams.now + item.delay
                held.first = held.first or _now()
                held.detail, held.frame = item.detail, item.frame
                held.deliveries -= 0 if item.counts else 1

    async def release(self, started: Collection[str] = ()) -> int:
        """See :meth:`Log.release`."""
        mine = {n: held for n, held in self._group.held.items() if held.worker == self.worker}
        for number, held in mine.items():
            held.worker, held.since = _PARKED[1], float("-inf")
            held.deliveries -= 0 if str(number) in started else 1
        self._group.seen.pop(self.worker, None)
        return len(mine)

    async def trim(self) -> int:
        """See :meth:`Log.trim`."""
        groups = self.streams.groups.get(self._key, {}).values()
        if not groups:
            return 0
        keep = 0 if self.lane else self.reads.keep
        excess = max(0, len(self._entries) - keep)
        settled = [n for n in self._entries if all(_is_settled(n, group) for group in groups)]
        for number in settled[:excess]:
            del self._entries[number]
        return len(settled[:excess])

    async def sweep(self, ttl: float) -> int:
        """See :meth:`Log.sweep`."""
        group = self._group
        busy = {held.worker for held in group.held.values()}
        silent = [
            worker
            for worker, seen in group.seen.items()
            if worker not in busy and self.streams.now - seen >= ttl
        ]
        for worker in silent:
            del group.seen[worker]
        return len(silent)

    async def account(self) -> Account:
        """See :meth:`Log.account`."""
        tally, scope = self.streams.tally, self._scope
        opened = list(self._open())
        pending = [held for _, held in opened if held]
        ages = [self.streams.now - self.streams.born[number] for number, _ in opened]
        kinds = ("again", "settled", "rejected", "exhausted", "gone", "retried", "dropped")
        return Account(
            added=tally[f"{self.reads.name}:added"] - tally[f"{scope}:base"],
            **{kind: tally[f"{scope}:{kind}"] for kind in kinds},
            backlog=len(opened) - len(pending),
            pending=len(pending),
            postponed=sum(held.due is not None for held in pending),
            oldest=max(ages, default=None),
            dead=len(self.streams.entries.get(self.reads.dead(self.group), {})),
        )

    async def waiting(self) -> int:
        """See :meth:`Log.waiting`."""
        if self.writes is None:
            return 0
        length = len(self.streams.entries.get(self.writes.key(), {}))
        return max(0, length - self.writes.keep)

    def _show(self) -> None:
        """Be seen, as a consumer is when it asks for anything."""
        self._group.seen[self.worker] = self.streams.now

    def _is_due(self, held: Held) -> bool:
        return held.due is not None and held.due <= self.streams.now

    def _is_abandoned(self, held: Held) -> bool:
        return held.due is None and self.streams.now - held.since >= self.min_idle

    def _is_worn(self, held: Held) -> bool:
        return held.deliveries >= self.max_deliveries

    def _open(self) -> Iterator[tuple[int, Held | None]]:
        """List the entries of stream and lane that are not settled, and what is known of them."""
        for key in (self.reads.key(), self.reads.again(self.group)):
            group = self.streams.groups.get(key, {}).get(self.group, Group())
            yield from group.held.items()
            for number in self.streams.entries.get(key, {}):
                if number > group.last:
                    yield number, None

    def _mine(self, entry: Entry) -> Held | None:
        held = self._group.held.get(int(entry.id))
        return held if held and held.worker == self.worker else None

    def _take(self, number: int) -> Entry:
        held = self._group.held[number]
        held.worker, held.since, held.due = self.worker, self.streams.now, None
        held.deliveries += 1
        return Entry(str(number), self._entries[number], held.deliveries)

    def _bury(self, number: int, held: Held, reason: str, attempts: int) -> None:
        told = {
            "stage": self.group,
            "stream": self._key,
            "entry_id": str(number),
            "reason": reason,
            "detail": held.detail,
            "frame": held.frame or "",
            "attempts": str(attempts),
            "first_failure": held.first or _now(),
            "last_failure": _now(),
            "worker": self.worker,
        }
        letter = {f"rejected.{name}".encode(): value.encode() for name, value in told.items()}
        written = {name: value for name, value in letter.items() if value}
        self.streams.add(self.reads.dead(self.group), {**self._entries.get(number, {}), **written})


def _is_settled(number: int, group: Group) -> bool:
    return number <= group.last and number not in group.held


def _now() -> str:
    return timestamp(datetime.now(UTC))
