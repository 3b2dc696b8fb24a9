"""Outboxes with a bug each, to see that the simulation finds it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from dateline.messages import ArticleFetched
from dateline.runtime.service import Draft
from dateline.testing import MemoryOutbox

Drafts = Sequence[Draft[ArticleFetched]]


class Unguarded(MemoryOutbox[ArticleFetched]):
    """Publishes whatever it is given, though somebody else may have published it."""

    async def publish(
        self, drafts: Drafts = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """Publish without a look at what is remembered."""
        for draft in drafts:
            self.streams.put(self.stream, draft.message)
            self.streams.memory[f"{self.service}:{draft.name}"] = draft.state
        await super().publish(remember=remember)
        return len(drafts)


class RemembersFirst(MemoryOutbox[ArticleFetched]):
    """Lets the memory be more durable than what it vouches for."""

    async def publish(
        self, drafts: Drafts = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """Remember, and publish a while later."""
        await super().publish(remember=remember)
        if drafts:
            await asyncio.sleep(3000.0)
        return await super().publish(drafts)
