"""Entries put on the lane of one group, no more at a time than leave live articles unharmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from redis.asyncio import Redis

from dateline.errors import Mishap
from dateline.runtime.queues import Queue
from dateline.runtime.scripts import load

# A hundred articles are about 1 MB of Redis' memory, and two batches of a worker.
MOST_WAITING = 100

_NO_LANE = -1


class Lane:
    """The lane of one queue, for those who fill it."""

    def __init__(self, redis: Redis, queue: Queue, *, most: int = MOST_WAITING) -> None:
        self._queue = queue
        self._most = most
        self._put = load(redis, "put_again")

    async def put(self, entries: Sequence[Mapping[Any, Any]]) -> int:
        """Put entries there, from the first on, as far as there is room.

        Returns:
            How many were put there.

        Raises:
            Mishap: the group never ran under this runtime, and nobody would read its lane.
        """
        queue = self._queue
        arguments: list[Any] = [queue.scope, queue.group, self._most]
        for fields in entries:
            items = [item for pair in fields.items() for item in pair]
            arguments += [len(items), *items]
        put: int = await self._put(keys=[queue.lane, queue.tally], args=arguments)
        if put == _NO_LANE:
            raise Mishap(
                f"no stage {queue.group} has ever run on partition {queue.partition}",
                where=queue.lane,
                remedy=f"Start it once: dateline run {queue.group}.",
            )
        return put
