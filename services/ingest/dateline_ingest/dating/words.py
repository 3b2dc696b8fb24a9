"""The English words of the calendar, as tables and as pieces of patterns. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAY_NAMES = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A pattern for a month, spelled out or abbreviated; match it without regard to case."""

WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""A pattern for a weekday, spelled out."""


def month_number(word: str) -> int:
    """1 for ``Jan.``, 12 for ``DECEMBER``."""
    start = word[:3].lower()
    return next(n for n, name in enumerate(_MONTH_NAMES, 1) if name.startswith(start))


def weekday_number(word: str) -> int:
    """ISO 8601: 1 for Monday, 7 for Sunday."""
    return _WEEKDAY_NAMES.index(word.lower()) + 1


DAY_AND_MONTH = re.compile(
    rf"(?:(?P<m1>{MONTH})\s*(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{MONTH}))"
    r"(?:,?\s+(?P<year>\d{4}))?(?!\d)",
    re.IGNORECASE,
)
"""A day of a month, with or without its year, in either order."""


def iso_date(match: re.Match[str]) -> str | None:
    """Write a match of :data:`DAY_AND_MONTH` as ISO 8601; ``None`` where there is no such day."""
    month = month_number(match["m1"] or match["m2"])
    day = int(match["d1"] or match["d2"])
    year = match["year"]
    # 2000 is a leap year, so that February 29 without a year is let through.
    if not 1 <= day <= monthrange(int(year) if year and int(year) else 2000, month)[1]:
        return None
    return f"{year or '-'}-{month:02}-{day:02}"


_NUMERIC = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")


def full_date(text: str) -> tuple[date, str] | None:
    """Find the first date that is written with its year.

    Returns:
        The date, and the text without it; ``None`` where there is none.
    """
    for match in (*DAY_AND_MONTH.finditer(text), *_NUMERIC.finditer(text)):
        written = match[0] if match.re is _NUMERIC else iso_date(match)
        try:
            day = date.fromisoformat(written or "")
        except ValueError:
            continue
        return day, text[: match.start()] + text[match.end() :]
    return None
