"""Tests of memories that change without a message, in memory and on Redis."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.identity.amending import AMEND, Amendment, arguments_of, names_of
from dateline_ingest.identity.desk import Desk


@pytest.fixture(params=["memory", "redis"])
def outbox(request: pytest.FixtureRequest, redis: Any) -> Outbox[ArticleFetched]:
    """Give an outbox of each kind, in which two memories lie."""
    if request.param == "memory":
        return MemoryOutbox(MemoryStreams(), FETCHED, "ingest")
    return RedisOutbox(redis, FETCHED, "ingest")


async def amend(outbox: Outbox[ArticleFetched], *amendments: Amendment) -> int:
    """Amend memories."""
    done: int = await outbox.run(AMEND, names_of(amendments), arguments_of(amendments))
    return done


async def test_each_memory_changes_only_if_it_is_as_it_was(
    outbox: Outbox[ArticleFetched],
) -> None:
    """With what goes with it, and without regard to the others."""
    await outbox.publish(remember={"a": "1", "b": "1", "empty": ""})
    done = await amend(
        outbox,
        Amendment("a", "1", "2", {"x": "a", "y": "a"}),
        Amendment("b", "0", "2", {"z": "b"}),
        Amendment("c", None, "2", {}),
        Amendment("empty", None, "2", {}),
        Amendment("empty", "", "3", {}),
    )
    assert done == 3
    names = ["a", "x", "y", "b", "z", "c", "empty"]
    assert await outbox.recall(names) == ["2", "a", "a", "1", None, "2", "3"]


async def test_amending_nothing_is_no_error(outbox: Outbox[ArticleFetched]) -> None:
    """A document may bring no change."""
    assert await amend(outbox) == 0


async def test_a_call_that_is_repeated_does_no_harm(outbox: Outbox[ArticleFetched]) -> None:
    """Where the answer was lost."""
    one = Amendment("a", None, "1", {"x": "a"})
    assert await amend(outbox, one) == 1
    assert await amend(outbox, one) == 0
    assert await outbox.recall(["a", "x"]) == ["1", "a"]


async def test_a_desk_writes_many_amendments_in_several_calls(
    outbox: Outbox[ArticleFetched],
) -> None:
    """And looks nothing up twice."""
    desk = Desk(outbox)
    names = [f"n{n}" for n in range(450)]
    await desk.look_up(names)
    for name in names:
        desk.amend(name, "1")
    desk.amend("n1", "1")
    await desk.settle()
    assert await outbox.recall(names) == ["1"] * 450
    desk.held["n0"] = "as it was"
    await desk.look_up(["n0"])
    assert desk.held["n0"] == "as it was"


async def test_amended_memories_on_redis_expire(redis: Any) -> None:
    """Two months after they were last seen."""
    await amend(RedisOutbox(redis, FETCHED, "ingest"), Amendment("a", None, "1", {"x": "a"}))
    for name in ("a", "x"):
        assert 59 * 86400 < await redis.ttl(f"dateline:{{0}}:ingest:{name}") <= 60 * 86400
