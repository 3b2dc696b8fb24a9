"""Tests of the weekdays and years that betray when a text was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.dating.year_clues import Clue, find_clues


def clues(text: str) -> list[Clue]:
    """The clues of a text that is one paragraph."""
    return list(find_clues("body", text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was closed on Wednesday.",
        "The council said Wednesday that it agreed.",
        "He resigned late on Wednesday evening.",
        "Wednesday was quiet, the council said.",
        "He said on Wednesday that the pier would be built.",
        "It was closed on Wednesday, the council said.",
    ],
)
def test_a_weekday_that_just_was_is_a_clue(text: str) -> None:
    """News names the day of the event."""
    (clue,) = clues(text)
    assert (clue.kind, clue.number, clue.text) == ("weekday", 3, "Wednesday")
    assert text[clue.span.start : clue.span.end] == "Wednesday"


@pytest.mark.parametrize(
    "text",
    [
        "The council will meet on Wednesday.",
        "The council meets next Wednesday.",
        "It was closed last Wednesday.",
        "It closes every Wednesday.",
        "The votes of Ash Wednesday were counted.",
        "It stays closed until Wednesday.",
        "Wednesday's vote was lost.",
        "It opens on wednesday.",
        "The ferry is due by Wednesday.",
        "The band Sheffield Wednesday played.",
    ],
)
def test_a_weekday_that_may_be_any_is_no_clue(text: str) -> None:
    """Those to come, those that recur, and those that are names."""
    assert clues(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The pier would be built in 2016.", 2016),
        ("She said that the council plans a pier in 2016.", 2016),
        ("The line is to open in 2027.", 2027),
        ("The bridge, expected by 2030, is cheap.", 2030),
        ("They will vote on March 3, 2016.", 2016),
    ],
)
def test_a_year_that_a_sentence_looks_forward_to_lies_ahead(text: str, year: int) -> None:
    """The sentence says so before it comes to the year."""
    (clue,) = clues(text)
    assert (clue.kind, clue.number) == ("future_year", year)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The pier was built in 1971.", 1971),
        ("Since 2009 the pier has been closed.", 2009),
        ("It opened on August 17, 1971, and closed again.", 1971),
        ("The council will repair what was lost in 1971.", 1971),
        ("He will come. It opened in 1971.", 1971),
    ],
)
def test_other_years_lie_behind(text: str, year: int) -> None:
    """A past tense nearer to the year outweighs a future one."""
    (clue,) = clues(text)
    assert (clue.kind, clue.number) == ("past_year", year)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people came.",
        "Resolution 2016 was passed.",
        "It cost $2016.",
        "At 1930 GMT it sank.",
        "The 2016-2017 model sold.",
        "Boats of 1.2016 tons.",
        "Number 20161 won.",
    ],
)
def test_four_digits_are_not_always_a_year(text: str) -> None:
    """They count, number and price things."""
    assert clues(text) == []


def test_clues_of_the_lead_say_so() -> None:
    """Its weekday is the day of the news."""
    text = "It was on Monday.\n\nIt was on Friday."
    found = [
        *find_clues("body", text, 0, 17),
        *find_clues("body", text, 19, len(text), lead=False),
    ]
    assert [(clue.number, clue.in_lead) for clue in found] == [(1, True), (5, False)]


def test_only_the_stretch_is_searched() -> None:
    """What lies outside belongs to others."""
    assert list(find_clues("body", "On Monday. On Friday.", 11, 13)) == []


@given(st.text(alphabet="on Wednesday will in 2016.\n ", max_size=120))
def test_every_clue_slices_its_text(text: str) -> None:
    """Spans count code points in the whole text."""
    for clue in clues(text):
        assert text[clue.span.start : clue.span.end] == clue.text
