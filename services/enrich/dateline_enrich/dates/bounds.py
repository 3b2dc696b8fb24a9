"""Turns a TIMEX3 value into the first and the last second that it covers. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dateline.messages import Granularity
from dateline_enrich.dates.civil import SEASON_STARTS, last_day, make_day, month_away

_DAY_PARTS: Final = {"MO": (0, 12), "MI": (11, 3), "AF": (12, 6), "EV": (17, 5), "NI": (20, 10)}
"""First hour and number of hours: a morning has its small hours, a night runs into the next."""
_END_OF_DAY: Final = 24


@dataclass(frozen=True, slots=True)
class Bounds:
    """An inclusive stretch of civil time, to the second, and the unit that names it."""

    earliest: datetime
    latest: datetime
    granularity: Granularity


def bounds(value: str) -> Bounds | None:
    """The stretch that a calendar value covers; ``None`` for lengths, sets, ``XXXX`` and refs."""
    for shape, read in _SHAPES:
        if found := shape.fullmatch(value):
            try:
                return read(*found.groups())
            except (ValueError, OverflowError):  # a day that the calendar does not have
                return None
    return None


def _days(first: date, last: date, granularity: Granularity) -> Bounds:
    return Bounds(
        datetime.combine(first, time.min), datetime.combine(last, time(23, 59, 59)), granularity
    )


def _day(text: str) -> Bounds:
    day = date.fromisoformat(text)
    return _days(day, day, "day")


def _month(year: str, month: str) -> Bounds:
    return _days(date(int(year), int(month), 1), last_day(int(year), int(month)), "month")


def _week(year: str, week: str) -> Bounds:
    first = date.fromisocalendar(int(year), int(week), 1)
    return _days(first, first + timedelta(6), "week")


def _weekend(year: str, week: str) -> Bounds:
    first = date.fromisocalendar(int(year), int(week), 6)
    return _days(first, first + timedelta(1), "weekend")


def _quarter(year: str, number: str) -> Bounds:
    month = 3 * int(number)
    return _days(date(int(year), month - 2, 1), last_day(int(year), month), "quarter")


def _half(year: str, number: str) -> Bounds:
    month = 6 * int(number)
    return _days(date(int(year), month - 5, 1), last_day(int(year), month), "half")


def _season(year: str, code: str) -> Bounds:
    first = date(int(year), SEASON_STARTS[code], 1)
    return _days(first, last_day(*month_away(first, 2)), "season")


def _year(year: str) -> Bounds:
    return _days(date(int(year), 1, 1), date(int(year), 12, 31), "year")


def _decade(digits: str) -> Bounds:
    return _days(date(int(digits) * 10, 1, 1), date(int(digits) * 10 + 9, 12, 31), "decade")


def _century(digits: str) -> Bounds:
    return _days(date(int(digits) * 100, 1, 1), date(int(digits) * 100 + 99, 12, 31), "century")


def _part(text: str, code: str) -> Bounds:
    first, hours = _DAY_PARTS[code]
    earliest = datetime.combine(date.fromisoformat(text), time(first))
    return Bounds(earliest, earliest + timedelta(hours=hours, seconds=-1), "daypart")


def _hour_unknown(text: str) -> Bounds:
    return _day(text)


def _clock(text: str, hour: str, minute: str | None, second: str | None) -> Bounds:
    day = make_day(*map(int, text.split("-")))
    if day is None:
        raise ValueError(text)
    if int(hour) == _END_OF_DAY:
        return _midnight(day, int(minute or 0), int(second or 0))
    earliest = datetime.combine(day, time(int(hour), int(minute or 0), int(second or 0)))
    unit: Granularity = "second" if second else "minute" if minute else "hour"
    seconds = {"second": 0, "minute": 59, "hour": 3599}[unit]
    return Bounds(earliest, earliest + timedelta(seconds=seconds), unit)


def _midnight(day: date, minute: int, second: int) -> Bounds:
    """24:00 is the last minute of its day, so that a deadline stays on the day it is named by."""
    if minute or second:
        raise ValueError(day)
    return Bounds(
        datetime.combine(day, time(23, 59)), datetime.combine(day, time(23, 59, 59)), "minute"
    )


_ISO_DAY: Final = r"(\d{4}-\d\d-\d\d)"
_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[..., Bounds]], ...]] = (
    (re.compile(_ISO_DAY), _day),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(\d{4})-W(\d\d)"), _week),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})"), _year),
    (re.compile(r"(\d{3})"), _decade),
    (re.compile(r"(\d{2})"), _century),
    (re.compile(_ISO_DAY + r"T(MO|MI|AF|EV|NI)"), _part),
    (re.compile(_ISO_DAY + r"TXX:XX"), _hour_unknown),
    (re.compile(_ISO_DAY + r"T(\d\d)(?::(\d\d)(?::(\d\d))?)?Z?"), _clock),
)
