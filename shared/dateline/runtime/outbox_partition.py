"""The stream and the memories of one partition, as an outbox sees them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from redis.asyncio import Redis

from dateline.connection.script import Script
from dateline.messages import Message
from dateline.runtime.fairness import Shares
from dateline.runtime.logging import logger
from dateline.runtime.marks import Marks
from dateline.runtime.patience import patiently
from dateline.runtime.scripts import load
from dateline.runtime.service import REMEMBERED_S, Draft, Procedure
from dateline.streams import Stream, key, tally
from dateline.wire import encode

M = TypeVar("M", bound=Message)

_log = logger("runtime")

_LOOK_AGAIN_S = 0.2


class Partition(Generic[M]):
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
        self.number = number
        self._mark = key(f"{service}:mark:{worker}", number)
        self._calls = 0
        self._marks = marks
        self._shares = Shares()
        self._turn = asyncio.Lock()
        self._publish = load(redis, "publish")
        self._procedures: dict[str, Script] = {}
        self._sending = asyncio.Lock()
        self.losses = 0

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`dateline.runtime.service.Outbox.recall`."""
        if not names:
            return []
        keys = [self._key(name) for name in names]
        held: Any = await patiently("recall", lambda: self._redis.mget(keys))
        return [value.decode() if value is not None else None for value in held]

    async def adopt(self, name: str, value: str) -> str:
        """Take a memory over from another partition, unless there is one here by now."""
        place = self._key(name)
        await patiently("adopt", lambda: self._redis.set(place, value, nx=True, ex=REMEMBERED_S))
        return (await self.recall([name]))[0] or value

    async def forget(self, name: str) -> None:
        """Drop a memory that lives elsewhere now; else it would count again if its source returns.

        A kill between the two leaves both, and the one at home counts.
        """
        # The user of ingest may not DEL.
        await patiently("forget", lambda: self._redis.expire(self._key(name), 0))

    async def send(self, drafts: Sequence[Draft[M]], remember: Mapping[str, str]) -> int:
        """Put at most as many messages on the stream as one script call should take."""
        keys = [self._stream.key(self.number), tally(self.number), self._mark]
        told: list[Any] = [len(drafts)]
        for draft in drafts:
            provided = {draft.name: draft.expected, **draft.provided}
            written = {draft.name: draft.state, **draft.also}
            keys += [self._key(name) for name in (*provided, *written)]
            told += _laid(provided, written, encode(draft.message))
        keys += [self._key(name) for name in remember]
        told += remember.values()
        async with self._sending:
            self._calls += 1
            arguments = [self._stream.name, REMEMBERED_S, self._calls, *told]
            published, added, mark = await patiently(
                "publish", lambda: self._publish(keys=keys, args=arguments)
            )
            # A call that was answered only when repeated finds its own mark.
            self._compare(mark, self._calls - 1)
        for place, draft in enumerate(drafts[:published], start=added - published + 1):
            self._shares.note(_source(draft), added=place, number=1)
        return int(published)

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        """See :meth:`dateline.runtime.service.Outbox.run`."""
        script = self._procedures.get(procedure.lua)
        if script is None:
            script = self._procedures[procedure.lua] = Script(self._redis, procedure.lua)
        keys = [self._key(name) for name in names]
        told = list(arguments)
        return _read(await patiently("run", lambda: script(keys=keys, args=told)))

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
                partition=self.number,
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
            "room", lambda: self._redis.xlen(self._stream.key(self.number))
        )
        waiting = max(0, length - self._stream.keep)
        added: Any = await patiently(
            "room", lambda: self._redis.hget(tally(self.number), f"{self._stream.name}:added")
        )
        return waiting, self._shares.waiting(source, added=int(added or 0), waiting=waiting)

    def _key(self, name: str) -> str:
        return key(self._prefix + name, self.number)


def _laid(
    provided: Mapping[str, str | None], written: Mapping[str, str], fields: Mapping[str, str]
) -> list[Any]:
    """Lay one draft out as the publish script reads it."""
    laid: list[Any] = [len(provided), len(written), 2 * len(fields)]
    for value in provided.values():
        laid += [int(value is not None), value or ""]
    laid += written.values()
    for pair in fields.items():
        laid += pair
    return laid


def _source(draft: Draft[Any]) -> str:
    source: str = draft.message.source.id
    return source


def _read(answer: Any) -> Any:
    """Turn the bytes in a script's answer into text."""
    if isinstance(answer, bytes):
        return answer.decode()
    if isinstance(answer, list):
        return [_read(part) for part in cast("Sequence[Any]", answer)]
    return answer
