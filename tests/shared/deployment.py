"""A small deployment on a real Redis: groups as the runtime makes them, entries in every state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from redis.asyncio import Redis

from dateline.messages import Message
from dateline.runtime.layout import declare_layout
from dateline.runtime.log import Account, Dead, Done, Entry, Postponed
from dateline.runtime.queues import Queue
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.streams import ENRICHED, FETCHED, Stream, partition_of, tally
from dateline.wire import encode
from tests.samples import SOURCE, enriched, fetched

ENRICH = Queue(FETCHED, "enrich")
STORE = Queue(ENRICHED, "store")
QUEUES = (ENRICH, STORE)


def log_of(
    redis: Redis, queue: Queue = ENRICH, *, worker: str = "w1", lane: bool = False
) -> RedisLog:
    """Give the log of a worker."""
    tenure = Tenure(queue.group, worker, 30.0, 5)
    writes = ENRICHED if queue.stream is FETCHED else None
    return RedisLog(redis, tenure, queue.stream, writes, queue.partition, lane=lane)


async def deploy(redis: Redis, *, partitions: int = 1) -> None:
    """Make layout and groups as services do when they start."""
    await declare_layout(redis, partitions)
    for partition in range(partitions):
        for queue in QUEUES:
            await log_of(redis, Queue(queue.stream, queue.group, partition)).create_group()


async def add(redis: Any, queue: Queue, fields: Mapping[Any, Any]) -> str:
    """Put an entry on the stream of a queue, and count it."""
    entry_id = await redis.xadd(queue.entries, dict(fields))
    await redis.hincrby(tally(queue.partition), f"{queue.stream.name}:added", 1)
    return str(entry_id.decode())


async def publish(redis: Redis, stream: Stream[Any], message: Message, partition: int = 0) -> str:
    """Put a message on its stream."""
    return await add(redis, Queue(stream, "", partition), encode(message))


async def take(redis: Redis, queue: Queue = ENRICH, *, lane: bool = False) -> list[Entry]:
    """Let a worker read all that is new."""
    return list(await log_of(redis, queue, lane=lane).read(1000))


async def bury(
    redis: Redis,
    number: int = 1,
    *,
    queue: Queue = ENRICH,
    reason: str = "no_text",
    detail: str = "the body is empty",
    fields: Mapping[Any, Any] | None = None,
) -> None:
    """Let a stage give an article, or any other entry, up."""
    message = fetched(number) if queue.stream is FETCHED else enriched(number)
    await add(redis, queue, fields or encode(message))
    (entry,) = await take(redis, queue)
    dead = Dead(entry, reason, detail, frame="text.py:7 in split")
    await log_of(redis, queue).commit([dead])


async def settle(redis: Redis, queue: Queue = ENRICH, *, lane: bool = False) -> None:
    """Let a worker handle all that is new."""
    entries = await take(redis, queue, lane=lane)
    await log_of(redis, queue, lane=lane).commit([Done(entry) for entry in entries])


async def postpone(redis: Redis, entry: Entry, *, delay: float = 60.0, detail: str) -> None:
    """Let a worker put an entry off."""
    await log_of(redis).postpone([Postponed(entry, delay, detail)])


async def account(redis: Redis, queue: Queue = ENRICH) -> Account:
    """Take the account, and see that it balances."""
    taken = await log_of(redis, queue).account()
    assert (taken.balance, taken.dead_balance) == (0, 0), taken
    return taken


def home(partitions: int) -> int:
    """Name the partition of the samples' source."""
    return partition_of(SOURCE.id, partitions)
