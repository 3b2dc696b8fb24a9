"""English, complete: one module for each class of expressions. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Language
from dateline_enrich.dates.languages import figures
from dateline_enrich.dates.languages.en import (
    amounts,
    clocks,
    cues,
    day_parts,
    days,
    decades,
    feasts,
    lengths,
    months,
    names,
    nths,
    others,
    quarters,
    seasons,
    sentences,
    sets,
    spoken_clocks,
    steps,
    tenses,
    weekdays,
    years,
)

LANGUAGE: Final = Language(
    code="en",
    rules=(
        *figures.RULES, *days.RULES, *months.RULES, *nths.RULES, *weekdays.RULES,
        *day_parts.RULES, *clocks.RULES, *spoken_clocks.RULES, *amounts.RULES, *lengths.RULES,
        *steps.RULES, *quarters.RULES, *seasons.RULES, *years.RULES, *decades.RULES,
        *feasts.RULES, *others.RULES, *sets.RULES,
    ),
    tense=tenses.TENSE,
    links=cues.LINKS,
    names=names.NAMES,
    words=re.compile(r"[a-z]+|[0-9]+"),
    clock_tail=cues.CLOCK_TAIL,
    sentence=sentences.SENTENCE,
    company=cues.COMPANY,
    economy=cues.ECONOMY,
    match=cues.MATCH,
)  # fmt: skip
