"""Dates as feeds and pages write them, with the offset they wrote kept. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz

from dateline.messages import Granularity, Instant
from dateline_ingest.dating.words import full_date

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
_ZONES = {
    # Zones beside those of RFC 822 that feeds were seen to write; hours east of Greenwich.
    "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5,
    "PKT": 5, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "AKST": -9, "AKDT": -8, "HST": -10, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "GMT": 0, "UTC": 0,
}  # fmt: skip
_NO_ZONE = re.compile(r"(?::\d\d|-0000|(?<![\d+-])\d{4})$")
"""No zone written, or the one that says that none is known (RFC 5322, section 3.3)."""
_ZONE_THEN_YEAR = re.compile(r"\s([A-Z]{3,4})\s(\d{4})$")
"""The order of Java's ``Date.toString``: ``Fri Apr 28 19:20:36 CEST 2023``."""
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$", re.IGNORECASE
)
"""The basic format of ISO 8601: ``20230428T181101``, ``20230428``."""
_DOTTED = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s)?(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)"
    r"(?:,?\s[-–|]?\s?(\d{1,2})[:.](\d\d)(?::(\d\d))?(?:\sUhr)?)?$"
)
"""Day, month and year parted by dots, an order that no country reads otherwise."""
_LAST_WORD = re.compile(r"\b([A-Z]{3,4})\s*$")


def read_stamp(text: str) -> Instant | None:
    """Read a date of RFC 3339, ISO 8601 or RFC 2822; ``None`` where it is neither.

    A time without an offset is taken as UTC, and ``offset`` says that none was written.
    """
    text = text.strip()
    if len(text) > 100:  # noqa: PLR2004 - no date is longer; the parsers below need not see it
        return None
    try:
        return _iso(text) or _numbers(text) or _mail(text) or _plain(text)
    except (ValueError, OverflowError):
        return None


def day_instant(day: date) -> Instant:
    """A day whose clock time nobody knows."""
    return Instant(at=datetime(day.year, day.month, day.day, tzinfo=UTC), granularity="day")


def _iso(text: str) -> Instant | None:
    match = _RFC3339.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    moment = datetime(int(year), int(month), int(day), tzinfo=UTC)
    if hour is None:
        return Instant(at=moment, granularity="day")
    moment = moment.replace(hour=int(hour), minute=int(minute), second=min(int(second or 0), 59))
    return _placed(moment, _seconds_east(zone), "second" if second else "minute")


def _numbers(text: str) -> Instant | None:
    """A date in figures alone, other than RFC 3339's."""
    if match := _COMPACT.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
    elif match := _DOTTED.match(text):
        (day, month, year, hour, minute, second), zone = match.groups(), None
    else:
        return None
    moment = datetime(int(year), int(month), int(day), tzinfo=UTC)
    if hour is None:
        return Instant(at=moment, granularity="day")
    moment = moment.replace(hour=int(hour), minute=int(minute), second=int(second or 0))
    return _placed(moment, _seconds_east(zone), "second" if second else "minute")


def _seconds_east(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone in "Zz":
        return 0
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return sign * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)


def _mail(text: str) -> Instant | None:
    text = _ZONE_THEN_YEAR.sub(r" \2 \1", " ".join(text.split()))
    parsed = parsedate_tz(text)
    if parsed is None:
        return None
    year, month, day, hour, minute, second, *_, east = parsed
    named = _LAST_WORD.search(text)
    if _NO_ZONE.search(text):  # the parser answers 0
        east = None
    elif named and named[1] in _ZONES:
        east = int(_ZONES[named[1]] * 3600)
    moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    return _placed(moment, east, "second" if text.count(":") > 1 else "minute")


def _plain(text: str) -> Instant | None:
    """A day in words, with nothing beside it but a weekday: ``Wednesday, December 27, 2017``."""
    found = full_date(text)
    if found is None or len(re.findall(r"\w+", found[1])) > 1 or re.search(r"\d", found[1]):
        return None
    return day_instant(found[0])


def _placed(moment: datetime, east: int | None, granularity: Granularity) -> Instant:
    """Move a civil time to UTC, and write down the offset it came with."""
    zone = timezone(timedelta(seconds=east or 0))
    offset = None if east is None else _offset(east)
    return Instant(at=moment.replace(tzinfo=zone), offset=offset, granularity=granularity)


def _offset(east: int) -> str:
    minutes = abs(east) // 60
    return f"{'-' if east < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
