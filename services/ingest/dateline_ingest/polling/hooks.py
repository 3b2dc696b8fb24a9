"""What a look is given, what it has seen, and whom it tells."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft
from dateline_ingest.feeds.model import Feed as Document
from dateline_ingest.fetching.fetcher import Fetched, NotModified
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.registry import Subscription


class Drafter(Protocol):
    """Who decides which articles are news, and as which revision."""

    async def drafts(
        self, source: Source, articles: Sequence[ArticleFetched], *, standing: int = 0
    ) -> list[Draft[ArticleFetched]]:
        """Decide; see :class:`dateline_ingest.identity.editor.Editor`."""
        ...


@dataclass(frozen=True)
class Feed:
    """A feed to look at."""

    source: Source
    subscription: Subscription
    at: datetime
    """The present, by the clock of Redis."""
    doubted: datetime | None = None
    """When Redis was last seen to have lost something: what was read before does not count."""


@dataclass(frozen=True)
class Seen:
    """What a look that went well has seen."""

    result: Fetched | NotModified
    about: Document | None = None
    """What is said about the feed in a document that was not known."""
    newest: datetime | None = None
    """When the newest of its news was published."""


AfterLook = Callable[[Feed, FeedMemory, Seen], Awaitable[FeedMemory]]
"""Told of each look that went well; returns the memory with what it has learnt. The subscriptions
to hubs are seen to by it."""
Published = Callable[[Sequence[ArticleFetched]], Awaitable[None]]
"""Told of articles that have just been published."""
