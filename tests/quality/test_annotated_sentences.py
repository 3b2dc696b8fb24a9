"""Every class of annotated sentences is read as it is annotated."""

from __future__ import annotations

import pytest

from dateline_enrich.dates import FoundDates, find_dates
from tests.quality.annotated import Expected, Sentence, classes, read_class

ENOUGH = 150
"""Sentences that a class must have before its score says anything."""
FLOOR = 0.97

Row = tuple[str, str, str, str | None]


def _read(sentence: Sentence) -> FoundDates:
    return find_dates(
        {"body": sentence.text},
        reference=sentence.reference,
        language=sentence.language,
        country=sentence.country,
    )


def _rows(found: FoundDates) -> list[Row]:
    """What was found, in the form of the annotations; intervals come last."""
    rows: list[Row] = [(one.text, one.type, one.value, one.mod) for one in found.mentions]
    for one in found.intervals:
        if one.earliest and one.latest:
            value = f"{one.earliest.date()}/{one.latest.date()}"
            rows.append((one.text, "INTERVAL", value, None))
    return rows


def _fits(row: Row, expected: Expected) -> bool:
    text, kind, value, mod = row
    same = (text, kind) == (expected.text, expected.type) and value in expected.values
    return same and (expected.mod is None or mod == expected.mod)


def _faults(sentence: Sentence) -> list[str]:
    rows = _rows(_read(sentence))
    expected = sorted(sentence.expected, key=lambda one: one.type == "INTERVAL")
    if len(rows) == len(expected) and all(map(_fits, rows, expected)):
        return []
    return [f"{sentence.name}: {sentence.text}\n  got  {rows}\n  want {expected}"]


@pytest.mark.parametrize("name", classes())
def test_a_class_is_read_as_it_is_annotated(name: str) -> None:
    """A sentence counts where every span, type, value and modifier is right, and nothing more."""
    sentences = read_class(name)
    faults = [fault for sentence in sentences for fault in _faults(sentence)]
    assert len(sentences) >= ENOUGH
    assert 1 - len(faults) / len(sentences) >= FLOOR, "\n".join(faults)
