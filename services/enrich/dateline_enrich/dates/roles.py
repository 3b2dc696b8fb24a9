"""Says what a date is to the story: its dateline, an event past or coming, background. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

from dateline_enrich.dates.bounds import Bounds
from dateline_enrich.dates.resolve import Outcome

Role = Literal[
    "dateline", "past_event", "future_event", "present", "background", "duration", "recurrence"
]
_BACKGROUND_DAYS: Final = 366
"""What lies further back than a year is told as background."""


def role(outcome: Outcome, bounds: Bounds | None, reference: date | None) -> Role:
    """The role of an expression by its type, its distance from the reference and its unit."""
    if outcome.type == "DURATION":
        return "duration"
    if outcome.type == "SET":
        return "recurrence"
    vague: dict[str, Role] = {
        "PRESENT_REF": "present", "PAST_REF": "background", "FUTURE_REF": "future_event",
    }  # fmt: skip
    if outcome.value in vague:
        return vague[outcome.value]
    if bounds is None or reference is None:
        return "background"
    return _by_distance(bounds, reference)


def _by_distance(bounds: Bounds, reference: date) -> Role:
    start = datetime.combine(reference, datetime.min.time())
    if bounds.earliest.date() > reference:
        return "future_event"
    if bounds.latest >= start and bounds.granularity not in {
        "day",
        "daypart",
        "hour",
        "minute",
        "second",
    }:
        return "present"
    if (start - bounds.latest).days > _BACKGROUND_DAYS:
        return "background"
    return "past_event"
