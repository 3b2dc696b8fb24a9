"""An in-memory double of the streams, to test a stage of one's own without Redis."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from dateline.messages import Message, Rejected
from dateline.runtime.delivery import Delivery
from dateline.runtime.leases import Leases
from dateline.runtime.log import (
    Claimed,
    Committed,
    Dead,
    Done,
    Entry,
    Fields,
    OutputFields,
    Postponed,
)
from dateline.runtime.service import Draft, Service
from dateline.streams import Stream
from dateline.wire import decode, decode_rejected, encode, timestamp

M = TypeVar("M", bound=Message)


@dataclass
class _Held:
    """What a group knows of an entry that was delivered and not acknowledged."""

    worker: str
    since: float
    deliveries: int = 1
    first: str | None = None
    detail: str = "its worker fell silent"


@dataclass
class _Group:
    last: int = 0
    held: dict[int, _Held] = field(default_factory=dict[int, _Held])


@dataclass
class MemoryStreams:
    """Streams, groups and memories in plain dictionaries, under a clock that the test turns."""

    now: float = 0.0
    """Seconds; entries grow idle as it rises."""
    entries: dict[str, dict[int, Fields]] = field(default_factory=dict[str, dict[int, Fields]])
    groups: dict[str, dict[str, _Group]] = field(default_factory=dict[str, dict[str, _Group]])
    memory: dict[str, str] = field(default_factory=dict[str, str])
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, name: str, fields: Mapping[str, str] | Fields) -> int:
        """Append an entry to a stream."""
        number = next(self._ids)
        laid = {_bytes(item): _bytes(value) for item, value in fields.items()}
        self.entries.setdefault(name, {})[number] = laid
        return number

    def put(self, stream: Stream[M], message: M) -> None:
        """Append a message to its stream."""
        self.add(stream.key(), encode(message))

    def messages(self, stream: Stream[M]) -> list[M]:
        """Read all that lies on a stream."""
        return [decode(laid, stream.model) for laid in self.entries.get(stream.key(), {}).values()]

    def dead_letters(self, stream: Stream[Any], group: str) -> list[Rejected]:
        """Read the dead letters of a group."""
        letters = self.entries.get(stream.dead(group), {})
        return [decode_rejected(laid) for laid in letters.values()]


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

    @property
    def _group(self) -> _Group:
        return self.streams.groups[self.reads.key()][self.group]

    @property
    def _entries(self) -> dict[int, Fields]:
        return self.streams.entries.setdefault(self.reads.key(), {})

    async def create_group(self) -> None:
        """See :meth:`Log.create_group`."""
        self.streams.groups.setdefault(self.reads.key(), {}).setdefault(self.group, _Group())

    async def read(self, count: int) -> Sequence[Entry]:
        """See :meth:`Log.read`."""
        group = self._group
        fresh = [number for number in self._entries if number > group.last][:count]
        for number in fresh:
            group.held[number] = _Held(self.worker, self.streams.now)
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
                self._bury(number, held, verdict.reason, verdict.detail, verdict.entry.deliveries)
            for output in verdict.outputs if isinstance(verdict, Done) else ():
                self.streams.add((self.writes or self.reads).key(), output)
        return Committed(done, fenced, dead)

    async def claim(self, count: int) -> Claimed:
        """See :meth:`Log.claim`."""
        group, now = self._group, self.streams.now
        idle = sorted(n for n, held in group.held.items() if now - held.since >= self.min_idle)
        idle = idle[:count]
        gone = [number for number in idle if number not in self._entries]
        worn = [
            number
            for number in idle
            if number in self._entries and group.held[number].deliveries >= self.max_deliveries
        ]
        for number in gone:
            del group.held[number]
        for number in worn:
            held = group.held.pop(number)
            self._bury(number, held, "max_deliveries", held.detail, held.deliveries)
        left = [number for number in idle if number in group.held]
        taken = [number for number in left if group.held[number].deliveries <= 1] or left[:1]
        return Claimed(tuple(self._take(number) for number in taken), len(worn), len(gone))

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
                held.since = self.streams.now - max(0.0, self.min_idle - item.delay)
                held.first = held.first or timestamp(datetime.now(UTC))
                held.detail = item.detail
                held.deliveries -= 0 if item.counts else 1

    async def release(self, started: Collection[str] = ()) -> int:
        """See :meth:`Log.release`."""
        mine = {n: held for n, held in self._group.held.items() if held.worker == self.worker}
        for number, held in mine.items():
            held.since = float("-inf")
            held.deliveries -= 0 if str(number) in started else 1
        return len(mine)

    async def trim(self) -> int:
        """See :meth:`Log.trim`."""
        groups = self.streams.groups.get(self.reads.key(), {}).values()
        if not groups:
            return 0
        cut = min(min(group.held, default=group.last + 1) for group in groups)
        excess = len(self._entries) - self.reads.keep
        old = [number for number in self._entries if number < cut][: max(0, excess)]
        for number in old:
            del self._entries[number]
        return len(old)

    async def waiting(self) -> int:
        """See :meth:`Log.waiting`."""
        if self.writes is None:
            return 0
        length = len(self.streams.entries.get(self.writes.key(), {}))
        return max(0, length - self.writes.keep)

    def _mine(self, entry: Entry) -> _Held | None:
        held = self._group.held.get(int(entry.id))
        return held if held and held.worker == self.worker else None

    def _take(self, number: int) -> Entry:
        held = self._group.held[number]
        held.worker, held.since = self.worker, self.streams.now
        held.deliveries += 1
        return Entry(str(number), self._entries[number], held.deliveries)

    def _bury(self, number: int, held: _Held, reason: str, detail: str, attempts: int) -> None:
        now = timestamp(datetime.now(UTC))
        told = {
            "stage": self.group,
            "stream": self.reads.key(),
            "entry_id": str(number),
            "reason": reason,
            "detail": detail,
            "attempts": str(attempts),
            "first_failure": held.first or now,
            "last_failure": now,
            "worker": self.worker,
        }
        letter = {f"rejected.{name}".encode(): value.encode() for name, value in told.items()}
        self.streams.add(self.reads.dead(self.group), {**self._entries[number], **letter})


@dataclass
class MemoryOutbox(Generic[M]):
    """See :class:`dateline.runtime.service.Outbox`."""

    streams: MemoryStreams
    stream: Stream[M]
    service: str

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`Outbox.recall`."""
        return [self.streams.memory.get(f"{self.service}:{name}") for name in names]

    async def publish(
        self, drafts: Sequence[Draft[M]] = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """See :meth:`Outbox.publish`."""
        memory = self.streams.memory
        published = 0
        for draft in drafts:
            name = f"{self.service}:{draft.name}"
            if memory.get(name) == draft.expected:
                self.streams.put(self.stream, draft.message)
                memory[name] = draft.state
                published += 1
        for name, state in (remember or {}).items():
            memory[f"{self.service}:{name}"] = state
        return published

    async def room(self) -> None:
        """Return at once: memory is roomy."""


async def settle(
    streams: MemoryStreams,
    *factories: Callable[[Mapping[str, str]], AbstractAsyncContextManager[Service]],
    environ: Mapping[str, str] | None = None,
) -> None:
    """Run the stages of services in this process until nothing is left to read.

    What a stage postpones is tried again under the streams' own clock, so that nobody waits.
    Loops (:meth:`Service.runs`) are not run; put their messages on the streams yourself.
    """
    for factory in factories:
        async with factory(environ or {}) as service:
            for stage in service.stages:
                log = MemoryLog(streams, service.name, "test", stage.reads, stage.writes)
                await log.create_group()
                leases = Leases(log, interval=log.min_idle)
                delivery = Delivery(stage, log, leases, backoff=1.0, longest=log.min_idle)
                while entries := await log.read(50) or await _overdue(streams, log):
                    await delivery.handle(entries)


async def _overdue(streams: MemoryStreams, log: MemoryLog) -> Sequence[Entry]:
    """Turn the clock on until something abandoned or postponed is due."""
    while log.streams.groups[log.reads.key()][log.group].held:
        streams.now += log.min_idle
        if entries := (await log.claim(50)).entries:
            return entries
    return []


def _bytes(value: str | bytes) -> bytes:
    return value.encode() if isinstance(value, str) else value


__all__ = ["MemoryLog", "MemoryOutbox", "MemoryStreams", "OutputFields", "settle"]
