"""Scores the sentences of `tests/quality`, class by class."""

from __future__ import annotations

from dataclasses import dataclass

from bench.dates.corpora import Timex
from bench.dates.scoring import Counts, count, matches, total
from bench.dates.tagging import tag
from tests.quality.annotated import Sentence, classes, read_class


@dataclass(frozen=True)
class Class:
    """One class of sentences and how it was read."""

    name: str
    sentences: int
    counts: Counts


def own_classes() -> list[Class]:
    """Read and score every class."""
    return [_class(name, read_class(name)) for name in classes()]


def gold_of(sentence: Sentence) -> tuple[Timex, ...]:
    """Place the expressions in the text; an interval has no TIMEX3 of its own.

    Raises:
        ValueError: an expression does not stand in the sentence behind the one before it.
    """
    placed: list[Timex] = []
    behind = 0
    for one in sentence.expected:
        if one.type == "INTERVAL":
            continue
        start = sentence.text.find(one.text, behind)
        if start < 0:
            raise ValueError(f"{sentence.name}: {one.text!r} does not stand there")
        behind = start + len(one.text)
        placed.append(Timex(start, behind, one.type, one.values[0], others=one.values[1:]))
    return tuple(placed)


def _class(name: str, sentences: list[Sentence]) -> Class:
    return Class(name, len(sentences), total([_score(one) for one in sentences]))


def _score(sentence: Sentence) -> Counts:
    found = tag(
        sentence.text, sentence.reference, language=sentence.language, country=sentence.country
    )
    return count(matches(gold_of(sentence), found))
