"""Scores what a tagger found as TempEval-3 does: spans, types and values, by F1. Pure."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from bench.dates.corpora import Timex

FIGURES = ("strict", "relaxed", "type", "value")
_ROUNDS = 2000
_MIDDLE = (0.025, 0.975)
"""The ends of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What there was, what was found, and how much of it was right."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    """Spans that are the same."""
    relaxed: int = 0
    """Spans that overlap, each with one of the other side."""
    type: int = 0
    value: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Count two documents together."""
        return Counts(*(getattr(self, one) + getattr(other, one) for one in _NAMES))

    def f1(self, figure: str) -> float:
        """Give one of :data:`FIGURES`, in per cent; nothing to find and nothing found is 100.

        Type and value are counted on spans that overlap, which makes their accuracy times the
        relaxed F1: the measure of TempEval-3.
        """
        both = self.gold + self.found
        hits: int = getattr(self, figure)
        return 200 * hits / both if both else 100.0


_NAMES = tuple(field.name for field in fields(Counts))


@dataclass(frozen=True, slots=True)
class Match:
    """A gold expression and what was found of it; one of the two may be missing."""

    gold: Timex | None
    found: Timex | None

    @property
    def right(self) -> bool:
        """Whether the value is the one of gold, or as good."""
        if self.gold is None or self.found is None:
            return False
        return self.found.value == self.gold.value or self.found.value in self.gold.others


@dataclass(frozen=True, slots=True)
class Paired:
    """How two taggers differ on the same documents, in points of F1."""

    difference: float
    low: float
    high: float
    share: float
    """Of the rounds in which the first is not better."""


def matches(gold: Sequence[Timex], found: Sequence[Timex]) -> list[Match]:
    """Pair spans that overlap, each at most once: equal ones first, then by length in common."""
    ranked = sorted(
        ((one.start, one.end) != (other.start, other.end), -shared, place, beside)
        for place, one in enumerate(gold)
        for beside, other in enumerate(found)
        if (shared := min(one.end, other.end) - max(one.start, other.start)) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, place, beside in ranked:
        if place not in pairs and beside not in taken:
            pairs[place] = beside
            taken.add(beside)
    told = [
        Match(one, found[pairs[place]] if place in pairs else None)
        for place, one in enumerate(gold)
    ]
    return told + [Match(None, one) for beside, one in enumerate(found) if beside not in taken]


def count(told: Sequence[Match]) -> Counts:
    """Count the matches of a document."""
    pairs = [(one.gold, one.found) for one in told if one.gold and one.found]
    return Counts(
        gold=sum(one.gold is not None for one in told),
        found=sum(one.found is not None for one in told),
        strict=sum((a.start, a.end) == (b.start, b.end) for a, b in pairs),
        relaxed=len(pairs),
        type=sum(a.type == b.type for a, b in pairs),
        value=sum(one.right for one in told),
    )


def total(counts: Sequence[Counts]) -> Counts:
    """Count all documents together."""
    return sum(counts, Counts())


def interval(documents: Sequence[Counts], figure: str) -> tuple[float, float]:
    """Give the 95 % interval of a figure, by drawing documents with replacement."""
    drawn = _drawn(len(documents), lambda places: _f1_of(documents, figure, places))
    return drawn[int(_MIDDLE[0] * _ROUNDS)], drawn[int(_MIDDLE[1] * _ROUNDS)]


def compare(ours: Sequence[Counts], theirs: Sequence[Counts], figure: str) -> Paired:
    """Hold two taggers against each other on the documents drawn for both."""
    drawn = _drawn(
        len(ours),
        lambda places: _f1_of(ours, figure, places) - _f1_of(theirs, figure, places),
    )
    return Paired(
        difference=total(ours).f1(figure) - total(theirs).f1(figure),
        low=drawn[int(_MIDDLE[0] * _ROUNDS)],
        high=drawn[int(_MIDDLE[1] * _ROUNDS)],
        share=sum(one <= 0 for one in drawn) / _ROUNDS,
    )


def _drawn(size: int, measure: Callable[[Sequence[int]], float]) -> list[float]:
    """Measure as many draws as there are rounds; in order of size."""
    chance = random.Random(1)  # noqa: S311 - repeatable, and no secret
    every = range(size)
    return sorted(measure(chance.choices(every, k=size)) for _ in range(_ROUNDS))


def _f1_of(documents: Sequence[Counts], figure: str, places: Sequence[int]) -> float:
    """Give the F1 of the documents at these places, added up without making objects of it."""
    both = hits = 0
    for place in places:
        one = documents[place]
        both += one.gold + one.found
        hits += getattr(one, figure)
    return 200 * hits / both if both else 100.0
