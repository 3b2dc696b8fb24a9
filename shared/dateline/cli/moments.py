"""Times and lengths of time as an operator types and reads them. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from dateline.errors import Mishap

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_AGO = re.compile(r"(\d{1,6})([smhdw])")
_ENTRY_ID = re.compile(r"\d{10,19}(-\d{1,19})?")

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def read_moment(text: str, *, now: datetime, where: str) -> datetime:
    """Read ``2h`` or ``3d`` (ago), or RFC 3339; a time without an offset is in UTC.

    Raises:
        Mishap: it is neither.
    """
    words = text.strip()
    try:
        if ago := _AGO.fullmatch(words):
            return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        moment = datetime.fromisoformat(words)
    except (ValueError, OverflowError) as error:
        raise Mishap(
            f"{words!r} is no time",
            where=where,
            remedy="Write 90s, 30m, 2h or 3d for so long ago, or 2026-03-05T09:30:00Z.",
        ) from error
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def is_entry_id(text: str) -> bool:
    """Tell whether this is the id of a stream entry, ``1772703000000-0``, or its first half."""
    return _ENTRY_ID.fullmatch(text.strip()) is not None


def entry_id_at(moment: datetime) -> str:
    """Name the first id that an entry of this moment may have."""
    return str(round(moment.timestamp() * 1000))


def entry_time(entry_id: str) -> datetime:
    """Tell when an entry was put on its stream, by the clock of Redis."""
    return datetime.fromtimestamp(int(entry_id.partition("-")[0]) / 1000, UTC)


def order(entry_id: str) -> tuple[int, int]:
    """Give what entry ids are sorted by."""
    moment, _, number = entry_id.partition("-")
    return int(moment), int(number or 0)


def age(seconds: float) -> str:
    """Write a length of time in its two greatest units: ``3 d 4 h``."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    if whole < _DAY:
        return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
    return f"{whole // _DAY} d {whole % _DAY // _HOUR} h"


def clock(moment: datetime) -> str:
    """Write an instant for a person: ``2026-03-05 09:30:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%SZ")
