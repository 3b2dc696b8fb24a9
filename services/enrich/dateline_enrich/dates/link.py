"""Ties neighbours: a clock to its day, the first end of a range to the year of the last. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline_enrich.dates.forms import Clock, Day, DayPart, DayShift, Form, Month, Reading, Weekday
from dateline_enrich.dates.language import Links

_DAWN: Final = 6
_RIGHT_BEFORE: Final = re.compile(r",?\s{1,4}")


def ranges(readings: list[Reading], folded: str, links: Links) -> list[tuple[int, int]]:
    """Which neighbours are the two ends of a range, by their places in the list."""
    found: list[tuple[int, int]] = []
    for place in range(len(readings) - 1):
        first, last = readings[place], readings[place + 1]
        word = folded[first.end : last.start]
        if len(word) > 14 or not links.to.fullmatch(word):  # noqa: PLR2004 - " through the "
            continue
        opened = links.opener.search(folded, max(0, first.start - 20), first.start)
        if _alike(first.form, last.form) and (opened or word.strip() not in links.only_opened):
            found.append((place, place + 1))
    return found


def _alike(first: Form, last: Form) -> bool:
    calendar = (Day, Weekday)
    return type(first) is type(last) or (isinstance(first, calendar) and isinstance(last, calendar))


def tie(readings: list[Reading], folded: str, links: Links) -> list[Reading]:
    """The readings with the days and years that their neighbours lend them."""
    tied = list(readings)
    for place, reading in reversed(list(enumerate(tied))):
        if isinstance(reading.form, Clock | DayPart) and reading.form.day is None:
            day = _day_beside(tied, place, folded, links)
            if day is not None:
                tied[place] = replace(reading, form=replace(reading.form, day=day))
    for first, last in ranges(tied, folded, links):
        tied[first] = replace(tied[first], form=_lent(tied[first].form, tied[last].form))
    return _merged(tied, folded)


def _merged(readings: list[Reading], folded: str) -> list[Reading]:
    """Makes "5 p.m. EST Nov. 9" one expression: the day right behind a clock is its day."""
    merged: list[Reading] = []
    for reading in readings:
        before = merged[-1] if merged else None
        if (
            before is not None
            and isinstance(before.form, Clock)
            and before.form.day == reading.form
            and _RIGHT_BEFORE.fullmatch(folded[before.end : reading.start])
        ):
            merged[-1] = replace(before, end=reading.end)
        else:
            merged.append(reading)
    return merged


def _lent(first: Form, last: Form) -> Form:
    if isinstance(first, Clock) and isinstance(last, Clock) and first.day is None:
        return replace(first, day=last.day)
    if not (isinstance(first, Day | Month) and isinstance(last, Day | Month)):
        return first
    if first.year is not None or first.year_step is not None or not first.month or not last.month:
        return first
    year = last.year
    if year is not None and first.month > last.month:
        year -= 1
    return replace(first, year=year, year_step=last.year_step)


def _day_beside(readings: list[Reading], place: int, folded: str, links: Links) -> Form | None:
    here = readings[place]
    if place and (day := _day_for(here.form, readings[place - 1].form)):
        before = readings[place - 1]
        if links.clock_after_day.fullmatch(folded[before.end : here.start]):
            return day
    if place + 1 == len(readings):
        return None
    after = readings[place + 1]
    gap = folded[here.end : after.start]
    if isinstance(after.form, Clock) and gap.strip() == "(":  # "10:35 a.m. (0735 GMT) Friday"
        return after.form.day
    return _day_for(here.form, after.form) if links.day_after_clock.fullmatch(gap) else None


def _day_for(clock: Form, neighbour: Form) -> Form | None:
    """The day that a neighbour lends a clock; the small hours of a "Friday night" are nobody's."""
    if isinstance(neighbour, DayPart):
        small = isinstance(clock, Clock) and clock.hour < _DAWN
        return None if small and neighbour.code in {"NI", "EV"} else neighbour.day
    return neighbour if isinstance(neighbour, Day | DayShift | Weekday) else None
