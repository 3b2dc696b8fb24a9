"""Numbers in figures and in words."""

from __future__ import annotations

import re

import pytest

from dateline_enrich.dates.languages.en.numbers import (
    NUMBER,
    QUANTITY,
    read_number,
    read_ordinal,
    read_spelled_year,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("1,500", 1500), ("2.5", 2.5), ("3.0", 3), ("2 1/2", 2.5), ("a", 1),
        ("an", 1), ("another", 1), ("one", 1), ("twelve", 12), ("twenty-four", 24),
        ("twenty four", 24), ("a hundred", 100), ("two hundred", 200),
        ("two hundred and fifty", 250), ("three thousand", 3000), ("a thousand", 1000),
        ("two thousand five hundred", 2500), ("half a", 0.5), ("half an", 0.5),
        ("half a dozen", 6), ("a dozen", 12), ("a couple of", 2), ("several", None),
        ("a few", None), ("many", None), ("2 1/0", None),
        ("2.5 million", 2_500_000), ("two million", 2_000_000), ("3\u00bd", 3.5), ("\u00be", 0.75),
        ("two dozen", 24), ("a half-dozen", 6), ("a hundred thousand", 100_000),
        ("a few hundred", None), ("several thousand", None),
    ],
)  # fmt: skip
def test_a_number_is_read(text: str, number: float | None) -> None:
    """No number is read from "several"."""
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "12", "1,500", "2 1/2", "twenty-four", "two hundred and fifty", "2.5 million", "3\u00bd",
        "two dozen", "a hundred thousand",
    ],
)  # fmt: skip
def test_the_pattern_covers_the_whole_number(text: str) -> None:
    """What is matched can be read."""
    assert re.fullmatch(NUMBER, text)
    assert re.fullmatch(QUANTITY, text)


@pytest.mark.parametrize("text", ["two three", "two and six", "twenty and four", "one-two"])
def test_two_numbers_are_not_one(text: str) -> None:
    """Only tens take ones, and only hundreds an "and"."""
    assert not re.fullmatch(NUMBER, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("27th", 27),
        ("1st", 1),
        ("first", 1),
        ("twenty-seventh", 27),
        ("twenty first", 21),
        ("x", None),
    ],
)
def test_an_ordinal_is_read(text: str, number: int | None) -> None:
    """In figures and in words."""
    assert read_ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("nineteen ninety-six", 1996), ("nineteen ninety six", 1996), ("nineteen eleven", 1911),
        ("eighteen forty", 1840), ("two thousand", 2000), ("two thousand and four", 2004),
        ("two thousand four", 2004), ("two thousand five hundred", None), ("nineteen six", None),
    ],
)  # fmt: skip
def test_a_year_in_words_is_read(text: str, year: int | None) -> None:
    """As broadcasts have it."""
    assert read_spelled_year(text) == year
