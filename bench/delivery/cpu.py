"""Processor time per message of a full stage, for every system in turn, in interleaved rounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.delivery.client import client
from bench.delivery.payload import document
from bench.delivery.peer import Peer, peer
from bench.delivery.processes import Group, wait_for, worker
from bench.delivery.tables import Sample

MESSAGES: Mapping[str, int] = {
    "floor": 2000,
    "dateline": 2000,
    "faststream, batches": 2000,
    "faststream": 1000,
    "dramatiq": 1000,
    "taskiq, stream": 1000,
    "arq": 1000,
    "celery, solo pool": 1000,
}
"""How many messages a burst has: enough for some tenths of a second of work."""

BURSTS = 5
"""How many a worker is given in one round, after a first one that warms it up."""


def measure(
    url: str, rounds: int, tell: Callable[[str], None], names: Sequence[str]
) -> dict[str, list[Sample]]:
    """Measure every system once a round, so that a noisy minute hits all of them alike.

    Returns:
        For each system its cheapest burst of each round.
    """
    samples: dict[str, list[Sample]] = {name: [] for name in names}
    documents = [document(number) for number in range(max(MESSAGES.values()))]
    for turn in range(rounds):
        for name in names:
            best = min(_round(name, url, documents[: MESSAGES[name]]), key=lambda one: one.cpu_us)
            samples[name].append(best)
            tell(f"round {turn + 1} of {rounds}: {name} {best.cpu_us:.0f} µs")
    return samples


def _round(name: str, url: str, documents: Sequence[str]) -> list[Sample]:
    """Start a worker, warm it up, and give it one burst after the other."""
    system = peer(name)
    with client(url) as redis:
        redis.flushall()
        system.fill(url, documents)
        with worker(name, url) as group:
            _until(system, redis, len(documents), group)
            return [_burst(system, redis, url, documents, group) for _ in range(BURSTS)]


def _burst(system: Peer, redis: Any, url: str, documents: Sequence[str], group: Group) -> Sample:
    """Hold the worker while its queue is filled, so that it finds full batches."""
    with group.held():
        wanted = system.done(redis) + len(documents)
        system.fill(url, documents)
    spent, begun = group.cpu(), time.monotonic()
    _until(system, redis, wanted, group)
    took = time.monotonic() - begun
    each = 1e6 / len(documents)
    return Sample(cpu_us=(group.cpu() - spent) * each, wall_us=took * each)


def _until(system: Peer, redis: Any, wanted: int, group: Group) -> None:
    def done() -> int:
        return system.done(redis)

    wait_for(lambda: done() >= wanted, done, group)
