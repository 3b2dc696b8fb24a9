"""The whole pipeline on one machine: Redis, the services, and what they do on the screen."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Generator, Sequence
from contextlib import aclosing, contextmanager, suppress
from pathlib import Path
from typing import Any

from redis.exceptions import RedisError
from rich.console import Console

from dateline import embedded, plugins
from dateline.cli.app import FAULT_OF_THE_USER
from dateline.cli.children import Children
from dateline.cli.lag import Standing, measure
from dateline.cli.progress import Progress
from dateline.cli.whereabouts import Whereabouts
from dateline.client import follow
from dateline.connection import connect
from dateline.ending import end
from dateline.errors import Mishap
from dateline.runtime.settings import Environ
from dateline.streams import ENRICHED

# The person at the terminal who types Ctrl-C does not wait twenty seconds; the log is read by the
# command itself.
LOCAL = {"DATELINE_GRACE": "2", "DATELINE_LOG_FORMAT": "json"}

_LOOK_S = 0.25
_QUIET_LOOKS = 8
"""So many looks in a row at which nothing had moved: all that there is has been stored."""


def run_pipeline(names: Sequence[str], environ: Environ, *, once: bool) -> int:
    """Run services as child processes until Ctrl-C, or until all is stored.

    Returns:
        The exit status.

    Raises:
        Mishap: no service is installed, or Redis cannot be started.
    """
    chosen = list(names) or plugins.service_names()
    if not chosen:
        raise Mishap(
            "no services are installed",
            where="dateline run",
            remedy="pip install dateline_ingest dateline_enrich dateline_store",
        )
    where = Whereabouts.read(environ)
    where.data_dir.mkdir(parents=True, exist_ok=True)
    console = Console()
    with _redis(where, console) as url:
        settings = {
            **LOCAL,
            **where.for_services(environ),
            "DATELINE_REDIS_URL": url,
        }
        return asyncio.run(_Pipeline(chosen, settings, where.data_dir, console).run(once=once))


@contextmanager
def _redis(where: Whereabouts, console: Console) -> Generator[str]:
    """Use the Redis that is named, or run one."""
    if where.redis_url:
        yield where.redis_url.get_secret_value()
        return
    with embedded.running(where.data_dir / "redis", port=where.redis_port) as running:
        kept = f"data in {where.data_dir}" if running.server.durable else "nothing is kept"
        console.print(
            f"redis: {running.server.kind} at {running.url}, {kept}", style="dim", soft_wrap=True
        )
        where.redis_note.write_text(running.url, encoding="utf-8")
        try:
            yield running.url
        finally:
            where.redis_note.unlink(missing_ok=True)


class _Pipeline:
    def __init__(
        self, names: Sequence[str], environ: Environ, data_dir: Path, console: Console
    ) -> None:
        self._names = names
        self._url = environ["DATELINE_REDIS_URL"]
        self._console = console
        self._progress = Progress(console, looking="ingest" in names)
        logs = data_dir / "logs"
        logs.mkdir(exist_ok=True)
        self._children = Children(environ, logs, self._progress.event)
        self._caught_up = asyncio.Event()

    async def run(self, *, once: bool) -> int:
        stop = asyncio.Event()
        for signum in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(signum, stop.set)
        begin = await self._newest()
        async with asyncio.TaskGroup() as group:
            loops = [
                group.create_task(self._follow(begin)),
                group.create_task(self._watch(tell=not once)),
            ]
            kept = [group.create_task(self._children.keep(name)) for name in self._names]
            ends = [stop, self._children.failed, *([self._caught_up] if once else [])]
            waits = [group.create_task(end.wait()) for end in ends]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            dead = await self._dead_letters()
            await self._children.stop()
            await end((*loops, *kept, *waits))
        self._console.print(self._progress.tally.line(dead=dead), style="bold", soft_wrap=True)
        return FAULT_OF_THE_USER if self._children.failed.is_set() else 0

    async def _newest(self) -> str:
        """Find where the stream ends, so that only what this run enriches is shown."""
        try:
            async with connect(self._url) as redis:
                rows: Any = await redis.xrevrange(ENRICHED.key(), count=1)
        except RedisError as error:
            raise Mishap(
                str(error), where="DATELINE_REDIS_URL", remedy="Start Redis there, or unset it."
            ) from error
        return rows[0][0].decode() if rows else "0-0"

    async def _follow(self, begin: str) -> None:
        """Print articles; go on from the last one if Redis was away."""
        last = begin
        while True:
            with suppress(RedisError):
                async with aclosing(follow(self._url, ENRICHED, start=last)) as articles:
                    async for entry_id, article in articles:
                        last = entry_id
                        self._progress.article(article)
            await asyncio.sleep(_LOOK_S)

    async def _watch(self, *, tell: bool) -> None:
        """Show progress, and notice when all that there is has been stored."""
        quiet, seen = 0, -1
        with self._console.status("starting") as status:
            while True:
                await asyncio.sleep(_LOOK_S)
                waiting = await self._waiting()
                moved = self._progress.moves != seen or waiting != 0
                quiet, seen = 0 if moved else quiet + 1, self._progress.moves
                status.update(self._progress.status(max(waiting, 0)))
                started = self._progress.started >= set(self._names)
                ready = started and not self._progress.looking
                if ready and quiet >= _QUIET_LOOKS and not self._caught_up.is_set():
                    self._caught_up.set()
                    line = self._progress.tally.line(dead=await self._dead_letters())
                    if tell:
                        self._console.print(f"caught up: {line}", style="bold", soft_wrap=True)

    async def _waiting(self) -> int:
        """Count the articles that wait for the services; -1 where Redis does not answer."""
        standings = await self._measure()
        if standings is None:
            return -1
        mine = [one.account for one in standings if one.queue.group in self._names]
        return sum(account.waiting for account in mine)

    async def _dead_letters(self) -> int:
        standings = await self._measure() or []
        return sum(one.account.dead for one in standings if one.queue.group in self._names)

    async def _measure(self) -> list[Standing] | None:
        """Look at all groups; ``None`` where Redis does not answer."""
        try:
            async with connect(self._url) as redis:
                return await measure(redis)
        except RedisError:
            return None
