"""What the random histories are played on: the double, and a real Redis, seen from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from dateline.runtime.letters import Letter, Letters
from dateline.runtime.log import Log
from dateline.runtime.queues import Queue
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.streams import ENRICHED, FETCHED, Stream, key, tally
from dateline.testing import MemoryLog, MemoryStreams

GROUP = "enrich"
WATCHER = "watcher"
"""Another group of the same stream, which reads late: trimming waits for it."""
MIN_IDLE = 60.0
"""So long that the time which tests really take makes no difference."""
MAX_DELIVERIES = 3


@dataclass(frozen=True)
class Look:
    """Everything that lies there, at one moment; entries are named as the history names them."""

    pending: Mapping[str, str]
    """Which entries are delivered and not settled, and which consumer has each."""
    unread: frozenset[str]
    present: frozenset[tuple[bool, str]]
    """What was not trimmed: whether it lies on the lane, and its name."""
    outputs: Sequence[str]
    """Of which entry each output came."""
    dead: Sequence[str]
    """Of which entry each dead letter came."""


class Ground(Protocol):
    """A delivery log with its surroundings."""

    def log(self, worker: str, group: str = GROUP, *, lane: bool = False) -> Log:
        """The view of a worker of a group."""
        ...

    async def put(self, name: str, *, lane: bool) -> None:
        """Put an entry on the stream or on the lane."""
        ...

    async def retry(self, name: str) -> int:
        """Put a dead letter back on the lane; returns how many were."""
        ...

    async def drop(self, name: str) -> int:
        """Throw a dead letter away; returns how many were."""
        ...

    async def look(self) -> Look:
        """See what is there."""
        ...

    async def clock(self) -> float:
        """The time by which idle times are measured, in seconds."""
        ...

    async def age(self, seconds: float) -> None:
        """Let time go by."""
        ...


@dataclass
class MemoryGround:
    """The double."""

    double: type[MemoryLog] = MemoryLog
    streams: MemoryStreams = field(default_factory=MemoryStreams)

    def log(self, worker: str, group: str = GROUP, *, lane: bool = False) -> Log:
        """See :meth:`Ground.log`."""
        limits = (MIN_IDLE, MAX_DELIVERIES)
        return self.double(self.streams, group, worker, FETCHED, ENRICHED, *limits, lane=lane)

    async def put(self, name: str, *, lane: bool) -> None:
        """See :meth:`Ground.put`."""
        fields = {b"name": name.encode()}
        if lane:
            self.streams.put_back(FETCHED, GROUP, fields)
        else:
            self.streams.append(FETCHED, fields)

    async def retry(self, name: str) -> int:
        """See :meth:`Ground.retry`."""
        await self.put(name, lane=True)
        return self._take_out(name, "retried")

    async def drop(self, name: str) -> int:
        """See :meth:`Ground.drop`."""
        return self._take_out(name, "dropped")

    def _take_out(self, name: str, why: str) -> int:
        letters = self.streams.entries[FETCHED.dead(GROUP)]
        del letters[next(n for n, fields in letters.items() if fields[b"name"] == name.encode())]
        self.streams.tally[f"{_QUEUE.scope}:{why}"] += 1
        return 1

    async def look(self) -> Look:
        """See :meth:`Ground.look`."""
        pending: dict[str, str] = {}
        unread: set[str] = set()
        for place in _KEYS:
            group, entries = self.streams.groups[place][GROUP], self._names(place)
            pending |= {entries.get(n, f"gone {n}"): one.worker for n, one in group.held.items()}
            unread |= {name for number, name in entries.items() if number > group.last}
        present = {(lane, name) for lane in (False, True) for name in self._on(lane=lane)}
        outputs, dead = (self._names(place) for place in (ENRICHED.key(), FETCHED.dead(GROUP)))
        return Look(
            pending,
            frozenset(unread),
            frozenset(present),
            [*outputs.values()],
            [*dead.values()],
        )

    async def clock(self) -> float:
        """See :meth:`Ground.clock`."""
        return self.streams.now

    async def age(self, seconds: float) -> None:
        """See :meth:`Ground.age`."""
        self.streams.now += seconds

    def _on(self, *, lane: bool) -> Iterable[str]:
        return self._names(_KEYS[lane]).values()

    def _names(self, key: str) -> dict[int, str]:
        entries = self.streams.entries.get(key, {})
        return {number: fields[b"name"].decode() for number, fields in entries.items()}


@dataclass
class RealGround:
    """A Redis; what lies there is read with its own commands."""

    redis: Any
    aged: float = 0.0
    """Seconds that did not really pass."""

    def log(self, worker: str, group: str = GROUP, *, lane: bool = False) -> Log:
        """See :meth:`Ground.log`."""
        tenure = Tenure(group, worker, MIN_IDLE, MAX_DELIVERIES)
        return RedisLog(self.redis, tenure, FETCHED, ENRICHED, lane=lane)

    async def put(self, name: str, *, lane: bool) -> None:
        """See :meth:`Ground.put`."""
        stream, counter = _KEYS[lane], _COUNTERS[lane]
        async with self.redis.pipeline() as pipeline:
            pipeline.xadd(stream, {"name": name})
            pipeline.hincrby(tally(), counter, 1)
            await pipeline.execute()

    async def retry(self, name: str) -> int:
        """See :meth:`Ground.retry`."""
        letters = Letters(self.redis, _QUEUE)
        return await letters.retry([one.id async for one in letters.scan() if _is(one, name)])

    async def drop(self, name: str) -> int:
        """See :meth:`Ground.drop`."""
        letters = Letters(self.redis, _QUEUE)
        return await letters.drop([one.id async for one in letters.scan() if _is(one, name)])

    async def look(self) -> Look:
        """See :meth:`Ground.look`."""
        async with self.redis.pipeline() as pipeline:
            for place in (*_KEYS, ENRICHED.key(), FETCHED.dead(GROUP)):
                pipeline.xrange(place)
            for place in _KEYS:
                pipeline.xpending_range(place, GROUP, "-", "+", 1000)
                pipeline.xinfo_groups(place)
            *rows, held, groups, held_again, groups_again = await pipeline.execute()
        stream, lane, outputs, dead = (
            {entry_id.decode(): fields[b"name"].decode() for entry_id, fields in found}
            for found in rows
        )
        pending: dict[str, str] = {}
        unread: set[str] = set()
        for entries, holders, facts in ((stream, held, groups), (lane, held_again, groups_again)):
            for one in holders:
                found = one["message_id"].decode()
                pending[entries.get(found, f"gone {found}")] = one["consumer"].decode()
            last = next(one["last-delivered-id"] for one in facts if one["name"] == GROUP.encode())
            unread |= {name for one, name in entries.items() if _order(one) > _order(last.decode())}
        lying = ((False, stream), (True, lane))
        present = frozenset((one, name) for one, names in lying for name in names.values())
        return Look(pending, frozenset(unread), present, [*outputs.values()], [*dead.values()])

    async def clock(self) -> float:
        """See :meth:`Ground.clock`."""
        seconds, micros = await self.redis.time()
        return int(seconds) + int(micros) / 1e6 + self.aged

    async def age(self, seconds: float) -> None:
        """Make everything older, for the server's own clock cannot be turned."""
        self.aged += seconds
        for place, later in zip(_KEYS, _LATER, strict=True):
            for one in await self.redis.xpending_range(place, GROUP, "-", "+", 1000):
                idle = one["time_since_delivered"] + round(seconds * 1000)
                told = (one["consumer"], 0, [one["message_id"]])
                await self.redis.xclaim(place, GROUP, *told, idle=idle, justid=True)
            for entry_id in await self.redis.zrange(later, 0, -1):
                await self.redis.zincrby(later, -seconds * 1000, entry_id)


_STREAM: Stream[Any] = FETCHED
_KEYS = (_STREAM.key(), _STREAM.again(GROUP))
_LATER = (key(f"{_STREAM.name}.{GROUP}.later"), key(f"{_STREAM.name}.{GROUP}.again.later"))
_QUEUE = Queue(_STREAM, GROUP)
_COUNTERS = (f"{_STREAM.name}:added", f"{_STREAM.name}.{GROUP}:again")


def _is(letter: Letter, name: str) -> bool:
    return letter.original[b"name"] == name.encode()


def _order(entry_id: str) -> tuple[int, int]:
    milliseconds, _, number = entry_id.partition("-")
    return int(milliseconds), int(number)
