"""The rules by which feeds are polled: ours, and those of its peers. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from bench.polling.fleet import DAY
from dateline_ingest.polling.law import Habits, healthy_wait, spread
from dateline_ingest.polling.rate import Seen, learn, recall, turned_over

_MINUTE = 60.0
_HOUR = 3_600.0
_WEEK = 7 * DAY
_MONTH = 30 * DAY


@dataclass(slots=True)
class Look:
    """What a look at a feed found."""

    now: float
    passed: float
    """Seconds since the look before."""
    new: int
    """Entries that were not known, of those that are shown."""
    shown: int
    """Entries in the document."""
    last: float
    """When the newest entry came that was ever seen."""
    in_week: int
    """Entries seen that came in the last seven days."""
    in_month: int
    """The same of the last thirty."""


class Rule(Protocol):
    """How one feed is polled; each feed has one of its own."""

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Decide how many seconds to wait after the first look, which found these dates."""
        ...

    def then(self, look: Look) -> float:
        """Decide how many seconds to wait after a further look."""
        ...


Maker = Callable[[Random], Rule]


@dataclass
class Dateline:
    """Our law, by the functions that ingest runs."""

    chance: Random
    interval: float
    window: int = 0
    seen: Seen = field(default_factory=lambda: Seen(0.0, 0.0))
    turnover: float | None = None

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Learn the rate from the dates in the document."""
        self.window = look.shown
        self.seen = recall([look.now - stamp for stamp in stamps])
        return self._wait()

    def then(self, look: Look) -> float:
        """Learn from what was found."""
        self.seen = learn(self.seen, look.new, look.passed)
        self.turnover = turned_over(self.turnover, look.shown, look.new, look.passed)
        self.window = look.shown
        return self._wait()

    def _wait(self) -> float:
        habits = Habits(self.seen.per_second, entries=self.window, turnover=self.turnover)
        return spread(healthy_wait(self.interval, habits), self.chance.uniform(-1, 1))


@dataclass
class Fixed:
    """The same for all: the default of Miniflux, FreshRSS and reader."""

    seconds: float

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Wait as long as ever."""
        del stamps
        return self.then(look)

    def then(self, look: Look) -> float:
        """Wait as long as ever."""
        del look
        return self.seconds


@dataclass
class Miniflux:
    """Miniflux's ``entry_frequency``: a week over the entries of the last one, 5 min to 24 h."""

    factor: float = 1.0

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Count those in the document."""
        del stamps
        return self.then(look)

    def then(self, look: Look) -> float:
        """Count those of the week."""
        wait = _WEEK / (look.in_week * self.factor) if look.in_week else DAY
        return min(max(wait, 5 * _MINUTE), DAY)


@dataclass
class NewsBlur:
    """NewsBlur's, by stories a day and by how many read the feed."""

    chance: Random
    has_readers: bool
    """Whether more than ten people read it; else one does."""

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Go by the last month."""
        del stamps
        return self.then(look)

    def then(self, look: Look) -> float:
        """Go by the last month; up to a quarter more by chance."""
        a_day = look.in_month / 30
        if a_day >= 1:
            wait = (6 if self.has_readers else 60) * _MINUTE
        elif a_day > 0:
            longest = (60 if self.has_readers else 720) * _MINUTE
            wait = max(longest * (1 - a_day), 6 * _MINUTE)
        else:
            silent = max(1.0, math.floor((look.now - look.last) / _MONTH))
            wait = min((6 if self.has_readers else 24) * _HOUR * silent, 7 * DAY)
        return wait * self.chance.uniform(1.0, 1.25)


@dataclass
class MediaCloud:
    """Media Cloud's rss-fetcher: shorter where most is new, longer where most is known."""

    wait: float = 6 * _HOUR

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Begin with six hours."""
        del stamps, look
        return self.wait

    def then(self, look: Look) -> float:
        """Adjust by steps between ten minutes and a day."""
        known = 1 - look.new / look.shown if look.shown else 1.0
        if known == 1.0:
            self.wait += 60 * _MINUTE
        elif known >= 0.67:  # noqa: PLR2004 - its own figure
            self.wait += 10 * _MINUTE
        elif known < 0.33:  # noqa: PLR2004 - likewise
            self.wait -= 60 * _MINUTE
        self.wait = min(max(self.wait, 10 * _MINUTE), DAY)
        return self.wait


@dataclass
class StormCrawler:
    """The adaptive schedule of news-crawl: × 0.8 after news, × 1.5 after none."""

    wait: float = 12 * _HOUR

    def first(self, stamps: Sequence[float], look: Look) -> float:
        """Begin with twelve hours."""
        del stamps, look
        return self.wait

    def then(self, look: Look) -> float:
        """Adjust by factors between ninety minutes and ninety days."""
        self.wait = min(max(self.wait * (0.8 if look.new else 1.5), 90 * _MINUTE), 90 * DAY)
        return self.wait


PEERS: dict[str, Maker] = {
    "fixed 60 min": lambda _: Fixed(_HOUR),
    "Miniflux entry_frequency": lambda _: Miniflux(),
    "Miniflux entry_frequency × 4": lambda _: Miniflux(4.0),
    "NewsBlur, many readers": lambda chance: NewsBlur(chance, has_readers=True),
    "NewsBlur, one reader": lambda chance: NewsBlur(chance, has_readers=False),
    "Media Cloud": lambda _: MediaCloud(),
    "StormCrawler": lambda _: StormCrawler(),
}
"""Each as its own defaults have it."""


def ours(interval: float) -> Maker:
    """Our law at an interval."""
    return lambda chance: Dateline(chance, interval)
