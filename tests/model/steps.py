"""Everything that may happen next in a small world, one atomic step each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from dateline.runtime.log import Dead, Done, Entry, Postponed
from tests.model.world import MIN_IDLE, World, at_once

Action = Literal[
    "read", "claim", "settle", "refuse", "put off", "put off long", "await outage", "renew",
    "crash", "stop", "stop early", "tick",
]  # fmt: skip

HEALTHY: frozenset[Action] = frozenset({"read", "claim", "settle", "tick"})
"""What a worker does that meets no trouble."""

_TICKS: dict[Action, int] = {"put off": 1, "put off long": 3, "await outage": 1}
"""For how long entries are postponed; three ticks are longer than a lease."""
WITH_A_BATCH: tuple[Action, ...] = (
    "settle", "refuse", "put off", "put off long", "renew", "crash", "stop", "await outage",
    "stop early",
)  # fmt: skip
"""What a worker may do that has entries to handle; the last two give a delivery back."""


class Step(NamedTuple):
    """An action, and which of the workers takes it; the clock's tick is nobody's."""

    action: Action
    worker: int | None = None


class Wrong(AssertionError):  # noqa: N818 - a judgement, not a breakdown
    """A step did what it must not."""


def possible(world: World, busy: Collection[Action]) -> Iterator[Step]:
    """List what may happen next, of what workers with a batch may do.

    A worker settles its batch entry by entry, in every way there is. Whatever it does to more than
    one entry in a single script is a sequence of these that nobody interrupts.
    """
    for number, worker in enumerate(world.workers):
        for action in busy if worker.batch else ("read", "claim"):
            yield Step(action, number)
    yield Step("tick")


def take(world: World, step: Step) -> None:
    """Take a step.

    Raises:
        Wrong: it answered what is not so.
    """
    if step.action == "tick":
        world.streams.now += world.tick
    elif step.worker is not None:
        _work(world, step.action, step.worker)


def _work(world: World, action: Action, number: int) -> None:
    worker = world.workers[number]
    if action in {"read", "claim"}:
        found = _read(world, number) if action == "read" else _claim(world, number)
        world.replaced(number, replace(worker, batch=found))
    elif action == "renew":
        _renew(world, number)
    elif action in {"crash", "stop", "stop early"}:
        if action != "crash":
            started = {worker.batch[0].id} if action == "stop" else set[str]()
            at_once(world.log(worker).release(started))
        world.replaced(number, worker.reborn())
    else:
        _settle(world, action, number)


def _read(world: World, number: int) -> tuple[Entry, ...]:
    return tuple(at_once(world.log(world.workers[number]).read(2)))


def _claim(world: World, number: int) -> tuple[Entry, ...]:
    """Claim, and see that nothing was taken from a worker whose lease lasts."""
    group, now = world.group, world.streams.now
    safe = {
        number
        for number, held in group.held.items()
        if (held.due > now if held.due is not None else now - held.since < MIN_IDLE)
    }
    claimed = at_once(world.log(world.workers[number]).claim(2))
    taken = {int(entry.id) for entry in claimed.entries}
    if taken & safe or safe - group.held.keys():
        raise Wrong(f"taken before their time: {sorted(taken & safe)}")
    return claimed.entries


def _renew(world: World, number: int) -> None:
    worker = world.workers[number]
    mine = [one for one in worker.batch if _holder(world, one) == worker.name]
    if (told := at_once(world.log(worker).renew(worker.batch))) != len(mine):
        raise Wrong(f"{told} leases renewed, {len(mine)} held")


def _settle(world: World, action: Action, number: int) -> None:
    """Do away with the first entry of a worker's batch."""
    worker = world.workers[number]
    entry, *rest = worker.batch
    log, was_open = world.log(worker), _holder(world, entry) is not None
    if action in _TICKS:
        delay, counts = _TICKS[action] * world.tick, action != "await outage"
        at_once(log.postpone([Postponed(entry, delay, "trouble", counts=counts)]))
    else:
        output = {"origin": entry.fields[b"origin"].decode()}
        verdict = Done(entry, (output,)) if action == "settle" else Dead(entry, "refused", "")
        told = at_once(log.commit([verdict]))
        if (told.settled, told.fenced) != (int(was_open), int(not was_open)):
            raise Wrong(f"{told}, but the entry was {'open' if was_open else 'settled'}")
    world.replaced(number, replace(worker, batch=tuple(rest)))


def _holder(world: World, entry: Entry) -> str | None:
    held = world.group.held.get(int(entry.id))
    return held.worker if held else None
