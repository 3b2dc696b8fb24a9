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
from dateline.ending import end
from dateline.errors import Reject, TryLater
from dateline.messages import ArticleFetched, Source
from dateline.runtime.delivery import Delivery, Turns
from dateline.runtime.leases import Leases
from dateline.runtime.logging import logger
from dateline.runtime.patience import patiently
from dateline.runtime.post import Post, open_marks
from dateline.runtime.retries import Backoff
from dateline.runtime.service import Draft, Outbox, Procedure, Service, Stage
from dateline.runtime.settings import RuntimeSettings
from dateline.testing import MemoryLog
from dateline_ingest.fetching.fetcher import Fetcher
from dateline_ingest.identity.editor import Editor
from dateline_ingest.polling.hooks import Feed
from dateline_ingest.polling.looking import Looker
from dateline_ingest.polling.poller import Poller
from tests.simulation.processes import Process, across

_log = logger("simulation")

ServiceFactory = Callable[[Mapping[str, str]], AbstractAsyncContextManager[Service]]

_CONCURRENCY = 16
_LEASE_S = 60.0
_LOOK_AGAIN_S = 30.0
"""Seconds after which a schedule with nothing due is asked again; a second would be a million
requests a week in which nothing happens."""


@dataclass
class Trouble:
    """What goes wrong inside the handlers of a service."""

    chance: Random
    thinks: float
    """Seconds that a batch takes on average."""
    slow: float
    """How many batches in one take longer than a lease lasts."""
    is_out: bool = False
    """Whether what the stage needs, such as a database, is out of reach."""

    def around(self, stage: Stage, process: Process, lease: float) -> Stage:
        """Wrap a stage's handler."""

        async def handle(messages: Sequence[Any]) -> Sequence[Any]:
            process.at_work = True
            try:
                await self._think(lease)
                await process.awake()
                if self.is_out:
                    return [TryLater("out of reach", counts=False)] * len(messages)
                return await _judge(stage, process, messages)
            finally:
                process.at_work = False

        return replace(stage, handle=handle)

    async def _think(self, lease: float) -> None:
        await asyncio.sleep(self.chance.expovariate(1 / self.thinks))
        if self.chance.random() < self.slow:
            await asyncio.sleep(lease * self.chance.uniform(1, 3))


async def work(
    process: Process,
    factory: ServiceFactory,
    environ: Mapping[str, str],
    trouble: Trouble,
    double: type[MemoryLog],
    settings: RuntimeSettings,
) -> None:
    """Run the one stage of a service until the process is told to stop."""
    async with factory(environ) as service:
        (stage,) = service.stages
        troubled = trouble.around(stage, process, settings.min_idle)
        post = _open_post(troubled, service.name, process, double, settings)
        await post.live.log.create_group()
        async with asyncio.TaskGroup() as group:
            beats = [group.create_task(one.leases.beat()) for one in post.deliveries]
            loops = [group.create_task(loop) for loop in post.loops()]
            await _read(process, post)
            await end(loops)
            _log.info("simulation.stopped", released=await post.release())
            await end(beats)


def _open_post(
    stage: Stage,
    group: str,
    process: Process,
    double: type[MemoryLog],
    settings: RuntimeSettings,
) -> Post:
    """Set a stage up as :func:`dateline.runtime.post.open_post` does, across the network."""
    turns = Turns()

    def deliver(*, lane: bool) -> Delivery:
        streams, limits = process.network.streams, (settings.min_idle, settings.max_deliveries)
        there = double(streams, group, process.name, stage.reads, stage.writes, *limits, lane=lane)
        log = across(there, process)
        leases = Leases(log, interval=settings.min_idle / 3)
        backoff = Backoff(settings.backoff, settings.backoff_longest)
        return Delivery(stage, log, leases, backoff, turns)

    live, lane = deliver(lane=False), deliver(lane=True)
    return Post(stage.reads.key(), live, lane, open_marks(settings), settings)


async def _read(process: Process, post: Post) -> None:
    """Read and handle, as FastStream's subscriber does: what goes wrong is logged and passes."""
    while not process.stopping.is_set():
        try:
            entries = await post.live.log.read(post.settings.batch)
            if entries:
                committed = await post.live.handle(entries)
                await post.rest(committed, process.stopping)
            else:
                await process.network.streams.changed()
        except RedisError as error:
            _log.warning("simulation.read_failed", error=str(error))
            await asyncio.sleep(1.0)


async def _judge(stage: Stage, process: Process, messages: Sequence[Any]) -> Sequence[Any]:
    """Do to poisoned articles what their headlines ask for, and handle the others."""
    words = [message.title.split(":")[0] for message in messages]
    if "Deadly" in words:
        _log.info("simulation.poisoned", batch=len(messages))
        await process.die()
    if "Cursed" in words:
        raise ValueError("cursed")
    sound = [each for each, word in zip(messages, words, strict=True) if word != "Refused"]
    outcomes = iter(await stage.handle(sound) if sound else [])
    return [Reject("refused") if word == "Refused" else next(outcomes) for word in words]


@dataclass
class PatientOutbox:
    """Repeats what was not answered, as the outbox on Redis does."""

    there: Outbox[ArticleFetched]

    @property
    def losses(self) -> int:
        """See :attr:`Outbox.losses`."""
        return self.there.losses

    @property
    def partition(self) -> int:
        """See :attr:`Outbox.partition`."""
        return self.there.partition

    def at(self, source: str) -> PatientOutbox:
        """See :meth:`Outbox.at`."""
        del source
        return self

    def parts(self) -> list[PatientOutbox]:
        """See :meth:`Outbox.parts`."""
        return [self]

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`Outbox.recall`."""
        return await patiently("recall", lambda: self.there.recall(names))

    async def publish(
        self,
        drafts: Sequence[Draft[ArticleFetched]] = (),
        *,
        remember: Mapping[str, str] | None = None,
    ) -> int:
        """See :meth:`Outbox.publish`."""
        return await patiently("publish", lambda: self.there.publish(drafts, remember=remember))

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        """See :meth:`Outbox.run`."""
        return await patiently("run", lambda: self.there.run(procedure, names, arguments))

    async def room(self, source: str = "") -> None:
        """See :meth:`Outbox.room`."""
        await self.there.room(source)


@dataclass
class BusyLooker(Looker):
    """Tells when its process is at work, so that faults may strike it then."""

    process: Process | None = None
    looks: int = 0

    async def look(self, feed: Feed) -> float:
        """See :meth:`Looker.look`."""
        assert self.process is not None
        self.looks, self.process.at_work = self.looks + 1, True
        try:
            return await super().look(feed)
        finally:
            self.looks -= 1
            self.process.at_work = self.looks > 0


async def poll(
    process: Process,
    fetcher: Fetcher,
    outbox: Outbox[ArticleFetched],
    sources: Sequence[Source],
    chance: Random,
    interval: float,
) -> None:
    """Run ingest's loop until the process is told to stop."""

    def jitter() -> float:
        return chance.uniform(-1, 1)

    looker = BusyLooker(
        fetcher,
        outbox,
        Editor(outbox),
        interval,
        now=virtual_time.now,
        jitter=jitter,
        process=process,
    )
    poller = Poller(
        looker,
        outbox,
        _CONCURRENCY,
        worker=process.name,
        lease=_LEASE_S,
        longest_sleep=_LOOK_AGAIN_S,
        jitter=jitter,
    )
    loop = asyncio.create_task(poller.run(sources))
    stopping = asyncio.create_task(process.stopping.wait())
    try:
        await asyncio.wait({loop, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if loop.done():
            await loop
    finally:
        await end([loop, stopping])
