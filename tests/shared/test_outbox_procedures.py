"""A procedure does the same in memory, by its twin, and on Redis, by its script."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

import pytest

from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.service import Outbox, Procedure
from dateline.streams import FETCHED
from dateline.testing import Keyspace, MemoryOutbox, MemoryStreams

_COUNT = """
local told = {ARGV[1], redis.call('HINCRBY', KEYS[1], 'n', ARGV[2]), false}
redis.call('EXPIRE', KEYS[1], 60)
return told
"""


def _count(
    kept: MutableMapping[str, Any], keys: Sequence[str], arguments: Sequence[str], now: float
) -> Any:
    """Do what the script does."""
    assert now >= 0
    kept[keys[0]] = kept.get(keys[0], 0) + int(arguments[1])
    return [arguments[0], kept[keys[0]], None]


COUNT = Procedure(_COUNT, _count)


@pytest.fixture(params=["memory", "redis"])
def outbox(request: pytest.FixtureRequest, redis: Any) -> Outbox[Any]:
    """Give an outbox of each kind."""
    if request.param == "memory":
        return MemoryOutbox(MemoryStreams(), FETCHED, "ingest")
    return RedisOutbox(redis, FETCHED, "ingest", layout=(2,))


async def test_text_numbers_and_nothing_come_back_alike(outbox: Outbox[Any]) -> None:
    """The caller need not know where it runs."""
    assert await outbox.run(COUNT, ["n"], ["näh", 2]) == ["näh", 2, None]
    assert await outbox.run(COUNT, ["n"], ["näh", 3]) == ["näh", 5, None]


async def test_two_names_are_two_keys(outbox: Outbox[Any]) -> None:
    """What one procedure keeps under a name touches no other name."""
    await outbox.run(COUNT, ["one"], ["", 1])
    assert (await outbox.run(COUNT, ["two"], ["", 1]))[1] == 1


_SWAP = """
local held = redis.call('GET', KEYS[1])
redis.call('SET', KEYS[1], ARGV[1], 'EX', 60)
return held
"""


def _swap(
    kept: MutableMapping[str, Any], keys: Sequence[str], arguments: Sequence[str], now: float
) -> Any:
    """Do what the script does."""
    del now
    held = kept.get(keys[0])
    kept[keys[0]] = arguments[0]
    return held


async def test_a_memory_is_a_key_like_any_other(outbox: Outbox[Any]) -> None:
    """A procedure sees what was remembered, and what it writes can be recalled."""
    swap = Procedure(_SWAP, _swap)
    await outbox.publish(remember={"article:1": "one"})
    assert await outbox.run(swap, ["article:1"], ["two"]) == "one"
    assert await outbox.recall(["article:1"]) == ["two"]
    assert await outbox.run(swap, ["article:2"], ["three"]) is None


def test_the_keys_of_the_double_are_one_space() -> None:
    """A key holds one value, text or not, as on Redis."""
    memory: dict[str, str] = {"a": "1"}
    kept: dict[str, Any] = {"b": {"x": 1}}
    space = Keyspace(memory, kept)
    assert dict(space) == {"a": "1", "b": {"x": 1}}
    space["a"], space["b"] = [2], "2"
    assert (memory, kept, len(space)) == ({"b": "2"}, {"a": [2]}, 2)
    del space["a"], space["b"]
    assert (memory, kept) == ({}, {})


async def test_keys_belong_to_the_service_and_the_partition(redis: Any) -> None:
    """So a user of least privilege may touch them, and one script lies in one slot."""
    outbox = RedisOutbox[Any](redis, FETCHED, "ingest", layout=(2,))
    for source in ("a", "b", "c", "d"):
        await outbox.at(source).run(COUNT, ["n"], ["", 1])
    keys = sorted(await redis.keys("dateline:*:n"))
    assert keys == [b"dateline:{0}:ingest:n", b"dateline:{1}:ingest:n"]
