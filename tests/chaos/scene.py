"""One run: a press, a web, a Redis behind proxies, workers, and the watch over them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Literal

from redis.asyncio import Redis
from redis.exceptions import RedisError

from dateline.ending import end
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.streams import ENRICHED, FETCHED
from tests.chaos.database import Database
from tests.chaos.disk import Disk, small_disk
from tests.chaos.fleet import Fleet, Worker
from tests.chaos.ledger import Ledger
from tests.chaos.oracle import Evidence, Findings, judge
from tests.chaos.press import Press
from tests.chaos.proxy import Proxy
from tests.chaos.redis_server import Fsync, RedisServer
from tests.chaos.subscriber import received
from tests.chaos.watch import Watch
from tests.chaos.web import Web

CLI = ("-m", "dateline.cli", "run")
WRAPPED = ("-m", "tests.chaos.wrapped")
SUBSCRIBER = ("-m", "tests.chaos.subscriber")
_ALL_STORIES = 10**6
_WAYS = 2
_MOST_PATIENCE = 8
"""Nothing is waited for longer than this many times the patience, whatever moves."""
_DISK = "24m"

QUICK: Mapping[str, str] = {
    "DATELINE_MIN_IDLE": "0.8",
    "DATELINE_CLAIM_INTERVAL": "0.1",
    "DATELINE_TRIM_INTERVAL": "0.2",
    "DATELINE_BACKOFF": "0.05",
    # An innocent article may be in the hands of several workers that are killed one after another.
    "DATELINE_MAX_DELIVERIES": "12",
    "DATELINE_BATCH": "20",
    "DATELINE_GRACE": "5",
    "DATELINE_FEED_INTERVAL": "0.25",
    "DATELINE_FEED_TIMEOUT": "2",
    # Its stories have no pages; what reads pages takes seconds to load.
    "DATELINE_FULL_TEXT": "never",
}


@dataclass(frozen=True)
class Plan:
    """What a run is set up with."""

    feeds: int = 5
    window: int = 25
    """Stories that a feed shows; older ones leave it once a reader has proved to hold them."""
    corrections: float = 0.3
    pace: float = 25.0
    """Steps of the press in a second."""
    fsync: Fsync = "everysec"
    workers: Mapping[str, int] = field(
        default_factory=lambda: {"ingest": 2, "enrich": 2, "store": 2}
    )
    subscribers: Sequence[str] = ("mirror", "digest")
    rewinds: bool = False
    """Whether Redis may lose what it acknowledged: then nothing leaves a feed's window, and what
    is published a second time is no fault of the stream's, as long as the store has it once."""
    environ: Mapping[str, str] = field(default_factory=dict[str, str])
    patience: float = 20.0
    """Seconds for which nothing may move at the end, as long as something is missing."""
    wrap: Sequence[str] = ()
    """Options of :mod:`tests.chaos.wrapped` for every worker."""
    disk: Literal["", "redis", "store"] = ""
    """Whose files lie on a small disk that can be filled."""

    @property
    def command(self) -> Sequence[str]:
        """How a service is started."""
        return (*WRAPPED, *self.wrap) if self.wrap else CLI


@dataclass
class Scene:
    """A run under way."""

    plan: Plan
    folder: Path
    choice: Random
    redis: RedisServer
    proxies: Sequence[Proxy]
    """Two ways to Redis; workers of one name take them in turn."""
    web: Web
    fleet: Fleet
    watch: Watch
    disk: Disk | None = None
    redis_kills: int = 0
    planted: list[str] = field(default_factory=list[str])
    """The message ids that must become dead letters."""
    printing: bool = True
    _press_run: asyncio.Task[None] | None = None

    @property
    def press(self) -> Press:
        """The feeds."""
        return self.web.press

    @property
    def ledger(self) -> Ledger:
        """What was served."""
        return self.web.ledger

    async def start(self) -> None:
        """Start the planned workers and subscribers, and the press."""
        for name, count in self.plan.workers.items():
            for number in range(count):
                self.add(name, number)
        for number, name in enumerate(self.plan.subscribers):
            self.add(name, number, command=SUBSCRIBER)
        self._press_run = asyncio.create_task(self._print())

    def add(
        self,
        name: str,
        number: int = 0,
        *,
        command: Sequence[str] | None = None,
        first: Sequence[Sequence[str]] = (),
    ) -> Worker:
        """Start one worker, behind one of the proxies."""
        proxy = self.proxies[number % len(self.proxies)]
        within = self.disk.within if self.disk and name == self.plan.disk else ()
        return self.fleet.add(
            name,
            command=command or self.plan.command,
            first=first,
            within=within,
            environ={"DATELINE_REDIS_URL": f"redis://127.0.0.1:{proxy.port}/0"},
        )

    async def ready(self, *, within: float = 60.0) -> None:
        """Wait until every worker is at work; on a busy machine that takes a while."""
        await until(lambda: len(self.fleet.up) == len(self.fleet.workers), within=within)

    async def stored(self, stories: int, *, within: float = 60.0) -> None:
        """Wait until the database holds so many stories."""
        await until(lambda: len(self.watch.stored) >= stories, within=within)

    async def flow(self, stories: int = 10, *, within: float = 60.0) -> None:
        """Wait until so many more stories are stored than now."""
        await self.stored(len(self.watch.stored) + stories, within=within)

    async def drain(self) -> Findings:
        """Stop the press, wait until all is well or nothing moves any more, and judge."""
        self.printing = False
        self.watch.quiet = True
        end = time.monotonic() + _MOST_PATIENCE * self.plan.patience
        moved, before = time.monotonic(), self._moved()
        while True:
            findings = await self.findings()
            calm = self.press.settled and not self.watch.recovering
            if calm and not findings.faults:
                return findings
            # On a busy machine a start takes long; that is not what patience is for.
            if (now := self._moved()) != before or len(self.fleet.up) < len(self.fleet.workers):
                moved, before = time.monotonic(), now
            if time.monotonic() > min(end, moved + self.plan.patience):
                return findings
            await asyncio.sleep(0.1)

    def _moved(self) -> tuple[int, ...]:
        """What grows for as long as something goes on."""
        proved = sum(feed.proved for feed in self.press.feeds)
        got = sum(len(received(self.folder, name)) for name in self.plan.subscribers)
        return self.watch.revisions, self.watch.streamed.total(), proved, got

    async def findings(self) -> Findings:
        """Judge what there is now."""
        look = await asyncio.to_thread(self.watch.database.look)
        streamed: Mapping[str, int] = {} if self.plan.rewinds else self.watch.streamed
        received_by = {name: received(self.folder, name) for name in self.plan.subscribers}
        return judge(
            Evidence(
                ledger=self.ledger,
                stored=look.revisions,
                current=look.current,
                streamed=streamed,
                received=received_by,
                dead=await self.dead(),
                planted=self.planted,
                balances=await self.balances(),
            )
        )

    async def dead(self) -> list[str]:
        """List the message ids of all dead letters; none can be seen while Redis is down."""
        found: list[str] = []
        keys = [FETCHED.dead("enrich"), ENRICHED.dead("store")]
        keys += [ENRICHED.dead(name) for name in self.plan.subscribers]
        with suppress(RedisError, OSError):
            async with self.client() as redis:
                for key in keys:
                    rows: Any = await redis.xrange(key)
                    found += [fields.get(b"id", b"?").decode("latin-1") for _, fields in rows]
        return found

    async def balances(self) -> dict[str, int]:
        """What the books of enrich and store are out by; unknown while Redis is down."""
        found: dict[str, int] = {}
        with suppress(RedisError, OSError):
            async with self.client() as redis:
                for stream, group in ((FETCHED, "enrich"), (ENRICHED, "store")):
                    account = await RedisLog(redis, Tenure(group, "", 1, 1), stream, None).account()
                    found[group] = abs(account.balance) + abs(account.dead_balance)
        return found

    def client(self) -> Redis:
        """A client that goes around the proxy."""
        client: Redis = Redis.from_url(self.redis.url, socket_timeout=5.0)  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
        return client

    async def stop_printing(self) -> None:
        """End the press for good."""
        if self._press_run:
            await end([self._press_run])

    async def _print(self) -> None:
        while True:
            await asyncio.sleep(1 / self.plan.pace)
            if self.printing:
                self.press.step()


@asynccontextmanager
async def scene(folder: Path, seed: int, plan: Plan) -> AsyncGenerator[Scene]:
    """Set a run up, with no worker in it yet."""
    window = _ALL_STORIES if plan.rewinds else plan.window
    press = Press.of(seed, feeds=plan.feeds, window=window)
    press.corrections = plan.corrections
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - nothing runs yet
    async with AsyncExitStack() as stack:
        disk = stack.enter_context(small_disk(folder / plan.disk, _DISK)) if plan.disk else None
        within = disk.within if disk else ()
        database = Database(
            folder / "store" / "dateline.db", within if plan.disk == "store" else ()
        )
        redis = RedisServer(folder / "redis", plan.fsync, within if plan.disk == "redis" else ())
        stack.enter_context(redis.open())
        proxies = [await stack.enter_async_context(Proxy(redis.port).open()) for _ in range(_WAYS)]
        web = await stack.enter_async_context(Web(press, Ledger(), seed).open())
        watch = Watch(lambda: redis.url, database, web.ledger)
        await stack.enter_async_context(watch.open())
        environ = {
            **QUICK,
            "DATELINE_DATABASE_URL": f"sqlite:///{database.file}",
            "DATELINE_FEEDS": " ".join(web.urls),
            "DATELINE_ALLOW_PRIVATE": "127.0.0.1",
            "CHAOS_FOLDER": str(folder),
            **plan.environ,
        }
        fleet = await stack.enter_async_context(Fleet(folder / "logs", environ).open())
        choice = Random(f"scene {seed}")  # noqa: S311 - chooses faults, guards nothing
        run = Scene(plan, folder, choice, redis, proxies, web, fleet, watch, disk)
        try:
            yield run
        finally:
            await run.stop_printing()


async def until(condition: Any, *, within: float = 30.0) -> None:
    """Wait until a condition holds, instead of sleeping and hoping."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - conditions lie in files and processes
            await asyncio.sleep(0.02)
