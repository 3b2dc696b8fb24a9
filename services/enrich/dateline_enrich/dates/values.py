"""A TIMEX3 value with the anchor it was resolved against. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A value, its anchor (``reference``, ``t3`` or nothing) and how likely it is right."""

    text: str
    anchor: str | None = None
    sure: float = 0.98


def of_reference(text: str, sure: float) -> Value:
    """A value that was resolved against the article's own date."""
    return Value(text, "reference", sure)
