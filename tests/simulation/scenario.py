"""One simulation from beginning to end: a web, six processes, faults, and a reckoning."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import dateline_enrich.service
import dateline_store.service
from dateline import virtual_time
from dateline.messages import ArticleFetched
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import FETCHED
from dateline.testing import MemoryLog, MemoryOutbox
from tests.simulation.chronicle import Chronicle
from tests.simulation.crew import Crew, Faults, Job
from tests.simulation.feed import DAY
from tests.simulation.processes import Network, Process, across
from tests.simulation.reckoning import Reckoning, reckon
from tests.simulation.streams import WitnessedStreams
from tests.simulation.web import ScriptedWeb
from tests.simulation.workers import PatientOutbox, ServiceFactory, Trouble, poll, work

_DRAINED_IN_S = 3600.0
_SETTINGS = RuntimeSettings(min_idle=120.0, claim_interval=60.0, trim_interval=300.0)


@dataclass(frozen=True)
class Scenario:
    """What to simulate."""

    seed: int = 1
    feeds: int = 40
    days: float = 2.0
    faults_an_hour: float = 2.0
    thinks: float = 2.0
    """Seconds that a batch takes a stage on average."""
    latency: float = 0.001
    """Seconds from a process to Redis."""
    slow: float = 0.05
    """How many batches in one take longer than a lease lasts."""
    audit_every: int = 1
    """Requests to Redis between two checks that nothing is lost."""
    keep_lines: bool = True
    feed_interval: float = 3600.0
    settings: RuntimeSettings = _SETTINGS
    log: type[MemoryLog] = MemoryLog
    outbox: type[MemoryOutbox[ArticleFetched]] = MemoryOutbox[ArticleFetched]
    """The doubles; a test may plant wrong ones."""
    tell: Callable[[str], None] | None = None
    """Told how far it is, every virtual day."""


@dataclass
class Outcome:
    """What came of it."""

    reckoning: Reckoning
    chronicle: Chronicle
    answers: dict[str, int]
    told: int
    """Stories that feeds brought, those included that were gone before the next look."""
    struck: dict[str, int]
    audits: int
    seconds: float
    """Virtual ones."""


@dataclass
class Simulation:
    """The machine room."""

    scenario: Scenario
    folder: Path
    streams: WitnessedStreams = field(init=False)
    crew: Crew = field(init=False)
    troubles: dict[str, Trouble] = field(init=False)

    def __post_init__(self) -> None:
        """Set everything up; nothing runs yet."""
        scenario = self.scenario
        self.streams = WitnessedStreams(audit_every=scenario.audit_every)
        self.crew = Crew(Network(self._chance("network"), self.streams, scenario.latency))
        self.troubles = {
            name: Trouble(self._chance(name), scenario.thinks, scenario.slow)
            for name in ("enrich", "store")
        }
        self.web = ScriptedWeb(scenario.seed, scenario.feeds, scenario.days)

    async def run(self) -> Outcome:
        """Live through the script, then drain, stop and reckon."""
        scenario, chronicle = self.scenario, Chronicle(self.scenario.keep_lines)
        faults = Faults(
            self.crew,
            self._chance("faults"),
            tuple(self.troubles.values()),
            scenario.settings.min_idle,
        )
        with chronicle.open():
            async with asyncio.TaskGroup() as group:
                for role, job in self._jobs().items():
                    group.create_task(self.crew.fill(role, job))
                telling = group.create_task(self._tell())
                await self._script(faults)
                telling.cancel()
        reckoning = await reckon(self.web.ledger, self.streams, self.folder)
        return Outcome(
            reckoning,
            chronicle,
            dict(self.web.answers),
            self.web.told,
            faults.struck,
            self.streams.audits,
            asyncio.get_running_loop().time(),
        )

    async def _script(self, faults: Faults) -> None:
        """Faults while the script lasts; then a calm in which every feed is looked at again."""
        scenario = self.scenario
        try:
            async with asyncio.timeout(scenario.days * DAY):
                await faults.strike(scenario.faults_an_hour)
        except TimeoutError:
            faults.end()
        await asyncio.sleep(scenario.feed_interval * 1.2 + _DRAINED_IN_S)
        self.crew.dismiss(*self.crew.alive)

    async def _tell(self) -> None:
        while self.scenario.tell:
            await asyncio.sleep(DAY)
            looks, days = sum(self.web.answers.values()), virtual_time.now() - virtual_time.EPOCH
            self.scenario.tell(f"day {days.days}: {looks} looks, {self.web.told} stories")

    def _jobs(self) -> dict[str, Job]:
        database = {"DATELINE_DATABASE_URL": f"sqlite:///{self.folder / 'dateline.db'}"}
        enrich, store = dateline_enrich.service.service, dateline_store.service.service
        return {
            "ingest-a": self._polling(),
            "ingest-b": self._polling(),
            "enrich-a": self._working("enrich", enrich, {}),
            "enrich-b": self._working("enrich", enrich, {}),
            "store-a": self._working("store", store, database),
            "store-b": self._working("store", store, database),
        }

    def _polling(self) -> Job:
        async def job(process: Process) -> None:
            there = self.scenario.outbox(self.streams, FETCHED, "ingest")
            outbox = PatientOutbox(across(there, process))
            chance = self._chance(process.name)
            interval = self.scenario.feed_interval
            await poll(process, self.web, outbox, self.web.sources, chance, interval)

        return job

    def _working(self, name: str, factory: ServiceFactory, environ: dict[str, str]) -> Job:
        async def job(process: Process) -> None:
            trouble, scenario = self.troubles[name], self.scenario
            await work(process, factory, environ, trouble, scenario.log, scenario.settings)

        return job

    def _chance(self, what: str) -> Random:
        return Random(f"{what} {self.scenario.seed}")  # noqa: S311 - a script


@contextmanager
def _seeded(seed: int) -> Generator[None]:
    """Make the chance that the runtime itself takes a part of the script."""
    before = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(before)


def simulate(scenario: Scenario, folder: Path) -> Outcome:
    """Run a scenario in virtual time; the store's database lies in the folder afterwards."""
    with _seeded(scenario.seed):
        return virtual_time.run(_simulate(scenario, folder))


async def _simulate(scenario: Scenario, folder: Path) -> Outcome:
    return await Simulation(scenario, folder).run()
