"""A feed's document to articles, in a thread of this process."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Protocol

from dateline.messages import ArticleFetched, Source
from dateline.runtime.logging import logger
from dateline_ingest.feeds.articles import read_item
from dateline_ingest.feeds.parsing import Feed, parse_feed
from dateline_ingest.fetching.fetcher import Fetched
from dateline_ingest.outcomes import Failed

log = logger("ingest")


class Reader(Protocol):
    """Who makes articles of a document."""

    async def read(
        self, fetched: Fetched, source: Source, now: datetime
    ) -> tuple[Feed, list[ArticleFetched]] | Failed:
        """Read a document; never raises."""
        ...


class ThreadReader:
    """Reads in a worker thread; a bug in a parser is one feed's trouble."""

    async def read(
        self, fetched: Fetched, source: Source, now: datetime
    ) -> tuple[Feed, list[ArticleFetched]] | Failed:
        """Read a document."""
        return await asyncio.to_thread(_read, fetched, source, now)


def hint_of(feed: Feed) -> float | None:
    """Seconds for which a feed says that it need not be asked again: its ttl or updatePeriod."""
    minutes: list[int | None] = [
        getattr(feed, "ttl_minutes", None),
        getattr(feed, "update_minutes", None),
    ]
    return max((60.0 * each for each in minutes if each), default=None)


def _read(
    fetched: Fetched, source: Source, now: datetime
) -> tuple[Feed, list[ArticleFetched]] | Failed:
    try:
        feed = parse_feed(fetched.body, fetched.url, fetched.headers)
        if isinstance(feed, Failed):
            return feed
        return feed, [read_item(item, feed, source, now) for item in feed.items]
    except Exception as error:
        log.exception("ingest.parse_crashed", feed=fetched.url)
        return Failed("internal_error", repr(error)[:200])
