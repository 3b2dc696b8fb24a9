"""The partitions of a pipeline as they grow, and what a reader opens on each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from redis.asyncio import Redis

from dateline.connection.outlasting import outlast
from dateline.streams import LAYOUT

S = TypeVar("S")

_LOOK_S = 5.0


class Partitions(Generic[S]):
    """What was opened on each partition, in their order.

    Args:
        redis: the client.
        open_on: opens something on each of these partitions; ``later`` tells that they were added
            while this reader was at work.
        patience: seconds for which Redis may be away, once it was reached.
    """

    def __init__(
        self,
        redis: Redis,
        open_on: Callable[[Sequence[int], bool], Awaitable[Sequence[S]]],
        patience: float | None,
    ) -> None:
        self._redis: Any = redis
        self._open_on = open_on
        self._patience = patience
        self._next_look = 0.0
        self.known: list[S] = []

    async def now(self) -> Sequence[S]:
        """Tell what there is by now; a partition is never given up.

        Raises:
            RedisError: Redis could not be reached the first time.
        """
        clock = asyncio.get_running_loop().time
        if clock() >= self._next_look:
            later = bool(self.known)
            if later:
                count = await outlast(self._count, within=self._patience)
            else:
                count = await self._count()
            added = range(len(self.known), count)
            self.known += await self._open_on(added, later) if added else ()
            self._next_look = clock() + _LOOK_S
        return self.known

    async def _count(self) -> int:
        """Count the partitions that there are and were; nobody may have declared any yet."""
        found: Any = await self._redis.lrange(LAYOUT, 0, -1)
        return max((int(number) for number in found), default=1)
