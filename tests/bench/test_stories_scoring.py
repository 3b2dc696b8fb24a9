"""Precision and recall are counted over pairs; the peers find what they are known to find."""

from __future__ import annotations

import pytest

from bench.stories.corpus import Document, corpus
from bench.stories.peers import ExactHash, MinHash, labels
from bench.stories.scoring import paired, score, true_pairs
from bench.stories.tables import (
    Cost,
    Row,
    cost_table,
    kinds_table,
    percentiles,
    relations_table,
    scores_table,
)
from bench.stories.telling import Telling

TELLING = Telling("Title", ("Text.",))
DOCUMENTS = [
    Document("original", 1, TELLING),
    Document("verbatim", 1, TELLING),
    Document("note", 2, TELLING),
    Document("note", 3, TELLING),
    Document("light edit", 1, TELLING),
]


def test_documents_of_one_label_are_pairs() -> None:
    """Three make three pairs."""
    assert paired("abaa") == {(0, 2), (0, 3), (2, 3)}
    assert true_pairs(DOCUMENTS) == {(0, 1), (0, 4), (1, 4)}


def test_all_that_is_found_counts() -> None:
    """A true pair of three, and a false one of two notes."""
    found = score(DOCUMENTS, {(0, 1), (2, 3)})
    assert found.precision == 0.5
    assert found.recall == pytest.approx(1 / 3)
    assert found.f1 == pytest.approx(0.4)
    assert found.recall_of == {"original": 0.5, "verbatim": 0.5, "light edit": 0.0}
    assert found.false == {"note + note": 1}
    assert found.false_notes == 1


def test_a_note_in_a_story_is_a_false_note_too() -> None:
    """Every pair with a note is wrong."""
    assert score(DOCUMENTS, {(0, 2), (0, 4)}).false_notes == 1


def test_nothing_found_is_precise() -> None:
    """And recalls nothing."""
    found = score(DOCUMENTS, set())
    assert (found.precision, found.recall, found.f1) == (1.0, 0.0, 0.0)


def test_an_exact_hash_finds_copies_and_no_more() -> None:
    """Credits and headlines are off, words are compared."""
    documents = corpus("development", scale=0.1)
    found = score(documents, paired(labels(ExactHash(), documents)))
    assert found.precision == 1.0
    assert 0.05 < found.recall < 0.2


def test_minhash_finds_reprints_and_loses_excerpts() -> None:
    """It measures resemblance, and a third of a text resembles the whole by a third."""
    documents = corpus("development", scale=0.1)
    found = score(documents, paired(labels(MinHash(0.5), documents)))
    assert found.precision > 0.9
    assert found.recall_of["reordered"] > 0.7
    assert found.recall_of["lead, 30 %"] < 0.5


def test_percentiles_are_of_the_ordered_values() -> None:
    """Median, 99th and last."""
    assert percentiles([float(one) for one in range(1000, -1, -1)]) == (500.0, 990.0, 1000.0)


def test_tables_show_the_figures() -> None:
    """Each method is a row, or a column where kinds are rows."""
    row = Row("ours", score(DOCUMENTS, {(0, 1), (2, 3)}), 512.4)
    assert "| ours   |    0.5000 | 0.3333 |" in scores_table([row])
    assert "| verbatim   | 0.500 |" in kinds_table([row])
    assert "original" not in kinds_table([row])
    cost = cost_table(Cost(5, (0.5, 2.0, 9.0), (1.0, 3.0, 9.5), 1400.0, 512.0))
    assert "| one call within Redis, ms | 0.50 | 2.00 |    9.00 |" in cost
    assert "1400 bytes" in cost
    shown = relations_table({"verbatim": {"exact": 3}})
    assert "| verbatim      |     3 |       0 |" in shown
