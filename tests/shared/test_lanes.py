"""A lane takes no more than its group can bear, and none where no group reads it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from dateline.errors import Mishap
from dateline.runtime.lanes import Lane
from dateline.runtime.log import Done
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED
from dateline.wire import encode
from tests.samples import fetched
from tests.shared.deployment import ENRICH, account, deploy, log_of, settle, take

ENTRIES = [encode(fetched(number)) for number in range(1, 9)]


async def test_entries_lie_there_in_order_and_are_counted(redis: Any) -> None:
    """They are what was given, field for field, and the account balances."""
    await deploy(redis)
    assert await Lane(redis, ENRICH).put(ENTRIES) == len(ENTRIES)
    found = [
        {name.decode(): value.decode() for name, value in fields.items()}
        for _, fields in await redis.xrange(ENRICH.lane)
    ]
    assert found == ENTRIES
    taken = await account(redis)
    assert (taken.again, taken.backlog) == (8, 8)


async def test_a_lane_takes_as_many_as_it_has_room_for(redis: Any) -> None:
    """The rest is for the caller to bring again."""
    await deploy(redis)
    lane = Lane(redis, ENRICH, most=5)
    assert await lane.put(ENTRIES[:3]) == 3
    assert await lane.put(ENTRIES[3:]) == 2
    assert await lane.put(ENTRIES[5:]) == 0
    assert (await account(redis)).again == 5


async def test_what_is_held_and_not_settled_takes_room(redis: Any) -> None:
    """A slow stage is not buried under what it has not got done."""
    await deploy(redis)
    lane = Lane(redis, ENRICH, most=4)
    await lane.put(ENTRIES[:4])
    entries = await take(redis, lane=True)
    assert await lane.put(ENTRIES[4:]) == 0
    await log_of(redis, lane=True).commit([Done(entry) for entry in entries[:3]])
    assert await lane.put(ENTRIES[4:]) == 3


async def test_what_is_settled_and_not_yet_trimmed_takes_none(redis: Any) -> None:
    """The stream's length would say that there is no room until the next trim."""
    await deploy(redis)
    lane = Lane(redis, ENRICH, most=4)
    for _ in range(3):
        assert await lane.put(ENTRIES) == 4
        await settle(redis, lane=True)
    assert await redis.xlen(ENRICH.lane) == 12
    await account(redis)


async def test_operators_at_once_share_the_room(redis: Any) -> None:
    """Ten replays put no more there than one."""
    await deploy(redis)
    lane = Lane(redis, ENRICH, most=20)
    assert sum(await asyncio.gather(*(lane.put(ENTRIES) for _ in range(10)))) == 20
    assert await redis.xlen(ENRICH.lane) == 20


async def test_a_lane_that_nobody_reads_is_refused(redis: Any) -> None:
    """The line says which stage to start."""
    with pytest.raises(Mishap, match="dateline run enrich"):
        await Lane(redis, ENRICH).put(ENTRIES)
    await redis.xgroup_create(ENRICHED.key(), "my-app", id="0", mkstream=True)
    with pytest.raises(Mishap, match="my-app"):
        await Lane(redis, Queue(ENRICHED, "my-app")).put(ENTRIES)
    assert await redis.exists(ENRICH.lane) == 0
