"""What a look teaches about a feed: its rate, its pauses, its window, what was missed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dateline_ingest.polling.law import Habits, Trouble, failing_wait, healthy_wait
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.rate import (
    Rate,
    arrivals,
    longest_pause,
    observe,
    outgrow,
    sane,
    seed,
    silent_from,
    turned_over,
)

Stamps = Sequence[datetime | None]

_UNSEEN = Rate(at=datetime.min)  # noqa: DTZ901 - stands for no time at all
_SOONEST_RENEWAL = 60.0
"""Seconds; a hub may grant leases that are shorter than any sensible wait."""
_FEWEST = 2
"""Entries of a document of which it means something that none is known."""


def after_entries(memory: FeedMemory, shown: Stamps, new: Stamps, now: datetime) -> FeedMemory:
    """Learn from a document.

    Args:
        memory: what was known.
        shown: the dates of all its entries.
        new: of those that were not known.
        now: when it came.
    """
    if memory.rate is None:
        return _first(memory, shown, now)
    rate, passed = memory.rate, (now - memory.rate.at).total_seconds()
    came = arrivals(new, rate.at)
    update: dict[str, object] = {
        "entries": len(shown),
        "rate": observe(rate, came, now),
        "overlap": len(shown) - len(new),
        "turnover": turned_over(memory.turnover, len(shown), came, passed),
    }
    if len(shown) >= _FEWEST and memory.entries >= _FEWEST and came == len(shown):
        update |= {"missed_at": now, "missed": max(0, round(rate.per_second * passed) - came)}
    learnt = memory.model_copy(update=update)
    return _after_news(learnt, new, now) if came else learnt


def after_quiet(memory: FeedMemory, now: datetime) -> FeedMemory:
    """Learn from a look that found the known document."""
    if memory.rate is None:
        return memory
    passed = (now - memory.rate.at).total_seconds()
    turnover = turned_over(memory.turnover, memory.entries, 0, passed)
    update = {"rate": observe(memory.rate, 0, now), "turnover": turnover}
    return memory.model_copy(update=update)


def planned_wait(
    memory: FeedMemory,
    interval: float,
    now: datetime,
    *,
    weight: float = 1.0,
    retry_after: float | None = None,
) -> float:
    """Decide how many seconds from now to look again.

    Args:
        memory: as it is after this look.
        interval: seconds between two looks at a busy feed.
        now: the present.
        weight: how much the feed counts.
        retry_after: seconds for which its server asked to be left alone after a failure.
    """
    habits = Habits(
        per_second=(memory.rate or _UNSEEN).per_second,
        weight=weight,
        entries=memory.entries,
        turnover=memory.turnover,
        floor=0.0 if memory.failures else memory.floor,
        is_pushed=memory.push_until is not None
        and memory.push_until > now
        and not memory.push_broken,
    )
    healthy = healthy_wait(interval, habits)
    if memory.renew_at is not None:
        healthy = min(healthy, max((memory.renew_at - now).total_seconds(), _SOONEST_RENEWAL))
    if not memory.failures:
        return healthy
    outcome = memory.last_outcome or "internal_error"
    trouble = Trouble(outcome, memory.failures, memory.given_up, retry_after)
    return failing_wait(healthy, trouble)


def _first(memory: FeedMemory, shown: Stamps, now: datetime) -> FeedMemory:
    """Learn from the first document of a feed what its dates tell."""
    rate, dated = seed(shown, now), sane(shown, now)
    news = dated[-1] if dated else now if shown else None
    pause = longest_pause(shown, now)
    return memory.model_copy(
        update={
            "entries": len(shown),
            "rate": rate,
            "last_news": news,
            "longest_pause": pause,
            "silent_from": silent_from(rate, news, pause) if news else None,
        }
    )


def _after_news(memory: FeedMemory, new: Stamps, now: datetime) -> FeedMemory:
    dated = sane(new, now)
    news = dated[-1] if dated else now
    before = memory.last_news
    pause = max(0.0, (news - before).total_seconds()) if before else 0.0
    longest = outgrow(memory.longest_pause, pause)
    rate = memory.rate or _UNSEEN
    return memory.model_copy(
        update={
            "last_news": news if before is None else max(before, news),
            "longest_pause": longest,
            "silent_from": silent_from(rate, news, longest),
        }
    )
