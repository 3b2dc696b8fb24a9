"""French: its tables behind the shared readers, and what only French has. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Language
from dateline_enrich.dates.languages.fr import cues, rules

LANGUAGE: Final = Language(
    code="fr",
    rules=rules.RULES,
    tense=cues.TENSE,
    links=cues.LINKS,
    names=cues.NAMES,
    words=re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff\u0153]+|[0-9]+"),
    clock_tail=cues.CLOCK_TAIL,
    sentence=cues.SENTENCE,
    elides=True,
    ordinal_tail=cues.ORDINAL_TAIL,
)
