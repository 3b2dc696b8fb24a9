"""Tests of finding statements that are reported without quotation marks."""

from __future__ import annotations

import pytest

from tests.enrich.stories import HARBOUR, quotes, told


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Irina Dorn said that the boat was lost.", "the boat was lost"),
        ("Irina Dorn said the boat was lost.", "the boat was lost"),
        ("Irina Dorn said on Monday that the boat was lost.", "the boat was lost"),
        ("Irina Dorn told reporters in Riga that the boat was lost.", "the boat was lost"),
        ("The boat was lost, Irina Dorn said.", "The boat was lost"),
        ("The boat was lost, Foreign Minister Irina Dorn said at a meeting.",
         "The boat was lost"),
        ("According to Irina Dorn, the boat was lost.", "the boat was lost"),
        ("The boat was lost, according to Irina Dorn.", "The boat was lost"),
        ("Irina Dorn, who was in Riga, said that the boat was lost.", "the boat was lost"),
        ("Irina Dorn pointed out that the boat was lost.", "the boat was lost"),
    ],
)  # fmt: skip
def test_a_reported_statement_is_found(sentence: str, words: str) -> None:
    """The statement is the span, without verb, speaker and full stop."""
    assert told(sentence) == [("indirect", words, "Irina Dorn")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Irina Dorn said nothing.",
        "Irina Dorn spoke in Riga about the boat that was lost.",
        "It was said that the boat was lost.",
        "Officials said that the boat was lost.",
        "Irina Dorn's spokesman said that the boat was lost.",
        "Irina Dorn told the crew to leave the boat at once.",
        "The boat of Irina Dorn was lost.",
        "On Monday, Irina Dorn said in Riga.",
    ],
)
def test_what_is_not_clearly_reported_is_left_out(sentence: str) -> None:
    """No known speaker or no statement: no quotation."""
    assert told(sentence) == []


def test_a_sentence_with_quotation_marks_is_not_indirect() -> None:
    """A sentence is read once: as direct speech, if it holds any."""
    found = told('Irina Dorn said that the boat was "too old to sail".')
    assert [kind for kind, _, _ in found] == ["partial"]


def test_quotations_of_a_story_come_in_order() -> None:
    """Direct and indirect quotations are sorted by their place, and none overlaps another."""
    found = quotes(HARBOUR)
    assert [quote.kind for quote in found] == [
        "indirect", "direct", "direct", "direct", "indirect", "indirect", "indirect", "direct",
    ]  # fmt: skip
    ends = [0, *(quote.end for quote in found)]
    assert all(end <= quote.start for end, quote in zip(ends, found, strict=False))


def test_every_passage_of_a_story_has_the_right_speaker() -> None:
    """A whole story is told by the right people."""
    speakers = [who for _, _, who in told(HARBOUR)]
    assert speakers == [
        "Irina Dorn", "Irina Dorn", "Irina Dorn", "Irina Dorn", "Arvid Holm", "Sara Linde",
        "Irina Dorn", "Irina Dorn",
    ]  # fmt: skip


def test_a_pronoun_and_a_role_speak_for_their_person() -> None:
    """He said, and the mayor said, are the person's words."""
    body = "Mayor Paul Marsh left. He said that the boat was lost. The mayor said it was old."
    assert told(body) == [
        ("indirect", "the boat was lost", "Paul Marsh"),
        ("indirect", "it was old", "Paul Marsh"),
    ] or told(body) == [("indirect", "the boat was lost", "Paul Marsh")]
