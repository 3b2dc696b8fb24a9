"""Says what a date is to the story: its dateline, an event past or coming, background. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal

from dateline_enrich.dates.bounds import Bounds
from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.resolve import Outcome
from dateline_enrich.dates.scene import Scene

Role = Literal[
    "dateline", "past_event", "future_event", "present", "background", "duration", "recurrence"
]
_BACKGROUND: Final = timedelta(366)
"""What lies further back than a year is told as background."""
_LONG: Final = frozenset({"year", "decade", "century"})
"""Units that are background once they are over: news tells its events more finely."""
_SHORT: Final = frozenset({"day", "daypart", "hour", "minute", "second"})
_TYPES: Final[dict[str, Role]] = {"DURATION": "duration", "SET": "recurrence"}
_REFS: Final[dict[str, Role]] = {
    "PRESENT_REF": "present", "PAST_REF": "background", "FUTURE_REF": "future_event",
}  # fmt: skip


def role(reading: Reading, outcome: Outcome, bounds: Bounds | None, scene: Scene) -> Role:
    """The role of an expression: its type, its distance from the reference, its unit, its tense."""
    known = _TYPES.get(outcome.type) or _REFS.get(outcome.value)
    if known:
        return known
    if bounds is None or scene.reference is None:
        return _by_tense(reading, outcome, scene)
    if bounds.earliest.date() > scene.reference:
        return "future_event"
    if bounds.latest.date() >= scene.reference:
        return _around_the_reference(reading, bounds, scene)
    over = scene.reference - bounds.latest.date()
    return "background" if bounds.granularity in _LONG or over > _BACKGROUND else "past_event"


def _by_tense(reading: Reading, outcome: Outcome, scene: Scene) -> Role:
    """Of a day without its year the verb still says whether it lies ahead; of others nobody can."""
    if not outcome.value.startswith("XXXX"):
        return "background"
    return "future_event" if scene.lean(reading) > 0 else "past_event"


def _around_the_reference(reading: Reading, bounds: Bounds, scene: Scene) -> Role:
    """Of "today" or "this week" the verb says whether what is told of it has happened."""
    if scene.lean(reading) > 0 and reading.mod != "START":
        return "future_event"
    if bounds.granularity in _SHORT or reading.mod == "START":
        return "past_event"
    return "present"
