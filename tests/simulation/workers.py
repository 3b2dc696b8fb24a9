"""What the processes of a simulation do: the services themselves, as the runtime runs them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from redis.exceptions import RedisError

from dateline import virtual_time
from dateline.errors import Reject, TryLater
from dateline.messages import ArticleFetched, Source
from dateline.runtime import upkeep
from dateline.runtime.delivery import Delivery
from dateline.runtime.ending import end
from dateline.runtime.leases import Leases
from dateline.runtime.log import Log
from dateline.runtime.logging import logger
from dateline.runtime.service import Outbox, Service, Stage
from dateline_ingest.fetcher import Fetcher
from dateline_ingest.poller import Poller
from tests.simulation.processes import Process

_log = logger("simulation")

ServiceFactory = Callable[[Mapping[str, str]], AbstractAsyncContextManager[Service]]


@dataclass(frozen=True)
class Pace:
    """How often things are done, in seconds; coarser in long runs."""

    min_idle: float = 30.0
    claim_interval: float = 20.0
    trim_interval: float = 60.0
    feed_interval: float = 3600.0
    batch: int = 50
    high_mark: int = 10_000


@dataclass
class Trouble:
    """What goes wrong inside handlers."""

    chance: Random
    slow: float = 0.0
    """How many batches in one take longer than a lease lasts."""
    is_out: bool = False
    """Whether what the stages need, such as a database, is out of reach."""

    def around(self, stage: Stage, process: Process, lease: float) -> Stage:
        """Wrap a stage's handler."""

        async def handle(messages: Sequence[Any]) -> Sequence[Any]:
            await asyncio.sleep(self.chance.expovariate(20))
            if self.chance.random() < self.slow:
                await asyncio.sleep(lease * self.chance.uniform(1, 3))
            await process.awake()
            if self.is_out:
                return [TryLater("out of reach", counts=False)] * len(messages)
            return await self._judge(stage, process, messages)

        return replace(stage, handle=handle)

    async def _judge(
        self, stage: Stage, process: Process, messages: Sequence[Any]
    ) -> Sequence[Any]:
        words = [message.title.split(":")[0] for message in messages]
        if "Deadly" in words:
            _log.info("simulation.poisoned", victim=process.name, batch=len(messages))
            await process.die()
        if "Cursed" in words:
            raise ValueError("cursed")
        sound = [each for each, word in zip(messages, words, strict=True) if word != "Refused"]
        outcomes = iter(await stage.handle(sound) if sound else [])
        return [Reject("refused") if word == "Refused" else next(outcomes) for word in words]


async def work(
    process: Process,
    factory: ServiceFactory,
    environ: Mapping[str, str],
    open_log: Callable[[Stage], Log],
    trouble: Trouble,
    pace: Pace,
) -> None:
    """Run the one stage of a service until the process is told to stop."""
    async with factory(environ) as service:
        (stage,) = service.stages
        log = open_log(stage)
        leases = Leases(log, interval=pace.min_idle / 3)
        troubled = trouble.around(stage, process, pace.min_idle)
        delivery = Delivery(troubled, log, leases, backoff=1.0, longest=pace.min_idle)
        await log.create_group()
        async with asyncio.TaskGroup() as group:
            beat = group.create_task(leases.beat())
            loops = [
                group.create_task(
                    upkeep.take_over(delivery, batch=pace.batch, interval=pace.claim_interval)
                ),
                group.create_task(upkeep.trim(log, interval=pace.trim_interval)),
            ]
            await _read(process, delivery, pace)
            await end(loops)
            released = await log.release(leases.held)
            _log.info("simulation.stopped", process=process.name, released=released)
            await end([beat])


async def _read(process: Process, delivery: Delivery, pace: Pace) -> None:
    """Read and handle, as FastStream's subscriber does: what goes wrong is logged and passes."""
    while not process.stopping.is_set():
        try:
            entries = await delivery.log.read(pace.batch)
            if entries:
                await delivery.handle(entries)
                await upkeep.room(
                    delivery.log, high_mark=pace.high_mark, stopping=process.stopping
                )
            else:
                await process.network.streams.changed()
        except RedisError as error:
            _log.warning("simulation.read_failed", process=process.name, error=str(error))
            await asyncio.sleep(1.0)


async def poll(
    process: Process,
    fetcher: Fetcher,
    outbox: Outbox[ArticleFetched],
    sources: Sequence[Source],
    chance: Random,
    pace: Pace,
) -> None:
    """Run ingest's loop until the process is told to stop."""
    poller = Poller(
        fetcher,
        outbox,
        pace.feed_interval,
        asyncio.Semaphore(16),
        now=virtual_time.now,
        jitter=lambda: chance.uniform(-1, 1),
    )
    loop = asyncio.create_task(poller.run(sources))
    stopping = asyncio.create_task(process.stopping.wait())
    try:
        await asyncio.wait({loop, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if loop.done():
            await loop
    finally:
        await end([loop, stopping])
