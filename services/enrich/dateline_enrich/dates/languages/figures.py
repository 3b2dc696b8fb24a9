"""Dates in figures alone, which every language reads: ISO 8601, 27/12/2017, 27.12.17. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Day, Reading, Rule
from dateline_enrich.dates.language import Language, Links, Names, Tense

NUMERIC: Final = frozenset({"#numeric"})
"""The trigger of dates in figures alone: digits beside a dash, a slash or a full stop."""

YEAR: Final = r"(?:1[4-9]\d\d|20\d\d|2100)"

_MONTHS_IN_YEAR, _DAYS_IN_MONTH = 12, 31
_PIVOT: Final = 50
_NEVER: Final = re.compile(r"(?!)")
_NOT_A_DATE_BEFORE: Final = re.compile(
    r"(?:\b(?:[Vv]ersion|iOS|Android|macOS|Firmware|firmware|Windows|Linux|section|Section|are|is"
    r"|were|was|went|record|a),?|\() $|\($|\bv\.? ?$"
)
"""What two dots or slashes follow that are a version, or a team's record, with a short year."""
_A_DATE_BEFORE: Final = re.compile(r"(?:\b(?:on|of|dated?|until|by|since|from|till|vom|am|du)|:) $")
"""What must stand before "27-12-17", which is a score as well."""


def full_year(two_figures: int) -> int:
    """The year of two figures: 00 to 49 are 20xx, 50 to 99 are 19xx; news looks back."""
    return two_figures + (2000 if two_figures < _PIVOT else 1900)


def _iso(match: Match[str], _written: str) -> list[Reading]:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    form = Day(day, month, year)
    start, end = match.span()
    if not match["h"]:
        return [Reading(start, end, form, "iso_date", sure=1.0)]
    second = int(match["s"]) if match["s"] else None
    offset = match["z"]
    if offset:
        minutes = offset[3:].removeprefix(":") or "00"
        offset = "+00:00" if offset == "z" else f"{offset[:3]}:{minutes}"
    clock = Clock(int(match["h"]), int(match["mi"]), second, offset, form)
    return [Reading(start, end, clock, "iso_time", sure=1.0)]


def _numeric(match: Match[str], written: str) -> list[Reading]:
    at, first, second = match.start(), int(match["a"]), int(match["b"])
    year = int(match["y"])
    if len(match["y"]) == 2:  # noqa: PLR2004 - two figures
        year = full_year(year)
    dotted = match["sep"] == "."
    if len(match["y"]) == 2 and not _is_date(match, written[max(0, at - 12) : at]):  # noqa: PLR2004 - two figures
        return []
    if first > _MONTHS_IN_YEAR or (dotted and second <= _MONTHS_IN_YEAR):  # dots are European
        day, month = first, second
    else:
        month, day = first, second
    if not (1 <= month <= _MONTHS_IN_YEAR and 1 <= day <= _DAYS_IN_MONTH):
        return []
    decided = dotted or first > _MONTHS_IN_YEAR or second > _MONTHS_IN_YEAR or first == second
    name = "numeric_date" if decided else "numeric_date_by_country"
    form = Day(day, month, year, swappable=not decided)
    return [Reading(*match.span(), form, name, sure=1.0)]


def _is_date(match: Match[str], before: str) -> bool:
    """Whether three short numbers are a date and not a version, a score or a team's record."""
    if match["sep"] == "-":
        return bool(_A_DATE_BEFORE.search(before))
    return not _NOT_A_DATE_BEFORE.search(before)


def _year_first(match: Match[str], _written: str) -> list[Reading]:
    form = Day(int(match["d"]), int(match["m"]), int(match["y"]))
    return [Reading(*match.span(), form, "numeric_date", sure=0.98)]


RULES: Final = (
    Rule(
        "iso",
        NUMERIC,
        rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])"
        r"(?:[t ](?P<h>[01]\d|2[0-3]):(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:\.\d{1,6})?"
        r"(?P<z>z|[+-]\d\d(?::?\d\d)?)?)?(?![-/\d])",
        _iso,
        left=0,
    ),
    Rule(
        "numeric",
        NUMERIC,
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)"
        r"(?![/.]?\d|-\d(?!\d?[/.-]\d)|%)",
        _numeric,
        left=0,
    ),
    Rule(
        "year_first",
        NUMERIC,
        rf"(?P<y>{YEAR})(?P<sep>[/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?![-/.]?\d|%)",
        _year_first,
        left=0,
    ),
)

FIGURES: Final = Language(
    code="und",
    rules=RULES,
    tense=Tense(_NEVER, _NEVER, _NEVER, _NEVER, _NEVER),
    links=Links(re.compile(" {0,2}- {0,2}"), frozenset(), _NEVER, _NEVER, _NEVER),
    names=Names(frozenset(), _NEVER, _NEVER),
    words=re.compile(r"[0-9]+"),
    clock_tail=_NEVER,
    sentence=re.compile(r"(?<=[.!?\u2026])\s{1,8}|\n[^\S\n]{0,8}\n"),
)
"""What is read of a language that has no grammar."""
