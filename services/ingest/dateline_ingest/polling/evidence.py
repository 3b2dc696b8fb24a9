"""What there is to say about a feed's past and plans, a sentence each. Pure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from datetime import datetime

from dateline_ingest.outcomes import Failed, told
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.rate import DAY

_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
_PERCENT = 0.01
_RARE = 1e-4
"""Chances below this are not told apart: the model is no truer than that."""
_MOST = 700.0
"""Exponents beyond it are nothing to a float."""


def evidence(
    memory: FeedMemory,
    now: datetime,
    *,
    last_look: datetime | None = None,
    due: float | None = None,
    is_held: bool = False,
) -> Iterator[str]:
    """Tell the last look, the last news, how unusual the pause is, what it holds, what comes next.

    Args:
        memory: what is remembered of the feed.
        now: the present.
        last_look: when it was looked at.
        due: seconds until the next look.
        is_held: whether a worker is looking at it now.
    """
    if last_look and memory.last_outcome:
        what, _ = told(Failed(memory.last_outcome, memory.last_detail))
        yield f"Last look {ago(last_look, now)}: {what}."
    if memory.failures and memory.last_success:
        yield f"Last read {ago(memory.last_success, now)}."
    if memory.last_news:
        yield _pause(memory, memory.last_news, now)
    if memory.last_outcome == "not_modified" and memory.full_at:
        full = ago(memory.full_at, now)
        yield f"Some servers say so for ever; it was last asked for in full {full}."
    yield from _kept(memory, now)
    push = push_state(memory, now)
    if push:
        yield f"WebSub: {push}."
    if is_held:
        yield "A worker is looking at it now."
    elif due is not None and due >= 0:
        yield f"Next look in {span(due)}."


def push_state(memory: FeedMemory, now: datetime) -> str | None:
    """Tell how the feed's WebSub subscription stands; ``None``: it names no hub."""
    if memory.hub is None:
        return None
    if memory.push_broken:
        return f"the hub {memory.hub} did not push what a look has found, so it is polled"
    if memory.push_until and memory.push_until > now:
        return f"the hub {memory.hub} pushes, until {clock(memory.push_until)}"
    return f"the hub {memory.hub} is named, and does not push"


def usually(memory: FeedMemory) -> str:
    """Tell how often something new comes."""
    if memory.rate is None:
        return "its rate is not known yet"
    return f"an entry comes every {span(1 / memory.rate.per_second)} on average"


def span(seconds: float) -> str:
    """Write a length of time in its two greatest units: ``3 d 4 h``."""
    whole = round(seconds)
    for (name, size), (less, part) in itertools.pairwise(_UNITS):
        if whole >= size:
            rest = whole % size // part
            return f"{whole // size} {name}" + (f" {rest} {less}" if rest else "")
    return f"{whole} s"


def ago(moment: datetime, now: datetime) -> str:
    """Write how long ago a moment was."""
    return f"{span(max(0.0, (now - moment).total_seconds()))} ago"


def clock(moment: datetime) -> str:
    """Write a moment in UTC to the minute."""
    return moment.strftime("%Y-%m-%d %H:%MZ")


def _pause(memory: FeedMemory, last_news: datetime, now: datetime) -> str:
    """Tell how likely so long a pause is, were entries to come at random (a Poisson process)."""
    passed = max(0.0, (now - last_news).total_seconds())
    parts = [f"Last news {ago(last_news, now)}"]
    if memory.rate:
        chance = math.exp(-min(memory.rate.per_second * passed, _MOST))
        odds = f"{chance:.0%}" if chance >= _PERCENT else f"1 in {1 / max(chance, _RARE):,.0f}"
        odds = f"less than {odds}" if chance < _RARE else odds
        parts.append(f"at {_pace(memory.rate.per_day)} so long a pause has a chance of {odds}")
    if memory.longest_pause:
        parts.append(f"the longest that it is known to make is {span(memory.longest_pause)}")
    return "; ".join(parts) + "."


def _pace(per_day: float) -> str:
    """Write a rate as people say it."""
    if per_day >= 1:
        return f"{per_day:,.3g} entries a day"
    return f"an entry in {span(DAY / per_day)}" if per_day > 0 else "no entries"


def _kept(memory: FeedMemory, now: datetime) -> Iterator[str]:
    if memory.entries:
        turn = memory.turnover
        kept = f", all replaced within {span(turn)} at its quickest" if turn else ""
        noun = "entry" if memory.entries == 1 else "entries"
        yield f"It holds {memory.entries} {noun}{kept}."
    if memory.missed_at and memory.missed:
        yield f"About {memory.missed} entries were missed {ago(memory.missed_at, now)}."
