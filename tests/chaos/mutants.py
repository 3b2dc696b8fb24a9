"""Every planted bug by name, with the quickest scenario that must turn red for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.chaos import injections, mutations
from tests.chaos.scenarios import Scenario
from tests.chaos.scene import Plan, Scene, until

_LONGER_THAN_A_LEASE_S = 1.6
_BURST = 4
_SOME = 10
"""Stories that are there before the rest of the services comes."""

_SMALL = Plan(
    feeds=3,
    pace=15,
    workers={"ingest": 1, "enrich": 2, "store": 1},
    subscribers=(),
    patience=12.0,
)


def _plan(*wrap: str, **changes: Any) -> Plan:
    return replace(_SMALL, wrap=wrap or ("--keep=0",), **changes)


async def calm(scene: Scene, amount: int) -> None:
    """Let nothing happen but work."""
    await scene.flow(amount)


async def bursts(scene: Scene, amount: int) -> None:
    """Bring a few stories at a time, so that most workers have nothing to do but take over."""
    for _ in range(amount):
        scene.printing = False
        await until(lambda: scene.ledger.guids <= scene.watch.stored)
        for _ in range(_BURST):
            scene.press.step()
        await scene.flow(1)


async def deaths(scene: Scene, name: str, amount: int) -> None:
    """Kill every worker of a service at once, again and again, as soon as all are at work."""
    for _ in range(amount):
        await scene.flow(3)
        workers = scene.fleet.named(name)
        await scene.ready()
        await asyncio.sleep(scene.choice.uniform(0.2, 0.6))
        for worker in workers:
            scene.fleet.kill(worker)


async def enrich_dies(scene: Scene, amount: int) -> None:
    """Kill all enrich workers in mid-batch."""
    await deaths(scene, "enrich", amount)


async def store_dies(scene: Scene, amount: int) -> None:
    """Kill the store."""
    await deaths(scene, "store", amount)


async def ingest_dies(scene: Scene, amount: int) -> None:
    """Kill ingest."""
    await deaths(scene, "ingest", amount)


async def enrich_freezes(scene: Scene, amount: int) -> None:
    """Freeze one enrich worker for longer than its lease, then let it go on."""
    worker = scene.fleet.named("enrich")[0]
    for _ in range(amount):
        await scene.flow(5)
        scene.fleet.pause(worker, on=True)
        await asyncio.sleep(_LONGER_THAN_A_LEASE_S)
        scene.fleet.pause(worker, on=False)


async def enrich_is_told_to_end(scene: Scene, amount: int) -> None:
    """Replace the enrich workers by SIGTERM while they have work in hand."""
    for _ in range(amount):
        await scene.flow(5)
        for worker in scene.fleet.named("enrich"):
            scene.fleet.terminate(worker)


async def come_late(scene: Scene, _: int) -> None:
    """Start enrich and store when there are articles already."""
    await until(lambda: len(scene.ledger.guids) > _SOME)
    for name in ("enrich", "store"):
        scene.add(name)
    await scene.flow(5)


async def poison_comes(scene: Scene, _: int) -> None:
    """Put one entry among the articles that is no JSON, and one that always raises."""
    await scene.flow(3)
    await injections.poison(scene, ["no JSON", "raises"])
    await scene.flow(5)


async def reader_stops(scene: Scene, _: int) -> None:
    """Let one subscriber stand still for a while."""
    (worker,) = scene.fleet.named("mirror")
    await scene.flow(3)
    scene.fleet.pause(worker, on=True)
    await scene.flow(20)
    scene.fleet.pause(worker, on=False)


async def old_news(scene: Scene, amount: int) -> None:
    """Deliver older revisions again after newer ones."""
    await scene.flow(80)
    scene.printing = False
    for _ in range(amount):
        await injections.repeat(scene)


_SLOW = _plan("--keep=0", "--slow=0.5")
_QUIET_FEEDS = _plan(feeds=8, window=3, pace=6, subscribers=())
_SLOWER = _plan(
    "--keep=0",
    "--slow=5",
    workers={"ingest": 1, "enrich": 4, "store": 1},
    corrections=0.0,
    environ={"DATELINE_MAX_DELIVERIES": "2", "DATELINE_MIN_IDLE": "1.5"},
)
_BIG_LEASE = _plan(
    "--keep=0", "--slow=1.5", environ={"DATELINE_MIN_IDLE": "60", "DATELINE_GRACE": "0.2"}
)
_FORGETFUL = _plan("--keep=0", "--slow=0.8", environ={"DATELINE_CONSUMER_TTL": "0.1"})
_POISON = _plan("--keep=0", "--poison", environ={"DATELINE_MAX_DELIVERIES": "3"})

CALM = Scenario("no fault at all", calm, 20, _SLOW)
ENRICH_DIES = Scenario("enrich killed in mid-batch", enrich_dies, 4, _SLOW)
STORE_DIES = Scenario("store killed", store_dies, 4, _plan())
INGEST_DIES = Scenario("ingest killed", ingest_dies, 5, _QUIET_FEEDS)
FREEZES = Scenario("enrich frozen beyond its lease", enrich_freezes, 3, _SLOW)
SLOW_BATCH = Scenario("batches longer than a lease", bursts, 3, _SLOWER)
TOLD_TO_END = Scenario("enrich told to end, long lease", enrich_is_told_to_end, 2, _BIG_LEASE)
LATE = Scenario("enrich and store come late", come_late, 1, _plan(workers={"ingest": 1}))
POISON = Scenario("two kinds of poison", poison_comes, 2, _POISON)
READER_STOPS = Scenario(
    "a subscriber stands still", reader_stops, 1, _plan(subscribers=("mirror", "digest"))
)
OLD_NEWS = Scenario(
    "older revisions again", old_news, 8, _plan("--keep=1000", rewinds=True, corrections=0.6)
)
CROWD = Scenario("three ingests", calm, 30, _plan(workers={"ingest": 3, "enrich": 1, "store": 1}))
SWEPT = Scenario("short memory of consumers", calm, 30, _FORGETFUL)


@dataclass(frozen=True)
class Mutant:
    """A bug that delivery might have had."""

    plant: Callable[[], None]
    scenario: Scenario

    @property
    def about(self) -> str:
        """What is wrong in it."""
        return (self.plant.__doc__ or "").splitlines()[0].rstrip(".")


MUTANTS = {
    "ack-first": Mutant(mutations.acknowledge_first, ENRICH_DIES),
    "no-fence": Mutant(mutations.no_fence, FREEZES),
    "multi": Mutant(mutations.transaction_without_fence, FREEZES),
    "write-then-ack": Mutant(mutations.write_then_acknowledge, ENRICH_DIES),
    "no-takeover": Mutant(mutations.never_take_over, ENRICH_DIES),
    "drop-taken-over": Mutant(mutations.drop_outputs_of_others, ENRICH_DIES),
    "no-heartbeat": Mutant(mutations.no_heartbeat, SLOW_BATCH),
    "maxlen": Mutant(mutations.trim_by_length, CALM),
    "trim-fastest": Mutant(mutations.trim_by_fastest_group, READER_STOPS),
    "hash-guard": Mutant(mutations.guard_by_hash, OLD_NEWS),
    "ack-before-database": Mutant(mutations.acknowledge_before_database, STORE_DIES),
    "remember-first": Mutant(mutations.remember_first, INGEST_DIES),
    "publish-anyway": Mutant(mutations.publish_anyway, CROWD),
    "no-release": Mutant(mutations.never_release, TOLD_TO_END),
    "group-at-end": Mutant(mutations.start_at_the_end, LATE),
    "dead-not-acked": Mutant(mutations.keep_the_dead, POISON),
    "no-count": Mutant(mutations.never_count, POISON),
    "sweep-busy": Mutant(mutations.forget_the_busy, SWEPT),
    "renumber": Mutant(mutations.renumber, CALM),
}
"""Every mutant by name."""
