"""Arithmetic on the civil calendar, in TIMEX3 values. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as meteorology counts them in the north."""
_SOUTH: Final = frozenset({"AR", "AU", "CL", "NZ", "PY", "UY", "ZA"})
"""Countries whose news speaks of southern seasons (ISO 3166-1 alpha-2)."""
_OPPOSITE: Final = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}


def northern(value: str, country: str | None) -> str:
    """The season of the north that falls into the same months, as value or as code.

    A summer of the south, December to February, keeps the year in which it begins.
    """
    code = value[-2:]
    if country not in _SOUTH or code not in _OPPOSITE:
        return value
    return value[:-2] + _OPPOSITE[code]


def shift_days(day: date, days: int) -> date | None:
    """The day so many days away; ``None`` outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_away(day: date, months: int) -> tuple[int, int]:
    """Year and month that lie so many months from the day's."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def week_value(day: date) -> str:
    """The ISO 8601 week of a day: ``2018-W03``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_away(day: date, quarters: int) -> str:
    """The quarter that lies so many quarters from the day's: ``2017-Q4``."""
    year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + quarters, 4)
    return f"{year:04d}-Q{quarter + 1}"


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def nearest_year(reference: date, month: int, day: int | None, lean: int = 0) -> int:
    """The year that brings a month, or a day of it, nearest to the reference.

    In TempEval's news the nearest date is right for 92 to 95 of 100 days without a year, the
    latest one only for 31 to 76. ``lean`` (-1 past, +1 future) decides where both are about as
    near; a month counts as passed from 20 days after its middle.
    """
    slack, fine = (0, 60) if day else (20, 200)

    def cost(year: int) -> float:
        chosen = make_day(year, month, day or 15)
        if chosen is None:
            return 1e6
        delta = (chosen - reference).days
        against = (lean > 0 and delta < -slack) or (lean < 0 and delta > slack)
        return abs(delta) + (fine if against else 0)

    reach = 4 if (month, day) == (2, 29) else 1
    around = range(reference.year - reach, reference.year + reach + 1)
    return min(around, key=cost)


def weekday_near(reference: date, weekday: int, step: int | None, *, ahead: bool) -> date | None:
    """The day of the week that is meant: the latest one, today included, unless ``ahead``."""
    back = (reference.weekday() - weekday) % 7
    if step == -1:
        return shift_days(reference, -(back or 7))
    if step == 1:
        return shift_days(reference, 7 - back)
    if ahead and back:
        return shift_days(reference, 7 - back)
    return shift_days(reference, -back)
