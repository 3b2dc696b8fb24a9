"""Builds the interval that two ends of a range, told one by one, mark out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.messages import DateInterval, DateMention, Granularity, Span

_FINEST_FIRST: Final[tuple[Granularity, ...]] = (
    "second", "minute", "hour", "daypart", "day", "weekend", "week", "month", "season", "quarter",
    "half", "year", "decade", "century",
)  # fmt: skip


def interval(first: DateMention, last: DateMention, text: str) -> DateInterval | None:
    """The stretch from the start of the first mention to the end of the last.

    ``None`` where one of the two has no place on the calendar, or they stand in the wrong order.
    """
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    return DateInterval(
        text=text[first.start : last.end],
        field=first.field,
        span=Span(start=first.start, end=last.end),
        begin=first.id,
        end=last.id,
        earliest=first.earliest,
        latest=last.latest,
        granularity=_finer(first, last),
    )


def _finer(first: DateMention, last: DateMention) -> Granularity | None:
    told = {first.granularity, last.granularity}
    return next((unit for unit in _FINEST_FIRST if unit in told), None)


def intervals(
    pairs: Iterable[tuple[DateMention, DateMention]], text: str
) -> tuple[DateInterval, ...]:
    """The intervals of all pairs that have one."""
    found = (interval(first, last, text) for first, last in pairs)
    return tuple(one for one in found if one is not None)
