"""A TIMEX3 value with the anchor it was resolved against. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from dateline_enrich.dates.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Value:
    """A value, its anchor (``reference``, ``t3`` or nothing) and how likely it is right."""

    text: str
    anchor: str | None = None
    sure: float = 0.98
    limits: Bounds | None = None
    """The stretch that is meant, where the value cannot say it."""


def of_reference(text: str, sure: float) -> Value:
    """A value that was resolved against the article's own date."""
    return Value(text, "reference", sure)
