"""Goes through every order in which things may happen, and comes to each state once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from tests.model.steps import HEALTHY, WITH_A_BATCH, Action, Step, Wrong, possible, take
from tests.model.world import Canonical, World


class Found(AssertionError):  # noqa: N818 - the purpose of the search
    """A way to break a promise, the shortest there is."""


@dataclass
class Exploration:
    """What was seen."""

    states: dict[Canonical, tuple[Canonical, Step] | None] = field(
        default_factory=dict[Canonical, "tuple[Canonical, Step] | None"]
    )
    """Each state, and how it was first reached."""
    transitions: int = 0
    healthy: defaultdict[Canonical, list[Canonical]] = field(
        default_factory=lambda: defaultdict[Canonical, list[Canonical]](list)
    )
    """From which states one step of a worker without trouble leads to a state."""
    drained: list[Canonical] = field(default_factory=list[Canonical])

    def way_to(self, state: Canonical) -> Iterator[Step]:
        """Tell how a state was reached."""
        came = self.states[state]
        if came is not None:
            yield from self.way_to(came[0])
            yield came[1]


def explore(start: World, busy: Collection[Action] = WITH_A_BATCH) -> Exploration:
    """Visit every state that can be reached; each is held against all promises.

    Args:
        start: the world before anything happened.
        busy: what a worker with a batch may do.

    Raises:
        Found: one of them is broken.
    """
    seen = Exploration()
    first = start.canonical()
    seen.states[first] = None
    ahead = deque([(first, start)])
    while ahead:
        state, world = ahead.popleft()
        if world.is_drained:
            seen.drained.append(state)
        for step in possible(world, busy):
            after = world.copy()
            reached = _reach(seen, state, after, step)
            seen.transitions += 1
            if step.action in HEALTHY:
                seen.healthy[reached].append(state)
            if reached not in seen.states:
                seen.states[reached] = (state, step)
                _judge(seen, reached, after)
                ahead.append((reached, after))
    return seen


def stuck(seen: Exploration) -> set[Canonical]:
    """Find states from which no worker without trouble can come to an end of its work."""
    hopeful, ahead = set(seen.drained), deque(seen.drained)
    while ahead:
        for state in seen.healthy[ahead.popleft()]:
            if state not in hopeful:
                hopeful.add(state)
                ahead.append(state)
    return seen.states.keys() - hopeful


def _reach(seen: Exploration, state: Canonical, after: World, step: Step) -> Canonical:
    try:
        take(after, step)
    except Wrong as wrong:
        raise _found(seen, state, step, str(wrong)) from wrong
    return after.canonical()


def _judge(seen: Exploration, state: Canonical, world: World) -> None:
    """Look at a state, and at what trimming would make of it: nothing else depends on that."""
    trimmed = world.copy()
    trimmed.trim()
    for complaint in (*world.broken(), *trimmed.broken()):
        came = seen.states[state]
        assert came is not None
        raise _found(seen, *came, complaint)


def _found(seen: Exploration, state: Canonical, step: Step, complaint: str) -> Found:
    way = [*seen.way_to(state), step]
    told = ", ".join(
        f"{one.action} {'ab'[one.worker]}" if one.worker is not None else one.action for one in way
    )
    return Found(f"{complaint}, after: {told}")
