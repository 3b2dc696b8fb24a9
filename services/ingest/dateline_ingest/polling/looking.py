"""One look at a feed: fetched, read, decided, published, and remembered."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox
from dateline.runtime.logging import logger
from dateline_ingest.feeds.model import Feed as Document
from dateline_ingest.feeds.reader import PlainReader, Reader
from dateline_ingest.fetching.fetcher import Fetched, Fetcher, NotModified
from dateline_ingest.fetching.moves import address_of, after_answer
from dateline_ingest.fetching.validators import after_body, to_send
from dateline_ingest.outcomes import Failed, Outcome, line
from dateline_ingest.polling.hooks import AfterLook, Drafter, Feed, Published, Seen
from dateline_ingest.polling.law import server_floor, spread
from dateline_ingest.polling.learning import after_entries, after_quiet, planned_wait
from dateline_ingest.polling.memory import (
    FeedMemory,
    after_failure,
    after_success,
    body_hash,
    in_doubt,
    is_whole,
    memory_key,
    recollect,
    with_validators,
)

T = TypeVar("T")

log = logger("ingest")

_PORTION = 50
"""Articles published in one transaction: a feed may bring thousands, and others wait meanwhile."""


_PARTS = 3
"""Sitemaps of an index that are read at each look: news is in the newest."""


@dataclass
class Looker:
    """Looks at feeds, one at a time and each for itself."""

    fetcher: Fetcher
    outbox: Outbox[ArticleFetched]
    drafter: Drafter
    interval: float
    """Seconds between two looks at a busy feed."""
    reader: Reader = field(default_factory=PlainReader)
    after_look: AfterLook | None = None
    on_published: Published | None = None
    private: set[str] = field(default_factory=set[str])
    """The ids of the sources, among those looked at, that may be in a private network."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """The clock on the wall, which may jump: it dates articles, and decides nothing."""
    jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads load, guards nothing
    patience: float = 300.0
    """Seconds after which a fetch or the reading of a document is given up, whatever holds it."""

    async def look(self, feed: Feed) -> float:
        """Look at a feed, publish what is new in it, and remember how it went.

        Returns:
            Seconds until the next look.
        """
        memory = await self._recall(feed)
        (self.private.add if feed.subscription.allow_private else self.private.discard)(
            feed.source.id
        )
        draw = (self.jitter() + 1) / 2
        etag, last_modified = to_send(memory.validators, feed.at, draw).pair
        asked = address_of(memory.url, memory.move, memory.failures)
        private = feed.subscription.allow_private and asked == memory.url
        result = await self._bounded(
            self.fetcher.fetch(asked, etag=etag, last_modified=last_modified, allow_private=private)
        )
        if isinstance(result, Failed):
            return await self._fail(feed, memory, result)
        move = after_answer(memory.move, memory.url, asked, result.moved_to, feed.at)
        memory = memory.model_copy(update={"move": move, "moved_to": result.moved_to})
        if isinstance(result, NotModified):
            return await self._pass_over(feed, memory, result, "not_modified")
        if body_hash(result.body) == memory.body_hash and is_whole(memory, feed.at):
            known = after_body(memory.validators, result.headers, feed.at, is_new=False)
            memory = with_validators(memory, known)
            return await self._pass_over(feed, memory, result, "unchanged")
        return await self._take_in(feed, memory, result)

    async def deliver(self, feed: Feed, fetched: Fetched) -> None:
        """Take in a document that a hub has pushed; the next look stays where it is."""
        memory = await self._recall(feed)
        read = await self._bounded(self.reader.read(fetched, feed.source, self.now()))
        if isinstance(read, Failed):
            log.warning("ingest.push_unreadable", feed=memory.url, told=line(memory.url, read))
            return
        _, articles = read
        drafts = await self.drafter.drafts(feed.source, articles)
        learnt = after_entries(memory, _stamps(articles), _new(drafts), feed.at)
        # A hub may push one entry alone: that tells nothing of what the feed shows.
        shown: dict[str, object] = {
            name: getattr(memory, name)
            for name in ("entries", "overlap", "turnover", "missed_at", "missed")
        }
        learnt = learnt.model_copy(update=shown) if memory.rate else memory
        await self._publish(feed, learnt, drafts)

    async def _recall(self, feed: Feed) -> FeedMemory:
        (stored,) = await self._home(feed).recall([memory_key(feed.source)])
        memory = recollect(stored, feed.subscription.url)
        if feed.doubted and (memory.read_at is None or memory.read_at < feed.doubted):
            return in_doubt(memory)
        return memory

    async def _bounded(self, work: Awaitable[T]) -> T | Failed:
        """Give up what takes for ever, so that it does not keep its slot from others."""
        limit = asyncio.timeout(self.patience)
        try:
            async with limit:
                return await work
        except TimeoutError:
            if not limit.expired():
                raise
            return Failed("timeout", f"given up after {self.patience:g} s")

    async def _pass_over(
        self, feed: Feed, memory: FeedMemory, result: Fetched | NotModified, outcome: Outcome
    ) -> float:
        floor = server_floor(result.headers, memory.hint, self.now())
        memory = after_quiet(after_success(memory, outcome, feed.at), feed.at)
        memory = memory.model_copy(update={"floor": floor})
        return await self._settle(feed, memory, seen=Seen(result))

    async def _take_in(self, feed: Feed, memory: FeedMemory, fetched: Fetched) -> float:
        known = frozenset(memory.digests) if is_whole(memory, feed.at) else frozenset[str]()
        read = await self._bounded(self.reader.read(fetched, feed.source, self.now(), known))
        if isinstance(read, Failed):
            return await self._fail(feed, memory, read)
        about, articles = read
        standing = len(about.digests) - len(articles)
        articles += await self._of_parts(feed, about)
        drafts = await self.drafter.drafts(feed.source, articles, standing=standing)
        new, shown = _new(drafts), [*_stamps(articles), *[None] * standing]
        memory = with_validators(
            after_entries(after_success(memory, "ok", feed.at), shown, new, feed.at),
            after_body(memory.validators, fetched.headers, feed.at, is_new=bool(new)),
        )
        hint = _hint(about)
        memory = memory.model_copy(
            update={
                "last_detail": about.remark,
                "body_hash": body_hash(fetched.body),
                "digests": about.digests,
                "whole_at": memory.whole_at if standing else feed.at,
                "read_at": feed.at,
                "hint": hint,
                "floor": server_floor(fetched.headers, hint, self.now()),
            }
        )
        if about.remark:
            log.warning(
                "ingest.feed_questionable",
                feed=memory.url,
                detail=about.remark,
                told=f"{memory.url}: read, though ill-formed ({about.remark}). "
                "Tell the publisher; a feed validator shows the place.",
            )
        newest = max((stamp for stamp in new if stamp), default=None)
        return await self._settle(feed, memory, drafts, seen=Seen(fetched, about, newest))

    async def _of_parts(self, feed: Feed, about: Document) -> list[ArticleFetched]:
        """Read the newest sitemaps of an index; what cannot be read is told, and left out."""
        articles: list[ArticleFetched] = []
        private = feed.subscription.allow_private
        for url in about.next_urls[:_PARTS]:
            part = await self._bounded(self.fetcher.fetch(url, allow_private=private))
            if isinstance(part, Fetched):
                read = await self._bounded(self.reader.read(part, feed.source, self.now()))
                if not isinstance(read, Failed):
                    articles += read[1]
                    continue
                part = read
            if isinstance(part, Failed):
                log.warning("ingest.sitemap_failed", url=url, told=line(url, part))
        return articles

    async def _fail(self, feed: Feed, memory: FeedMemory, failed: Failed) -> float:
        memory = after_failure(memory, failed, feed.at)
        log.warning(
            "ingest.feed_failed",
            feed=memory.url,
            outcome=failed.outcome,
            failures=memory.failures,
            told=line(memory.url, failed),
        )
        return await self._settle(feed, memory, retry_after=failed.retry_after)

    async def _settle(
        self,
        feed: Feed,
        memory: FeedMemory,
        drafts: Sequence[Draft[ArticleFetched]] = (),
        *,
        seen: Seen | None = None,
        retry_after: float | None = None,
    ) -> float:
        """Publish, and in the last transaction write the feed's memory; return the next wait."""
        weight = feed.subscription.weight
        if seen is not None and self.after_look is not None:
            memory = await self.after_look(feed, memory, seen)
        planned = planned_wait(
            memory, self.interval, feed.at, weight=weight, retry_after=retry_after
        )
        wait = spread(planned, self.jitter(), max(memory.floor, retry_after or 0.0))
        memory = memory.model_copy(
            update={"next_poll": feed.at + timedelta(seconds=wait), "wait": wait}
        )
        published = await self._publish(feed, memory, drafts)
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
        self, feed: Feed, memory: FeedMemory, drafts: Sequence[Draft[ArticleFetched]]
    ) -> int:
        """Publish in portions, the feed's memory with the last."""
        home, name, published, rest = self._home(feed), feed.source.id, 0, list(drafts)
        while len(rest) > _PORTION:
            await home.room(name)
            published += await home.publish(rest[:_PORTION])
            rest = rest[_PORTION:]
        if rest:
            await home.room(name)
        published += await home.publish(rest, remember=_written(feed.source, memory))
        if drafts and self.on_published is not None:
            await self.on_published([draft.message for draft in drafts])
        if published < len(drafts):
            # Somebody was quicker, perhaps with older text, or Redis has gone back in time.
            await home.publish(remember=_written(feed.source, in_doubt(memory)))
        return published

    def _home(self, feed: Feed) -> Outbox[ArticleFetched]:
        return self.outbox.at(feed.source.domain or feed.source.id)


def _written(source: Source, memory: FeedMemory) -> Mapping[str, str]:
    return {memory_key(source): memory.model_dump_json(exclude_defaults=True)}


def _hint(about: Document) -> float | None:
    """Seconds for which a feed says that it need not be asked again: its ttl or updatePeriod."""
    minutes = (about.ttl_minutes, about.update_minutes)
    return max((60.0 * each for each in minutes if each), default=None)


def _stamps(articles: Sequence[ArticleFetched]) -> list[datetime | None]:
    return [article.published.at if article.published else None for article in articles]


def _new(drafts: Sequence[Draft[ArticleFetched]]) -> list[datetime | None]:
    """List the dates of the entries that are no revision of a known article."""
    return _stamps([draft.message for draft in drafts if draft.message.revision == 1])
