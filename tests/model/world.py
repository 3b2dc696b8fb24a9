"""A small world of two workers and a few messages, which can be copied, compared and audited."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.runtime.log import Entry, Fields
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryLog, MemoryStreams
from dateline.testing.streams import Group, Held

T = TypeVar("T")

GROUP = "enrich"
MIN_IDLE = 1.0
MAX_DELIVERIES = 2

Canonical = tuple[Any, ...]
"""A state of the world without what makes no difference: names, absolute times, history."""


@dataclass(frozen=True)
class Worker:
    """What a worker has in its own memory, which may be out of date."""

    letter: str
    born: int = 0
    """How many workers of this letter ended before it; a name never comes back."""
    batch: tuple[Entry, ...] = ()

    @property
    def name(self) -> str:
        """The name of the consumer."""
        return f"{self.letter}{self.born}"

    def reborn(self) -> Worker:
        """Its successor, which knows nothing."""
        return Worker(self.letter, self.born + 1)


@dataclass
class World:
    """Streams, and two workers on them."""

    streams: MemoryStreams
    workers: tuple[Worker, Worker]
    messages: tuple[int, ...]
    """The entries, by number."""
    double: type[MemoryLog]
    lane: bool
    """Whether the messages lie on the lane instead of on the stream."""
    tick: float
    """How far the clock goes at once."""
    key: str
    """Where the messages lie."""
    ids: itertools.count[int]
    """Numbers for new entries; what number an entry has makes no difference."""

    @property
    def group(self) -> Group:
        """What the group knows."""
        return self.streams.groups[self.key][GROUP]

    def log(self, worker: Worker) -> MemoryLog:
        """A worker's view."""
        limits = (MIN_IDLE, MAX_DELIVERIES)
        return self.double(
            self.streams, GROUP, worker.name, FETCHED, ENRICHED, *limits, lane=self.lane
        )

    def replaced(self, number: int, worker: Worker) -> None:
        """Let one of the workers know something else."""
        first, second = self.workers
        self.workers = (worker, second) if number == 0 else (first, worker)

    def copy(self) -> World:
        """Make another world just like this one; written out, because a million are made."""
        old = self.streams
        group = old.groups[self.key][GROUP]
        held = {number: Held(*vars(one).values()) for number, one in group.held.items()}
        groups = {**old.groups, self.key: {GROUP: Group(group.last, held)}}
        entries = {key: entries.copy() for key, entries in old.entries.items()}
        streams = MemoryStreams(old.now, entries, groups, {}, old.tally.copy(), old.born, self.ids)
        return World(
            streams,
            self.workers,
            self.messages,
            self.double,
            self.lane,
            self.tick,
            self.key,
            self.ids,
        )

    def canonical(self) -> Canonical:
        """Tell this state from all that differ in what can happen next."""
        first, second = self.workers
        ahead, behind = ([entry.id for entry in worker.batch] for worker in self.workers)
        if ahead < behind:
            return self._seen_by(first, second)
        if ahead > behind:
            return self._seen_by(second, first)
        return min(self._seen_by(first, second), self._seen_by(second, first))

    def _seen_by(self, one: Worker, other: Worker) -> Canonical:
        """Describe everything from the side of one worker: the two are of the same kind."""
        names = {one.name: 1, other.name: 2, "postponed": 3, "released": 4}
        group = self.group
        states = tuple(
            (number > group.last, *self._holding(group.held.get(number), names))
            for number in self.messages
        )
        outcomes = tuple(sorted(self._settled())), tuple(sorted(self._dead()))
        return (
            states,
            outcomes,
            *(tuple(entry.id for entry in worker.batch) for worker in (one, other)),
        )

    def _holding(self, held: Held | None, names: dict[str, int]) -> tuple[float, ...]:
        if held is None:
            return ()
        now = self.streams.now
        wait = 0.0 if held.due is None else 1.0 + max(0.0, held.due - now)
        age = 0.0 if held.due is not None else min(MIN_IDLE, now - held.since)
        return (names.get(held.worker, 0), held.deliveries, age, wait)

    def broken(self) -> Iterator[str]:
        """Say what is wrong: an entry lost, doubled or in two places, or an account that lies."""
        fates = Counter([*self._settled(), *self._dead(), *self._open()])
        for number in self.messages:
            if fates[str(number)] != 1:
                yield f"entry {number} has {fates[str(number)]} fates"
        present = self.streams.entries[self.key]
        yield from (
            f"entry {number} is gone" for number in self.group.held if number not in present
        )
        yield from (
            f"entry {number} is delivered for ever"
            for number, held in self.group.held.items()
            if held.deliveries > MAX_DELIVERIES
        )
        account = at_once(self.log(self.workers[0]).account())
        if account.balance or account.dead_balance or account.gone:
            yield f"the account does not balance: {account}"

    def trim(self) -> None:
        """Remove what every group has settled."""
        at_once(self.log(self.workers[0]).trim())

    @property
    def is_drained(self) -> bool:
        """Whether everything is settled or dead."""
        return not any(True for _ in self._open())

    def _open(self) -> Iterator[str]:
        group = self.group
        yield from (str(number) for number in group.held)
        yield from (str(n) for n in self.streams.entries[self.key] if n > group.last)

    def _settled(self) -> Iterator[str]:
        return _origins(self.streams.entries.get(ENRICHED.key(), {}))

    def _dead(self) -> Iterator[str]:
        return _origins(self.streams.entries.get(FETCHED.dead(GROUP), {}))


def create(
    number: int,
    *,
    double: type[MemoryLog] = MemoryLog,
    lane: bool = False,
    tick: float = MIN_IDLE,
) -> World:
    """Make a world with so many messages, none of which was read yet."""
    ids, messages = itertools.count(1), tuple(range(1, number + 1))
    streams = MemoryStreams(_ids=ids)
    key = FETCHED.again(GROUP) if lane else FETCHED.key()
    world = World(streams, (Worker("a"), Worker("b")), messages, double, lane, tick, key, ids)
    at_once(world.log(world.workers[0]).create_group())
    for name in messages:
        fields = {b"origin": str(name).encode()}
        if lane:
            streams.put_back(FETCHED, GROUP, fields)
        else:
            streams.append(FETCHED, fields)
    return world


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits, without a loop."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise RuntimeError("the double waited for something")


def _origins(entries: dict[int, Fields]) -> Iterator[str]:
    """Read which entry each of these came of."""
    return (fields[b"origin"].decode() for fields in entries.values())
