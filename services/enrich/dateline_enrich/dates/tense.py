"""Guesses from the words around an expression whether it lies ahead or behind. Pure."""

from __future__ import annotations

import re

from dateline_enrich.dates.language import Tense


def lean(
    tense: Tense, folded: str, sentence: tuple[int, int], span: tuple[int, int], silent: int = -1
) -> int:
    """+1 if the nearest cue before the expression points ahead, -1 if behind; then those after.

    ``silent`` is the answer where there is no cue.
    """
    before = folded[max(sentence[0], span[0] - 60) : span[0]]
    after = folded[span[1] : min(sentence[1], span[1] + 40)]
    ahead, behind = _last(tense.ahead, before), _last(tense.behind, before)
    if ahead >= max(behind, 0):  # "expected" is both
        return 1
    if behind >= 0:
        return -1
    ahead, behind = _first(tense.ahead, after), _first(tense.behind, after)
    return silent if ahead == behind else 1 if ahead < behind else -1


def planned(tense: Tense, folded: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a weekday is announced: only a strong cue, with no report after it, says so."""
    before = folded[max(sentence[0], span[0] - 70) : span[0]]
    cue = _last(tense.planned, before)
    if cue >= 0:
        return not tense.reported.search(before, cue)
    return bool(tense.planned_after.match(folded, span[1], min(sentence[1], span[1] + 30)))


def _last(cues: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in cues.finditer(text)), default=-1)


def _first(cues: re.Pattern[str], text: str) -> int:
    found = cues.search(text)
    return found.start() if found else len(text)
