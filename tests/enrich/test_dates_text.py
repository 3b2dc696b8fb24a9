"""Folding and sentence borders."""

from __future__ import annotations

import pytest

from dateline_enrich.dates.languages.en.cues import SENTENCE
from dateline_enrich.dates.text import Sentences, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("December 6", "december 6"),
        ("2014\u20132017", "2014-2017"),
        ("this year\u2019s", "this year's"),
        ("6\u00a0December", "6 december"),
        ("on December\n  6", "on december   6"),
        ("a\n\nb", "a\n\nb"),
        ("a\n \nb", "a\n \nb"),
        ("a\r\nb", "a  b"),
        ("\u0130n May", "\0n may"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    """One kind of letter, blank, dash and quote; an empty line stays."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One. Two. Three.", 2),
        ("Mr. Strind met Gen. Kowal on Dec. 5 Street.", 0),
        ("J. R. Weber came.", 0),
        ('"Go." He went.', 1),
        ("A heading\n\nA paragraph", 1),
        ("He left! Why? Nobody knows", 2),
        ("At 3 p.m. Tuesday it rained.", 0),
    ],
)
def test_the_last_character_lies_in_the_last_sentence(text: str, number: int) -> None:
    """Abbreviations do not end a sentence."""
    assert Sentences(text, SENTENCE).number(len(text) - 1) == number


def test_a_sentence_knows_its_borders() -> None:
    """The blank behind a full stop belongs to the sentence before."""
    text = "It rained. It snowed. It hailed."
    sentences = Sentences(text, SENTENCE)
    assert [text[slice(*sentences.around(place))] for place in (0, 12, 25)] == [
        "It rained. ", "It snowed. ", "It hailed.",
    ]  # fmt: skip
