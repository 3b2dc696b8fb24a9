"""Who finishes what a killed worker had in hand: 200 tasks, kill -9, a new worker, 25 s."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.delivery.client import client
from bench.delivery.payload import document
from bench.delivery.peer import LEDGER, peer
from bench.delivery.processes import wait_for, worker
from bench.delivery.tables import TASKS, Survival, worst_of
from dateline.embedded import running

NAMES = (
    "dateline",
    "dramatiq",
    "taskiq, list",
    "taskiq, stream",
    "arq",
    "celery",
    "celery, acks late",
    "faststream",
)

_TASK_S = 0.02
_PATIENCE_S = 25.0
_LOOK_S = 0.02

# More than one moment, since a worker that polls may just have nothing in hand when it is killed.
_KILLED_AT = (60, 67, 74)


def survive(folder: Path, tell: Callable[[str], None], names: Sequence[str]) -> list[Survival]:
    """Kill workers of all systems side by side, each system on a Redis of its own."""

    def trials(name: str) -> Survival:
        with running(folder / name.replace(" ", "-")) as redis:
            worst = worst_of([_one(name, redis.url, done) for done in _KILLED_AT])
        tell(f"kill -9: {name} completed {worst.completed} of {TASKS}")
        return worst

    with ThreadPoolExecutor(len(names)) as pool:
        return list(pool.map(trials, names))


def _one(name: str, url: str, killed_at: int) -> Survival:
    with client(url) as redis:
        redis.flushall()
        peer(name).fill(url, [document(number) for number in range(TASKS)])

        def handled() -> int:
            count: int = redis.hlen(LEDGER)
            return count

        with worker(name, url, wait=_TASK_S, record=True) as first:
            wait_for(lambda: handled() >= killed_at, handled, first)
        with worker(name, url, wait=_TASK_S, record=True):
            begun, last = time.monotonic(), 0.0
            seen = handled()
            while seen < TASKS and time.monotonic() - begun < _PATIENCE_S:
                time.sleep(_LOOK_S)
                if handled() != seen:
                    seen, last = handled(), time.monotonic() - begun
        times = sum(int(count) for count in redis.hvals(LEDGER))
        return Survival(name, seen, times - seen, last)
