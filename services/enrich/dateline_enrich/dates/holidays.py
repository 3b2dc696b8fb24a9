"""The days of feasts and public holidays that news in English names. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

_FIXED: Final = {
    "christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year": (1, 1), "valentine's day": (2, 14),
    "st. patrick's day": (3, 17), "st patrick's day": (3, 17), "april fools' day": (4, 1),
    "may day": (5, 1), "victory day": (5, 9), "juneteenth": (6, 19), "bastille day": (7, 14),
    "halloween": (10, 31), "all saints' day": (11, 1), "guy fawkes night": (11, 5),
    "armistice day": (11, 11), "veterans day": (11, 11), "canada day": (7, 1),
    "australia day": (1, 26), "anzac day": (4, 25),
}  # fmt: skip


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
    """Easter Sunday of the churches that keep the Julian calendar (Meeus), as a Gregorian date."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(behind)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    def day(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))

    return day


def _memorial_day(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(last.weekday())


def _election_day(year: int) -> date:
    return _nth(11, 0, 1)(year) + timedelta(1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


_ABROAD: Final = {
    "epiphany": (1, 6), "assumption day": (8, 15), "german unity day": (10, 3),
    "reformation day": (10, 31), "all souls' day": (11, 2), "victory in europe day": (5, 8),
    "st. nicholas' day": (12, 6), "new year's eve": (12, 31),
    "orthodox christmas": (1, 7), "defender's day": (2, 23), "women's day": (3, 8),
    "cosmonautics day": (4, 12), "russia day": (6, 12), "remembrance and sorrow day": (6, 22),
    "knowledge day": (9, 1), "hispanic day": (10, 12), "unity day": (11, 4),
    "constitution day of spain": (12, 6), "immaculate conception": (12, 8),
}  # fmt: skip
"""Days that news in other languages names."""

_MOVABLE: Final[dict[str, Callable[[int], date]]] = {
    "easter": easter,
    "easter sunday": easter,
    "orthodox easter": orthodox_easter,
    "easter monday": _from_easter(1),
    "good friday": _from_easter(-2),
    "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46),
    "pentecost": _from_easter(49),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1),
    "memorial day": _memorial_day,
    "columbus day": _nth(10, 0, 2),
    "presidents day": _nth(2, 0, 3),
    "election day": _election_day,
    "black friday": lambda year: _nth(11, 3, 4)(year) + timedelta(1),
}

NAMES: Final = frozenset(_FIXED) | frozenset(_MOVABLE)
"""Every holiday that news in English names."""


def holiday(name: str, year: int) -> date:
    """The day on which a holiday falls in a year.

    Raises:
        KeyError: no such holiday is known.
        ValueError: ``year`` is not one of 1 to 9998.
    """
    if found := _FIXED.get(name) or _ABROAD.get(name):
        return date(year, *found)
    return _MOVABLE[name](year)
