"""Turns days of the calendars that feasts go by into days of the civil calendar. Pure.

The Hebrew and the Islamic calendar follow Dershowitz and Reingold, Calendrical Calculations.
"""

from __future__ import annotations

from datetime import date
from typing import Final

_ISLAMIC_EPOCH: Final = 227015
"""The day of 16 July 622 (Julian), where the civil reckoning of the tabular calendar begins."""
_HEBREW_EPOCH: Final = -1373427


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's method)."""
    century, rest = divmod(year, 100)
    shift = (8 * century + 13) // 25
    epact = (19 * (year % 19) + century - century // 4 - shift + 15) % 30
    moon = epact - (year % 19 + 11 * epact) // 319
    sunday = (2 * (century % 4) + 2 * (rest // 4) - rest % 4 - moon + 32) % 7
    month = (moon + sunday + 90) // 25
    return date(year, month, (moon + sunday + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian day (Meeus, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date.fromordinal(date(year, month, day + 1).toordinal() + behind)


def islamic_days(year: int, month: int, day: int) -> tuple[date, ...]:
    """The civil days of a year that bear a day of the tabular Islamic calendar, none to two.

    The table of type II (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of 30) from the
    civil epoch. Where the crescent is watched, the day may be one off either way, rarely two.
    """
    first = (date(year, 1, 1).toordinal() - _ISLAMIC_EPOCH) * 30 // 10631 + 1
    days = (_islamic(first + more, month, day) for more in (0, 1, 2))
    return tuple(one for one in days if one.year == year)


def _islamic(year: int, month: int, day: int) -> date:
    months = 29 * (month - 1) + month // 2
    leaps = (11 * year + 3) // 30
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + 354 * (year - 1) + leaps + months + day)


def rosh_hashanah(year: int) -> date:
    """The first day of the Hebrew year that begins in a civil year."""
    return date.fromordinal(_hebrew_new_year(year + 3761))


def _hebrew_new_year(year: int) -> int:
    before, day, after = (_hebrew_elapsed(one) for one in (year - 1, year, year + 1))
    late = 2 if after - day == 356 else 1 if day - before == 382 else 0  # noqa: PLR2004 - too long, too short a year
    return _HEBREW_EPOCH + day + late


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon of a year, kept off Sunday, Wednesday, Friday."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day  # noqa: PLR2004 - the three weekdays
