"""Readers that languages with inflected words share: each takes a lexicon and returns rules. Pure."""

from __future__ import annotations

from dateline_enrich.dates.languages.common.amounts import amounts, cue_before, directed, units_ago
from dateline_enrich.dates.languages.common.calendar import days, months, numeric
from dateline_enrich.dates.languages.common.lexicon import DAY, YEAR_WORD, Lexicon, words_of
from dateline_enrich.dates.languages.common.others import clock, holidays, named_clock, vague
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
    recurring_weekdays,
    relative_days,
    weekdays,
)

__all__ = [
    "DAY", "ROMAN", "YEAR_WORD", "Lexicon", "adverbs", "amounts", "centuries", "century_number",
    "clock", "cue_before", "day_parts", "days", "decades", "directed", "holidays", "months",
    "named_clock", "numeric", "parts_of_year", "recurring", "recurring_weekdays", "relative_days",
    "seasons", "steps", "times_a_unit", "units_ago", "vague", "weekdays", "words_of", "years",
]  # fmt: skip
