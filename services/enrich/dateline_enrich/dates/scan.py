"""Finds expressions: a scan for trigger words, then each rule in a window around one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.grammar import Compiled, Grammar, grammar
from dateline_enrich.dates.language import Language

_RIGHT: Final = 72
"""Characters read behind a trigger; no pattern reaches as far."""
_NUMERIC_TAIL: Final = re.compile(r"[-/.]\d")
_LONGEST_FIGURES: Final = 4


def scan(folded: str, written: str, language: Language) -> list[Reading]:
    """Every reading, in the order of the text, without overlaps: the longer one wins.

    Time is linear in the text: each trigger costs its rules a window of bounded length.
    """
    return select(_candidates(folded, written, language, grammar(language.code)))


def _candidates(folded: str, written: str, language: Language, rules: Grammar) -> Iterator[Reading]:
    reached: dict[str, int] = {}
    for token in language.words.finditer(folded):
        start, end = token.span()
        for trigger in _triggers(folded, start, end, language):
            for compiled in rules.get(trigger, ()):
                yield from _read(compiled, folded, written, start, reached)


def _triggers(folded: str, start: int, end: int, language: Language) -> tuple[str, ...]:
    if not "0" <= folded[start] <= "9":
        return (folded[start:end],)
    if end - start > _LONGEST_FIGURES:
        return ()
    kinds = "#year" if end - start == _LONGEST_FIGURES else ""
    numeric = "#numeric" if _NUMERIC_TAIL.match(folded, end) else ""
    clock = "#clock" if language.clock_tail.match(folded, end) else ""
    tail = language.ordinal_tail
    ordinal = "#ordinal" if tail and end - start <= 2 and tail.match(folded, end) else ""  # noqa: PLR2004 - a day
    return tuple(filter(None, (kinds, numeric, clock, ordinal)))


def _read(
    compiled: Compiled, folded: str, written: str, trigger: int, reached: dict[str, int]
) -> list[Reading]:
    rule = compiled.rule
    begin = reached.get(rule.name, 0)
    if trigger < begin:
        return []
    window = max(trigger - rule.left, begin, 0)
    for match in compiled.pattern.finditer(folded, window, trigger + _RIGHT):
        if match.start() > trigger:
            break
        if match.end() > trigger:
            reached[rule.name] = match.end()
            return rule.read(match, written)
    return []


def select(candidates: Iterable[Reading]) -> list[Reading]:
    """Keeps the longest of overlapping readings, the surer of equals, in the order of the text."""
    ranked = sorted(candidates, key=lambda r: (r.start - r.end, -r.sure, r.start, r.rule))
    taken = bytearray(max((reading.end for reading in ranked), default=0))
    kept: list[Reading] = []
    for reading in ranked:
        if 1 not in taken[reading.start : reading.end]:
            taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
            kept.append(reading)
    return sorted(kept, key=lambda reading: reading.start)
