"""The outbox of a service that reads no stream, on Redis: messages and memory in one script."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from redis.asyncio import Redis

from dateline.messages import Message
from dateline.runtime.fairness import Shares
from dateline.runtime.layout import homes
from dateline.runtime.logging import logger
from dateline.runtime.marks import Marks
from dateline.runtime.patience import patiently
from dateline.runtime.scripts import load
from dateline.runtime.service import Draft
from dateline.streams import Stream, key, tally
from dateline.wire import encode

M = TypeVar("M", bound=Message)

_log = logger("runtime")

# A message in one script call costs Redis about 0.03 ms at 5 KB; fifty hold it for some 2 ms.
_CHUNK = 50

# An article that no feed has shown for this long is forgotten, and would count as new.
_REMEMBERED_S = 60 * 24 * 3600

_LOOK_AGAIN_S = 0.2


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
            _Partition(redis, stream, service, worker, replace(marks), number)
            for number in range(max(self._layout))
        ]
        self._partitions: list[_Partition[M]] = made

    @property
    def losses(self) -> int:
        """See :attr:`Outbox.losses`."""
        return sum(partition.losses for partition in self._partitions)

    def at(self, source: str) -> _Bound[M]:
        """See :meth:`Outbox.at`."""
        home, *former = (self._partitions[number] for number in homes(source, self._layout))
        return _Bound(self, home, former)

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`Outbox.recall`."""
        return await self.at("").recall(names)

    async def publish(
        self, drafts: Sequence[Draft[M]] = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """See :meth:`Outbox.publish`."""
        return await self.at("").publish(drafts, remember=remember)

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
        self, outbox: RedisOutbox[M], home: _Partition[M], former: Sequence[_Partition[M]]
    ) -> None:
        self._outbox = outbox
        self._home = home
        self._former = former

    @property
    def losses(self) -> int:
        return self._outbox.losses

    def at(self, source: str) -> _Bound[M]:
        return self._outbox.at(source)

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

    async def room(self, source: str = "") -> None:
        await self._home.room(source)


class _Partition(Generic[M]):
    """The stream and the memories of one partition."""

    def __init__(
        self,
        redis: Redis,
        stream: Stream[M],
        service: str,
        worker: str,
        marks: Marks,
        number: int,
    ) -> None:
        self._redis = redis
        self._stream = stream
        self._prefix = f"{service}:"
        self._number = number
        self._mark = key(f"{service}:mark:{worker}", number)
        self._calls = 0
        self._marks = marks
        self._shares = Shares()
        self._turn = asyncio.Lock()
        self._publish = load(redis, "publish")
        self._sending = asyncio.Lock()
        self.losses = 0

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        if not names:
            return []
        keys = [self._key(name) for name in names]
        held: Any = await patiently("recall", lambda: self._redis.mget(keys))
        return [value.decode() if value is not None else None for value in held]

    async def adopt(self, name: str, value: str) -> str:
        """Take a memory over from another partition, unless there is one here by now."""
        place = self._key(name)
        await patiently("adopt", lambda: self._redis.set(place, value, nx=True, ex=_REMEMBERED_S))
        return (await self.recall([name]))[0] or value

    async def forget(self, name: str) -> None:
        """Drop a memory that lives elsewhere now; else it would count again if its source returns.

        A kill between the two leaves both, and the one at home counts.
        """
        await patiently("forget", lambda: self._redis.delete(self._key(name)))

    async def send(self, drafts: Sequence[Draft[M]], remember: Mapping[str, str]) -> int:
        keys = [self._stream.key(self._number), tally(self._number), self._mark]
        keys += [self._key(draft.name) for draft in drafts]
        keys += [self._key(name) for name in remember]
        told: list[Any] = [len(drafts)]
        for draft in drafts:
            items = [item for pair in encode(draft.message).items() for item in pair]
            expects = [int(draft.expected is not None), draft.expected or ""]
            told += [*expects, draft.state, len(items), *items]
        told += remember.values()
        async with self._sending:
            self._calls += 1
            arguments = [self._stream.name, _REMEMBERED_S, self._calls, *told]
            published, added, mark = await patiently(
                "publish", lambda: self._publish(keys=keys, args=arguments)
            )
            # A call that was answered only when repeated finds its own mark.
            self._compare(mark, self._calls - 1)
        for place, draft in enumerate(drafts[:published], start=added - published + 1):
            self._shares.note(_source(draft), added=place, number=1)
        return int(published)

    async def look_back(self) -> None:
        """Compare the mark with what this process wrote last; if it is lower, Redis went back."""
        async with self._sending:
            if not self._calls:
                return
            mark: Any = await patiently("look_back", lambda: self._redis.get(self._mark))
            self._compare(int(mark or 0), self._calls)
            self._calls = int(mark or 0)

    def _compare(self, found: int, wrote: int) -> None:
        """Notice that what this process wrote is no longer there."""
        if found < wrote:
            self.losses += 1
            _log.error(
                "runtime.redis_went_back",
                stream=self._stream.name,
                partition=self._number,
                wrote=wrote,
                found=found,
            )

    async def room(self, source: str) -> None:
        """Wait until there is room for this source; those that wait are let in in turn."""
        told = False
        while True:
            async with self._turn:
                waiting, has = await self._filled(source)
                if not self._marks.shut(waiting) and has < self._marks.share:
                    return
            if not told:
                _log.info(
                    "runtime.held_back",
                    stream=self._stream.name,
                    source=source,
                    waiting=waiting,
                    of_source=has,
                )
                told = True
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _filled(self, source: str) -> tuple[int, int]:
        length: int = await patiently(
            "room", lambda: self._redis.xlen(self._stream.key(self._number))
        )
        waiting = max(0, length - self._stream.keep)
        added: Any = await patiently(
            "room", lambda: self._redis.hget(tally(self._number), f"{self._stream.name}:added")
        )
        return waiting, self._shares.waiting(source, added=int(added or 0), waiting=waiting)

    def _key(self, name: str) -> str:
        return key(self._prefix + name, self._number)


def _source(draft: Draft[Any]) -> str:
    source: str = draft.message.source.id
    return source
