"""The loop that looks at feeds when they are due, and publishes what is new in them."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox
from dateline.runtime.logging import logger
from dateline_ingest.agenda import Agenda
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

log = logger("ingest")

_CHUNK = 100
"""Articles published in one transaction: a feed may bring thousands, and others wait meanwhile."""
_LONGEST_SLEEP = 30.0
"""Seconds."""
_SHORTEST_SLEEP = 0.05


@dataclass
class Poller:
    """Looks at feeds, each for itself: the trouble of one never stops the rest."""

    fetcher: Fetcher
    outbox: Outbox[ArticleFetched]
    interval: float
    """Seconds between two looks at a healthy feed."""
    slots: asyncio.Semaphore
    """How many feeds may be looked at at once."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads load, guards nothing
    hosts: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    """One fetch at a time from each host."""
    landed: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, sources: Sequence[Source]) -> None:
        """Poll for ever; a slow host keeps only its own feeds waiting."""
        agenda = Agenda(sources, self.now())
        async with asyncio.TaskGroup() as group:
            while True:
                self.landed.clear()
                await self._start_due(agenda, group)
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._idle_seconds(agenda)):
                        await self.landed.wait()

    async def poll_due(self, sources: Sequence[Source]) -> None:
        """Look once at every feed that is due, and wait for all of them."""
        async with asyncio.TaskGroup() as group:
            await self._start_due(Agenda(sources, self.now()), group)

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

    async def _start_due(self, agenda: Agenda, group: asyncio.TaskGroup) -> None:
        """Start looking at what is due; the memory decides, for another ingest may share it."""
        now = self.now()
        for source, memory in await self._memories(agenda.take(now)):
            if memory.next_poll is not None and memory.next_poll > now:
                agenda.put(source, memory.next_poll)
            else:
                group.create_task(self._in_turn(source, memory, agenda))

    async def _in_turn(self, source: Source, memory: FeedMemory, agenda: Agenda) -> None:
        async with self.hosts[source.domain or source.id], self.slots:
            memory = await self.poll(source, memory)
        agenda.put(source, memory.next_poll or self.now())
        self.landed.set()

    def _idle_seconds(self, agenda: Agenda) -> float:
        """How long nothing will be due, unless a look ends meanwhile."""
        wait = (agenda.first - self.now()).total_seconds() if agenda.first else _LONGEST_SLEEP
        return min(max(wait, _SHORTEST_SLEEP), _LONGEST_SLEEP)

    async def _memories(self, sources: Sequence[Source]) -> list[tuple[Source, FeedMemory]]:
        if not sources:
            return []
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
            log.warning(
                "ingest.feed_questionable",
                feed=memory.url,
                detail=feed.remark,
                told=f"{memory.url}: read, though ill-formed ({feed.remark}). "
                "Tell the publisher; a feed validator shows the place.",
            )
        return await self._settle(source, remembered, drafts)

    async def _news(self, articles: Iterable[ArticleFetched]) -> list[Draft[ArticleFetched]]:
        """What of a feed's articles is new; of two with one id the first counts."""
        unique = list({article.article_id: article for article in reversed([*articles])}.values())
        unique.reverse()
        if not unique:
            return []
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
