"""Readers that the inflected languages share: each takes a lexicon and returns rules. Pure."""

from __future__ import annotations

from dateline_enrich.dates.languages.common.amounts import (
    amounts,
    bare_units,
    cue_before,
    directed,
    units_ago,
)
from dateline_enrich.dates.languages.common.calendar import days, months
from dateline_enrich.dates.languages.common.lexicon import DAY, YEAR_WORD, Lexicon, words_of
from dateline_enrich.dates.languages.common.others import (
    clock,
    clock_in_words,
    holidays,
    named_clock,
    vague,
)
from dateline_enrich.dates.languages.common.periods import (
    ROMAN,
    centuries,
    century_number,
    decades,
    years,
)
from dateline_enrich.dates.languages.common.units import (
    adverbs,
    parts_of_year,
    recurring,
    seasons,
    steps,
    times_a_unit,
)
from dateline_enrich.dates.languages.common.week import (
    day_parts,
    narrated_days,
    recurring_weekdays,
    relative_days,
    weekdays,
)

__all__ = [
    "DAY", "ROMAN", "YEAR_WORD", "Lexicon", "adverbs", "amounts", "bare_units", "centuries",
    "century_number", "clock", "clock_in_words", "cue_before", "day_parts", "days", "decades",
    "directed", "holidays", "months", "named_clock", "narrated_days",
    "parts_of_year", "recurring", "recurring_weekdays", "relative_days", "seasons", "steps",
    "times_a_unit", "units_ago", "vague", "weekdays", "words_of", "years",
]  # fmt: skip
