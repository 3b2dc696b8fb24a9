"""Ties neighbours: a clock to its day, the first end of a range to the year of the last. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline_enrich.dates.forms import (
    Clock,
    Day,
    DayPart,
    DayShift,
    Form,
    Holiday,
    Length,
    Month,
    Part,
    Period,
    Reading,
    Recurrence,
    Weekday,
)
from dateline_enrich.dates.holidays import MONTH_LONG
from dateline_enrich.dates.language import Links

_DAWN, _NOON = 6, 12
_RIGHT_BEFORE: Final = re.compile(r",?\s{1,4}")
_LONGEST_LINK: Final = 16
"""Of "; through the " and its like."""
_DAYS_IN_MONTH: Final = 31
_Dated = Day | Month | Part
_CALENDAR: Final = (Day, Weekday, DayShift, Holiday)


def ranges(readings: list[Reading], folded: str, links: Links) -> list[tuple[int, int]]:
    """Which neighbours are the two ends of a range, by their places in the list."""
    found: list[tuple[int, int]] = []
    for place, first in enumerate(readings):
        closing = place + 1 + _has_its_day(readings, place)
        if closing >= len(readings):
            break
        if found and found[-1][1] == place:  # what closes a range opens none
            continue
        last = readings[closing]
        word = folded[readings[closing - 1].end : last.start]
        seasons = word == "/" and _both(first.form, last.form, (Period,))  # "2014/15"
        if len(word) <= _LONGEST_LINK and (seasons or links.to.fullmatch(word)):
            opened = links.opener.search(folded, max(0, first.start - 20), first.start)
            if _are_ends(first.form, last.form, word, links, opened=bool(opened)) and not (
                opened and links.moved.search(folded, max(0, opened.start() - 40), opened.start())
            ):
                found.append((place, closing))
    return found


def _has_its_day(readings: list[Reading], place: int) -> bool:
    """Whether a clock's day is told right behind it: "6 a.m. on May 20 to …"."""
    form = readings[place].form
    return (
        isinstance(form, Clock)
        and place + 1 < len(readings)
        and form.day is not None
        and form.day == readings[place + 1].form
    )


def _are_ends(first: Form, last: Form, word: str, links: Links, *, opened: bool) -> bool:
    core = word.strip(" ,").partition(" ")[0]
    if not opened and ("," in word or core in links.only_opened):
        return False
    if _either(first, last, (Length, Recurrence)):
        return False
    any_kind = opened or core in links.of_any_kind
    return any_kind or type(first) is type(last) or _both(first, last, _CALENDAR)


def _either(first: Form, last: Form, kinds: tuple[type[Form], ...]) -> bool:
    return isinstance(first, kinds) or isinstance(last, kinds)


def _both(first: Form, last: Form, kinds: tuple[type[Form], ...]) -> bool:
    return isinstance(first, kinds) and isinstance(last, kinds)


def tie(readings: list[Reading], folded: str, links: Links) -> list[Reading]:
    """The readings with the days and years that their neighbours lend them."""
    tied = _with_first_ends(readings, folded, links)
    for place, reading in reversed(list(enumerate(tied))):
        if isinstance(reading.form, Clock | DayPart) and reading.form.day is None:
            day = _day_beside(tied, place, folded, links)
            if day is not None:
                tied[place] = replace(reading, form=replace(reading.form, day=day))
    tied = _merged(tied, folded)
    for first, last in ranges(tied, folded, links):
        tied[first] = replace(tied[first], form=_lent(tied[first].form, tied[last].form))
    return tied


def _with_first_ends(readings: list[Reading], folded: str, links: Links) -> list[Reading]:
    """Adds the bare figures that open a range: the 9 of "from 9 to 11 a.m."."""
    found: list[Reading] = []
    for reading in readings:
        first = _first_end(reading, folded, links)
        if first and (not found or found[-1].end <= first.start):
            found.append(first)
        found.append(reading)
    return found


def _first_end(reading: Reading, folded: str, links: Links) -> Reading | None:
    form, window = reading.form, (max(0, reading.start - 24), reading.start)
    if isinstance(form, Clock) and reading.rule == "clock_24":
        found = links.first_time.search(folded, *window)
        if found:
            hour, minute = int(found["n"]), int(found["mi"])
            return Reading(*found.span("at"), Clock(hour, minute), "clock_opening", sure=0.8)
    if isinstance(form, Clock) and reading.rule == "clock_12":
        found = links.first_hour.search(folded, *window)
        if found:
            hour = _hour_before(int(found["n"]), form.hour)
            return Reading(*found.span("n"), Clock(hour), "clock_opening", sure=0.8)
    if isinstance(form, Day):
        found = links.first_day.search(folded, *window)
        if found and 1 <= int(found["n"]) <= _DAYS_IN_MONTH:
            return Reading(*found.span("day"), Day(int(found["n"])), "day_opening", sure=0.8)
    return None


def _hour_before(figure: int, last: int) -> int:
    """The hour that opens a range: of the same half of the day, unless it were the later one."""
    hour = figure % _NOON + (_NOON if last >= _NOON else 0)
    return hour if hour < last else (hour + _NOON) % (2 * _NOON)


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
    """The first end with the day, month or year that only the last end tells."""
    if isinstance(first, Clock) and isinstance(last, Clock):
        return replace(first, day=last.day) if first.day is None else first
    if isinstance(first, Part) and isinstance(last, Part) and first.number and last.number:
        return _with_year(first, last, later=first.number > last.number)
    if isinstance(first, Day) and isinstance(last, Day) and not first.month and last.month:
        month = last.month if first.day < last.day else last.month - 1
        first = replace(first, month=month or _NOON)
    if not (isinstance(first, Day | Month) and isinstance(last, Day | Month)):
        return first
    if not first.month or not last.month:
        return first
    return _with_year(first, last, later=first.month > last.month)


def _with_year(first: _Dated, last: _Dated, *, later: bool) -> _Dated:
    """The first end in the year of the last, or in the year before if it comes later in a year."""
    if first.year is not None or first.year_step is not None:
        return first
    year = None if last.year is None else last.year - later
    step = None if last.year_step is None else last.year_step - later
    return replace(first, year=year, year_step=step)


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
    if isinstance(neighbour, Holiday):  # "at 10 a.m. on Christmas Day"
        return neighbour if neighbour.unit == "D" and neighbour.name not in MONTH_LONG else None
    return neighbour if isinstance(neighbour, Day | DayShift | Weekday) else None
