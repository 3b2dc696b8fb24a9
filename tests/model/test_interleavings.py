"""Every order in which two workers may handle three messages, on the double."""

from __future__ import annotations

import pytest

from dateline.testing import MemoryLog
from tests.model.explore import Exploration, Found, explore, stuck
from tests.model.planted import UNSAFE, ShunsSuspects, UnfencedOnTheLane
from tests.model.steps import WITH_A_BATCH
from tests.model.world import create

FEWER = WITH_A_BATCH[:-2]
"""Without what gives a delivery back, which sevenfolds the states; `make model` leaves none out."""


def test_no_interleaving_of_two_workers_and_three_messages_breaks_a_promise() -> None:
    """Nothing is lost or doubled at any moment, and one healthy worker can always end the work."""
    seen = explore(create(3), FEWER)
    assert not stuck(seen)
    assert len(seen.states) > 10_000
    assert seen.drained


@pytest.fixture(scope="module")
def seen() -> tuple[Exploration, Exploration]:
    """Explore all that may happen to two messages, in half ticks: on the stream, on the lane."""
    on_stream, on_lane = (explore(create(2, lane=lane, tick=0.5)) for lane in (False, True))
    return on_stream, on_lane


def test_no_interleaving_of_two_messages_breaks_a_promise(
    seen: tuple[Exploration, Exploration],
) -> None:
    """Nor does any with all that may happen, on stream and lane."""
    for one in seen:
        assert not stuck(one)
        assert len(one.states) > 1_500


def test_stream_and_lane_are_handled_alike(seen: tuple[Exploration, Exploration]) -> None:
    """The same can happen to an entry that was put back as to one that is new."""
    on_stream, on_lane = seen
    assert on_stream.states.keys() == on_lane.states.keys()
    assert on_stream.transitions == on_lane.transitions


@pytest.mark.parametrize("double", UNSAFE, ids=lambda double: double.__name__)
def test_a_planted_bug_is_found(double: type[MemoryLog]) -> None:
    """The model can fail, and tells how to see it."""
    with pytest.raises(Found, match=r", after: .*(settle|read|claim) [ab]"):
        explore(create(2, double=double))


def test_a_bug_of_the_lane_alone_is_found() -> None:
    """On the stream there is nothing to see of it."""
    explore(create(1, double=UnfencedOnTheLane))
    with pytest.raises(Found, match="has 2 fates"):
        explore(create(1, double=UnfencedOnTheLane, lane=True))


def test_a_worker_that_waits_for_ever_is_found() -> None:
    """What is safe but never ends is a bug as well."""
    seen = explore(create(1, double=ShunsSuspects))
    assert stuck(seen)


def test_the_shortest_way_to_a_bug_is_told() -> None:
    """Five steps: read, wait, take over, settle, settle again."""
    unfenced = next(double for double in UNSAFE if double.__name__ == "Unfenced")
    with pytest.raises(Found) as found:
        explore(create(1, double=unfenced))
    assert str(found.value).count(",") == 5
