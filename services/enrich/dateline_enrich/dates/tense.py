"""Guesses from the words around an expression whether it lies ahead or behind. Pure."""

from __future__ import annotations

import re
from typing import Final, Literal

from dateline_enrich.dates.language import Tense

_NEARER: Final = 3
"""Days ahead up to which the coming weekday is nearer than the latest one."""

_WINDOW: Final = 90
_CUT: Final = "\u2026"
"""Stands for what the window leaves out of the sentence."""

Direction = Literal["ahead", "nearer", "behind", "unsaid"]


def lean(
    tense: Tense, folded: str, sentence: tuple[int, int], span: tuple[int, int], silent: int = -1
) -> int:
    """+1 if the nearest cue before the expression points ahead, -1 if behind; then those after.

    ``silent`` is the answer where there is no cue.
    """
    before = folded[max(sentence[0], span[0] - 60) : span[0]].rpartition(";")[2]
    after = folded[span[1] : min(sentence[1], span[1] + 40)].partition(";")[0]
    ahead, behind = _last(tense.ahead, before), _last(tense.behind, before)
    if ahead >= max(behind, 0):  # "expected" is both
        return 1
    if behind >= 0:
        return -1
    ahead, behind = _first(tense.ahead, after), _first(tense.behind, after)
    return silent if ahead == behind else 1 if ahead < behind else -1


def planned(
    tense: Tense, folded: str, sentence: tuple[int, int], span: tuple[int, int], days: int
) -> bool:
    """Whether a bare weekday is the coming one, so many days ahead, and not the latest.

    A strong cue says so at any distance; a weak one only where the coming day is the nearer one.
    """
    start = max(sentence[0], span[0] - _WINDOW)
    before = folded[start : span[0]]
    if not tense.both_sides:
        return _planned_before(tense, before) or bool(
            _last(tense.planned, before) < 0
            and tense.planned_after.match(folded, span[1], min(sentence[1], span[1] + 30))
        )
    cut = "" if start == sentence[0] else _CUT
    after = folded[span[1] : min(sentence[1], span[1] + 70)]
    direction = _direction(tense, cut + before, after)
    if direction == "unsaid":
        return days == 1
    return direction == "ahead" or (direction == "nearer" and days <= _NEARER)


def _planned_before(tense: Tense, before: str) -> bool:
    """Whether a strong cue stands before, with no report after it."""
    cue = _last(tense.planned, before)
    return cue >= 0 and not tense.reported.search(before, cue)


def announced(tense: Tense, folded: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether the verbs around say outright that the expression lies ahead."""
    before = folded[max(sentence[0], span[0] - _WINDOW) : span[0]]
    return _direction(tense, _CUT + before, folded[span[1] : sentence[1]]) == "ahead"


def _direction(tense: Tense, before: str, after: str) -> Direction:
    around = f"{before}\0{after}"
    if tense.kept.search(around):
        return "ahead"
    strong, weak = _last(tense.planned, before), _last(tense.hinted, before)
    cue = max(strong, weak)
    if tense.reported.search(before, max(cue, 0)):
        return "nearer" if tense.beside.search(around) else "behind"
    softened = bool(tense.softened.search(around))
    if cue < 0 or (not softened and tense.reported.match(after.lstrip())):
        return _direction_after(tense, after, around)
    if (strong > weak and not softened) or tense.limit.search(around):
        return "ahead"
    return "nearer"


def _direction_after(tense: Tense, after: str, around: str) -> Direction:
    """What the first verb behind the expression says: "On Friday, the council will vote"."""
    strong, weak = _first(tense.planned, after), _first(tense.hinted, after)
    cue, reported = min(strong, weak), _first(tense.reported, after)
    if reported < len(after) and reported <= cue:
        return "behind"
    if tense.limit.search(around):
        return "ahead"
    if cue == len(after):
        return "nearer" if tense.beside.search(around) else "unsaid"
    return "ahead" if strong < weak and not after.startswith("'s") else "nearer"


def _last(cues: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in cues.finditer(text)), default=-1)


def _first(cues: re.Pattern[str], text: str) -> int:
    found = cues.search(text)
    return found.start() if found else len(text)
