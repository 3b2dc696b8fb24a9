"""The outbox in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.messages import Message
from dateline.runtime.service import Draft, Procedure
from dateline.streams import Stream
from dateline.testing.keyspace import Keyspace
from dateline.testing.streams import MemoryStreams

M = TypeVar("M", bound=Message)


@dataclass
class MemoryOutbox(Generic[M]):
    """See :class:`dateline.runtime.service.Outbox`."""

    streams: MemoryStreams
    stream: Stream[M]
    service: str
    losses: int = 0
    """Raised by a test that lets the streams go back in time."""
    partition: int = 0
    """There is one."""

    def at(self, source: str) -> MemoryOutbox[M]:
        """Return this very outbox: there is one partition."""
        del source
        return self

    def parts(self) -> list[MemoryOutbox[M]]:
        """See :meth:`Outbox.parts`."""
        return [self]

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """See :meth:`Outbox.recall`."""
        return [self.streams.memory.get(f"{self.service}:{name}") for name in names]

    async def publish(
        self, drafts: Sequence[Draft[M]] = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """See :meth:`Outbox.publish`."""
        published = 0
        for draft in drafts:
            provided = {draft.name: draft.expected, **draft.provided}
            if await self.recall([*provided]) == [*provided.values()]:
                self.streams.put(self.stream, draft.message)
                self._write({draft.name: draft.state, **draft.also})
                published += 1
        if published == len(drafts):
            self._write(remember or {})
        return published

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        """See :meth:`Outbox.run`."""
        keys = [f"{self.service}:{name}" for name in names]
        told = [str(argument) for argument in arguments]
        kept = Keyspace(self.streams.memory, self.streams.kept)
        return procedure.twin(kept, keys, told, self.streams.now)

    async def room(self, source: str = "") -> None:
        """Return at once: memory is roomy."""

    def _write(self, memories: Mapping[str, str]) -> None:
        self.streams.memory.update({f"{self.service}:{n}": text for n, text in memories.items()})
