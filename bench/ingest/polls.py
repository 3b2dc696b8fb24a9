"""Feeds fetched anew, then asked again: processor time of a whole ingest, beside the peer."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from bench.delivery.processes import Group, cpu_of
from bench.ingest.world import RESET
from dateline.connection import connect
from dateline.embedded import running
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline_ingest.polling.registry import Registry, subscription_of
from dateline_ingest.sources import feed_source

NETWORK = "127.0.0.0/8"
KINDS = ("new", "changed", "unchanged")
_LOOK_S = 0.1
_PATIENCE_S = 120.0


@dataclass(frozen=True)
class Round:
    """One look at every feed."""

    name: str
    kind: str
    """``new``: every feed for the first time; ``changed``: each has two new entries; ``unchanged``:
    each answers 304."""
    feeds: int
    """Feeds that were read."""
    failed: int
    entries: int
    """Entries that are kept or published by the end of it."""
    cpu_s: float
    """Seconds of processor time in all; of Dateline with those of Redis."""
    redis_s: float = 0.0
    """Of them, those of Redis."""

    @property
    def pace(self) -> float:
        """Feeds per second of processor time."""
        return self.feeds / self.cpu_s


def measure(folder: Path, rounds: int, peers: Path, tell: Callable[[str], None]) -> list[Round]:
    """Measure Dateline and the peer in turn, so that a noisy minute hits both alike.

    Args:
        folder: of feeds.
        rounds: how often.
        peers: the folder in which the peer is installed.
        tell: what is going on.
    """
    found: list[Round] = []
    with world(folder) as urls:
        for number in range(rounds):
            _reset(urls)
            found += peer(urls, peers)
            _reset(urls)
            found += dateline(urls)
            for one in found[-2 * len(KINDS) :]:
                tell(f"round {number + 1}: {one.name}, {one.kind}: {one.pace:.0f} feeds/cpu-s")
    return found


@contextmanager
def world(folder: Path) -> Generator[list[str]]:
    """Serve the feeds of a folder; gives their addresses."""
    command = [sys.executable, "-m", "bench.ingest.world", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - made here
        try:
            yield json.loads(process.stdout.readline() if process.stdout else "[]")
        finally:
            process.kill()


def _reset(urls: Sequence[str]) -> None:
    """Make every feed what it was before anybody looked."""
    address = urls[0].rpartition("/")[0]
    with suppress(HTTPError), urlopen(f"{address}/{RESET}"):  # noqa: S310 - on loopback
        pass


def peer(urls: Sequence[str], peers: Path) -> list[Round]:
    """Have `reader` look at all feeds, and look again."""
    command = [sys.executable, "-m", "bench.ingest.reader_peer"]
    environ = os.environ | {"PYTHONPATH": f"{peers}:{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run(  # noqa: S603 - the command is made here
        command, input=json.dumps(urls), env=environ, capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return [_of_peer(kind, one) for kind, one in zip(KINDS, told, strict=True)]


def dateline(urls: Sequence[str]) -> list[Round]:
    """Have an ingest look at all feeds, and look again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "redis") as redis,
        _ingest(redis.url) as group,
    ):
        return asyncio.run(_rounds(redis.url, redis.process.pid, group, urls))


@contextmanager
def _ingest(url: str) -> Generator[Group]:
    command = [sys.executable, "-m", "dateline.cli", "run", "ingest"]
    environ = os.environ | {
        "DATELINE_REDIS_URL": url,
        "DATELINE_ALLOW_PRIVATE": NETWORK,
        "DATELINE_FULL_TEXT": "never",
        "DATELINE_LOG_LEVEL": "warning",
        "DATELINE_HIGH_MARK": "1000000",
    }
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - the command is made here
            command, env=environ, stdout=log, stderr=log, start_new_session=True
        )
        group = Group(process, log)
        try:
            yield group
        finally:
            group.kill()


async def _rounds(url: str, redis_pid: int, group: Group, urls: Sequence[str]) -> list[Round]:
    first, *sources = (feed_source(one) for one in urls)
    async with connect(url) as redis:
        outbox = RedisOutbox[Any](redis, FETCHED, "ingest")
        registry = Registry(outbox)
        # One feed to warm up: the service has then imported and forked all that it needs.
        await _settled(redis, registry, [first], group)
        found: list[Round] = []
        for kind in KINDS:
            before = group.cpu(), cpu_of(redis_pid)
            states = await _settled(redis, registry, sources, group)
            spent, of_redis = group.cpu() - before[0], cpu_of(redis_pid) - before[1]
            failed = sum(not one.get("last_success") for one in states)
            entries = await redis.xlen(FETCHED.key())
            read = len(states) - failed
            found.append(Round("dateline", kind, read, failed, entries, spent + of_redis, of_redis))
    return found


async def _settled(
    redis: Any, registry: Registry, sources: Sequence[Any], group: Group
) -> list[dict[str, Any]]:
    """Have feeds looked at now, and wait until each was."""
    before = await _memories(redis, sources)
    now = datetime.now(UTC)
    await registry.add({one.id: subscription_of(one, now, allow_private=True) for one in sources})
    begun = time.monotonic()
    while True:
        await asyncio.sleep(_LOOK_S)
        after = await _memories(redis, sources)
        pairs = zip(before, after, strict=True)
        if all(new and new.get("next_poll") != old.get("next_poll") for old, new in pairs):
            return after
        if group.process.poll() is not None or time.monotonic() - begun > _PATIENCE_S:
            raise RuntimeError(f"ingest is stuck: {group.said()}")


async def _memories(redis: Any, sources: Sequence[Any]) -> list[dict[str, Any]]:
    held = await redis.mget([f"dateline:{{0}}:ingest:feed:{one.id}" for one in sources])
    return [json.loads(one) if one else {} for one in held]


def _of_peer(kind: str, told: dict[str, Any]) -> Round:
    return Round("reader", kind, told["feeds"], told["failed"], told["entries"], told["seconds"])
