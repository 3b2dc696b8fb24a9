"""Spanish: tables of its words for the shared readers, and what only Spanish has. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Language
from dateline_enrich.dates.languages import common, figures
from dateline_enrich.dates.languages.es import amounts, clocks, cues, days, others, years
from dateline_enrich.dates.languages.es.lexicon import LEXICON

LANGUAGE: Final = Language(
    code="es",
    rules=(
        *figures.RULES, *common.days(LEXICON), *common.months(LEXICON), *days.RULES,
        *clocks.RULES, *amounts.RULES, *years.RULES, *others.RULES,
    ),
    tense=cues.TENSE,
    links=cues.LINKS,
    names=cues.NAMES,
    words=re.compile(r"[a-zñáéíóúü]+|[0-9]+"),
    clock_tail=cues.CLOCK_TAIL,
    sentence=cues.SENTENCE,
    company=cues.COMPANY,
)  # fmt: skip
