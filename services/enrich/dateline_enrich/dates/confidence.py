"""Says how likely a mention is right: the doubts of its parts, and its rule's record. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.resolve import Outcome

_MOST: Final = 0.99
_RECORD: Final = {
    "weekday": 1.15, "month_day": 1.13, "day_month": 1.13, "month": 1.2, "month_year": 1.1,
    "quarter": 1.2, "relative_day": 1.12, "season": 1.15, "every": 1.1, "year_ended": 1.1,
    "step": 0.92, "vague": 0.9, "distance": 0.75, "length_of_one": 0.85, "for_units": 0.7,
    "adverb_of_frequency": 0.8, "rate": 0.7, "decade": 0.9,
}  # fmt: skip
"""What share of a rule's mentions was right in TempEval's news, by the share that was expected."""


def confidence(reading: Reading, outcome: Outcome) -> float:
    """Between 0 and 0.99: of mentions with 0.8, about 80 in 100 are right, span and value."""
    return round(min(_MOST, reading.sure * outcome.sure * _RECORD.get(reading.rule, 1.0)), 3)
