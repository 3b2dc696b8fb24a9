"""Keeps the processes of a simulation alive, and the faults that befall them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

import structlog

from dateline.ending import end
from dateline.runtime.logging import logger
from tests.simulation.feed import HOUR
from tests.simulation.processes import Network, Process
from tests.simulation.workers import Trouble

_log = logger("simulation")

Job = Callable[[Process], Awaitable[None]]

_REPLACED_AFTER_S = 5.0
_PATIENCE_S = 1800.0
_CUT_S = 8.0
_RATHER_AT_WORK = 0.8
_OUTAGE_S = 300.0


@dataclass
class Crew:
    """Starts a process again when it ends, as an orchestrator does."""

    network: Network
    alive: dict[str, Process] = field(default_factory=dict[str, Process])
    """By role: ``enrich-a`` …"""
    _dismissed: set[str] = field(default_factory=set[str])

    async def fill(self, role: str, job: Job) -> None:
        """Keep one role filled until it is dismissed."""
        for number in itertools.count(1):
            process = Process(f"{role}-{number}", self.network)
            structlog.contextvars.bind_contextvars(process=process.name)
            self.alive[role] = process
            process.task = asyncio.create_task(_do(job, process))
            try:
                await asyncio.wait({process.task})
            finally:
                await end([process.task])
            if role in self._dismissed:
                return
            _log.info("simulation.ended", how=_how(process.task))
            await asyncio.sleep(_REPLACED_AFTER_S)

    def dismiss(self, *roles: str) -> None:
        """Tell processes to stop, and replace them no more."""
        for role in roles:
            self._dismissed.add(role)
            self.alive[role].stop()


@dataclass
class Faults:
    """Strikes at random, as its seed tells."""

    crew: Crew
    chance: Random
    outages: tuple[Trouble, ...]
    """What may go out of reach."""
    lease: float
    struck: dict[str, int] = field(default_factory=dict[str, int])

    async def strike(self, an_hour: float) -> None:
        """Strike so many times an hour, for ever."""
        kinds = (self._kill, self._freeze, self._stop, self._cut, self._take_away, self._retry)
        while True:
            await asyncio.sleep(self.chance.expovariate(an_hour / HOUR))
            # While there is work, if there soon is: a fault that strikes the idle shows little.
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE_S):
                    await self.crew.network.streams.changed()
            await asyncio.sleep(self.chance.uniform(0, self.lease / 3))
            kind = self.chance.choice(kinds)
            name = kind.__name__.strip("_")
            self.struck[name] = self.struck.get(name, 0) + 1
            await kind()

    async def _retry(self) -> None:
        letters = self.crew.network.streams.retry()
        _log.info("simulation.retried", letters=letters)

    async def _kill(self) -> None:
        victim = self._victim()
        _log.info("simulation.killed", victim=victim.name)
        victim.kill()

    async def _freeze(self) -> None:
        victim = self._victim()
        _log.info("simulation.frozen", victim=victim.name)
        await victim.freeze(self.lease * self.chance.uniform(0.5, 3))

    async def _stop(self) -> None:
        victim = self._victim()
        _log.info("simulation.told_to_stop", victim=victim.name)
        victim.stop()

    async def _cut(self) -> None:
        network = self.crew.network
        network.is_cut = True
        _log.info("simulation.cut")
        await asyncio.sleep(self.chance.expovariate(1 / _CUT_S))
        network.is_cut = False

    async def _take_away(self) -> None:
        trouble = self.chance.choice(self.outages)
        trouble.is_out = True
        _log.info("simulation.out_of_reach")
        await asyncio.sleep(self.chance.expovariate(1 / _OUTAGE_S))
        trouble.is_out = False

    def end(self) -> None:
        """Mend everything that is broken."""
        self.crew.network.is_cut = False
        for trouble in self.outages:
            trouble.is_out = False
        for process in self.crew.alive.values():
            process.wake()

    def _victim(self) -> Process:
        alive = self.crew.alive.values()
        at_work = [process for process in alive if process.at_work]
        rather = at_work if self.chance.random() < _RATHER_AT_WORK else []
        return self.chance.choice(rather or list(alive))


async def _do(job: Job, process: Process) -> None:
    await job(process)


def _how(task: asyncio.Task[None]) -> str:
    if task.cancelled():
        return "killed"
    error = task.exception()
    return "stopped" if error is None else repr(error)
