"""Writes lengths of time as TIMEX3 values. Pure."""

from __future__ import annotations

from typing import Final

SMALLER: Final = {
    "Y": ("M", 12), "M": ("D", 30), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60),
    "W": ("D", 7),
}  # fmt: skip
"""The next smaller unit, and how many of it make one; a month counts as thirty days."""
MANY_YEARS: Final = {"DE": 10, "CE": 100}
"""Units that are written as years."""


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length: ``P2D``, ``PT2H``, ``PXY``; decades and centuries are years.

    A fraction is written in the next smaller unit where it comes out even: ``P2Y6M``.
    """
    if unit == "FN":
        unit, count = "W", None if count is None else count * 2
    if count is None:
        return _written("Y" if unit == "DE" else unit, "X")
    if unit in MANY_YEARS:
        unit, count = "Y", count * MANY_YEARS[unit]
    whole, rest = int(count), count % 1
    if not rest:
        return _written(unit, str(whole))
    smaller, factor = SMALLER.get(unit, (unit, 1))
    if not (rest * factor).is_integer() or smaller == unit:
        return _written(unit, f"{count:g}")
    return lengths_value([(unit, whole), (smaller, int(rest * factor))])


def lengths_value(parts: list[tuple[str, int]]) -> str:
    """The value of a length told in several units, the largest first: ``P1Y6M``, ``PT1H30M``."""
    days = "".join(f"{count}{unit}" for unit, count in parts if unit[0] != "T" and count)
    clock = "".join(f"{count}{unit[1]}" for unit, count in parts if unit[0] == "T" and count)
    return f"P{days}T{clock}" if clock else f"P{days}"


def _written(unit: str, count: str) -> str:
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"
