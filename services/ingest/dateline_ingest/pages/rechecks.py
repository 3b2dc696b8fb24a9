"""The loop that looks at published articles' pages again, and publishes what has changed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Protocol

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox
from dateline.runtime.logging import logger
from dateline_ingest.fetching.fetcher import NotModified
from dateline_ingest.identity.keys import home_of
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.followed import Followed, follow, missed, recollect, revised
from dateline_ingest.pages.recheck_law import FIRST_S, GONE_AGAIN_S, next_recheck
from dateline_ingest.pages.visits import PageVisitor

log = logger("ingest")

NAME, ENTRIES = "rechecks", "followed"
"""The names of the schedule and of its entries in each partition."""
_LONGEST_SLEEP_S = 5.0
_SHORTEST_SLEEP_S = 0.05
_GIVEN_UP = timedelta(days=1)
"""After so long it is no longer asked every hour whether a page that was missing still is."""
_END = frozenset({"disallowed", "forbidden", "bad_url", "not_text"})
"""What keeps us from a page for good."""


class Lease(Protocol):
    """The right to look at a member; see ``dateline_ingest.polling.schedule_store``."""

    @property
    def member(self) -> str:
        """The article's id."""
        ...

    @property
    def entry(self) -> str:
        """The JSON of a :class:`Followed`."""
        ...


class Taken(Protocol):
    """What a call of :meth:`RecheckSchedule.take` came to."""

    @property
    def idle(self) -> float | None:
        """Seconds until something may be due."""
        ...

    @property
    def known(self) -> int:
        """How many entries there are."""
        ...

    @property
    def leases(self) -> Sequence[Any]:
        """The leases that were taken."""
        ...


class RecheckSchedule(Protocol):
    """A schedule in one partition; see ``dateline_ingest.polling.schedule_store``."""

    async def take(self, limit: int) -> Taken:
        """Take at most so many members that are due."""
        ...

    async def settle(self, lease: Any, wait: float) -> bool:
        """End a lease; its member is due again in so many seconds."""
        ...

    async def put(
        self,
        entries: Mapping[str, tuple[str, float | None]],
        *,
        mode: Literal["new", "set"] = "new",
    ) -> set[str]:
        """Write entries down, and schedule those that are not scheduled yet."""
        ...

    async def remove(self, members: Sequence[str]) -> set[str]:
        """Forget members."""
        ...


class Editor(Protocol):
    """Tells what of some articles is news; see ``dateline_ingest.identity.editor``."""

    async def drafts(
        self, source: Source, articles: Sequence[ArticleFetched], *, home: str | None = None
    ) -> list[Draft[ArticleFetched]]:
        """Make drafts of what is new or has changed."""
        ...


@dataclass
class Rechecks:
    """Looks again at the pages of articles, each for itself."""

    visitor: PageVisitor
    editor: Editor
    outbox: Outbox[ArticleFetched]
    schedules: Sequence[RecheckSchedule]
    """One for each partition."""
    at: Callable[[str], RecheckSchedule]
    """The schedule of a host."""
    at_once: int = 4
    """Pages that one call takes; the visitor bounds how many are fetched at a time."""
    most: int = 20_000
    """Articles followed in a partition, about 30 MB of Redis; more are not taken on."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    known: int = 0
    """The most entries that a partition had when it was last looked at."""

    async def follow(self, articles: Sequence[ArticleFetched]) -> None:
        """Follow articles that have just been published; those that are followed stay so."""
        if self.known >= self.most:
            return
        entries: defaultdict[str, dict[str, tuple[str, float | None]]] = defaultdict(dict)
        for article in articles:
            home = home_of(article.source)
            followed = follow(article, home)
            if followed and self._wait(followed, article.fetched_at) is not None:
                entries[home][str(article.article_id)] = followed.write(), FIRST_S
        for home, those in entries.items():
            await self.at(home).put(those)

    async def run(self) -> None:
        """Look for ever."""
        while True:  # noqa: ASYNC110 - nobody tells when a page is due, only time does
            await asyncio.sleep(await self.check_due())

    async def check_due(self) -> float:
        """Look once at each page that is due, a few of each partition.

        Returns:
            Seconds until something may be due.
        """
        idle, self.known = _LONGEST_SLEEP_S, 0
        for schedule in self.schedules:
            taken = await schedule.take(self.at_once)
            self.known = max(self.known, taken.known)
            if taken.idle is not None:
                idle = min(idle, taken.idle)
            async with asyncio.TaskGroup() as group:
                for lease in taken.leases:
                    group.create_task(self._in_turn(schedule, lease))
        return max(idle, _SHORTEST_SLEEP_S)

    async def _in_turn(self, schedule: RecheckSchedule, lease: Lease) -> None:
        followed = recollect(lease.entry)
        wait: float | None = None
        try:
            if followed is not None:
                followed, is_over = await self._look(followed)
                wait = None if is_over else self._wait(followed, self.now())
        except Exception:
            log.exception("ingest.recheck_crashed", article=lease.member)
            wait = self._wait(followed, self.now()) if followed else None
        if followed is None or wait is None:
            await schedule.settle(lease, FIRST_S)
            await schedule.remove([lease.member])
            return
        await schedule.put({lease.member: (followed.write(), wait)}, mode="set")
        await schedule.settle(lease, wait)

    async def _look(self, followed: Followed) -> tuple[Followed, bool]:
        """Look at a page; say what to remember, and whether there is nothing more to see."""
        article = followed.article
        visit = await self.visitor.look(
            article.url or "",
            etag=followed.etag,
            last_modified=followed.last_modified,
            allow_private=self.visitor.may_be_private(article),
        )
        if isinstance(visit, NotModified):
            return followed.model_copy(update={"gone_since": None}), False
        if isinstance(visit, Failed):
            return await self._miss(followed, visit)
        remembered, now = revised(followed, visit.page)
        if now is not None:
            await self._publish(followed, now)
            # Only what was taken in may be asked for by its validators.
            fetched = visit.fetched
            known = {"etag": fetched.etag, "last_modified": fetched.last_modified}
            remembered = remembered.model_copy(update=known)
        return remembered, False

    async def _miss(self, followed: Followed, failed: Failed) -> tuple[Followed, bool]:
        remembered, removed = missed(followed, failed, self.now())
        if removed is not None:
            await self._publish(followed, removed)
            log.info("ingest.article_removed", url=removed.url, detail=failed.detail)
        return remembered, removed is not None or failed.outcome in _END

    async def _publish(self, followed: Followed, article: ArticleFetched) -> None:
        """Publish a revision, if the editor finds that it is one."""
        drafts = await self.editor.drafts(article.source, [article], home=followed.domain)
        if drafts:
            home = self.outbox.at(followed.domain)
            await home.room(followed.domain)
            await home.publish(drafts)

    def _wait(self, followed: Followed, now: datetime) -> float | None:
        gone = followed.gone_since
        if gone is not None and now - gone < _GIVEN_UP:
            return GONE_AGAIN_S
        published = followed.article.published
        return next_recheck(published.at if published else None, followed.first_seen, now)
