"""Tests of words and what two texts share of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.text.words import containment, ends_sentence, overlap, words


def test_words_are_in_lower_case_and_without_signs() -> None:
    """Apostrophes and hyphens part them."""
    assert words("Ferry-barge: it's 2026!") == ["ferry", "barge", "it", "s", "2026"]


def test_chinese_and_japanese_have_a_word_for_each_character() -> None:
    """They part none; Korean does."""
    assert words("漁船とフェリー") == ["漁", "船", "と", "フ", "ェ", "リ", "ー"]
    assert words("여객선이 충돌") == ["여객선이", "충돌"]


def test_overlap_counts_each_word_as_often_as_it_stands_there() -> None:
    """Order does not count."""
    assert overlap("a b c", "c b a") == 1.0
    assert overlap("a a b", "a b") == pytest.approx(0.8)
    assert overlap("a", "b") == 0.0
    assert overlap("", "") == 0.0


def test_containment_asks_how_much_of_a_text_stands_in_another() -> None:
    """Not the other way round."""
    assert containment("a b", "x a y b") == 1.0
    assert containment("x a y b", "a b") == 0.5
    assert containment("", "a") == 0.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_overlap_is_the_same_both_ways_round(one: str, two: str) -> None:
    """And lies between nought and one."""
    assert overlap(one, two) == overlap(two, one)
    assert 0 <= overlap(one, two) <= 1
    assert not words(one) or overlap(one, one) == 1.0


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It is.", True),
        ('"It is."', True),
        ("(It is!)", True),
        ("It goes on…", True),
        ("是的。", True),
        ("「はい。」", True),
        ("यह है।", True),
        ("Berghaven", False),
        ("What is known:", False),
        ("", False),
    ],
)
def test_a_sentence_has_an_end(text: str, *, ends: bool) -> None:
    """In several scripts, quotation marks and brackets aside."""
    assert ends_sentence(text) is ends
