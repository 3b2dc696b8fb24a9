"""Embargo lines of wire stories, and the moment that they name. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from dateline_ingest.dating.dateline_words import read_date

_CUE = re.compile(
    r"\W{0,3}(?:\d{1,2}\s)?(?:(?:strictly |under |strict )?embargo(?:ed)?\b|sous embargo|"
    r"not (?:to be used|for (?:publication|use|release|broadcast)) (?:before|until)|"
    r"hold for release|for release|sperrfrist|sendesperrfrist|embargad[oa])",
    re.IGNORECASE,
)
_LONGEST = 160
_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})(?:\s?[:.hH]\s?(?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)"
    r"|(?<![\d.])(?P<h>\d{1,2})\s?[:.hH]\s?(?P<m>\d\d)(?!\d)"
    r"|(?<!\d)(?P<hh>[012]\d)(?P<mm>[0-5]\d)(?!\d)"
    r"|\b(?P<name>midnight|noon|mitternacht|minuit)\b",
    re.IGNORECASE,
)
_ZONES = {
    "GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "IST": 5.5, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
    "EST": -5, "ET": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7,
}  # fmt: skip
_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b")
_WORD = re.compile(r"\b\w")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_HOUR = re.compile(r"\s?(?:uhr|h\b|gmt|utc)", re.IGNORECASE)
_NAMED_HOURS = {"noon": 12}


def is_embargo(line: str) -> bool:
    """Whether a line forbids publication before some time."""
    return len(line) <= _LONGEST and bool(_CUE.match(line))


def embargo_end(line: str, near: date) -> datetime | None:
    """Read when an embargo ends: ``EMBARGOED UNTIL 0001 GMT, March 4``.

    Args:
        line: the embargo.
        near: the day on which it was read; a date without its year is the nearest to it, and a
            clock time without a date is of that day.

    Returns:
        The moment, taken as UTC where no time zone is written; ``None`` where no time is.
    """
    day, rest = _day(line, near)
    clock = _clock(rest)
    if day is None and clock is None:
        return None
    zone = _ZONE.search(rest)
    east = timezone(timedelta(hours=_ZONES[zone[0]])) if zone else UTC
    return datetime.combine(day or near, clock or time(0), east).astimezone(UTC)


def _day(line: str, near: date) -> tuple[date | None, str]:
    """The day, written with its month's name if it can be had, and the line without it."""
    found = [(word.start(), read_date(line, word.start())) for word in _WORD.finditer(line)]
    dates = [(at, written) for at, written in found if written]
    named = [one for one in dates if _LETTERS.search(line[one[0] : one[1].end])]
    for at, written in named or dates:
        if named or not _HOUR.match(line, written.end):
            return nearest(written.iso, near), f"{line[:at]} {line[written.end :]}"
    return None, line


def nearest(iso: str, near: date) -> date | None:
    """A date, written perhaps without its year, in the year that brings it nearest to a day."""
    if not iso.startswith("--"):
        return date.fromisoformat(iso)
    days: list[date] = []
    for year in range(near.year - 1, near.year + 2):
        try:
            days.append(date.fromisoformat(f"{year:04}{iso[1:]}"))
        except ValueError:  # February 29
            continue
    return min(days, key=lambda day: abs(day - near), default=None)


def _clock(text: str) -> time | None:
    match = _CLOCK.search(text)
    if match is None:
        return None
    if match["name"]:
        return time(_NAMED_HOURS.get(match["name"].lower(), 0))
    hour = int(match["hour"] or match["h"] or match["hh"])
    minute = int(match["minute"] or match["m"] or match["mm"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - of a day, of an hour
