"""What is at hand while a document is read: what was looked up, and what shall be remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox
from dateline_ingest.identity.amending import AMEND, Amendment, arguments_of, names_of
from dateline_ingest.identity.keys import Key
from dateline_ingest.identity.memory import Remembered
from dateline_ingest.identity.naming import memory_name
from dateline_ingest.identity.resolving import Known

_AT_ONCE = 200
"""Memories changed in one call of Redis: some 2 ms."""


@dataclass
class Desk:
    """What is at hand while a document is read."""

    outbox: Outbox[ArticleFetched]
    """Of the partition in which its articles are remembered."""
    held: dict[str, str | None] = field(default_factory=dict[str, str | None])
    """What was looked up, by name."""
    amendments: list[Amendment] = field(default_factory=list[Amendment])

    async def look_up(self, names: Iterable[str]) -> None:
        """Recall what has not been looked up yet, in one round trip."""
        unseen = [name for name in dict.fromkeys(names) if name not in self.held]
        if unseen:
            self.held.update(zip(unseen, await self.outbox.recall(unseen), strict=True))

    def keep(self, known: Known, memory: Remembered, keys: Iterable[Key]) -> None:
        """Note what shall be remembered of an article from now on, if it is anything new.

        A key that leads nowhere yet will lead to the article; one that leads to another is left
        alone. Where the memory is written anew, so are its keys, lest they expire before it.
        """
        is_new = memory is not known.memory
        mine = {None, str(known.id)} if is_new else {None}
        also = {key.name: str(known.id) for key in keys if self.held.get(key.name) in mine}
        if is_new or also:
            state = memory.write() if is_new else known.stored
            self.amend(memory_name(known.id), state, also)
            self.held.update(also)

    def amend(self, name: str, state: str, also: Mapping[str, str] | None = None) -> None:
        """Note what a memory that was looked up shall hold."""
        if state != self.held.get(name) or also:
            self.amendments.append(Amendment(name, self.held.get(name), state, also or {}))

    async def settle(self) -> None:
        """Write what was noted."""
        for at in range(0, len(self.amendments), _AT_ONCE):
            some = self.amendments[at : at + _AT_ONCE]
            await self.outbox.run(AMEND, names_of(some), arguments_of(some))
