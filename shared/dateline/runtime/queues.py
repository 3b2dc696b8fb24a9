"""What there is to look after: the partitions of a pipeline, and in each of them its groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from dateline.runtime.layout import look_up_layout
from dateline.streams import ALL, Stream, tally


@dataclass(frozen=True)
class Queue:
    """What one consumer group has to handle in one partition: a stream, and a lane beside it."""

    stream: Stream[Any]
    group: str
    partition: int = 0

    @property
    def scope(self) -> str:
        """How the partition's tally calls it: ``articles.fetched.enrich``."""
        return f"{self.stream.name}.{self.group}"

    @property
    def entries(self) -> str:
        """The key of the stream."""
        return self.stream.key(self.partition)

    @property
    def lane(self) -> str:
        """The key of the entries that were put back for this group alone."""
        return self.stream.again(self.group, self.partition)

    @property
    def dead(self) -> str:
        """The key of its dead letters."""
        return self.stream.dead(self.group, self.partition)

    @property
    def tally(self) -> str:
        """The key of the partition's counts."""
        return tally(self.partition)


async def find_queues(redis: Redis) -> list[Queue]:
    """Find all groups of all streams, those of a stranger's program and those that are gone too."""
    found: list[Queue] = []
    for partition in range(max(await look_up_layout(redis))):
        counted = await _counted(redis, partition)
        for stream in ALL:
            groups = set(await group_names(redis, stream.key(partition)))
            groups |= {group for name, group in counted if name == stream.name}
            found += [Queue(stream, group, partition) for group in sorted(groups)]
    return found


async def group_names(redis: Redis, stream: str) -> list[str]:
    """List the consumer groups of a stream; none, if there is no such stream."""
    return [str(group["name"].decode()) for group in await groups_of(redis, stream)]


async def groups_of(redis: Redis, stream: str) -> list[dict[str, Any]]:
    """Tell what Redis knows of the groups of a stream."""
    try:
        groups: Any = await redis.xinfo_groups(stream)
    except ResponseError as error:
        if "no such key" not in str(error).lower():
            raise
        return []
    return list(groups)


async def _counted(redis: Redis, partition: int) -> set[tuple[str, str]]:
    """Read stream and group from the fields of the tally: ``articles.fetched.enrich:settled``."""
    client: Any = redis
    names = [field.decode().rpartition(":")[0] for field in await client.hkeys(tally(partition))]
    return {
        (stream.name, name.removeprefix(f"{stream.name}."))
        for name in names
        for stream in ALL
        if name.startswith(f"{stream.name}.")
    }
