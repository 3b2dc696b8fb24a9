"""The days of feasts and public holidays that news names, by a key for each in English. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from dateline_enrich.dates.calendars import easter, islamic_days, orthodox_easter, rosh_hashanah
from dateline_enrich.dates.moons import diwali, lunar_new_year, nowruz

_Rule = Callable[[int], date]
_Told = tuple[int, int] | _Rule
"""Month and day, or how the day of a year is worked out."""


def _nth(month: int, weekday: int, count: int) -> _Rule:
    """The count-th weekday (0 is Monday) of a month; -1 is the last."""

    def day(year: int) -> date:
        if count > 0:
            first = date(year, month, 1)
            return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)

    return day


def _after(rule: _Rule, days: int) -> _Rule:
    return lambda year: rule(year) + timedelta(days)


def _hanukkah(year: int) -> date:
    """25 Kislev; the month before it has 30 days only in years of 355 or 385."""
    new_year = rosh_hashanah(year)
    long = (rosh_hashanah(year + 1) - new_year).days % 10 == 5  # noqa: PLR2004 - 355 or 385
    return new_year + timedelta(84 if long else 83)


_THANKSGIVING: Final = _nth(11, 3, 4)
_MONDAY, _TUESDAY, _SUNDAY = 0, 1, 6

_DAYS: Final[dict[str, _Told]] = {
    "new year": (1, 1), "epiphany": (1, 6), "orthodox christmas": (1, 7), "old new year": (1, 14),
    "inauguration day": (1, 20), "burns night": (1, 25), "australia day": (1, 26),
    "holocaust memorial day": (1, 27), "groundhog day": (2, 2), "waitangi day": (2, 6),
    "valentine's day": (2, 14), "defender of the fatherland day": (2, 23),
    "st. david's day": (3, 1), "women's day": (3, 8), "st. patrick's day": (3, 17),
    "april fools' day": (4, 1), "cosmonautics day": (4, 12), "earth day": (4, 22),
    "st. george's day": (4, 23), "anzac day": (4, 25), "may day": (5, 1),
    "ve day": (5, 8), "vj day": (8, 15),
    "press freedom day": (5, 3), "cinco de mayo": (5, 5),
    "victory day": (5, 9), "europe day": (5, 9), "russia day": (6, 12), "juneteenth": (6, 19),
    "refugee day": (6, 20), "canada day": (7, 1), "bastille day": (7, 14),
    "assumption day": (8, 15), "knowledge day": (9, 1), "german unity day": (10, 3),
    "hispanic day": (10, 12), "halloween": (10, 31),
    "all saints' day": (11, 1), "all souls' day": (11, 2), "unity day": (11, 4),
    "guy fawkes night": (11, 5), "armistice day": (11, 11), "veterans day": (11, 11),
    "remembrance day": (11, 11), "singles' day": (11, 11), "st. andrew's day": (11, 30),
    "aids day": (12, 1), "st. nicholas' day": (12, 6), "human rights day": (12, 10),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "mardi gras": _after(easter, -47), "ash wednesday": _after(easter, -46),
    "mothering sunday": _after(easter, -21), "palm sunday": _after(easter, -7),
    "maundy thursday": _after(easter, -3), "good friday": _after(easter, -2),
    "holy saturday": _after(easter, -1), "easter": easter, "easter monday": _after(easter, 1),
    "ascension day": _after(easter, 39), "pentecost": _after(easter, 49),
    "whit monday": _after(easter, 50),
    "orthodox easter": orthodox_easter, "orthodox good friday": _after(orthodox_easter, -2),
    "martin luther king jr. day": _nth(1, _MONDAY, 3), "presidents day": _nth(2, _MONDAY, 3),
    "early may bank holiday": _nth(5, _MONDAY, 1), "mother's day": _nth(5, _SUNDAY, 2),
    "victoria day": lambda year: date(year, 5, 24) - timedelta(date(year, 5, 24).weekday()),
    "memorial day": _nth(5, _MONDAY, -1), "spring bank holiday": _nth(5, _MONDAY, -1),
    "father's day": _nth(6, _SUNDAY, 3), "august bank holiday": _nth(8, _MONDAY, -1),
    "labor day": _nth(9, _MONDAY, 1), "columbus day": _nth(10, _MONDAY, 2),
    "election day": _after(_nth(11, _MONDAY, 1), 1), "melbourne cup day": _nth(11, _TUESDAY, 1),
    "remembrance sunday": _nth(11, _SUNDAY, 2), "thanksgiving": _THANKSGIVING,
    "black friday": _after(_THANKSGIVING, 1), "cyber monday": _after(_THANKSGIVING, 4),
    "giving tuesday": _after(_THANKSGIVING, 5),
    "rosh hashanah": rosh_hashanah, "yom kippur": _after(rosh_hashanah, 9),
    "sukkot": _after(rosh_hashanah, 14), "hanukkah": _hanukkah,
    "purim": _after(rosh_hashanah, -193), "passover": _after(rosh_hashanah, -163),
    "shavuot": _after(rosh_hashanah, -113),
    "lunar new year": lunar_new_year, "lantern festival": _after(lunar_new_year, 14),
    "diwali": diwali, "nowruz": nowruz,
}  # fmt: skip

_LOCAL: Final[dict[str, dict[str, _Told]]] = {
    "independence day": {
        "US": (7, 4), "BD": (3, 26), "BR": (9, 7), "CL": (9, 18), "EE": (2, 24), "FI": (12, 6),
        "GH": (3, 6), "GR": (3, 25), "ID": (8, 17), "IN": (8, 15), "KE": (12, 12), "KZ": (12, 16),
        "LK": (2, 4), "LT": (2, 16), "LV": (11, 18), "MX": (9, 16), "MY": (8, 31), "NG": (10, 1),
        "PH": (6, 12), "PK": (8, 14), "PL": (11, 11), "UA": (8, 24),
    },
    "republic day": {"IN": (1, 26), "IT": (6, 2), "TR": (10, 29)},
    "national day": {
        "AE": (12, 2), "CH": (8, 1), "CN": (10, 1), "QA": (12, 18), "SA": (9, 23), "SE": (6, 6),
        "SG": (8, 9), "TW": (10, 10),
    },
    "thanksgiving": {"CA": _nth(10, _MONDAY, 2)},
    "labour day": {"": (5, 1), "CA": _nth(9, _MONDAY, 1), "US": _nth(9, _MONDAY, 1)},
    "mother's day": dict.fromkeys(("GB", "IE"), _after(easter, -21)),
    "father's day": dict.fromkeys(("AU", "NZ"), _nth(9, _SUNDAY, 1)),
}  # fmt: skip
"""Days that depend on the country (ISO 3166-1 alpha-2); the key "" is for all the others."""

_ISLAMIC: Final = {
    "islamic new year": (1, 1), "muharram": (1, 1), "ashura": (1, 10), "mawlid": (3, 12),
    "ramadan": (9, 1), "eid al-fitr": (10, 1), "arafat day": (12, 9), "eid al-adha": (12, 10),
}  # fmt: skip
_EID: Final = ("eid al-fitr", "eid al-adha")
"""Both feasts are called Eid."""

_SAME: Final = {
    "christmas": ("christmas day", "xmas"), "new year": ("new year's day",),
    "st. patrick's day": ("st patrick's day",), "easter": ("easter sunday",),
    "thanksgiving": ("thanksgiving day",),
}  # fmt: skip
_KEYS: Final = {same: key for key, others in _SAME.items() for same in others}

MONTH_LONG: Final = frozenset({"ramadan", "muharram"})
"""Feasts that last for a month of the Islamic calendar."""
_LENGTHS: Final = dict.fromkeys(MONTH_LONG, 30) | {"hanukkah": 8, "passover": 7, "sukkot": 7}

NAMES: Final = (
    frozenset(_DAYS) | frozenset(_LOCAL) | frozenset(_ISLAMIC) | frozenset(_KEYS) | {"eid"}
)
"""Every feast that :func:`feast_days` knows."""


def holiday(name: str, year: int, country: str | None = None) -> date:
    """The day on which a holiday falls in a year, the first if it comes twice.

    Raises:
        KeyError: ``name`` is not one of :data:`NAMES`.
        ValueError: ``year`` is not one of 2 to 9998, or the country has no such holiday.
    """
    days = feast_days(name, year, country)
    if not days:
        raise ValueError(name)
    return days[0]


def feast_days(name: str, year: int, country: str | None = None) -> tuple[date, ...]:
    """The days of a year on which a feast begins; in an Islamic year it may come twice.

    ``country`` (ISO 3166-1 alpha-2) decides where custom differs; a day that only some countries
    keep has no days in the others. Raises as :func:`holiday` does.
    """
    key = _KEYS.get(name, name)
    if key == "eid":
        return tuple(sorted(day for one in _EID for day in feast_days(one, year)))
    if key in _ISLAMIC:
        return islamic_days(year, *_ISLAMIC[key])
    told = _told(key, country or "")
    if told is None:
        return ()
    return (told(year) if callable(told) else date(year, *told),)


def month_and_day(name: str) -> tuple[int, int] | None:
    """Month and day of a feast that has the same ones every year and everywhere."""
    told = _DAYS.get(_KEYS.get(name, name))
    return None if callable(told) else told


def duration(name: str) -> int:
    """How many days a feast lasts, as Israel keeps the Jewish ones."""
    return _LENGTHS.get(name, 1)


def exact(name: str) -> bool:
    """Whether the day is certain; in Islam it awaits the sight of the moon."""
    return name not in _ISLAMIC and name != "eid"


def _told(key: str, country: str) -> _Told | None:
    local: Mapping[str, _Told] = _LOCAL.get(key, {})
    if country in local:
        return local[country]
    return local[""] if "" in local else _DAYS.get(key) if key in _DAYS else _foreign(key)


def _foreign(key: str) -> _Told | None:
    """What a day means where the country does not keep it: America's, if she does."""
    return _LOCAL[key].get("US")
