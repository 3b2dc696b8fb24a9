"""Each way of handing on fails, or does not, exactly where its order of commands says so."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from bench.delivery.client import client
from bench.delivery.handoff import GROUP, READS, WAYS, WRITES, Held


class Killed(Exception):  # noqa: N818 - it stands for a signal
    """The worker was killed at this moment."""


def killed() -> None:
    """Be killed at the first moment there is."""
    raise Killed


def spared() -> None:
    """Live through every moment."""


@pytest.fixture
def redis(server: str) -> Generator[Any]:
    """Give a Redis with ten messages and a group."""
    with client(server) as plain:
        plain.flushall()
        plain.xgroup_create(READS, GROUP, id="0", mkstream=True)
        for number in range(10):
            plain.xadd(READS, {"n": number})
        yield plain
        plain.flushall()


def held(redis: Any) -> Held:
    """Read all messages, as a worker would."""
    [[_, rows]] = redis.xreadgroup(GROUP, "worker", {READS: ">"})
    found: Held = rows
    return found


def pending(redis: Any) -> int:
    """Count what somebody will have to take over."""
    count: int = redis.xpending(READS, GROUP)["pending"]
    return count


def written(redis: Any) -> list[int]:
    """List the messages that were handed on."""
    return [int(fields[b"n"]) for _, fields in redis.xrange(WRITES)]


@pytest.mark.parametrize("name", WAYS)
def test_every_way_hands_on_all_when_nobody_is_killed(name: str, redis: Any) -> None:
    """In calm weather they are all alike."""
    WAYS[name](redis, held(redis), spared)
    assert written(redis) == list(range(10))
    assert pending(redis) == 0


def test_ack_first_loses_what_was_not_yet_written(redis: Any) -> None:
    """Nobody is told to do it again."""
    with pytest.raises(Killed):
        WAYS["ack first"](redis, held(redis), killed)
    assert (written(redis), pending(redis)) == ([], 0)


def test_ack_last_writes_again_what_was_written(redis: Any) -> None:
    """The next worker cannot know how far the first had come."""
    rows = held(redis)
    with pytest.raises(Killed):
        WAYS["XADD, then XACK"](redis, rows, killed)
    assert (written(redis), pending(redis)) == ([0], 10)
    WAYS["XADD, then XACK"](redis, rows, spared)
    assert written(redis) == [0, *range(10)]


@pytest.mark.parametrize(
    ("name", "doubled"),
    [("ack first", 10), ("XADD, then XACK", 10), ("MULTI of both", 10), ("fenced commit", 0)],
)
def test_of_two_holders_only_the_fence_stops_the_second(
    name: str, doubled: int, redis: Any
) -> None:
    """A transaction is atomic, and yet both commit."""
    rows = held(redis)
    WAYS[name](redis, rows, spared)
    WAYS[name](redis, rows, spared)
    assert len(written(redis)) - 10 == doubled


@pytest.mark.parametrize("name", ["MULTI of both", "fenced commit"])
def test_an_atomic_way_has_no_moment_between(name: str, redis: Any) -> None:
    """A kill comes before all of it or after."""
    WAYS[name](redis, held(redis), killed)
    assert (written(redis), pending(redis)) == (list(range(10)), 0)
