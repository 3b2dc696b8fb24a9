"""Says how likely a mention is right: the doubts of its parts, and its rule's kind. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.resolve import Outcome

_MOST: Final = 0.99
_UNMISTAKABLE: Final = frozenset({
    "weekday", "month_day", "day_month", "month", "month_year", "quarter", "relative_day", "season",
    "every", "every_weekday", "year_ended",
})  # fmt: skip
"""Rules whose words hardly ever mean anything else: the doubts of their parts add up too high."""
_LOOSE: Final = frozenset({
    "distance", "length_of_one", "for_units", "adverb_of_frequency", "rate",
})  # fmt: skip
"""Rules for words that often only colour a sentence, and that people annotate as they please."""
_UP, _DOWN = 1.15, 0.75


def confidence(reading: Reading, outcome: Outcome) -> float:
    """Between 0 and 0.99: of mentions with 0.8, about 80 in 100 are right, span and value."""
    factor = _UP if reading.rule in _UNMISTAKABLE else _DOWN if reading.rule in _LOOSE else 1.0
    return round(min(_MOST, reading.sure * outcome.sure * factor), 3)
