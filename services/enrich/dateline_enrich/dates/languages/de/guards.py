"""Tells lengths of time in German from ages and from days like any other. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.languages.common import cue_before
from dateline_enrich.dates.languages.de.lexicon import ARTICLES_OF_ONE

_OLD_AFTER: Final = re.compile(r" {1,4}(?:alt(?:e[nrms]?)?|jung(?:e[nrms]?)?|älter|jünger)\b")
_AGE_BEFORE: Final = cue_before("mit")
_OF_AGE_BEFORE: Final = cue_before("alter von|alter zwischen")
_LENGTH_BEFORE: Final = cue_before(
    "nur|für|über|nach|seit|innerhalb|binnen|als|noch|lang|dauerte|dauert|um|bereits|schon"
)
_WITHIN_BEFORE: Final = cue_before("innerhalb|binnen|während|ablauf|frist|dauer")
_A_GROWN_UP: Final = 13


def is_length(match: Match[str], before: str) -> bool:
    """Whether the amount is no age, and "ein Tag" no day like any other."""
    if _OLD_AFTER.match(match.string, match.end()):
        return False
    unit, words = match["unit"], match["n"]
    if unit.startswith("jahr") and _AGE_BEFORE.search(before) and words.isdigit():
        return int(words) < _A_GROWN_UP
    if _OF_AGE_BEFORE.search(before):
        return False
    if words == "eines":
        return bool(_WITHIN_BEFORE.search(before))
    if words in ARTICLES_OF_ONE and unit.startswith("tag"):
        return bool(match["approx"] or _LENGTH_BEFORE.search(before))
    return True
