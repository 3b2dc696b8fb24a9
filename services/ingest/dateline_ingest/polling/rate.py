"""How often a feed brings something new: an estimate that forgets. Pure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict

DAY = 86_400.0
_TAU = 10 * DAY / math.log(2)
"""Seconds after which what was seen counts a factor e less: its half-life is ten days."""
_PRIOR_ENTRIES = 0.05
_PRIOR_SECONDS = 432.0
"""A twentieth of an entry in seven minutes: a feed of which nothing is known is taken for one of
ten entries a day until its looks tell, which takes hours. A stronger prior keeps feeds that are as
good as dead among the living: with half an entry they cost a fifth of all looks."""
_AHEAD = timedelta(minutes=10)
"""So far ahead of us may an honest server's clock be."""
_LATE = timedelta(days=1)
"""An entry that is dated earlier than this before the last look is no arrival: the feed has given
old entries new names, or shows its archive. Time zones that are wrong err by less."""
_PINNED = 2
"""So many entries may be pinned below the others, dated long before them."""
_FEW = 5
_SUSPICIOUS = timedelta(minutes=5)
_SURPRISE = -math.log(1e-4)
"""Silence counts as such where it would happen by chance once in ten thousand times."""
_RELAXED = 1.3
_LONG = 365 * DAY
_REMEMBERED_GAP = 0.98
"""The longest pause shrinks by so much at each news, so that an old one is outgrown."""


class Seen(NamedTuple):
    """What was seen of a feed, forgotten exponentially: so many entries in so many seconds."""

    entries: float
    """Σw over the entries."""
    seconds: float
    """Σw·dt over the time in which they came."""

    @property
    def per_second(self) -> float:
        """Entries a second: the mean of a Gamma posterior with a weak prior of ten a day."""
        return (_PRIOR_ENTRIES + self.entries) / (_PRIOR_SECONDS + self.seconds)


def recall(ages: Sequence[float]) -> Seen:
    """Learn from the ages of entries in seconds, the oldest first.

    The oldest opens the time that is looked at, and does not count itself.
    """
    if not ages:
        return Seen(0.0, 0.0)
    entries = sum(math.exp(-age / _TAU) for age in ages[1:])
    return Seen(entries, _TAU * -math.expm1(-ages[0] / _TAU))


def learn(seen: Seen, new: int, passed: float) -> Seen:
    """Learn from a look that found so many new entries after so many seconds."""
    left = math.exp(-passed / _TAU)
    gained = _TAU * -math.expm1(-passed / _TAU)
    weight = gained / passed if passed else 1.0
    return Seen(seen.entries * left + new * weight, seen.seconds * left + gained)


def turned_over(known: float | None, shown: int, new: int, passed: float) -> float | None:
    """Estimate in how many seconds all entries of a feed are replaced at its quickest.

    A burst counts at once, and is forgotten by a third at each look that does not bear it out.

    Args:
        known: the estimate before; ``None``: there is none.
        shown: how many entries the feed shows.
        new: how many of them are new.
        passed: seconds since the last look.
    """
    easier = None if known is None or known > _LONG else known * _RELAXED
    if not new or not shown or passed <= 0:
        return easier
    told = passed * shown / new
    return told if easier is None else min(told, easier)


class Rate(BaseModel):
    """What was seen of a feed, and when."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    at: datetime
    """As of when; what came later is not in it."""
    entries: float = 0.0
    """See :class:`Seen`."""
    seconds: float = 0.0

    @property
    def seen(self) -> Seen:
        """Without the time."""
        return Seen(self.entries, self.seconds)

    @property
    def per_second(self) -> float:
        """Entries a second."""
        return self.seen.per_second

    @property
    def per_day(self) -> float:
        """Entries a day."""
        return self.per_second * DAY


def sane(stamps: Iterable[datetime | None], now: datetime) -> list[datetime]:
    """Sort the dates that may be true; those ahead of the present are not.

    A feed whose entries all bear the time at which it was asked dates nothing.
    """
    found = sorted(
        min(stamp, now)
        for stamp in stamps
        if stamp is not None and stamp.tzinfo is not None and stamp <= now + _AHEAD
    )
    if len(found) > _PINNED and now - found[0] < _SUSPICIOUS:
        return []
    return found


def seed(stamps: Iterable[datetime | None], now: datetime) -> Rate:
    """Estimate the rate of a feed from the dates in the first document of it.

    The oldest entry opens the time that is looked at, and does not count itself. Where most dates
    are equal they are those of the batch, which counts once.
    """
    found = sane(stamps, now)
    unlike = sorted(set(found))
    if 2 * len(unlike) < len(found):
        found = unlike
    # The oldest entries may be pinned ones; without them the others tell a higher rate.
    fewer = [found[n:] for n in range(1, _PINNED + 1) if len(found) - n >= _FEW]
    guesses = [
        recall([(now - stamp).total_seconds() for stamp in some]) for some in (found, *fewer)
    ]
    return _rate(now, max(guesses, key=lambda seen: seen.per_second))


def observe(rate: Rate, new: int, now: datetime) -> Rate:
    """Learn from a look that found so many new entries.

    Args:
        rate: what was known after the look before.
        new: how many entries were not known, those left out that were dated long ago.
        now: the time of this look; one before the last is believed, and no time has passed.
    """
    passed = max(0.0, (now - rate.at).total_seconds())
    return _rate(now, learn(rate.seen, new, passed))


def arrivals(stamps: Iterable[datetime | None], since: datetime) -> int:
    """Count the new entries that have come since the last look, by their dates."""
    earliest = since - _LATE
    return sum(stamp is None or stamp.tzinfo is None or stamp >= earliest for stamp in stamps)


def longest_pause(stamps: Sequence[datetime | None], now: datetime) -> float:
    """Seconds of the longest pause between the entries of a document, up to the present."""
    found = [*sane(stamps, now), now]
    return max(
        ((late - early).total_seconds() for early, late in itertools.pairwise(found)),
        default=0.0,
    )


def outgrow(longest: float, pause: float) -> float:
    """Take a pause that has just ended into the memory of the longest."""
    return max(pause, longest * _REMEMBERED_GAP)


def silent_from(rate: Rate, last_news: datetime, longest: float) -> datetime:
    """Tell from when on a feed that brings nothing new counts as fallen silent.

    Args:
        rate: what was known when it last brought something.
        last_news: when that was.
        longest: seconds of the longest pause that it is known to make: nights and holidays.
    """
    seconds = max(_SURPRISE / rate.per_second, 2 * longest, DAY)
    horizon = datetime(9999, 1, 1, tzinfo=UTC)
    return last_news + timedelta(seconds=min(seconds, (horizon - last_news).total_seconds()))


def _rate(at: datetime, seen: Seen) -> Rate:
    return Rate(at=at, entries=seen.entries, seconds=seen.seconds)
