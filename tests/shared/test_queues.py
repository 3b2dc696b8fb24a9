"""Partitions and groups are found wherever there is a trace of them."""

from __future__ import annotations

from typing import Any

from dateline.runtime.layout import declare_layout
from dateline.runtime.queues import Queue, find_queues, group_names
from dateline.streams import ENRICHED, FETCHED
from tests.shared.deployment import ENRICH, STORE, deploy


def test_a_queue_names_its_keys() -> None:
    """All of them lie in the slot of one partition."""
    queue = Queue(FETCHED, "enrich", 3)
    assert queue.scope == "articles.fetched.enrich"
    assert queue.entries == "dateline:{3}:articles.fetched"
    assert queue.lane == "dateline:{3}:articles.fetched.enrich.again"
    assert queue.dead == "dateline:{3}:articles.fetched.enrich.dead"
    assert queue.tally == "dateline:{3}:tally"


async def test_where_nothing_ever_ran_there_is_nothing(redis: Any) -> None:
    """An empty Redis has no queues, and no stream of ours is made by looking."""
    assert await find_queues(redis) == []
    assert await group_names(redis, FETCHED.key()) == []
    assert await redis.keys("*") == []


async def test_the_groups_of_every_partition_are_found(redis: Any) -> None:
    """In the order of partitions, and of the article's way."""
    await deploy(redis, partitions=2)
    assert await find_queues(redis) == [
        Queue(queue.stream, queue.group, partition)
        for partition in (0, 1)
        for queue in (ENRICH, STORE)
    ]


async def test_partitions_that_are_out_of_force_are_looked_after(redis: Any) -> None:
    """What still lies there is not forgotten when their number is lowered."""
    await deploy(redis, partitions=3)
    await declare_layout(redis, 1)
    assert {queue.partition for queue in await find_queues(redis)} == {0, 1, 2}


async def test_a_strangers_group_is_found_by_its_stream(redis: Any) -> None:
    """It is in no tally, for it acknowledges by itself."""
    await deploy(redis)
    await redis.xgroup_create(ENRICHED.key(), "my-app", id="0")
    assert Queue(ENRICHED, "my-app") in await find_queues(redis)


async def test_a_group_that_was_destroyed_is_found_by_the_tally(redis: Any) -> None:
    """Its dead letters still want somebody."""
    await deploy(redis)
    await redis.xgroup_destroy(FETCHED.key(), "enrich")
    assert ENRICH in await find_queues(redis)
