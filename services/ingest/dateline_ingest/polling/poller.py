"""The loop that looks at feeds when they are due, and publishes what is new in them."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox
from dateline.runtime.logging import logger
from dateline_ingest.feeds.articles import read_item
from dateline_ingest.feeds.parsing import Feed, parse_feed
from dateline_ingest.fetching.fetcher import Fetched, Fetcher, NotModified
from dateline_ingest.identity.editor import Editor
from dateline_ingest.identity.keys import home_of
from dateline_ingest.outcomes import Failed, line
from dateline_ingest.polling.agenda import Agenda
from dateline_ingest.polling.memory import (
    FeedMemory,
    after_failure,
    after_success,
    body_hash,
    in_doubt,
    memory_key,
    recollect,
)
from dateline_ingest.polling.schedule import next_wait, still_to_wait

log = logger("ingest")

_PORTION = 50
"""Articles published in one transaction: a feed may bring thousands, and others wait meanwhile."""
_LONGEST_SLEEP = 5.0
"""Seconds; so long may a loss of Redis go unnoticed."""
_SHORTEST_SLEEP = 0.05
_SPREAD = 60.0
"""Seconds, or one interval if that is less, over which all feeds are looked at after a loss."""


@dataclass
class Poller:
    """Looks at feeds, each for itself: the trouble of one never stops the rest."""

    fetcher: Fetcher
    outbox: Outbox[ArticleFetched]
    interval: float
    """Seconds between two looks at a healthy feed."""
    slots: asyncio.Semaphore
    """How many feeds may be looked at at once. A feed keeps its slot until it is published, so that
    no more than these are in memory while Redis is full or away."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """The clock on the wall, which may jump: it dates, and never decides alone."""
    passed: Callable[[], float] = lambda: asyncio.get_running_loop().time()
    """Seconds that have passed since some moment; nothing turns them back."""
    jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads load, guards nothing
    hosts: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    """One fetch at a time from each host."""
    agenda: Agenda = field(default_factory=Agenda)
    """When each source is due, in seconds passed; those that are being looked at are not on it."""
    doubted: set[str] = field(default_factory=set[str])
    """The sources whose memory may vouch for articles that Redis has lost."""
    private: Collection[str] = ()
    """The ids of the sources whose host may be at an address that is not public."""
    losses: int = 0
    """How many losses of Redis have been dealt with."""
    landed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Count the losses from now on: what Redis lost earlier, this process never knew."""
        self.losses = self.outbox.losses

    async def run(self, sources: Sequence[Source]) -> None:
        """Poll for ever; a slow host keeps only its own feeds waiting."""
        self.agenda.meet(sources, self.passed())
        async with asyncio.TaskGroup() as group:
            while True:
                self.landed.clear()
                self._start_due(group)
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._idle_seconds()):
                        await self.landed.wait()

    async def poll_due(self, sources: Sequence[Source]) -> None:
        """Look once at every feed that is due, and wait for all of them."""
        self.agenda.meet(sources, self.passed())
        async with asyncio.TaskGroup() as group:
            self._start_due(group)

    async def poll(self, source: Source, memory: FeedMemory) -> float:
        """Look at one feed, publish what is new in it, and remember how it went.

        Returns:
            Seconds until the next look.
        """
        result = await self.fetcher.fetch(
            memory.url,
            etag=memory.etag,
            last_modified=memory.last_modified,
            allow_private=source.id in self.private,
        )
        if isinstance(result, Failed):
            return await self._fail(source, memory, result)
        if isinstance(result, NotModified):
            return await self._settle(source, after_success(memory, "not_modified", self.now()))
        if body_hash(result.body) == memory.body_hash:
            return await self._settle(source, after_success(memory, "unchanged", self.now()))
        return await self._take_in(source, memory, result)

    def _start_due(self, group: asyncio.TaskGroup) -> None:
        """Start looking at what is due."""
        if self.outbox.losses > self.losses:
            self._doubt()
        for source in self.agenda.take(self.passed()):
            group.create_task(self._in_turn(source))

    def _doubt(self) -> None:
        """Have every feed read anew, because what was published of it may be lost."""
        self.losses = self.outbox.losses
        self.doubted = set(self.agenda.known)
        log.warning("ingest.memory_lost", feeds=len(self.doubted))
        for source in self.agenda.waiting():
            self.agenda.put(source, self.passed() + self._spread())

    def _spread(self) -> float:
        return min(self.interval, _SPREAD) * (1 + self.jitter()) / 2

    async def _in_turn(self, source: Source) -> None:
        try:
            async with self.hosts[source.domain or source.id], self.slots:
                wait = await self._look(source)
        except Exception:
            log.exception("ingest.look_crashed", feed=source.feed_url)
            wait = self.interval
        if source.id in self.doubted:  # Redis may have lost it meanwhile
            wait = self._spread()
        self.agenda.put(source, self.passed() + wait)
        self.landed.set()

    async def _look(self, source: Source) -> float:
        """Look at a feed unless another ingest, which may share its memory, has just done so."""
        is_doubted = source.id in self.doubted
        self.doubted.discard(source.id)
        (stored,) = await self.outbox.at(home_of(source)).recall([memory_key(source)])
        memory = recollect(stored, source.feed_url or "")
        if is_doubted:
            return await self.poll(source, in_doubt(memory))
        left = still_to_wait(
            self.now(),
            memory.next_poll,
            wait=memory.wait,
            interval=self.interval,
            outcome=memory.last_outcome,
        )
        # Whoever planned that look shall be the first at it: who comes after finds the next plan.
        return left + self._spread() if left else await self.poll(source, memory)

    def _idle_seconds(self) -> float:
        """How long nothing will be due, unless a look ends meanwhile."""
        first = self.agenda.first
        wait = _LONGEST_SLEEP if first is None else first - self.passed()
        return min(max(wait, _SHORTEST_SLEEP), _LONGEST_SLEEP)

    async def _take_in(self, source: Source, memory: FeedMemory, fetched: Fetched) -> float:
        read = await asyncio.to_thread(_read, fetched, source, self.now())
        if isinstance(read, Failed):
            return await self._fail(source, memory, read)
        feed, articles = read
        drafts = await Editor(self.outbox).drafts(source, articles)
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

    async def _fail(self, source: Source, memory: FeedMemory, failed: Failed) -> float:
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
    ) -> float:
        """Publish, and in the last transaction write the feed's memory; return the next wait."""
        wait = next_wait(
            interval=self.interval,
            outcome=memory.last_outcome or "ok",
            failures=memory.failures,
            retry_after=retry_after,
            jitter=self.jitter(),
        )
        planned = self.now() + timedelta(seconds=wait)
        memory = memory.model_copy(update={"next_poll": planned, "wait": wait})
        published = await self._publish(source, memory, drafts)
        log.info(
            "ingest.feed_polled",
            feed=memory.url,
            outcome=memory.last_outcome,
            entries=memory.entries,
            published=published,
            next_poll=memory.next_poll.isoformat() if memory.next_poll else None,
        )
        return wait

    async def _publish(
        self, source: Source, memory: FeedMemory, drafts: Sequence[Draft[ArticleFetched]]
    ) -> int:
        """Publish in portions, the feed's memory with the last."""
        home, published, rest = self.outbox.at(home_of(source)), 0, list(drafts)
        while len(rest) > _PORTION:
            await home.room(source.id)
            published += await home.publish(rest[:_PORTION])
            rest = rest[_PORTION:]
        if rest:
            await home.room(source.id)
        published += await home.publish(rest, remember=_written(source, memory))
        if published < len(drafts):
            # Somebody was quicker, perhaps with older text, or Redis has gone back in time.
            await home.publish(remember=_written(source, in_doubt(memory)))
        return published


def _written(source: Source, memory: FeedMemory) -> dict[str, str]:
    return {memory_key(source): memory.model_dump_json(exclude_defaults=True)}


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
