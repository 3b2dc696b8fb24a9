"""Finds expressions: a scan for trigger words, then each rule at the words before one. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.grammar import Compiled, Grammar, grammar
from dateline_enrich.dates.language import Language

_RIGHT: Final = 72
"""Characters read behind a trigger; no pattern reaches as far."""
_NUMERIC_TAIL: Final = re.compile(r"[-/.]\d")
_LONGEST_FIGURES: Final = 4
_LONGEST_DAY: Final = 2
_SHORT_YEAR: Final = 2
"""Figures of a year behind an apostrophe, '68."""

_AT_ONCE: Final = 160_000
_CHARACTERS_A_STEP: Final = 8
"""So many steps the reading of any text may take, and one more for so many characters of it.

News takes a step for each three characters, its densest pages four for each: prose is read to its
end in texts of 700,000 characters, and a table of nothing but dates in one of 30,000. A flood of
triggers comes to the end of its steps, and then costs no more than prose: the triggers that it
cannot pay are passed over.
"""
_PAUSE: Final = 4_000
"""Characters that are passed over beyond those that pay for what was spent."""
_OF_A_MATCH: Final = 6
_OF_A_READING: Final = 32
"""Steps that a match and a reading cost, with all that is made of it, where a try costs one."""


def scan(folded: str, written: str, language: Language) -> tuple[list[Reading], bool]:
    """Every reading, in the order of the text, without overlaps: the longer one wins.

    Time is linear in the text: a rule tries each word at most once, on a window of bounded length.

    Returns:
        The readings, and whether the steps sufficed to read the text to its end.
    """
    scanning = _Scan(folded, written, language, grammar(language.code))
    return select(scanning.candidates()), scanning.whole


@dataclass(slots=True)
class _Scan:
    folded: str
    written: str
    language: Language
    rules: Grammar
    starts: list[int] = field(default_factory=list[int])
    """Where the words so far begin: no expression begins anywhere else."""
    reached: dict[int, int] = field(default_factory=dict[int, int])
    """Up to where each rule, by its identity, has tried all words."""
    steps: int = 0
    """What was spent so far."""
    whole: bool = True
    """Whether no trigger was passed over so far."""
    told: int = 0
    """Where the readings so far end: of those that overlap only one will be told."""

    def candidates(self) -> Iterator[Reading]:
        """What the rules read at their triggers, in the order of these."""
        begin: int | None = 0
        while begin is not None:
            begin = yield from self._stretch(begin)

    def _stretch(self, begin: int) -> Generator[Reading, None, int | None]:
        """Read on until the steps are spent; gives where there are some again, if anywhere."""
        rules, starts, reached = self.rules, self.starts, self.reached
        for token in self.language.words.finditer(self.folded, begin):
            word, start = token[0], token.start()
            starts.append(start)
            filed = rules.get(word)
            if filed is None and word[0] > "9":
                continue
            if self.steps > _AT_ONCE + start // _CHARACTERS_A_STEP:
                self.whole = False
                paid = (self.steps - _AT_ONCE) * _CHARACTERS_A_STEP + _PAUSE
                return self.folded.find(" ", paid) + 1 or None
            if filed is None:
                filed = self._figures(start, start + len(word))
            for compiled in filed:
                if start >= reached.get(id(compiled), 0):
                    yield from self._read(compiled, start)
        return None

    def _figures(self, start: int, end: int) -> tuple[Compiled, ...]:
        """The rules for a group of figures, by its length and by what follows."""
        self.steps += 2
        length = end - start
        if self.folded[start - 1 : start] == "'":  # '98 begins with its mark
            self.starts.insert(-1, start - 1)
            if length == _SHORT_YEAR:
                return self.rules.get("#short", ())
        if length > _LONGEST_FIGURES:
            return ()
        language, kinds = self.language, list[str]()
        if length == _LONGEST_FIGURES:
            kinds.append("#year")
        if _NUMERIC_TAIL.match(self.folded, end):
            kinds.append("#numeric")
        if language.clock_tail.match(self.folded, end):
            kinds.append("#clock")
        tail = language.ordinal_tail
        if tail and length <= _LONGEST_DAY and tail.match(self.folded, end):
            kinds.append("#ordinal")
        return tuple(one for kind in kinds for one in self.rules.get(kind, ()))

    def _read(self, compiled: Compiled, trigger: int) -> list[Reading]:
        """Try the rule at the words in its reach; the first match over the trigger counts."""
        rule, starts, try_at = compiled.rule, self.starts, compiled.pattern.match
        first = max(trigger - rule.left, self.reached.get(id(compiled), 0))
        place, end = bisect_left(starts, first), trigger + _RIGHT
        self.steps += len(starts) - place + 1
        for start in starts[place:]:
            match = try_at(self.folded, start, end)
            if match and match.end() > trigger:
                self.reached[id(compiled)] = match.end()
                return self._paid(rule.read(match, self.written))
        self.reached[id(compiled)] = trigger + 1
        return []

    def _paid(self, found: list[Reading]) -> list[Reading]:
        self.steps += _OF_A_MATCH
        for reading in found:
            if reading.start >= self.told:
                self.steps += _OF_A_READING
            self.told = max(self.told, reading.end)
        return found


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
