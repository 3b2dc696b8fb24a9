"""The loop that looks at feeds when they are due, and publishes what is new in them."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog
from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox

from dateline_ingest.articles import read_item
from dateline_ingest.feed_memory import (
    FeedMemory,
    after_failure,
    after_success,
    body_hash,
    memory_key,
    recollect,
)
from dateline_ingest.feeds import Feed, parse_feed
from dateline_ingest.fetcher import Fetched, Fetcher, NotModified
from dateline_ingest.identity import decide, memory_name
from dateline_ingest.outcomes import Failed, line
from dateline_ingest.schedule import next_poll

log = structlog.stdlib.get_logger("dateline_ingest")

_CHUNK = 100
"""Articles published in one transaction: a feed may bring thousands, and Redis does one at a time."""
_LONGEST_SLEEP = 30.0
"""Seconds after which the memories are read again: another ingest may have polled meanwhile."""
_SHORTEST_SLEEP = 0.05


@dataclass(frozen=True)
class Poller:
    """Looks at feeds, each for itself: the trouble of one never stops the rest."""

    fetcher: Fetcher
    outbox: Outbox[ArticleFetched]
    interval: float
    """Seconds between two looks at a healthy feed."""
    concurrency: int
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads load, guards nothing
    hosts: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    """One fetch at a time from each host."""

    async def run(self, sources: Sequence[Source]) -> None:
        """Poll for ever."""
        while True:
            wake = await self.poll_due(sources)
            seconds = (wake - self.now()).total_seconds()
            await asyncio.sleep(min(max(seconds, _SHORTEST_SLEEP), _LONGEST_SLEEP))

    async def poll_due(self, sources: Sequence[Source]) -> datetime:
        """Look at every feed that is due.

        Returns:
            When the first of all feeds is due next.
        """
        memories = await self._memories(sources)
        now = self.now()
        limit = asyncio.Semaphore(self.concurrency)
        async with asyncio.TaskGroup() as group:
            for source, memory in memories:
                if memory.is_due(now):
                    group.create_task(self._in_turn(source, memory, limit))
        due = [memory.next_poll or now for _, memory in await self._memories(sources)]
        return min(due, default=now)

    async def poll(self, source: Source, memory: FeedMemory) -> FeedMemory:
        """Look at one feed, publish what is new in it, and remember how it went."""
        result = await self.fetcher.fetch(
            memory.url, etag=memory.etag, last_modified=memory.last_modified
        )
        if isinstance(result, Failed):
            return await self._fail(source, memory, result)
        if isinstance(result, NotModified):
            return await self._settle(source, after_success(memory, "not_modified", self.now()))
        if body_hash(result.body) == memory.body_hash:
            return await self._settle(source, after_success(memory, "unchanged", self.now()))
        return await self._take_in(source, memory, result)

    async def _in_turn(self, source: Source, memory: FeedMemory, limit: asyncio.Semaphore) -> None:
        async with self.hosts[source.domain or source.id], limit:
            await self.poll(source, memory)

    async def _memories(self, sources: Sequence[Source]) -> list[tuple[Source, FeedMemory]]:
        stored = await self.outbox.recall([memory_key(source) for source in sources])
        return [
            (source, recollect(document, source.feed_url or ""))
            for source, document in zip(sources, stored, strict=True)
        ]

    async def _take_in(self, source: Source, memory: FeedMemory, fetched: Fetched) -> FeedMemory:
        read = await asyncio.to_thread(_read, fetched, source, self.now())
        if isinstance(read, Failed):
            return await self._fail(source, memory, read)
        feed, articles = read
        drafts = await self._news(articles)
        remembered = after_success(memory, "ok", self.now()).model_copy(
            update={
                "last_detail": feed.remark,
                "moved_to": fetched.moved_to,
                "etag": fetched.etag,
                "last_modified": fetched.last_modified,
                "body_hash": body_hash(fetched.body),
                "entries": len(articles),
            }
        )
        if feed.remark:
            log.warning("ingest.feed_questionable", feed=memory.url, detail=feed.remark)
        return await self._settle(source, remembered, drafts)

    async def _news(self, articles: Iterable[ArticleFetched]) -> list[Draft[ArticleFetched]]:
        """What of a feed's articles is new; of two with one id the first counts."""
        unique = list({article.article_id: article for article in reversed([*articles])}.values())
        unique.reverse()
        known = await self.outbox.recall([memory_name(article) for article in unique])
        drafts = (decide(article, state) for article, state in zip(unique, known, strict=True))
        return [draft for draft in drafts if draft is not None]

    async def _fail(self, source: Source, memory: FeedMemory, failed: Failed) -> FeedMemory:
        log.warning(
            "ingest.feed_failed",
            feed=memory.url,
            outcome=failed.outcome,
            failures=memory.failures + 1,
            told=line(memory.url, failed),
        )
        return await self._settle(
            source, after_failure(memory, failed), retry_after=failed.retry_after
        )

    async def _settle(
        self,
        source: Source,
        memory: FeedMemory,
        drafts: Sequence[Draft[ArticleFetched]] = (),
        retry_after: float | None = None,
    ) -> FeedMemory:
        """Publish, and in the last transaction write the feed's memory."""
        memory = memory.model_copy(update={"next_poll": self._next(memory, retry_after)})
        published = 0
        rest = list(drafts)
        while len(rest) > _CHUNK:
            await self.outbox.room()
            published += await self.outbox.publish(rest[:_CHUNK])
            rest = rest[_CHUNK:]
        if rest:
            await self.outbox.room()
        document = memory.model_dump_json(exclude_defaults=True)
        published += await self.outbox.publish(rest, remember={memory_key(source): document})
        log.info(
            "ingest.feed_polled",
            feed=memory.url,
            outcome=memory.last_outcome,
            entries=memory.entries,
            published=published,
            next_poll=memory.next_poll.isoformat() if memory.next_poll else None,
        )
        return memory

    def _next(self, memory: FeedMemory, retry_after: float | None) -> datetime:
        return next_poll(
            self.now(),
            interval=self.interval,
            outcome=memory.last_outcome or "ok",
            failures=memory.failures,
            retry_after=retry_after,
            jitter=self.jitter(),
        )


def _read(
    fetched: Fetched, source: Source, fetched_at: datetime
) -> tuple[Feed, list[ArticleFetched]] | Failed:
    """Parse in a worker thread; a bug in it is one feed's trouble too."""
    try:
        feed = parse_feed(fetched.body, fetched.url, fetched.headers)
        if isinstance(feed, Failed):
            return feed
        return feed, [read_item(item, feed, source, fetched_at) for item in feed.items]
    except Exception as error:
        log.exception("ingest.parse_crashed", feed=fetched.url)
        return Failed("internal_error", repr(error)[:200])
