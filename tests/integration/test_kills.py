"""Kills, restarts and poison: no article is lost, none is doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest
from redis.asyncio import Redis

from dateline.messages import Rejected
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import decode, decode_rejected
from tests.conftest import put, until
from tests.integration.worker import BROKEN, HOPELESS, KILLER, UNLUCKY
from tests.samples import fetched

QUICK = {
    "DATELINE_MIN_IDLE": "0.6",
    "DATELINE_CLAIM_INTERVAL": "0.1",
    "DATELINE_TRIM_INTERVAL": "0.2",
    "DATELINE_BACKOFF": "0.05",
    "DATELINE_MAX_DELIVERIES": "4",
    "DATELINE_BATCH": "20",
    "DATELINE_LOG_LEVEL": "error",
}


class Workers:
    """Worker processes of one group, started and killed at will."""

    def __init__(self, url: str) -> None:
        self.environ = {**os.environ, **QUICK, "DATELINE_REDIS_URL": url}
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start one more."""
        command = [sys.executable, "-m", "tests.integration.worker"]
        self.running.append(subprocess.Popen(command, env=self.environ))

    def send(self, signum: int) -> None:
        """Send a signal to the oldest and forget it."""
        process = self.running.pop(0)
        process.send_signal(signum)
        process.wait()

    def replace_dead(self) -> None:
        """Start one for each that ended by itself, as a container engine does."""
        dead = [process for process in self.running if process.poll() is not None]
        for process in dead:
            self.running.remove(process)
            self.start()


@pytest.fixture
def workers(redis_url: str) -> Generator[Workers]:
    """Give workers, and end those that are left."""
    made = Workers(redis_url)
    yield made
    for process in made.running:
        process.kill()
        process.wait()


async def _publish(redis: Redis, count: int, titles: dict[int, str] | None = None) -> None:
    for number in range(count):
        article = fetched(number, title=(titles or {}).get(number, ""))
        await put(redis, FETCHED, article)


async def _enriched(redis: Redis) -> Counter[str]:
    rows: Any = await redis.xrange(ENRICHED.key())
    return Counter(decode(fields, ENRICHED.model).message_id for _, fields in rows)


async def _dead(redis: Redis) -> list[Rejected]:
    rows: Any = await redis.xrange(FETCHED.dead("enrich"))
    return [decode_rejected(fields) for _, fields in rows]


async def _settled(redis: Redis, count: int) -> bool:
    """Tell whether so many articles are out, as output or dead letter, and none is left."""
    if not await redis.exists(FETCHED.key()):
        return False
    out = await redis.xlen(ENRICHED.key()) + await redis.xlen(FETCHED.dead("enrich"))
    return out >= count and await redis.xlen(FETCHED.key()) == 0


def _all(count: int, *, but: set[int] | None = None) -> Counter[str]:
    return Counter(
        fetched(number).message_id for number in range(count) if number not in (but or set())
    )


async def test_kill_9_in_mid_batch_loses_and_doubles_nothing(
    redis: Redis, workers: Workers
) -> None:
    """Workers die again and again with half a batch in hand; each article comes out once."""
    count, choice = 300, random.Random(20260305)  # noqa: S311 - a seeded schedule of kills
    workers.start()
    workers.start()
    await _publish(redis, count)
    for _ in range(6):
        goal = await redis.xlen(ENRICHED.key()) + choice.randrange(5, 30)
        await until(lambda goal=goal: _reached(redis, goal))
        workers.send(signal.SIGKILL)
        workers.start()
    await until(lambda: _settled(redis, count), within=60)
    assert await _enriched(redis) == _all(count)
    assert await _dead(redis) == []


async def _reached(redis: Redis, goal: int) -> bool:
    length: int = await redis.xlen(ENRICHED.key())
    return length >= goal


async def test_a_rolling_restart_loses_and_doubles_nothing(redis: Redis, workers: Workers) -> None:
    """SIGTERM lets a worker finish what it began and release the rest to its successor."""
    count = 200
    workers.start()
    await _publish(redis, count)
    for goal in (20, 60, 100):
        await until(lambda goal=goal: _reached(redis, goal))
        workers.start()
        workers.send(signal.SIGTERM)
    await until(lambda: _settled(redis, count), within=60)
    assert await _enriched(redis) == _all(count)
    assert await _dead(redis) == []


async def test_poison_ends_among_the_dead_letters_and_its_neighbours_pass(
    redis: Redis, workers: Workers
) -> None:
    """One message kills its worker, one raises, one is refused, one is no JSON; the rest pass."""
    count = 60
    titles = {7: KILLER, 21: BROKEN, 33: HOPELESS, 48: UNLUCKY}
    await redis.xadd(FETCHED.key(), {"type": "article.fetched.v1", "id": "x", "data": "{no json"})
    await _publish(redis, count, titles)
    workers.start()
    workers.start()

    async def done() -> bool:
        workers.replace_dead()
        return await _settled(redis, count + 1)

    await until(done, within=90)
    assert await _enriched(redis) == _all(count, but=set(titles))
    letters = {letter.fields["id"]: letter for letter in await _dead(redis)}
    assert len(letters) == len(await _dead(redis)) == 5
    assert letters["x"].reason == "invalid_message"
    reasons = {number: letters[fetched(number).message_id] for number in titles}
    assert reasons[7].reason == "max_deliveries"
    assert reasons[7].attempts == 4
    assert "ZeroDivisionError" in reasons[21].detail
    assert (reasons[33].reason, reasons[33].attempts) == ("hopeless", 1)
    assert UNLUCKY in reasons[48].detail
    assert decode(
        {b"type": b"article.fetched.v1", b"data": reasons[7].fields["data"].encode()}, FETCHED.model
    ) == fetched(7, title=KILLER)
