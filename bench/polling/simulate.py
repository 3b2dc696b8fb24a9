"""Polls a fleet by a rule, feed by feed, and measures how late each entry is found. Pure."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.polling.fleet import DAY, Feed
from bench.polling.rules import Look, Maker, ours

_CLOSE = 0.002
_STEPS = 24


@dataclass
class Outcome:
    """What polling a fleet came to, over the time that was measured."""

    polls: float = 0.0
    """Looks a day."""
    lost: int = 0
    """Entries that had left their feed before they were seen."""
    delays: array[float] = field(default_factory=lambda: array("d"))
    """Seconds from an entry's date to the look that found it."""

    def count(self, feed: Feed, now: float, known: int, came: int) -> None:
        """Count the entries that one look found or missed, of those that came while it counted."""
        for at in range(known, came):
            time = feed.times[at]
            if feed.measured < time <= feed.ends:
                if came - at <= feed.window:
                    self.delays.append(now - time)
                else:
                    self.lost += 1

    @property
    def mean(self) -> float:
        """Of the delays, in seconds."""
        return math.fsum(self.delays) / len(self.delays) if self.delays else 0.0

    def percentile(self, share: float) -> float:
        """Give the delay that a share of all entries stays below."""
        ordered = sorted(self.delays)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def simulate(feeds: Sequence[Feed], maker: Maker, seed: int = 1) -> Outcome:
    """Poll every feed from its first look to its end."""
    outcome = Outcome()
    for number, feed in enumerate(feeds):
        _poll(feed, maker, Random(f"look {seed}/{number}"), outcome)  # noqa: S311 - a script
    return outcome


def _poll(feed: Feed, maker: Maker, chance: Random, outcome: Outcome) -> None:
    times, window, looks = feed.times, feed.window, 0
    rule, now = maker(chance), feed.begins
    known = bisect_right(times, now)
    shown = times[max(0, known - window) : known]
    now += rule.first(shown, _look(feed, now, 0.0, known, len(shown)))
    before = feed.begins
    while before <= feed.ends:
        came = bisect_right(times, now, known)
        new = min(came - known, window)
        if now > feed.measured:
            looks += now <= feed.ends
            outcome.count(feed, now, known, came)
        known = came
        look = _look(feed, now, now - before, known, new)
        before, now = now, now + rule.then(look)
    if feed.ends > feed.measured:
        outcome.polls += looks / (feed.ends - feed.measured) * DAY


def _look(feed: Feed, now: float, passed: float, known: int, new: int) -> Look:
    times = feed.times
    week = bisect_right(times, now - 7 * DAY, 0, known)
    month = bisect_right(times, now - 30 * DAY, 0, known)
    return Look(
        now=now,
        passed=passed,
        new=new,
        shown=min(known, feed.window),
        last=times[known - 1] if known else feed.begins - 365 * DAY,
        in_week=known - week,
        in_month=known - month,
    )


def at_equal_polls(feeds: Sequence[Feed], polls: float, every: int = 1) -> tuple[float, Outcome]:
    """Find the interval at which our law takes no more looks than a peer, and as many.

    Args:
        feeds: the fleet.
        polls: looks a day of the peer over the fleet.
        every: one feed in so many is enough to search with; the last word has the whole fleet.

    Returns:
        The interval, and what came of it.
    """
    sample = feeds[every // 2 :: every]
    interval = _search(sample, polls * len(sample) / len(feeds))
    outcome = simulate(feeds, ours(interval))
    for _ in range(4):
        if polls * (1 - 2 * _CLOSE) <= outcome.polls <= polls:
            break
        interval *= outcome.polls / (polls * (1 - _CLOSE))
        outcome = simulate(feeds, ours(interval))
    return interval, outcome


def _search(feeds: Sequence[Feed], polls: float) -> float:
    low, high = 1.0, 30 * DAY
    for _ in range(_STEPS):
        middle = math.sqrt(low * high)
        found = simulate(feeds, ours(middle)).polls
        if abs(found / polls - 1) < _CLOSE:
            return middle
        low, high = (middle, high) if found > polls else (low, middle)
    return math.sqrt(low * high)
