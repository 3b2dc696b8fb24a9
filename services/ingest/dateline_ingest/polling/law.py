"""When a feed is looked at next: the square-root law, and what a failure or a server adds. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from dateline_ingest.outcomes import Outcome

_MINUTE = 60.0
_HOUR = 3600.0
_DAY = 86_400.0
_BUSY = 1 / (2 * _HOUR)
"""Entries a second from which on a feed counts as busy. To look at still busier ones more often
lowers the mean delay by a tenth; but at equal cost all others get fewer looks, and the 95th
percentile grows beyond NewsBlur's: `make bench-polling`."""
_SHORTEST = 2 * _MINUTE
_LONGEST = 7 * _DAY
"""With a day instead, a small budget is spent on feeds that bring nothing."""
_OF_WINDOW = 0.5
_PUSHED = 12
"""So many times longer may a feed be left alone whose hub pushes."""
_HINT = _HOUR
"""A feed's own ttl is a default of its software in nine of ten cases: no more of it is believed."""
_FRESH = _DAY
_JITTER = 0.1
_SHORTEST_RETRY = _MINUTE
"""Least seconds that a Retry-After is taken to mean: servers write 0 and 1."""
_LONGEST_RETRY = _DAY
"""Most seconds: a server was seen to ask for 88 hours."""
_LONGEST_FAILING = _DAY
_LONGEST_LIMITED = 4 * _HOUR
_GIVEN_UP = 7 * _DAY
_FAILURES = 30
_FAILING = 3 * _DAY
_GONE_DAYS = 2
_TELLING: frozenset[Outcome] = frozenset({
    "not_found", "forbidden", "bad_url", "dns_failure", "html_instead_of_feed", "not_a_feed",
    "redirect_loop", "bad_redirect",
})  # fmt: skip
"""Failures that a person must mend, if they last."""


@dataclass(frozen=True)
class Habits:
    """What decides how long a healthy feed is left alone."""

    per_second: float
    """Entries a second."""
    weight: float = 1.0
    entries: int = 0
    """How many the feed shows at once; 0: not known."""
    turnover: float | None = None
    """Seconds in which all of them would be replaced at the quickest pace of late."""
    floor: float = 0.0
    """Seconds for which its server asks to be left alone."""
    is_pushed: bool = False
    """Whether a hub has proved to push what is new."""


@dataclass(frozen=True)
class Trouble:
    """What decides how long a feed is left alone that failed."""

    outcome: Outcome
    failures: int
    """In a row, this one included."""
    given_up: bool = False
    retry_after: float | None = None
    """Seconds for which its server asks to be left alone."""


def healthy_wait(interval: float, habits: Habits) -> float:
    """Decide how many seconds to leave a feed alone.

    A look costs the same whatever it finds, and an entry that is found T seconds apart waits T/2 on
    average. The least cost a second, of ``(C + wλT²/2) / T``, is at ``T = sqrt(2C/(wλ))``: looks
    in proportion to the square root of the rate (K. C. Sia, J. Cho, H.-K. Cho, "Efficient
    Monitoring Algorithm for Fast News Alerts", IEEE TKDE 2007). C is chosen so that a busy feed, of
    one entry in two hours or more, waits ``interval``; one of an entry a day waits 3.5 times that.

    It is never longer than half the time in which the feed's entries are replaced, so that none
    leaves it unseen, and never shorter than what its server asks for.

    Args:
        interval: seconds between two looks at a busy feed.
        habits: of the feed.
    """
    rate = min(habits.per_second, _BUSY) * habits.weight
    wait = interval * math.sqrt(_BUSY / rate)
    if habits.is_pushed:
        wait = max(wait, min(_PUSHED * wait, _DAY))
    else:
        wait = min(wait, *_windows(habits))
    shortest = min(_SHORTEST, interval)
    return max(min(max(wait, shortest), _LONGEST), habits.floor)


def _windows(habits: Habits) -> list[float]:
    """List the times of which half may pass before entries are lost."""
    known = [math.inf]
    if habits.entries:
        known.append(_OF_WINDOW * habits.entries / habits.per_second)
    if habits.turnover is not None:
        known.append(_OF_WINDOW * habits.turnover)
    return known


def failing_wait(healthy: float, trouble: Trouble) -> float:
    """Decide how many seconds to leave a feed alone that failed.

    Each failure in a row lengthens the wait by one healthy wait, up to a day, or four hours where
    the server only asks for less. A feed that is not found waits four times as long each time. One
    that is given up, or gone for good, is looked at again every week: feeds do come back. A
    server's Retry-After is kept, clamped to one minute to a day.

    Args:
        healthy: seconds between two looks if it were well.
        trouble: what came of the look.
    """
    longest = max(healthy, _LONGEST_FAILING)
    if trouble.given_up:
        wait = _GIVEN_UP
    elif trouble.outcome == "gone":
        wait = longest  # so that the second answer comes on another day
    elif trouble.outcome == "not_found":
        wait = min(healthy * 4.0 ** min(trouble.failures, 20), longest)
    elif trouble.outcome == "rate_limited":
        wait = min(healthy * (1 + trouble.failures), max(healthy, _LONGEST_LIMITED))
    else:
        wait = min(healthy * (1 + trouble.failures), longest)
    if trouble.retry_after is None:
        return wait
    return max(wait, min(max(trouble.retry_after, _SHORTEST_RETRY), _LONGEST_RETRY))


def is_given_up(outcome: Outcome, failures: int, failing: float, gone_days: int) -> bool:
    """Tell whether a feed has failed for so long that it is hardly looked at any more.

    Args:
        outcome: what came of this look.
        failures: how many in a row, this one included.
        failing: seconds since the first of them.
        gone_days: on how many days in a row its server said that it is gone for good.
    """
    if outcome == "gone":
        return gone_days >= _GONE_DAYS
    return outcome in _TELLING and failures >= _FAILURES and failing >= _FAILING


def spread(wait: float, jitter: float, floor: float = 0.0) -> float:
    """Move a wait by up to a tenth, so that feeds that were added together do not stay together.

    Args:
        wait: seconds.
        jitter: -1 to 1, drawn by the caller.
        floor: seconds which its server asks for; never less.
    """
    return max(wait * (1 + _JITTER * jitter), floor)


def server_floor(headers: Mapping[str, str], hint: float | None, now: datetime) -> float:
    """Read for how many seconds a server asks to be left alone after an answer.

    The answer is fresh for so long by its Cache-Control, else its Expires (RFC 9111, section 4.2);
    at most a day of that is kept. What the feed itself says, its ttl or sy:updatePeriod, counts
    for an hour at most.

    Args:
        headers: of the answer, names in lower case.
        hint: seconds that the feed itself gives.
        now: when it came.
    """
    said = min(hint, _HINT) if hint is not None and hint > 0 else 0.0
    return max(said, min(max(_fresh(headers, now), 0.0), _FRESH))


def _fresh(headers: Mapping[str, str], now: datetime) -> float:
    control = headers.get("cache-control", "").lower()
    directives = [part.strip() for part in control.split(",")]
    if "no-store" in directives or "no-cache" in directives:
        return 0.0
    for directive in directives:
        name, _, value = directive.partition("=")
        if name.strip() == "max-age":
            return _seconds(value) - _seconds(headers.get("age", ""))
    try:
        expires = parsedate_to_datetime(headers["expires"])
        dated = parsedate_to_datetime(headers["date"]) if "date" in headers else now
        return (expires - dated).total_seconds()
    except (KeyError, ValueError, TypeError):  # a naive date and an aware one, or "0"
        return 0.0


def _seconds(value: str) -> float:
    digits = value.strip().strip('"')
    return float(digits[:9]) if digits.isascii() and digits.isdecimal() else 0.0
