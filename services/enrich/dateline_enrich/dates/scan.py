"""Finds expressions: a scan for trigger words, then each rule at the words before one. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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

    Time is linear in the text: a rule tries each word at most once, on a window of bounded length.
    """
    return select(_Scan(folded, written, language, grammar(language.code)).candidates())


@dataclass(slots=True)
class _Scan:
    folded: str
    written: str
    language: Language
    rules: Grammar
    starts: list[int] = field(default_factory=list[int])
    """Where the words so far begin: no expression begins anywhere else."""
    reached: dict[str, int] = field(default_factory=dict[str, int])
    """Up to where each rule has tried all words."""

    def candidates(self) -> Iterator[Reading]:
        """What the rules read at their triggers, in the order of these."""
        for token in self.language.words.finditer(self.folded):
            word, start = token[0], token.start()
            filed = self.rules.get(word)
            if filed is None:
                if word[0] > "9":
                    self.starts.append(start)
                    continue
                filed = self._figures(start, start + len(word))
            self.starts.append(start)
            for compiled in filed:
                if start >= self.reached.get(compiled.rule.name, 0):
                    yield from self._read(compiled, start)

    def _figures(self, start: int, end: int) -> tuple[Compiled, ...]:
        """The rules for a group of figures, by its length and by what follows."""
        if self.folded[start - 1 : start] == "'":  # '98 begins with its mark
            self.starts.append(start - 1)
        if end - start > _LONGEST_FIGURES:
            return ()
        found: list[Compiled] = []
        if end - start == _LONGEST_FIGURES:
            found += self.rules.get("#year", ())
        if _NUMERIC_TAIL.match(self.folded, end):
            found += self.rules.get("#numeric", ())
        if self.language.clock_tail.match(self.folded, end):
            found += self.rules.get("#clock", ())
        return tuple(found)

    def _read(self, compiled: Compiled, trigger: int) -> list[Reading]:
        """Try the rule at the words in its reach; the first match over the trigger counts."""
        rule, starts = compiled.rule, self.starts
        first = max(trigger - rule.left, self.reached.get(rule.name, 0))
        for place in range(bisect_left(starts, first), len(starts)):
            match = compiled.pattern.match(self.folded, starts[place], trigger + _RIGHT)
            if match and match.end() > trigger:
                self.reached[rule.name] = match.end()
                return rule.read(match, self.written)
        self.reached[rule.name] = trigger + 1
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
