"""Articles a second with more workers, and with more partitions on a Redis Cluster."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.delivery.floor import fill_partitions
from bench.delivery.payload import document
from bench.delivery.processes import Group, cpu_of, worker
from bench.delivery.tables import Pace
from dateline.connection import connect
from dateline.embedded import Running, running
from dateline.runtime.layout import declare_layout
from dateline.streams import ENRICHED
from tests.servers import cluster

WORKERS = (1, 2, 4)
PARTITIONS = (1, 2, 4)

_CLUSTER_WORKERS = 2
_LOOK_S = 0.01
_PATIENCE_S = 120.0

# A worker is ready when it has worked for its imports, and hardly any more in a spell.
_STARTED_S = 0.3
_SPELL_S = 0.5
_IDLE_S = 0.03


@dataclass(frozen=True)
class _Stage:
    """A stage as it is measured."""

    what: str
    wait: float
    burn: float
    articles: int


_STAGES = (
    _Stage("5 ms of waiting", 0.005, 0.0, 2000),
    _Stage("5 ms of computing", 0.0, 0.005, 1200),
)
_BARE = _Stage("nothing, on a Cluster", 0.0, 0.0, 12000)


def scale(folder: Path, tell: Callable[[str], None]) -> list[Pace]:
    """Measure both."""
    found: list[Pace] = []

    def note(pace: Pace) -> None:
        found.append(pace)
        where = f"{pace.workers} workers, {pace.partitions} partitions"
        tell(f"scale: {pace.what}, {where}: {pace.per_second:.0f} articles/s")

    with running(folder / "one") as redis:
        for stage in _STAGES:
            for workers in WORKERS:
                note(asyncio.run(_pace(redis.url, [redis], stage, workers, 1)))
    with cluster(folder / "cluster") as nodes:
        for partitions in PARTITIONS:
            run = _pace(nodes.url, [*nodes.nodes.values()], _BARE, _CLUSTER_WORKERS, partitions)
            note(asyncio.run(run))
    return found


async def _pace(
    url: str, servers: Sequence[Running], stage: _Stage, workers: int, partitions: int
) -> Pace:
    """Hold the workers until the stream is full, and let them go."""
    async with connect(url) as client:
        redis: Any = client
        await redis.flushall()
        await declare_layout(client, partitions)

        async def through() -> bool:
            lengths = [await redis.xlen(ENRICHED.key(number)) for number in range(partitions)]
            return bool(sum(lengths) >= stage.articles)

        with ExitStack() as stack:
            groups = [
                stack.enter_context(worker("dateline", url, wait=stage.wait, burn=stage.burn))
                for _ in range(workers)
            ]
            await _idle(groups)
            with ExitStack() as pause:
                for group in groups:
                    pause.enter_context(group.held())
                documents = [document(number) for number in range(stage.articles)]
                await fill_partitions(url, documents, partitions)
            pids = [group.process.pid for group in groups]
            nodes = [server.process.pid for server in servers]
            before = [sum(map(cpu_of, pids)), sum(map(cpu_of, nodes))]
            begun = time.monotonic()
            await _until(through)
            took = time.monotonic() - begun
            after = [sum(map(cpu_of, pids)), sum(map(cpu_of, nodes))]
    busy = [(end - start) / took for start, end in zip(before, after, strict=True)]
    return Pace(stage.what, workers, partitions, stage.articles / took, *busy)


async def _idle(groups: Sequence[Group]) -> None:
    """Wait until workers have loaded what they need, and only listen."""
    for group in groups:
        spent = 0.0
        while not _STARTED_S < group.cpu() < spent + _IDLE_S:
            spent = group.cpu()
            await asyncio.sleep(_SPELL_S)


async def _until(reached: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while not await reached():  # noqa: ASYNC110 - Redis sets no event here
            await asyncio.sleep(_LOOK_S)
