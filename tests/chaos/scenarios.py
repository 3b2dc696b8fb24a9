"""Every scenario by name: what it is set up with, what happens in it, and how often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import cycle

from tests.chaos import faults, injections
from tests.chaos.fleet import Worker
from tests.chaos.points import POINTS
from tests.chaos.poison import KINDS
from tests.chaos.scene import WRAPPED, Plan, Scene, until

_OUTAGE_S = 1.5
_HOUR_S = 3600
_PROVOKE_S = 0.3
_LONG_S = 120.0
"""What takes longer than this on a busy machine stands still."""
_SLOW = ("--slow=0.4",)
"""So that enrich mostly has something in hand."""
_YOUNG = 0.1
"""The share of kills that may strike a worker before it is at work."""


@dataclass(frozen=True)
class Scenario:
    """A run that can be repeated."""

    about: str
    run: Callable[[Scene, int], Awaitable[None]]
    amount: int
    """How many faults ``make chaos`` lets happen."""
    plan: Plan = field(default_factory=Plan)


async def storm(scene: Scene, amount: int) -> None:
    """Kill workers of all kinds at random moments, now and then one that has just been started."""
    fleet = scene.fleet
    for _ in range(amount):
        # On a busy machine a start takes seconds; with nobody at work a kill shows nothing.
        await until(lambda: 2 * len(fleet.up) > len(fleet.workers), within=_LONG_S)
        await asyncio.sleep(scene.choice.uniform(0.0, 0.5))
        young = scene.choice.random() < _YOUNG
        alive = [worker for worker in fleet.workers if worker.pid] if young else fleet.up
        fleet.kill(scene.choice.choice(alive))


async def kills(scene: Scene, amount: int) -> None:
    """Kill one worker at a time, and measure how long its work lies."""
    for _ in range(amount):
        await scene.ready(within=_LONG_S)
        await scene.flow(2)
        await asyncio.sleep(scene.choice.uniform(0.0, 0.3))
        faults.kill_worker(scene, scene.choice.choice(scene.fleet.workers))
        await until(lambda: not scene.watch.recovering, within=_LONG_S)


async def named_points(scene: Scene, amount: int) -> None:
    """Let workers die at every named point, by turns the first and the second time it comes."""
    for name, point in POINTS.items():
        words = [[*WRAPPED, *_SLOW, f"--at={name}:{time % 2 + 1}"] for time in range(amount)]
        worker = scene.add(point.service, first=words)
        async with asyncio.timeout(_LONG_S):
            while worker.died < amount:
                _provoke(scene, worker, name)
                await asyncio.sleep(_PROVOKE_S)
        scene.watch.recover(f"death when {name.replace('-', ' ')}")
        await scene.fleet.dismiss([worker])


def _provoke(scene: Scene, worker: Worker, name: str) -> None:
    """Bring about what a point waits for: an abandoned entry, or the order to end."""
    others = [one for one in scene.fleet.up if one.name == worker.name and one is not worker]
    if name.startswith("claimed") and len(others) > 1:
        scene.fleet.kill(others[0])
    elif name.startswith("release") and scene.fleet.told(worker, "runtime.started"):
        scene.fleet.terminate(worker)


async def redis_kills(scene: Scene, amount: int) -> None:
    """Kill Redis under full load."""
    await faults.repeat(amount, lambda: faults.kill_redis(scene), scene)


async def power_cuts(scene: Scene, amount: int) -> None:
    """Kill Redis and take the end of its file away."""

    async def cut() -> None:
        await faults.kill_redis(scene, cut=scene.choice.randrange(1, faults.MOST_LOST))

    await faults.repeat(amount, cut, scene)


async def network(scene: Scene, amount: int) -> None:
    """Spoil the ways to Redis in every manner in turn."""
    names = cycle(faults.WEATHERS)
    await faults.repeat(amount, lambda: faults.spoil_network(scene, next(names), _OUTAGE_S), scene)


async def rolling(scene: Scene, amount: int) -> None:
    """Restart every worker in turn by SIGTERM, and scale enrich from one to four and back."""
    for _ in range(amount):
        await scene.flow(3)
        for worker in tuple(scene.fleet.workers):
            scene.fleet.terminate(worker)
            await scene.flow(1)
        more = [scene.add("enrich", number) for number in range(3)]
        await scene.ready()
        await scene.flow(5)
        await scene.fleet.dismiss(more)
        scene.watch.recover("rolling restart, scaling")


async def memory_full(scene: Scene, amount: int) -> None:
    """Let Redis run out of memory while the store stands still."""

    async def starve() -> None:
        store = scene.fleet.named("store")
        await scene.fleet.dismiss(store)
        await faults.starve_redis(scene, _OUTAGE_S)
        for number in range(len(store)):
            scene.add("store", number)

    await faults.repeat(amount, starve, scene)


async def disk_full(scene: Scene, amount: int) -> None:
    """Let the disk that holds one of the two files be full for a while."""
    await faults.repeat(amount, lambda: faults.fill_disk(scene, _OUTAGE_S), scene)


async def clock_jumps(scene: Scene, amount: int) -> None:
    """Let the clock of one worker of each kind jump by an hour, ahead or back."""
    for number in range(amount):
        seconds = _HOUR_S if number % 2 == 0 else -_HOUR_S
        command = (*WRAPPED, f"--clock={seconds}")
        jumped = [scene.add(name, command=command) for name in scene.plan.workers]
        await scene.ready()
        await scene.flow(30)
        scene.watch.recover(f"clock {seconds:+d} s")
        await scene.flow(20)
        await scene.fleet.dismiss(jumped)


async def stopped_group(scene: Scene, amount: int) -> None:
    """Let one subscriber stand still; the others go on, and it misses nothing."""
    (worker,) = scene.fleet.named(scene.plan.subscribers[0])
    for _ in range(amount):
        await scene.flow(3)
        scene.fleet.pause(worker, on=True)
        for _ in range(3):
            scene.watch.recover("while a group stands still")
            await scene.flow(15)
        scene.fleet.pause(worker, on=False)


async def poisoned(scene: Scene, _: int) -> None:
    """Put every kind of poison among the articles."""
    await injections.poison(scene, KINDS)
    await scene.flow(20, within=_LONG_S)


async def repeated(scene: Scene, amount: int) -> None:
    """Deliver enriched articles again, in any order, long after newer revisions."""
    for _ in range(amount):
        await scene.flow(10)
        await injections.repeat(scene)


async def skewed(scene: Scene, amount: int) -> None:
    """Send what older and newer versions of ingest would send."""
    for number in range(amount):
        await scene.flow(3)
        await injections.skew(scene, number)


_FEW = {"ingest": 1, "enrich": 2, "store": 1}

# What the store puts off because its disk is full waits for half a minute.
_FULL_STORE = Plan(disk="store", patience=45.0)

_POISONED = Plan(
    workers={"ingest": 1, "enrich": 3, "store": 1},
    wrap=("--poison",),
    environ={
        "DATELINE_MAX_DELIVERIES": "4",
        "DATELINE_HANDLER_TIMEOUT": "2",
        "DATELINE_MEMORY_LIMIT": "400",
        "DATELINE_BACKOFF_LONGEST": "0.5",
    },
    patience=60.0,
)

SCENARIOS = {
    "kills": Scenario("kill -9 of workers, one after the other", kills, 40),
    "storm": Scenario("kill -9 of workers and subscribers at random", storm, 115),
    "points": Scenario(
        "death at every named point", named_points, 3, Plan(workers=_FEW, wrap=_SLOW)
    ),
    "rolling": Scenario(
        "SIGTERM to each, scale 1→4→1",
        rolling,
        4,
        Plan(workers={"ingest": 1, "enrich": 1, "store": 1}),
    ),
    "redis": Scenario("kill -9 of Redis, everysec", redis_kills, 12, Plan(rewinds=True)),
    "redis-always": Scenario("kill -9 of Redis, always", redis_kills, 10, Plan(fsync="always")),
    "power": Scenario("kill -9 of Redis, AOF tail cut", power_cuts, 6, Plan(rewinds=True)),
    "network": Scenario("the network, in seven ways", network, 21),
    "memory": Scenario("maxmemory, store stopped", memory_full, 3),
    "disk-redis": Scenario("disk full under the AOF", disk_full, 3, Plan(disk="redis")),
    "disk-store": Scenario("disk full under SQLite", disk_full, 3, _FULL_STORE),
    "clock": Scenario("clock jumps of ±1 h", clock_jumps, 4, Plan(workers=_FEW)),
    "poison": Scenario("every kind of poison", poisoned, len(KINDS), _POISONED),
    "repeats": Scenario(
        "duplicated, reordered deliveries", repeated, 20, Plan(rewinds=True, corrections=0.5)
    ),
    "skew": Scenario("older and newer messages", skewed, 10, Plan(workers=_FEW)),
    "stopped-group": Scenario(
        "a subscriber stands still", stopped_group, 2, Plan(wrap=("--keep=0",))
    ),
}
"""Every scenario of ``make chaos``, in its order."""
