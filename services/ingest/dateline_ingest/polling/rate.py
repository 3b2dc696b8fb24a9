"""How often a feed brings something new: an estimate that forgets. Pure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

DAY = 86_400.0
_TAU = 10 * DAY / math.log(2)
"""Seconds after which what was seen counts a factor e less: its half-life is ten days."""
_PRIOR_ENTRIES = 0.5
_PRIOR_SECONDS = 0.05 * DAY
"""Half an entry in 72 minutes: a feed of which nothing is known is taken for a busy one, and
its looks tell within hours; and twenty dates of one morning tell a busy feed at once."""
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
_REMEMBERED_GAP = 0.98
"""The longest pause shrinks by so much at each news, so that an old one is outgrown."""


class Rate(BaseModel):
    """What was seen of a feed, forgotten exponentially: so many entries in so many seconds."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    at: datetime
    """As of when; what came later is not in it."""
    entries: float = 0.0
    """Σw over the entries."""
    seconds: float = 0.0
    """Σw·dt over the time in which they came."""

    @property
    def per_second(self) -> float:
        """Entries a second: the mean of a Gamma posterior with a weak prior of ten a day."""
        return (_PRIOR_ENTRIES + self.entries) / (_PRIOR_SECONDS + self.seconds)

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
    rates = [_seen(found, now)]
    # The oldest entries may be pinned ones; without them the others tell a higher rate.
    rates += [_seen(found[n:], now) for n in range(1, _PINNED + 1) if len(found) - n >= _FEW]
    return max(rates, key=lambda rate: rate.per_second)


def observe(rate: Rate, new: int, now: datetime) -> Rate:
    """Learn from a look that found so many new entries.

    Args:
        rate: what was known after the look before.
        new: how many entries were not known, those left out that were dated long ago.
        now: the time of this look; one before the last counts as the same.
    """
    passed = max(0.0, (now - rate.at).total_seconds())
    left = math.exp(-passed / _TAU)
    seen = _TAU * (1 - left)
    weight = seen / passed if passed else 1.0
    return Rate(
        at=max(now, rate.at) if passed else rate.at,
        entries=rate.entries * left + new * weight,
        seconds=rate.seconds * left + seen,
    )


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


def _seen(stamps: Sequence[datetime], now: datetime) -> Rate:
    if not stamps:
        return Rate(at=now)
    ages = [(now - stamp).total_seconds() for stamp in stamps]
    return Rate(
        at=now,
        entries=sum(math.exp(-age / _TAU) for age in ages[1:]),
        seconds=_TAU * (1 - math.exp(-ages[0] / _TAU)),
    )
