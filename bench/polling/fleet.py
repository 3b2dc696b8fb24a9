"""Feeds to poll: invented ones with the rates of real ones, or real ones replayed. Pure."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

DAY = 86_400.0
_RATES = (0.001, 0.006, 0.015, 0.024, 0.035, 0.055, 0.12, 0.6, 5.5, 19.0, 90.0, 300.0)
"""Entries a day of a hundred and ninety-one feeds of news sites and blogs, as quantiles."""
_AT = (0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 1.0)
_WINDOWS = (10, 10, 15, 15, 20, 20, 25, 30, 30, 40, 50, 60, 100)
"""How many entries such feeds show at once."""
_MOST_RATE = 400.0
_WAVE = 0.8
"""How much of the rate comes and goes with the time of day."""
_WORKDAYS = 5
_BATCHES = 0.1
"""So often an entry does not come alone …"""
_BATCH = 3.0
"""… but with so many others on average."""
_HISTORY = 400 * DAY
_FEW = 3


@dataclass(frozen=True)
class Feed:
    """When each entry comes, and how many are shown at once."""

    times: Sequence[float]
    """In order, in seconds; those before ``begins`` are history."""
    window: int
    begins: float = 0.0
    """When it is first looked at."""
    measured: float = 0.0
    """From when on looks and delays count."""
    ends: float = 0.0


@dataclass(frozen=True)
class Span:
    """How long a fleet is watched."""

    warm: float = 14 * DAY
    measured: float = 14 * DAY

    @property
    def ends(self) -> float:
        """In seconds from the start."""
        return self.warm + self.measured


def rates_of(stamps: Iterable[Sequence[float]]) -> list[float]:
    """Learn the rates of real feeds, in entries a day, from the last dates that each shows."""
    found: list[float] = []
    for each in stamps:
        last = sorted(each)[-21:]
        if len(last) >= _FEW:
            found.append((len(last) - 1) / max((last[-1] - last[0]) / DAY, 0.01))
    return sorted(min(rate, _MOST_RATE) for rate in found)


def built_in(share: float) -> float:
    """Give the rate that a share of feeds stays below, in entries a day."""
    at = min(max(bisect_right(_AT, share), 1), len(_AT) - 1)
    part = (share - _AT[at - 1]) / (_AT[at] - _AT[at - 1])
    low, high = math.log(_RATES[at - 1]), math.log(_RATES[at])
    return math.exp(low + part * (high - low))


def _learnt(rates: Sequence[float], share: float) -> float:
    place = share * (len(rates) - 1)
    low = int(place)
    high = min(low + 1, len(rates) - 1)
    lows, highs = math.log(rates[low]), math.log(rates[high])
    return math.exp(lows + (place - low) * (highs - lows))


def invent(count: int, seed: int, span: Span, rates: Sequence[float] = ()) -> list[Feed]:
    """Invent feeds.

    Their rates are spread as those of real feeds; entries come by chance (a Poisson process) more
    often at some hours than at others, at weekends mostly less, and some in batches.

    Args:
        count: how many.
        seed: of everything.
        span: how long they live.
        rates: of real feeds, in entries a day, in order; those written down here if none is given.
    """
    shares = [(number + 0.5) / count for number in range(count)]
    per_day = [_learnt(rates, share) if rates else built_in(share) for share in shares]
    return [
        _invented(rate / DAY, span, Random(f"feed {seed}/{number}"))  # noqa: S311 - a script
        for number, rate in enumerate(per_day)
    ]


def _invented(rate: float, span: Span, chance: Random) -> Feed:
    window = chance.choice(_WINDOWS)
    noon, weekend = chance.uniform(0, DAY), chance.choice((0.2, 0.6, 1.0))
    # Entries thinned by hour and weekday, and batched, come to the mean rate again.
    mean = (_WORKDAYS + 2 * weekend) / 7 * (1 + _BATCHES * _BATCH)
    busiest = rate * (1 + _WAVE) / mean
    times: list[float] = []
    at = -min(_HISTORY, 2 * window / rate)
    while (at := at + chance.expovariate(busiest)) < span.ends:
        hour = (1 + _WAVE * math.sin(2 * math.pi * (at + noon) / DAY)) / (1 + _WAVE)
        if chance.random() < hour * (weekend if at // DAY % 7 >= _WORKDAYS else 1.0):
            more = round(chance.expovariate(1 / _BATCH)) if chance.random() < _BATCHES else 0
            times += [at] * (1 + more)
    begins = chance.uniform(0, 3_600.0)
    return Feed(times, window, begins, span.warm, span.ends)


def replayed(stamps: Mapping[str, Sequence[float]], span: Span) -> list[Feed]:
    """Have real feeds bring their entries again, at their own distances.

    A feed brings what it brought before the newest date of all. One whose document reaches back
    less far brings its entries again and again, until the time is full.
    """
    now = max((max(each) for each in stamps.values() if each), default=0.0)
    feeds: list[Feed] = []
    for number, each in enumerate(stamps.values()):
        times = sorted(min(stamp, now) - now + span.ends for stamp in each)
        if len(times) >= _FEW:
            window, begins = len(times), number % 60 * 60.0
            feeds.append(Feed(_filled(times, -span.warm), window, begins, span.warm, span.ends))
    return feeds


def _filled(times: Sequence[float], since: float) -> list[float]:
    """Repeat entries backwards in time until there is history enough."""
    length = times[-1] - times[0]
    round_ = length + max(length / (len(times) - 1), 1.0)
    filled, earlier = list(times), list(times)
    while filled[0] > since:
        earlier = [time - round_ for time in earlier]
        filled = earlier + filled
    return filled
