"""The faults that a run is put to: each happens, is lifted, and its recovery is measured."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.chaos.fleet import Worker
from tests.chaos.proxy import FAIR, Weather
from tests.chaos.redis_server import configure
from tests.chaos.scene import Scene, until

MOST_LOST = 100 * 1024
"""The bytes that a power cut takes at most."""

WEATHERS: dict[str, Weather] = {
    "cut": Weather(),
    "reset": Weather(),
    "refused": Weather(refuse=True),
    "half-open": Weather(stall=True),
    "latency": Weather(delay=0.15),
    "slow drip": Weather(slice=256, delay=0.002),
    "cut after bytes": Weather(limit=3000),
}
"""What can befall the network; a cut and a reset befall the connections that are open."""


def kill_worker(scene: Scene, worker: Worker) -> None:
    """Kill -9 one worker."""
    role = "subscriber" if worker.name in scene.plan.subscribers else worker.name
    scene.fleet.kill(worker)
    scene.watch.recover(f"kill -9 {role}")


async def kill_redis(scene: Scene, *, cut: int = 0) -> None:
    """Kill -9 Redis, take bytes off its file as a power cut does, and start it again."""
    kind = f"kill -9 Redis, {scene.plan.fsync}"
    scene.redis.kill()
    scene.watch.recover(f"{kind}, tail cut" if cut else kind)
    if cut:
        scene.redis.cut_tail(cut)
        scene.press.doubt()
    await asyncio.sleep(scene.choice.uniform(0.0, 0.5))
    scene.redis.start()
    scene.redis_kills += 1


async def spoil_network(scene: Scene, name: str, seconds: float) -> None:
    """Let the weather of one way to Redis, or of both, be bad for a while."""
    struck = scene.choice.choice([scene.proxies[:1], scene.proxies[1:], scene.proxies])
    for proxy in struck:
        proxy.turn(WEATHERS[name])
        if name in {"cut", "refused"}:
            proxy.cut()
        elif name == "reset":
            proxy.reset()
    await asyncio.sleep(seconds)
    for proxy in struck:
        proxy.turn(FAIR)
        if name == "half-open":
            # Nobody told the ends of a half-open connection that it is dead.
            proxy.reset()
    scene.watch.recover(f"network {name}")


async def starve_redis(scene: Scene, seconds: float) -> None:
    """Leave Redis no memory for a while."""
    async with scene.client() as redis:
        await configure(redis, "maxmemory", "1mb")
        await asyncio.sleep(seconds)
        await configure(redis, "maxmemory", "0")
    scene.watch.recover("maxmemory")


async def fill_disk(scene: Scene, seconds: float) -> None:
    """Leave the disk no room for a while."""
    assert scene.disk is not None
    scene.disk.fill()
    await asyncio.sleep(seconds)
    scene.disk.clear()
    scene.watch.recover(f"disk full, {scene.plan.disk}")


async def repeat(faults: int, fault: Callable[[], Awaitable[None]], scene: Scene) -> None:
    """Let a fault happen again and again, each time with articles under way."""
    for _ in range(faults):
        await scene.flow(3)
        await asyncio.sleep(scene.choice.uniform(0.0, 0.3))
        await fault()


async def served(scene: Scene, stories: int) -> None:
    """Wait until so many stories were served, whatever became of them."""
    await until(lambda: len(scene.ledger.guids) >= stories)
