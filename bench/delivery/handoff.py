"""Four ways to hand a message on, by raw workers that are killed: what is lost, what is doubled."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.context import ForkProcess
from typing import Any

from bench.delivery.client import client
from bench.delivery.tables import Handoff
from dateline.runtime.scripts import text

READS = "bench:{0}:in"
WRITES = "bench:{0}:out"
GROUP = "bench"
_KEYS = (READS, WRITES, *(f"bench:{{0}}:{name}" for name in ("dead", "failures", "later", "tally")))
"""What the commit script of Dateline asks for."""

MESSAGES = 3000
_WORKERS = 3
_BATCH = 10
_MIN_IDLE_S = 0.5
_SECONDS_A_BATCH = 0.01
_SLOW = 0.08
"""The share of batches that take longer than the idle time, so that another worker claims them."""

_DOOMED = 0.15
"""The share of batches in which the worker may be killed, with :data:`_NOW` at each moment."""

_NOW = 0.15
_DEADLINE_S = 90.0

Held = list[tuple[bytes, dict[bytes, bytes]]]
Moment = Callable[[], None]
"""Called between two commands: there the worker may be killed."""

Way = Callable[[Any, Held, Moment], None]


def _ack_first(redis: Any, held: Held, moment: Moment) -> None:
    redis.xack(READS, GROUP, *[entry_id for entry_id, _ in held])
    for _, fields in held:
        moment()
        redis.xadd(WRITES, fields)


def _ack_last(redis: Any, held: Held, moment: Moment) -> None:
    for _, fields in held:
        redis.xadd(WRITES, fields)
        moment()
    redis.xack(READS, GROUP, *[entry_id for entry_id, _ in held])


def _multi(redis: Any, held: Held, moment: Moment) -> None:
    del moment  # nothing comes between
    with redis.pipeline(transaction=True) as transaction:
        for _, fields in held:
            transaction.xadd(WRITES, fields)
        transaction.xack(READS, GROUP, *[entry_id for entry_id, _ in held])
        transaction.execute()


def _fenced(redis: Any, held: Held, moment: Moment) -> None:
    del moment  # nothing comes between
    arguments: list[Any] = [GROUP, "worker", "bench:in", "bench:out"]
    for entry_id, fields in held:
        arguments += [entry_id, "done", 1, 2, b"n", fields[b"n"]]
    redis.eval(text("commit"), len(_KEYS), *_KEYS, *arguments)


WAYS: dict[str, Way] = {
    "ack first": _ack_first,
    "XADD, then XACK": _ack_last,
    "MULTI of both": _multi,
    "fenced commit": _fenced,
}


def hand_on(url: str, tell: Callable[[str], None], seed: int) -> list[Handoff]:
    """Try every way under the same kills."""
    found: list[Handoff] = []
    for name, way in WAYS.items():
        found.append(_one(name, way, url, random.Random(seed)))  # noqa: S311 - a schedule, not a secret
        tell(f"hand-off: {name} lost {found[-1].lost}, doubled {found[-1].doubled}")
    return found


def _one(name: str, way: Way, url: str, dice: random.Random) -> Handoff:
    with client(url) as redis:
        redis.flushall()
        redis.xgroup_create(READS, GROUP, id="0", mkstream=True)
        for number in range(MESSAGES):
            redis.xadd(READS, {"n": number})
        workers = [_start(way, url, dice.random()) for _ in range(_WORKERS)]
        try:
            kills = _replace_the_killed(workers, way, url, redis, dice)
        finally:
            for worker in workers:
                worker.kill()
                worker.join()
        out = [fields[b"n"] for _, fields in redis.xrange(WRITES)]
        return Handoff(name, kills, MESSAGES - len(set(out)), len(out) - len(set(out)))


def _replace_the_killed(
    workers: list[ForkProcess], way: Way, url: str, redis: Any, dice: random.Random
) -> int:
    """Start a new worker for each that was killed until nothing is left to do; count them."""
    kills, begun = 0, time.monotonic()
    while not _settled(redis) and time.monotonic() - begun < _DEADLINE_S:
        time.sleep(0.01)
        for at, worker in enumerate(workers):
            if not worker.is_alive():
                workers[at] = _start(way, url, dice.random())
                kills += 1
    return kills


def _settled(redis: Any) -> bool:
    [group] = redis.xinfo_groups(READS)
    last: bool = group["last-delivered-id"] == redis.xinfo_stream(READS)["last-generated-id"]
    return last and not group["pending"]


def _start(way: Way, url: str, seed: float) -> ForkProcess:
    """Fork a worker: nothing is imported anew, so that it is at work at once."""
    process = multiprocessing.get_context("fork").Process(target=_work, args=(way, url, seed))
    process.start()
    return process


def _work(way: Way, url: str, seed: float) -> None:
    dice = random.Random(seed)  # noqa: S311 - a schedule, not a secret
    name = f"worker-{os.getpid()}"
    with client(url) as redis:
        while True:
            held = _read(redis, name)
            if not held:
                continue
            doomed = dice.random() < _DOOMED

            moment = partial(_risk, dice) if doomed else _rest
            moment()
            time.sleep(_MIN_IDLE_S * 1.5 if dice.random() < _SLOW else _SECONDS_A_BATCH)
            moment()
            way(redis, held, moment)
            moment()


def _risk(dice: random.Random) -> None:
    if dice.random() < _NOW:
        os.kill(os.getpid(), signal.SIGKILL)


def _rest() -> None:
    """Nothing happens at this moment."""


def _read(redis: Any, name: str) -> Held:
    """Take over what has lain idle, or read what is new."""
    claimed: Held = redis.xautoclaim(
        READS, GROUP, name, min_idle_time=round(_MIN_IDLE_S * 1000), count=_BATCH
    )[1]
    if claimed:
        return claimed
    reply: Any = redis.xreadgroup(GROUP, name, {READS: ">"}, count=_BATCH, block=100)
    new: Held = reply[0][1] if reply else []
    return new
