"""Guesses from the words around an expression whether it lies ahead or behind. Pure."""

from __future__ import annotations

import re
from typing import Final

_AHEAD: Final = re.compile(
    r"\b(?:will|won't|shall|would|could|to be|going to|plans?|planned|planning|expects?|expected"
    r"|expecting|scheduled?|slated|due|next|upcoming|deadline|until|by(?=\s{0,4}$)|begins?|starts?|opens"
    r"|faces|intends?|ahead|forecasts?|may|might|must|should|set for|set to|setting|hopes?|'ll"
    r"|later|tomorrow|propos\w{1,8}|effective|coming)\b"
)
_BEHIND: Final = re.compile(
    r"\b(?<!\bbe )(?:said|says|was|were|had|did|told"
    r"|\w{3,12}ed|came|went|fell|rose|made|took|held|found"
    r"|began|met|won|lost|sent|gave|left|got|hit|shot|died|since|reported|last|ago|saw)\b"
)
_PLANNED: Final = re.compile(
    r"\b(?:will(?! not said)|'ll|(?:is|are|was|were) (?:set|due|scheduled|expected|slated"
    r"|planning|planned|likely|to)|set to|set for|scheduled(?: to| for)?|expected|expects"
    r"|plan(?:s|ned)? to|planned|supposed to|as (?:soon|early) as|until|upcoming|is to|are to"
    r"|prepar\w{1,5} to|going to|would be \w{2,12}ing|ready to|vow\w{0,4} to|due|deadline|agreed to"
    r"|ordered to)\b"
)
_REPORTED: Final = re.compile(
    r"\b(?:said|told|says|announced|reported|was|were|had|(?<!be )\w{3,12}ed)\b"
)
_RIGHT_AFTER: Final = re.compile(r",?\s{1,2}will\s")


def lean(folded: str, sentence: tuple[int, int], start: int, end: int) -> int:
    """+1 if the nearest cue before the expression points ahead, else -1; then the cues after."""
    before = folded[max(sentence[0], start - 60) : start]
    after = folded[end : min(sentence[1], end + 40)]
    ahead, behind = _last(_AHEAD, before), _last(_BEHIND, before)
    if ahead >= max(behind, 0):  # "expected" is both
        return 1
    if behind >= 0:
        return -1
    return 1 if _first(_AHEAD, after) < _first(_BEHIND, after) else -1


def planned(folded: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a weekday is announced: only a strong cue, with no report after it, says so."""
    before = folded[max(sentence[0], start - 70) : start]
    cue = _last(_PLANNED, before)
    if cue >= 0:
        return not _REPORTED.search(before, cue)
    return bool(_RIGHT_AFTER.match(folded, end, min(sentence[1], end + 30)))


def _last(cues: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in cues.finditer(text)), default=-1)


def _first(cues: re.Pattern[str], text: str) -> int:
    found = cues.search(text)
    return found.start() if found else len(text)
