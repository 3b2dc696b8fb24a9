"""Tests of pairing quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.quoted import find_quoted, paragraphs_of

PAIRS = {
    'She said: "It sank."': ["It sank."],
    "She said: \u201cIt sank.\u201d": ["It sank."],
    "\u00abIt sank\u00bb, she said.": ["It sank"],
    "\u201eIt sank\u201c, she said.": ["It sank"],
    "\u2018It sank,\u2019 she said.": ["It sank,"],
    "\u2018The crew\u2019s boat sank,\u2019 she said.": ["The crew\u2019s boat sank,"],
    "The crew\u2019s boat sank.": [],
    "the sailors' boat and the captains' boat": [],
    '"One," he said. "Two."': ["One,", "Two."],
    '("One") and [\u201cTwo\u201d]': ["One", "Two"],
    'a 6" pipe and an 8" pipe': [],
    '""': [],
    "": [],
}


@pytest.mark.parametrize("text", PAIRS)
def test_marks_are_paired(text: str) -> None:
    """Straight, curly, low and angled marks are paired; apostrophes and inches are not."""
    found = find_quoted(text, paragraphs_of(text))
    assert [text[each.start : each.end] for each in found] == PAIRS[text]


def test_outer_offsets_hold_the_marks() -> None:
    """The outer offsets take in the marks, the inner ones leave them out."""
    text = 'Then: "It sank."'
    (quoted,) = find_quoted(text, paragraphs_of(text))
    assert text[quoted.outer_start : quoted.outer_end] == '"It sank."'


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    """A quotation that goes on in the next paragraph is left open, and opened there anew."""
    text = '"It sank.\n\n"We swam," he said.'
    first, second = find_quoted(text, paragraphs_of(text))
    assert (text[first.start : first.end], first.closed) == ("It sank.", False)
    assert (text[second.start : second.end], second.closed) == ("We swam,", True)


def test_a_stray_mark_does_not_reach_the_next_paragraph() -> None:
    """A mark that is never closed spoils its own paragraph alone."""
    text = 'A "stray mark.\n\nShe said: "It sank."'
    found = find_quoted(text, paragraphs_of(text))
    assert [text[each.start : each.end] for each in found][-1] == "It sank."


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """Blank lines, with or without spaces on them, part paragraphs; empty ones do not count."""
    text = "one\ntwo\n \nthree\n\n\n\nfour\n"
    assert [text[start:end].strip() for start, end in paragraphs_of(text)] == [
        "one\ntwo", "three", "four",
    ]  # fmt: skip


@given(st.text(alphabet='ab \n"\u201c\u201d\u2018\u2019\u00ab\u00bb.,', max_size=200))
def test_quotations_lie_in_order_within_the_text(text: str) -> None:
    """Whatever the marks, stretches are in order, apart, and never reversed."""
    end = 0
    for each in find_quoted(text, paragraphs_of(text)):
        assert end <= each.outer_start < each.start <= each.end <= each.outer_end <= len(text)
        end = each.outer_end
