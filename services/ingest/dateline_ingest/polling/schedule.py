"""When a feed is looked at next. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline_ingest.outcomes import SUCCESSES, Outcome

_DAY = 86_400.0
_SHORTEST_WAIT = 60.0
"""Least seconds that a Retry-After is taken to mean: servers write 0 and 1."""
_LONGEST_WAIT = _DAY
"""Most seconds: a server was seen to ask for 88 hours."""
_MOST_WAITS = {"gone": 7 * _DAY, "not_found": _DAY, "rate_limited": 4 * 3600.0}
"""How far apart looks may get while a feed keeps failing in one way; else a day."""
_JITTER = 0.1
_SLACK = 1.0
"""Seconds by which a plan may be further ahead than it can be: moments are rounded."""


def next_wait(
    *,
    interval: float,
    outcome: Outcome,
    failures: int = 0,
    retry_after: float | None = None,
    jitter: float = 0.0,
) -> float:
    """Decide how many seconds from now to look at a feed again.

    Each failure in a row lengthens the wait by one interval; a feed that is gone waits a week at
    once, for feeds do come back. A server's Retry-After is kept, clamped to one minute to a day.

    Args:
        interval: seconds between two looks at a healthy feed.
        outcome: what came of this look.
        failures: how many failures in a row, this one included.
        retry_after: seconds that the server asked for.
        jitter: -1 to 1, drawn by the caller; changes the wait by up to a tenth, so that feeds added
            together do not stay together.
    """
    wait = interval
    if outcome == "gone":
        wait = max(interval, _MOST_WAITS["gone"])
    elif outcome not in SUCCESSES:
        wait = min(interval * (1 + failures), max(interval, _MOST_WAITS.get(outcome, _DAY)))
    wait *= 1 + _JITTER * jitter
    if retry_after is not None:
        wait = max(wait, min(max(retry_after, _SHORTEST_WAIT), _LONGEST_WAIT))
    return wait


def still_to_wait(
    now: datetime,
    planned: datetime | None,
    *,
    wait: float,
    interval: float,
    outcome: Outcome | None,
) -> float:
    """Tell how many seconds are left until a look that somebody planned.

    A plan may come from a clock that was wrong, or from before this one was put back: one that is
    further ahead than the wait that was planned counts for nothing. So a feed is late by no more
    than one wait, whatever the clocks do; and an interval that was shortened holds at once.

    Args:
        now: the present.
        planned: when the next look was to be.
        wait: seconds that it was ahead when it was planned.
        interval: seconds between two looks at a healthy feed.
        outcome: what came of the look after which it was planned.
    """
    left = (planned - now).total_seconds() if planned else 0.0
    longest = min(wait, interval * (1 + _JITTER)) if outcome in SUCCESSES else wait
    return left if 0 < left <= longest + _SLACK else 0.0


def read_retry_after(value: str | None, now: datetime) -> float | None:
    """Read the header Retry-After (RFC 9110, section 10.2.3), seconds or a date, as seconds."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
