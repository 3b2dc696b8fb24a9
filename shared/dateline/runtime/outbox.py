"""The outbox of a service that reads no stream, on Redis: messages and memory in one script."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from redis.asyncio import Redis

from dateline.messages import Message
from dateline.runtime.layout import homes
from dateline.runtime.marks import Marks
from dateline.runtime.outbox_partition import Partition
from dateline.runtime.service import Draft, Procedure
from dateline.streams import Stream

M = TypeVar("M", bound=Message)

# A message in one script call costs Redis about 0.03 ms at 5 KB; fifty hold it for some 2 ms.
_CHUNK = 50


class RedisOutbox(Generic[M]):
    """See :class:`dateline.runtime.service.Outbox`; the outboxes of all partitions together."""

    def __init__(
        self,
        redis: Redis,
        stream: Stream[M],
        service: str,
        *,
        worker: str | None = None,
        marks: Marks | None = None,
        layout: Sequence[int] = (1,),
    ) -> None:
        """Publish to a stream.

        Args:
            redis: the client.
            stream: where the messages go.
            service: the name before the colon of all memories.
            worker: this process among those of the service; a name of its own if not given.
            marks: between which the stream is filled; 5,000 and 10,000 if not given.
            layout: all numbers of partitions that the pipeline has had, the last one in force.
        """
        self._layout = tuple(layout)
        worker = worker or secrets.token_hex(4)
        marks = marks or Marks(low=5_000, high=10_000)
        made = [
            Partition(redis, stream, service, worker, replace(marks), number)
            for number in range(max(self._layout))
        ]
        self._partitions: list[Partition[M]] = made

    @property
    def losses(self) -> int:
        """See :attr:`Outbox.losses`."""
        return sum(partition.losses for partition in self._partitions)

    @property
    def partition(self) -> int:
        """See :attr:`Outbox.partition`."""
        return self.at("").partition

    def at(self, source: str) -> _Bound[M]:
        """See :meth:`Outbox.at`."""
        home, *former = (self._partitions[number] for number in homes(source, self._layout))
        return _Bound(self, home, former)

    def parts(self) -> list[_Bound[M]]:
        """See :meth:`Outbox.parts`."""
        return [_Bound(self, partition, ()) for partition in self._partitions]

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`Outbox.recall`."""
        return await self.at("").recall(names)

    async def publish(
        self, drafts: Sequence[Draft[M]] = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """See :meth:`Outbox.publish`."""
        return await self.at("").publish(drafts, remember=remember)

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        """See :meth:`Outbox.run`."""
        return await self.at("").run(procedure, names, arguments)

    async def room(self, source: str = "") -> None:
        """See :meth:`Outbox.room`."""
        await self.at(source).room(source)

    async def watch(self, interval: float) -> None:
        """Look for ever whether Redis still knows what it was told."""
        while True:
            await asyncio.sleep(interval)
            for partition in self._partitions:
                await partition.look_back()


class _Bound(Generic[M]):
    """The outbox of one source."""

    def __init__(
        self, outbox: RedisOutbox[M], home: Partition[M], former: Sequence[Partition[M]]
    ) -> None:
        self._outbox = outbox
        self._home = home
        self._former = former

    @property
    def losses(self) -> int:
        return self._outbox.losses

    @property
    def partition(self) -> int:
        return self._home.number

    def at(self, source: str) -> _Bound[M]:
        return self._outbox.at(source)

    def parts(self) -> list[_Bound[M]]:
        return self._outbox.parts()

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """Look up memories; those that lie where the source lived before are brought along."""
        found = await self._home.recall(names)
        for partition in self._former:
            missing = [at for at, value in enumerate(found) if value is None]
            if not missing:
                break
            older = await partition.recall([names[at] for at in missing])
            for at, value in zip(missing, older, strict=True):
                if value is not None:
                    found[at] = await self._home.adopt(names[at], value)
                    await partition.forget(names[at])
        return found

    async def publish(
        self, drafts: Sequence[Draft[M]] = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """See :meth:`Outbox.publish`.

        More than fifty drafts go out in several transactions; the further memories are written
        with the last, so that they still vouch for no message that is not on the stream.
        """
        published = 0
        chunks = [drafts[at : at + _CHUNK] for at in range(0, len(drafts), _CHUNK)] or [()]
        for chunk in chunks[:-1]:
            published += await self._home.send(chunk, {})
        whole = published == len(drafts) - len(chunks[-1])
        return published + await self._home.send(chunks[-1], (whole and remember) or {})

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        return await self._home.run(procedure, names, arguments)

    async def room(self, source: str = "") -> None:
        await self._home.room(source)
