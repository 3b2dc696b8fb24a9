"""German: its tables behind the shared readers, and what only German has. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Language
from dateline_enrich.dates.languages.de import cues, rules

LANGUAGE: Final = Language(
    code="de",
    rules=rules.RULES,
    tense=cues.TENSE,
    links=cues.LINKS,
    names=cues.NAMES,
    words=re.compile(r"[a-z\u00e4\u00f6\u00fc\u00df]+|[0-9]+"),
    clock_tail=cues.CLOCK_TAIL,
    sentence=cues.SENTENCE,
    ordinal_tail=cues.ORDINAL_TAIL,
)
