"""Random histories of two workers, on whatever ground they are played."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dateline.runtime.log import Committed, Dead, Done, Entry, Log, Postponed
from tests.model.grounds import MIN_IDLE, WATCHER, Ground
from tests.model.history import History, Item, Moment

T = TypeVar("T")

OpenGround = Callable[[], AbstractAsyncContextManager[Ground]]

_workers = st.integers(0, 1)
_lanes = st.sampled_from([False, False, True])
_counts = st.integers(1, 4)
# No sum of waits comes near a lease or a delay.
_waits = st.sampled_from([0.0, 0.4, 1.2, 1.2]).map(lambda share: share * MIN_IDLE)
_delays = st.sampled_from([0.0, 0.5, 1.5, 3.0]).map(lambda share: share * MIN_IDLE)
_MOST_UNREAD = 6
_MOST_KEPT = 8
"""Entries that a worker remembers, those that it lost long ago among them."""


class DeliveryMachine(RuleBasedStateMachine):
    """Does at random what workers do, and looks after each step whether all is where it must be."""

    def __init__(self, open_ground: OpenGround) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.opened = open_ground()
        self.ground: Ground = self.wait(self.opened.__aenter__())
        self.history = History()
        self.ended = [0, 0]
        self.kept: dict[tuple[int, bool], list[Entry]] = {}
        self.watched: set[str] = set()

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something to its end."""
        return self.runner.run(work)

    def teardown(self) -> None:
        """Leave the ground."""
        self.wait(self.opened.__aexit__(None, None, None))
        self.runner.close()

    def name(self, worker: int) -> str:
        """Name a worker; a name never comes back."""
        return f"{'ab'[worker]}{self.ended[worker]}"

    def log(self, worker: int, *, lane: bool) -> Log:
        """Open a worker's view anew, as a process does that has lost its connection."""
        return self.ground.log(self.name(worker), lane=lane)

    def timed(self, work: Coroutine[Any, Any, T]) -> tuple[T, Moment]:
        """Run something, and say when it was."""

        async def run() -> tuple[T, Moment]:
            earliest = await self.ground.clock()
            answer = await work
            return answer, Moment(earliest, await self.ground.clock())

        return self.wait(run())

    def keep(self, worker: int, entries: list[Entry], *, lane: bool) -> None:
        """Let a worker remember entries."""
        kept = [*self.kept.get((worker, lane), []), *entries][-_MOST_KEPT:]
        if kept:
            self.kept[worker, lane] = kept

    def holds(self, worker: int, item: Item) -> bool:
        """Whether an entry is a worker's, whatever that worker believes."""
        return item.state == "held" and item.holder == self.name(worker)

    def is_needed(self, item: Item) -> bool:
        """Whether some group has yet to handle an entry."""
        is_watched = item.lane or item.name in self.watched
        return item.state in {"unread", "held"} or not is_watched

    @initialize()
    def make_groups(self) -> None:
        """Begin with one group on stream and lane, and a watcher."""
        self.wait(self.log(0, lane=False).create_group())
        self.wait(self.ground.log("w", WATCHER).create_group())

    @precondition(lambda self: len(self.history.open("unread")) < _MOST_UNREAD)
    @rule(lane=_lanes, number=_counts)
    def put(self, *, lane: bool, number: int) -> None:
        """New entries come in, or old ones are put back."""
        for _ in range(number):
            self.wait(self.ground.put(self.history.add(lane=lane).name, lane=lane))

    @precondition(lambda self: self.history.open("unread"))
    @rule(worker=_workers, data=st.data(), count=_counts)
    def read(self, worker: int, data: st.DataObject, count: int) -> None:
        """A worker takes new entries, in order."""
        lane = data.draw(st.sampled_from(self.history.open("unread"))).lane
        expected = self.history.open("unread", lane)[:count]
        entries, now = self.timed(self.log(worker, lane=lane).read(count))
        assert len(entries) == len(expected)
        assert all(entry.deliveries == 1 for entry in entries)
        for entry, item in zip(entries, expected, strict=True):
            assert self.history.of(entry, lane=lane) is item
            item.hold(self.name(worker), now)
        self.keep(worker, list(entries), lane=lane)

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def commit(self, data: st.DataObject) -> None:
        """A worker settles what it has, or believes to have; only what is open counts."""
        worker, lane, picked = self.choose(data)
        refused = data.draw(st.lists(st.booleans(), min_size=len(picked), max_size=len(picked)))
        verdicts = [_verdict(*each) for each in zip(picked, refused, strict=True)]
        items = [self.history.of(entry, lane=lane) for entry in picked]
        open_now = [item.state == "held" for item in items]
        told = self.wait(self.log(worker, lane=lane).commit(verdicts))
        dead = sum(no and is_open for no, is_open in zip(refused, open_now, strict=True))
        assert told == Committed(sum(open_now), len(items) - sum(open_now), dead)
        for item, is_open, no in zip(items, open_now, refused, strict=True):
            if is_open:
                self.history.settle(item, "rejected" if no else "settled")

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), delay=_delays, counts=st.booleans())
    def postpone(self, data: st.DataObject, delay: float, *, counts: bool) -> None:
        """A worker puts off what it has; what is no longer its own stays as it is."""
        worker, lane, picked = self.choose(data)
        told = [Postponed(entry, delay, "trouble", counts) for entry in picked]
        _, now = self.timed(self.log(worker, lane=lane).postpone(told))
        for item in (self.history.of(entry, lane=lane) for entry in picked):
            if self.holds(worker, item):
                item.let_go("postponed", now.plus(delay), undo=not counts)

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def renew(self, data: st.DataObject) -> None:
        """A worker's heart beats."""
        worker, lane, picked = self.choose(data)
        believed = [self.history.of(entry, lane=lane) for entry in picked]
        mine = [item for item in believed if self.holds(worker, item)]
        told, now = self.timed(self.log(worker, lane=lane).renew(picked))
        assert told == len(mine)
        for item in mine:
            item.free = now.plus(MIN_IDLE)

    @precondition(lambda self: self.history.open("held"))
    @rule(worker=_workers, data=st.data(), count=_counts, wait=_waits)
    def claim(self, worker: int, data: st.DataObject, count: int, wait: float) -> None:
        """Time goes by, and a worker takes over what is due or abandoned, and buries the worn."""
        lane = data.draw(st.sampled_from(self.history.open("held"))).lane
        self.wait(self.ground.age(wait))
        before = self.wait(self.ground.look())
        claimed, now = self.timed(self.log(worker, lane=lane).claim(count))
        after = self.wait(self.ground.look())
        names = list(after.dead)
        for name in before.dead:
            names.remove(name)
        taken = [self.history.of(entry, lane=lane) for entry in claimed.entries]
        buried = [item for item in self.history.open("held", lane) if item.name in names]
        assert (claimed.dead, claimed.gone, len(taken) <= count) == (len(buried), 0, True)
        self.history.check_claim(taken, buried, now, lane=lane)
        for item in buried:
            self.history.settle(item, "exhausted")
        for item, entry in zip(taken, claimed.entries, strict=True):
            item.hold(self.name(worker), now)
            assert entry.deliveries == item.deliveries
        self.keep(worker, list(claimed.entries), lane=lane)

    @precondition(lambda self: self.kept)
    @rule(worker=_workers, data=st.data())
    def stop(self, worker: int, data: st.DataObject) -> None:
        """A worker ends well, and lets go of all that it has."""
        for lane in (False, True):
            mine = [one for one in self.history.open("held", lane) if self.holds(worker, one)]
            kept = self.some(worker, data, lane=lane)
            started = {entry.id for entry in kept}
            begun = [id(self.history.of(entry, lane=lane)) for entry in kept]
            assert self.wait(self.log(worker, lane=lane).release(started)) == len(mine)
            for item in mine:
                item.let_go("released", Moment(0, 0), undo=id(item) not in begun)
        self.crash(worker)

    @precondition(lambda self: self.kept)
    @rule(worker=_workers)
    def crash(self, worker: int) -> None:
        """A worker ends without a word; its successor knows nothing."""
        self.ended[worker] += 1
        self.kept.pop((worker, False), None)
        self.kept.pop((worker, True), None)

    @rule(lane=_lanes)
    def trim(self, *, lane: bool) -> None:
        """What all groups have settled is removed, and nothing else."""
        self.wait(self.log(0, lane=lane).trim())
        present = self.wait(self.ground.look()).present
        everything = {(item.lane, item.name) for item in self.history.items}
        needed = {(one.lane, one.name) for one in self.history.items if self.is_needed(one)}
        assert present >= needed
        assert present & {one for one in everything if one[0] == lane} <= needed

    @precondition(lambda self: self.history.open("dead"))
    @rule(data=st.data(), drop=st.booleans())
    def operate(self, data: st.DataObject, *, drop: bool) -> None:
        """A person puts a dead letter back, or throws it away."""
        item = data.draw(st.sampled_from(self.history.open("dead")))
        handle, note = self.ground.retry, self.history.put_back
        if drop:
            handle, note = self.ground.drop, self.history.drop
        assert self.wait(handle(item.name)) == 1
        note(item)

    @rule(lane=_lanes)
    def sweep(self, *, lane: bool) -> None:
        """Consumers that hold nothing are forgotten."""
        self.wait(self.log(0, lane=lane).sweep(0.0))

    @precondition(lambda self: len(self.history.items) > len(self.watched))
    @rule(count=_counts)
    def watch(self, count: int) -> None:
        """The other group goes on for a bit."""
        log = self.ground.log("w", WATCHER)
        entries = self.wait(log.read(count))
        self.watched |= {entry.fields[b"name"].decode() for entry in entries}
        self.wait(log.commit([Done(entry) for entry in entries]))

    @invariant()
    def everything_is_where_it_must_be(self) -> None:
        """In = stored + dead + waiting, entry by entry and in the books."""
        look = self.wait(self.ground.look())
        account = self.wait(self.log(0, lane=False).account())
        self.history.check(look, account)

    def choose(self, data: st.DataObject) -> tuple[int, bool, list[Entry]]:
        """Choose a worker that remembers entries, and some of them."""
        worker, lane = data.draw(st.sampled_from(sorted(self.kept)))
        return worker, lane, self.some(worker, data, lane=lane)

    def some(self, worker: int, data: st.DataObject, *, lane: bool) -> list[Entry]:
        """Choose some of what a worker remembers, in any order, each once; mostly all."""
        kept = {entry.id: entry for entry in self.kept.get((worker, lane), [])}
        if not kept or data.draw(st.booleans()):
            return list(kept.values())
        ids = data.draw(st.lists(st.sampled_from(list(kept)), unique=True, min_size=1))
        return [kept[one] for one in ids]


def _verdict(entry: Entry, refused: bool) -> Done | Dead:  # noqa: FBT001 - one of a zipped pair
    if refused:
        return Dead(entry, "refused", "at random")
    return Done(entry, ({"name": entry.fields[b"name"].decode()},))
