"""How many partitions a pipeline has, and has had: Redis remembers, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redis.asyncio import Redis

from dateline.runtime.patience import patiently
from dateline.runtime.scripts import load
from dateline.streams import LAYOUT, partition_of

_ONE = (1,)
"""What holds where nobody has declared anything yet."""


async def look_up_layout(redis: Redis) -> tuple[int, ...]:
    """Read all numbers of partitions that the pipeline has had, the last one in force."""
    client: Any = redis
    found: Any = await client.lrange(LAYOUT, 0, -1)
    return tuple(int(number) for number in found) or _ONE


async def read_layout(redis: Redis) -> tuple[int, ...]:
    """Do the same, however long Redis is away."""
    return await patiently("layout", lambda: look_up_layout(redis))


async def declare_layout(redis: Redis, partitions: int) -> tuple[int, ...]:
    """Put a number of partitions in force, and read what there is now."""
    script = load(redis, "layout")
    await patiently("layout", lambda: script(keys=[LAYOUT], args=[partitions]))
    return await read_layout(redis)


def homes(source: str, layout: Sequence[int]) -> list[int]:
    """List the partitions in which a source lives and has lived, the present one first."""
    numbers = [partition_of(source, partitions) for partitions in reversed(layout)]
    return list(dict.fromkeys(numbers))
