"""Tests of cutting texts into tokens and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.text import (
    capitalised,
    fold,
    sentences,
    shouted,
    title_cased,
    tokenise,
)

TOKENS = {
    "Reik's boats": ["Reik", "'s", "boats"],
    "Reik\u2019s boats": ["Reik", "\u2019s", "boats"],
    "the sailors' wives": ["the", "sailors", "'", "wives"],
    "Mr. Reik": ["Mr.", "Reik"],
    "the U.S. and U.K. envoys": ["the", "U.S.", "and", "U.K.", "envoys"],
    "J. K. Marlow": ["J.", "K.", "Marlow"],
    "O'Neill of al-Wadi": ["O'Neill", "of", "al-Wadi"],
    "2,254 boats at 9.30": ["2,254", "boats", "at", "9.30"],
    "the 20th": ["the", "20th"],
    "AT&T (a firm)": ["AT", "&", "T", "(", "a", "firm", ")"],
    "end.Next": ["end", ".", "Next"],
    "an F-16": ["an", "F-16"],
    "Caf\u00e9 and Cafe\u0301": ["Caf\u00e9", "and", "Cafe\u0301"],
    "It was I. He": ["It", "was", "I", ".", "He"],
    "\u041c\u043e\u0441\u043a\u0432\u0430, \u6771\u4eac": [
        "\u041c\u043e\u0441\u043a\u0432\u0430", ",", "\u6771\u4eac",
    ],
}  # fmt: skip

SENTENCES = {
    "The boat sank. Nobody drowned.": 2,
    "Mr. Reik met Dr. Dorn. They talked.": 2,
    "The U.S. envoy left. The U.S. The end.": 3,
    "Profits at Orsay Corp. rose. Shares fell.": 2,
    '"It sank. We swam," he said. "Nobody drowned."': 3,
    '"Why?" he asked.': 1,
    "It cost 3.5 million. Nobody paid!": 2,
    "A heading\n\nThe first sentence goes on.": 2,
    "A short line\nAnother short line": 2,
    "J. K. Marlow wrote it. Critics (all of them) liked it.": 2,
    "Wait... then it came.": 1,
    "SELMOUTH, May 3. /NordPress/. The boat sank.": 2,
    "He came at 5 p.m. on Monday.": 1,
}


@pytest.mark.parametrize("text", TOKENS)
def test_words_signs_and_possessives_are_tokens(text: str) -> None:
    """A text is cut into words, signs and possessive endings."""
    assert [token.text for token in tokenise(text)] == TOKENS[text]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    """Abbreviations, initials and figures do not end a sentence; blank lines do."""
    assert len(sentences(text, tokenise(text))) == SENTENCES[text]


def test_a_long_line_that_is_wrapped_goes_on() -> None:
    """A newline after a long line, in the middle of a sentence, is white space."""
    text = "The ferry that links the two shores of the estuary was taken out of\nservice on Friday."
    assert len(sentences(text, tokenise(text))) == 1


def test_no_text_has_no_sentences() -> None:
    """An empty text and white space hold nothing."""
    assert sentences("", tokenise("")) == []
    assert tokenise(" \n\t ") == []


@given(st.text(max_size=300))
def test_tokens_slice_to_the_text_in_order(text: str) -> None:
    """Every token's offsets slice to its words, and none overlaps another."""
    end = 0
    for token in tokenise(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        assert not token.text.isspace()
        end = token.end


@given(st.text(max_size=300))
def test_nothing_but_space_falls_between_tokens(text: str) -> None:
    """What no token holds is white space."""
    end = 0
    for token in tokenise(text):
        assert not text[end : token.start].strip()
        end = token.end
    assert not text[end:].strip()


@given(st.text(alphabet="Ab .\n!?\"')(-", max_size=200))
def test_sentences_cover_all_tokens(text: str) -> None:
    """Sentences follow each other without gap or overlap."""
    tokens = tokenise(text)
    end = 0
    for first, stop in sentences(text, tokens):
        assert first == end
        assert stop > first
        end = stop
    assert end == len(tokens)


def words_of(text: str) -> list[str]:
    """The words of a headline."""
    return [token.text for token in tokenise(text)]


@pytest.mark.parametrize("word", ["Paris", "al-Wadi", "eBay", "\u00c9cole", "NATO"])
def test_names_bear_a_capital(word: str) -> None:
    """A capital may open a name, or stand after its particle or inside it."""
    assert capitalised(word)


@pytest.mark.parametrize("word", ["paris", "anti-Latvian", "20th", "-", "mid-March", "\u6771"])
def test_other_words_bear_none(word: str) -> None:
    """Small words, prefixed adjectives and figures are no names."""
    assert not capitalised(word)


def test_capitals_throughout_are_shouted() -> None:
    """A line in capitals is told from one with two acronyms."""
    assert shouted(words_of("RIVER FLOODS KILL TWO IN SELMOUTH"))
    assert not shouted(words_of("The UN and NATO talk"))


def test_title_case_is_told_from_a_sentence() -> None:
    """A headline in title case is one; a sentence full of names, with its full stop, is not."""
    assert title_cased(words_of("Selmouth Mayor Wins Vote As Rivals Cry Foul"))
    assert not title_cased([*words_of("Mayor Lena Dorn met Paul Reik Monday"), "."])
    assert not title_cased(words_of("River floods kill two"))
    assert not title_cased([])


def test_apostrophes_are_folded() -> None:
    """Curly and straight apostrophes compare equal."""
    assert fold("O\u2019Neill") == fold("O'Neill") == "O'Neill"
