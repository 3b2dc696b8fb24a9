"""A web that answers from a script in virtual time, and writes down all that it served."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from dateline.messages import Source
from dateline_ingest.fetching.fetcher import Fetched, NotModified, Result
from dateline_ingest.outcomes import Failed, of_status
from dateline_ingest.sources import feed_source
from tests.simulation.feed import DAY, FeedLife, Mood, Story

_TIMEOUT_S = 30.0
_RETRY_AFTER_S = 2 * 3600.0
_STATUS: dict[Mood, int] = {
    "unavailable": 503,
    "rate_limited": 429,
    "not_found": 404,
    "gone": 410,
}


@dataclass
class Ledger:
    """All that the web ever served: the oracle of what must arrive."""

    versions: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """By guid, the titles under which a story was served, each once, in order."""
    poisoned: set[str] = field(default_factory=set[str])
    """The guids of those that no stage can handle."""

    def saw(self, story: Story) -> None:
        """Write down that a story was served as it now is."""
        titles = self.versions.setdefault(story.guid, [])
        if story.title not in titles[-1:]:
            titles.append(story.title)
        if story.poison:
            self.poisoned.add(story.guid)


class ScriptedWeb:
    """A ``Fetcher`` over feeds that live as their seeds tell."""

    def __init__(self, seed: int, feeds: int, days: float) -> None:
        self.ledger = Ledger()
        self.answers: Counter[str] = Counter()
        """How often the web gave each kind of answer."""
        self._chance = Random(f"web {seed}")  # noqa: S311 - a script
        self._ends = days * DAY
        self._feeds = {_address(number): FeedLife(seed, number, days) for number in range(feeds)}

    @property
    def sources(self) -> list[Source]:
        """The feeds, as a person lists them."""
        return [feed_source(url) for url in self._feeds]

    @property
    def told(self) -> int:
        """How many stories the feeds have brought, seen by anybody or not."""
        return sum(feed.told for feed in self._feeds.values())

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """See :meth:`dateline_ingest.fetching.fetcher.Fetcher.fetch`."""
        del last_modified, allow_private
        await asyncio.sleep(self._chance.lognormvariate(-1.0, 0.7))
        now = asyncio.get_running_loop().time()
        feed = self._feeds[url]
        feed.live(now)
        mood = feed.mood(now) if now < self._ends else None
        if mood is not None:
            return await self._refuse(mood)
        if etag is not None and etag == feed.etag:
            self.answers["not_modified"] += 1
            return NotModified()
        self.answers["served"] += 1
        for story in feed.stories:
            self.ledger.saw(story)
        headers = {"etag": feed.etag} if feed.etag else {}
        moved = f"{url}?moved" if now > feed.moves else None
        return Fetched(url, feed.document(), headers, moved)

    async def _refuse(self, mood: Mood) -> Result:
        self.answers[mood] += 1
        if mood == "timeout":
            await asyncio.sleep(_TIMEOUT_S)
            return Failed("timeout", f"{_TIMEOUT_S:g} s")
        if mood == "broken":
            return Fetched("https://gazette.example", b"<rss><chan", {})
        if mood == "page":
            return Fetched("https://gazette.example", b"<html><body>Soon.</body></html>", {})
        return of_status(_STATUS[mood], _RETRY_AFTER_S if mood == "rate_limited" else None)


def _address(number: int) -> str:
    """Four feeds share a host."""
    return f"https://press{number // 4}.example/{number}.rss"
