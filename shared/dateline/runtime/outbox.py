"""The outbox of a service that reads no stream, on Redis: messages and memory in one script."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from redis.asyncio import Redis

from dateline.messages import Message
from dateline.runtime.logging import logger
from dateline.runtime.redis_log import script
from dateline.runtime.service import Draft
from dateline.streams import Stream, key
from dateline.wire import encode

M = TypeVar("M", bound=Message)

_log = logger("runtime")

# A message in one script call costs Redis about 0.03 ms at 5 KB; fifty hold it for some 2 ms.
_CHUNK = 50

# An article that no feed has shown for this long is forgotten, and would count as new.
_REMEMBERED_S = 60 * 24 * 3600

_LOOK_AGAIN_S = 0.2


class RedisOutbox(Generic[M]):
    """See :class:`dateline.runtime.service.Outbox`."""

    def __init__(
        self, redis: Redis, stream: Stream[M], service: str, *, high_mark: int, partition: int = 0
    ) -> None:
        self._redis = redis
        self._stream = stream
        self._service = service
        self._partition = partition
        self._high_mark = high_mark
        self._publish = redis.register_script(script("publish"))

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`Outbox.recall`."""
        if not names:
            return []
        held: Any = await self._redis.mget([self._key(name) for name in names])
        return [value.decode() if value is not None else None for value in held]

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
            published += await self._send(chunk, {})
        return published + await self._send(chunks[-1], remember or {})

    async def room(self) -> None:
        """See :meth:`Outbox.room`."""
        told = False
        while (waiting := await self._redis.xlen(self._stream.key(self._partition))) > (
            self._high_mark + self._stream.keep
        ):
            if not told:
                _log.info("runtime.held_back", stream=self._stream.name, waiting=waiting)
                told = True
            await asyncio.sleep(_LOOK_AGAIN_S)

    def _key(self, name: str) -> str:
        return key(f"{self._service}:{name}", self._partition)

    async def _send(self, drafts: Sequence[Draft[M]], remember: Mapping[str, str]) -> int:
        keys = [self._stream.key(self._partition)]
        keys += [self._key(draft.name) for draft in drafts]
        keys += [self._key(name) for name in remember]
        arguments: list[Any] = [_REMEMBERED_S, len(drafts)]
        for draft in drafts:
            items = [item for pair in encode(draft.message).items() for item in pair]
            expects = [int(draft.expected is not None), draft.expected or ""]
            arguments += [*expects, draft.state, len(items), *items]
        arguments += remember.values()
        published: int = await self._publish(keys=keys, args=arguments)
        return published
