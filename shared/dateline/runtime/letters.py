"""Dead letters as an operator handles them: read, put back, thrown away, each exactly once."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from pydantic import ValidationError
from redis.asyncio import Redis

from dateline.connection.script import Script
from dateline.errors import Reject
from dateline.messages import Article, Rejected
from dateline.runtime.pages import PAGE, pages
from dateline.runtime.queues import Queue
from dateline.runtime.scripts import load
from dateline.wire import Fields, decode, decode_rejected

_OURS = b"rejected."


@dataclass(frozen=True)
class Letter:
    """A dead letter as it lies there."""

    queue: Queue
    id: str
    """Its own id among the dead letters of its group."""
    fields: Fields

    @property
    def original(self) -> dict[bytes, bytes]:
        """The fields of the entry that was given up, byte for byte."""
        return {name: value for name, value in self.fields.items() if not name.startswith(_OURS)}

    @cached_property
    def told(self) -> Rejected:
        """What is known of its failure; a letter of a stranger's hand may say little."""
        try:
            return decode_rejected(self.fields)
        except ValidationError:
            buried = datetime.fromtimestamp(int(self.id.partition("-")[0]) / 1000, UTC)
            return Rejected(
                stage=self.queue.group,
                stream=self.queue.entries,
                entry_id="",
                reason="unknown",
                detail="the letter does not say why it was given up",
                attempts=1,
                first_failure=buried,
                last_failure=buried,
                fields={
                    name.decode(errors="backslashreplace"): value.decode(errors="backslashreplace")
                    for name, value in self.original.items()
                },
            )

    @property
    def message_id(self) -> str:
        """The id of the message, article and revision; empty, if the entry had none."""
        return self.told.fields.get("id", "")

    @cached_property
    def title(self) -> str:
        """The title of the article, as far as the message can be read."""
        with suppress(Reject):
            message = decode(self.fields, self.queue.stream.model)
            return message.title if isinstance(message, Article) else ""
        return ""


class Letters:
    """The dead letters of one queue."""

    def __init__(self, redis: Redis, queue: Queue) -> None:
        self._redis = redis
        self._queue = queue
        self._retry = load(redis, "retry")
        self._drop = load(redis, "drop")

    async def scan(self) -> AsyncGenerator[Letter]:
        """Yield them all, oldest first, page by page."""
        async with aclosing(pages(self._redis, self._queue.dead)) as entries:
            async for entry_id, fields in entries:
                yield Letter(self._queue, entry_id, fields)

    async def retry(self, ids: Sequence[str]) -> int:
        """Put letters back on the group's lane, as they were before they were given up.

        A letter that somebody else has put back or dropped meanwhile is passed over, and so are
        one that holds no entry any more and those of a group that reads no lane.

        Returns:
            How many were put back.
        """
        keys = [self._queue.dead, self._queue.lane, self._queue.tally]
        return await self._each(self._retry, keys, ids)

    async def drop(self, ids: Sequence[str]) -> int:
        """Throw letters away for good.

        Returns:
            How many were thrown away, those left out that somebody else has handled.
        """
        return await self._each(self._drop, [self._queue.dead, self._queue.tally], ids)

    async def _each(self, work: Script, keys: list[str], ids: Sequence[str]) -> int:
        done = 0
        for at in range(0, len(ids), PAGE):
            done += int(await work(keys=keys, args=[self._queue.scope, *ids[at : at + PAGE]]))
        return done
