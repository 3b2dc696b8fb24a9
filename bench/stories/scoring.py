"""Precision and recall over pairs of documents. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from bench.stories.corpus import Document

Pair = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True)
class Scores:
    """How a way of finding pairs did."""

    precision: float
    recall: float
    recall_of: dict[str, float]
    """By kind of rewrite: of its pairs with the story's other documents, how many were found."""
    false: dict[str, int]
    """Pairs that are none, by the kinds of the two."""

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def false_notes(self) -> int:
        """False pairs in which a note that fills a form takes part: the worst error."""
        return sum(number for kinds, number in self.false.items() if "note" in kinds.split(" + "))


def true_pairs(documents: Sequence[Document]) -> set[Pair]:
    """Pair the documents that tell one story in one text's words."""
    return paired([document.story for document in documents])


def paired(labels: Iterable[T]) -> set[Pair]:
    """Pair the places that bear one label."""
    places: dict[T, list[int]] = {}
    for place, label in enumerate(labels):
        places.setdefault(label, []).append(place)
    return {pair for group in places.values() for pair in combinations(group, 2)}


def score(documents: Sequence[Document], found: set[Pair]) -> Scores:
    """Compare the pairs that were found with those that are true."""
    true = true_pairs(documents)
    hit = found & true
    false = Counter(" + ".join(_kinds(documents, pair)) for pair in found - true)
    all_of, hit_of = _by_kind(documents, true), _by_kind(documents, hit)
    return Scores(
        precision=len(hit) / len(found) if found else 1.0,
        recall=len(hit) / len(true) if true else 1.0,
        recall_of={kind: hit_of[kind] / number for kind, number in all_of.items()},
        false=dict(sorted(false.items())),
    )


def _kinds(documents: Sequence[Document], pair: Pair) -> list[str]:
    """Name the kinds of two documents; which rewrite of a story it was does not matter here."""
    single = {"note", "account", "footer"}
    return sorted(
        kind if kind in single else "story" for kind in (documents[at].kind for at in pair)
    )


def _by_kind(documents: Sequence[Document], pairs: set[Pair]) -> Counter[str]:
    return Counter(kind for pair in pairs for kind in {documents[at].kind for at in pair})
