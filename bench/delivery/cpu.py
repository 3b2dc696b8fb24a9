"""Processor time per message of a full stage, for every system in turn, in interleaved rounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from redis import Redis

from bench.delivery.payload import document
from bench.delivery.peer import Peer, peer
from bench.delivery.processes import wait_for, worker
from bench.delivery.tables import Sample

MESSAGES: Mapping[str, int] = {
    "floor": 6000,
    "dateline": 6000,
    "faststream, batches": 4000,
    "faststream": 2000,
    "dramatiq": 2000,
    "taskiq, stream": 2000,
    "arq": 2000,
    "celery, solo pool": 2000,
}
"""How many messages a round has: enough for a second of work or so."""

# The clock starts when a fifth is done: imports, connections and caches are paid for by then.
_WARM = 5


def measure(
    url: str, rounds: int, tell: Callable[[str], None], names: Sequence[str]
) -> dict[str, list[Sample]]:
    """Measure every system once a round, so that a noisy minute hits all of them alike."""
    samples: dict[str, list[Sample]] = {name: [] for name in names}
    documents = [document(number) for number in range(max(MESSAGES.values()))]
    for turn in range(rounds):
        for name in names:
            sample = _one(name, peer(name), url, documents[: MESSAGES[name]])
            samples[name].append(sample)
            tell(f"round {turn + 1}: {name} {sample.cpu_us:.0f} µs")
    return samples


def _one(name: str, system: Peer, url: str, documents: Sequence[str]) -> Sample:
    with Redis.from_url(url) as redis:
        flush: Any = redis.flushall
        flush()
        system.fill(url, documents)
        wanted = len(documents)

        def done() -> int:
            return system.done(redis)

        with worker(name, url) as group:
            wait_for(lambda: done() >= wanted // _WARM, done, group)
            begun, spent, start = done(), group.cpu(), time.monotonic()
            wait_for(lambda: done() >= wanted, done, group)
            spent, took = group.cpu() - spent, time.monotonic() - start
        handled = wanted - begun
        return Sample(cpu_us=spent / handled * 1e6, wall_us=took / handled * 1e6)
