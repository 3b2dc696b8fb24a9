"""Folding and sentence borders."""

from __future__ import annotations

import pytest

from dateline_enrich.dates.languages.en.sentences import SENTENCE
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
        ("He left at 3 p.m. The mayor stayed.", 1),
        ("Police in Tempe, Ariz. Sgt. Hall and Prof. Lund came.", 0),
        ("He moved to the U.S. Senate.", 0),
        ("He moved to the U.S. They stayed.", 1),
        ("Orlow Inc. Chairman Hall left.", 0),
        ("He left Orlow Inc. She stayed.", 1),
        ("She met George W. Hall of St. Paul, Minn. and Gov. Lund.", 0),
        ("It was cold. 40 men froze.", 1),
        ("It fell on Dec. 5 and cost him No. 7 of Vol. 2", 0),
        ("\u201cIt is over.\u201d \u201cIs it?\u201d asked Hall.", 1),
        ("He waited\u2026 Nobody came.", 1),
        ("ORLOW, May 5 (Reuters) - The dam broke.", 1),
        ("ORLOW (AP) \u2014 The dam broke.", 1),
        ("ORLOW, May 5 (Xinhua) -- The dam broke.", 1),
        ("Orlow, May 5 (EFE).- The dam broke.", 1),
        ("Orlow, May 5 (PTI) The dam broke.", 1),
        ("The Water Board (WRB) President left.", 0),
        ("MOSCOW, December 27. /TASS/. The dam broke.", 1),
        ("Closed:\n- Monday\n- Tuesday", 2),
        ("Closed:\n1. Monday\n2) Tuesday", 2),
        ("A line that is\nwrapped on 5\nMay goes on.", 0),
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
