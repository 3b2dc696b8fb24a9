"""Tests of the gate before each host, under a clock that jumps."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.virtual_time import run
from dateline_ingest.fetching.gate import HostGate


class Visitors:
    """People who ask hosts for things, each for some seconds."""

    def __init__(self, gate: HostGate) -> None:
        self.gate = gate
        self.log: list[tuple[str, float, float]] = []
        """Who was let through, from when to when."""
        self.at_once: dict[str, int] = {}
        self.most: dict[str, int] = {}

    async def visit(self, name: str, host: str, takes: float, arrives: float = 0.0) -> None:
        """Arrive, wait for one's turn, take one's time."""
        await asyncio.sleep(arrives)
        async with self.gate.turn(host):
            begun = now()
            self.at_once[host] = self.at_once.get(host, 0) + 1
            self.most[host] = max(self.most.get(host, 0), self.at_once[host])
            await asyncio.sleep(takes)
            self.at_once[host] -= 1
            self.log.append((name, begun, now()))


def now() -> float:
    """The loop's time, which is virtual here."""
    return asyncio.get_running_loop().time()


def lived(work: Coroutine[Any, Any, None]) -> None:
    """Run under virtual time."""
    run(work)


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause() -> None:
    """The pause begins when the request before it ends."""

    async def story() -> None:
        visitors = Visitors(HostGate(gap=1.0))
        await asyncio.gather(*(visitors.visit(name, "a", 2.0) for name in "xyz"))
        assert visitors.log == [("x", 0, 2), ("y", 3, 5), ("z", 6, 8)]

    lived(story())


def test_hosts_do_not_wait_for_each_other() -> None:
    """A slow one keeps only its own feeds waiting."""

    async def story() -> None:
        visitors = Visitors(HostGate(gap=1.0))
        await asyncio.gather(visitors.visit("x", "a", 60), visitors.visit("y", "b", 1))
        assert visitors.log == [("y", 0, 1), ("x", 0, 60)]

    lived(story())


def test_who_comes_first_is_served_first() -> None:
    """Nobody overtakes while somebody waits."""

    async def story() -> None:
        visitors = Visitors(HostGate(gap=0.5))
        order = [visitors.visit(str(number), "a", 1.0, number * 0.1) for number in range(20)]
        await asyncio.gather(*order)
        assert [name for name, _, _ in visitors.log] == [str(number) for number in range(20)]

    lived(story())


def test_more_than_one_at_once_can_be_allowed() -> None:
    """Their starts keep their distance."""

    async def story() -> None:
        visitors = Visitors(HostGate(gap=1.0, at_once=2))
        await asyncio.gather(*(visitors.visit(name, "a", 10.0) for name in "wxyz"))
        assert visitors.most == {"a": 2}
        starts = sorted(begun for _, begun, _ in visitors.log)
        assert all(later - earlier >= 1.0 for earlier, later in itertools.pairwise(starts))

    lived(story())


def test_whoever_gives_up_lets_the_next_one_pass() -> None:
    """While he waits in the line, while he waits for the pause, and while he is served."""

    async def story() -> None:
        gate = HostGate(gap=1.0)
        visitors = Visitors(gate)
        tasks = [asyncio.ensure_future(visitors.visit(name, "a", 5.0)) for name in "wxyz"]
        await asyncio.sleep(1)
        tasks[1].cancel()  # in the line
        tasks[0].cancel()  # being served
        await asyncio.sleep(0.5)
        tasks[2].cancel()  # in the pause
        await asyncio.gather(*tasks, return_exceptions=True)
        assert [name for name, _, _ in visitors.log] == ["z"]
        assert not gate.paused("a")

    lived(story())


def test_whoever_is_given_up_with_the_turn_in_his_hand_hands_it_on() -> None:
    """The turn came and the cancellation too, before he could act on either."""

    async def story() -> None:
        gate = HostGate(gap=0.0)
        visitors = Visitors(gate)
        first = asyncio.ensure_future(visitors.visit("x", "a", 1.0))
        second = asyncio.ensure_future(visitors.visit("y", "a", 1.0))
        third = asyncio.ensure_future(visitors.visit("z", "a", 1.0))
        await asyncio.sleep(0.5)
        first.add_done_callback(lambda _: second.cancel())
        await asyncio.gather(first, second, third, return_exceptions=True)
        assert [name for name, _, _ in visitors.log][-1] == "z"

    lived(story())


def test_a_host_that_asks_for_it_is_left_alone() -> None:
    """Until the time is over, and nobody else with it."""

    async def story() -> None:
        gate = HostGate()
        gate.pause("a", 120)
        gate.pause("a", 90)
        assert (gate.paused("a"), gate.paused("b")) == (120, 0)
        await asyncio.sleep(100)
        assert gate.paused("a") == 20
        await asyncio.sleep(21)
        assert gate.paused("a") == 0

    lived(story())


@pytest.mark.parametrize(("asked", "kept"), [(0, 60), (1, 60), (7200, 7200), (400_000, 86_400)])
def test_a_pause_is_clamped(asked: float, kept: float) -> None:
    """To one minute to a day: servers write 0, and 88 hours."""

    async def story() -> None:
        gate = HostGate()
        gate.pause("a", asked)
        assert gate.paused("a") == kept

    lived(story())


@pytest.mark.parametrize(("asked", "kept"), [(0.1, 1.0), (10.0, 10.0), (3600.0, 60.0)])
def test_a_host_may_ask_for_a_greater_distance(asked: float, kept: float) -> None:
    """Never for a smaller one than everybody gets, and not for one that stalls all its feeds."""

    async def story() -> None:
        gate = HostGate(gap=1.0)
        visitors = Visitors(gate)
        gate.slow("a", asked)
        await asyncio.gather(*(visitors.visit(name, "a", 0.0) for name in "xy"))
        assert visitors.log[1][1] == kept

    lived(story())


def test_hosts_are_forgotten_when_nothing_is_known_about_them() -> None:
    """A crawler meets a new host with every story."""

    async def story() -> None:
        gate = HostGate(gap=1.0)
        gate.pause("paused", 3600)
        for number in range(3000):
            async with gate.turn(f"host{number}"):
                await asyncio.sleep(0.1)
        assert len(gate) < 600
        assert gate.paused("paused") > 0

    lived(story())


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5), st.floats(0, 20)), max_size=15),
    st.sampled_from([0.0, 0.5, 3.0]),
)
def test_every_visit_keeps_its_distance_and_comes_to_its_turn(
    visits: list[tuple[str, float, float]], gap: float
) -> None:
    """Whoever comes whenever, and however long he stays."""

    async def story() -> None:
        visitors = Visitors(HostGate(gap=gap))
        await asyncio.gather(
            *(visitors.visit(host, host, takes, arrives) for host, takes, arrives in visits)
        )
        assert len(visitors.log) == len(visits)
        for host in "ab":
            times = sorted((begun, ended) for name, begun, ended in visitors.log if name == host)
            for (_, ended), (begun, _) in itertools.pairwise(times):
                assert begun >= ended + gap - 1e-5

    lived(story())
