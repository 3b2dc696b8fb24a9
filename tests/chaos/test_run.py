"""The short form of the chaos suite: a storm of faults, poison, and a bug that must be seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.chaos import faults, injections
from tests.chaos.mutants import MUTANTS
from tests.chaos.mutation import verdict
from tests.chaos.run import play
from tests.chaos.scenarios import SCENARIOS, Scenario, storm
from tests.chaos.scene import Plan, Scene

SEED = 20261125
_OUTAGE_S = 0.5

pytestmark = pytest.mark.timeout(240)


async def _everything(scene: Scene, amount: int) -> None:
    """Kill workers, then Redis, then spoil the network, each so many times."""
    await storm(scene, 2 * amount)
    await faults.repeat(amount, lambda: faults.kill_redis(scene), scene)
    for weather in ("reset", "half-open", "cut after bytes"):
        await faults.spoil_network(scene, weather, _OUTAGE_S)
    for worker in tuple(scene.fleet.workers):
        scene.fleet.terminate(worker)


async def _some_poison(scene: Scene, _: int) -> None:
    """Put four kinds of poison among the articles, one of which kills its worker."""
    await injections.poison(scene, ["no JSON", "raises", "exits", "unknown major"])
    await scene.flow(5)


async def test_a_storm_of_faults_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Workers, Redis and the network fail; every story is stored once, and everybody gets it."""
    plan = Plan(feeds=3, fsync="always", workers={"ingest": 1, "enrich": 2, "store": 1})
    scenario = Scenario("a bit of everything", _everything, 2, plan)
    run = await play("short", SEED, tmp_path, scenario=scenario)
    assert run.faults == ()
    assert run.served == run.stored > 20
    assert (run.kills, run.redis_kills) == (4, 2)


async def test_poison_ends_among_the_dead_letters_and_nothing_else_does(tmp_path: Path) -> None:
    """The neighbours of what kills its worker are stored, and the planted messages are dead."""
    plan = replace(SCENARIOS["poison"].plan, subscribers=(), feeds=2)
    scenario = Scenario("some poison", _some_poison, 1, plan)
    run = await play("poison", SEED, tmp_path, scenario=scenario)
    assert run.faults == ()
    assert run.dead == run.planted == 4


async def test_a_planted_bug_turns_the_suite_red(tmp_path: Path) -> None:
    """A trim by length drops what nobody has read, and the ledger tells."""
    mutant = MUTANTS["maxlen"]
    hasty = replace(mutant.scenario, plan=replace(mutant.scenario.plan, patience=1.0))
    run = await verdict("maxlen", replace(hasty, run=_wait_for_the_ledger), SEED, tmp_path)
    assert any("lost" in fault for fault in run.faults)


async def _wait_for_the_ledger(scene: Scene, _: int) -> None:
    """Let feeds be read, whatever comes out at the other end."""
    await faults.served(scene, 50)
