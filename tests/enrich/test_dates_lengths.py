"""Lengths and distances: their values, modifiers and the cues around them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline_enrich.dates.languages.en import amount_cues
from dateline_enrich.dates.lengths import length_value, lengths_value
from tests.enrich.sentences import mentions, read


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("Y", 2, "P2Y"), ("Y", 2.5, "P2Y6M"), ("Y", 0.5, "P6M"), ("Y", 1.3, "P1.3Y"),
        ("M", 1.5, "P1M15D"), ("D", 1.5, "P1DT12H"), ("D", 0.5, "PT12H"), ("W", 1.5, "P1.5W"),
        ("TH", 1, "PT1H"), ("TH", 2.5, "PT2H30M"), ("TH", 0.5, "PT30M"), ("TM", 1.5, "PT1M30S"),
        ("TS", 2.5, "PT2.5S"), ("DE", 2, "P20Y"), ("CE", 1, "P100Y"), ("CE", 0.5, "P50Y"),
        ("FN", 1, "P2W"), ("FN", None, "PXW"), ("Q", 3, "P3Q"), ("Y", None, "PXY"),
        ("DE", None, "PXY"), ("CE", None, "PXCE"), ("TM", None, "PTXM"),
    ],
)  # fmt: skip
def test_a_length_is_written_in_its_unit(unit: str, count: float | None, value: str) -> None:
    """A half becomes the smaller unit; decades and centuries become years."""
    assert length_value(unit, count) == value


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ([("Y", 1), ("M", 6)], "P1Y6M"), ([("D", 1), ("TH", 6)], "P1DT6H"),
        ([("TH", 2), ("TM", 11), ("TS", 23)], "PT2H11M23S"), ([("Y", 0), ("M", 6)], "P6M"),
    ],
)  # fmt: skip
def test_a_length_in_parts_has_one_value(parts: list[tuple[str, int]], value: str) -> None:
    """The units of the clock stand behind the T."""
    assert lengths_value(parts) == value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It took two months and two years.", (("two months", "P2M"), ("two years", "P2Y"))),
        ("It took two days, several men said.", (("two days", "P2D"),)),
        ("It took 1.5 years and two months.", (("1.5 years", "P1Y6M"), ("two months", "P2M"))),
        ("It took five years, 10 months and nerve.", (("five years, 10 months", "P5Y10M"),)),
    ],
)  # fmt: skip
def test_only_falling_units_make_one_length(
    sentence: str, expected: tuple[tuple[str, str], ...]
) -> None:
    """Two months and two years are two lengths."""
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("It lasts 5-6 days.", [("5", "P5D", None), ("6 days", "P6D", None)]),
        ("It lasts two or three days.", [("two or three days", "P2D", "APPROX")]),
        ("Boys of five and six days fell ill.", [("six days", "P6D", None)]),
        ("It lasts between two and six days.", [("two", "P2D", None), ("six days", "P6D", None)]),
        ("It rained over the past two weeks.", [("the past two weeks", "P2W", None)]),
        ("It was built over three years.", [("three years", "P3Y", None)]),
        ("It went on for over three years.", [("over three years", "P3Y", "MORE_THAN")]),
        ("It evolved over several years.", [("several years", "PXY", None)]),
        ("A nearly two-year wait is over.", [("two-year", "P2Y", "LESS_THAN")]),
        ("It ran for two years or more.", [("two years or more", "P2Y", "EQUAL_OR_MORE")]),
        ("It ran for two years or less.", [("two years or less", "P2Y", "EQUAL_OR_LESS")]),
        ("It ran for 30+ years.", [("30+ years", "P30Y", "EQUAL_OR_MORE")]),
        ("It broke over 10 years ago.", [("over 10 years ago", "2008", "MORE_THAN")]),
        ("It broke two or three years ago.", [("two or three years ago", "2016", "APPROX")]),
        ("During his two years there he wrote.", [("two years", "P2Y", None)]),
        ("It will last two weeks.", [("two weeks", "P2W", None)]),
    ],
)
def test_a_length_keeps_what_modifies_it(
    sentence: str, rows: list[tuple[str, str, str | None]]
) -> None:
    """A modifier is part of the span; a preposition is not."""
    assert [(one.text, one.value, one.mod) for one in mentions(sentence)] == rows


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("The vote is due in two weeks.", "DATE", "2018-W22"),
        ("The vote took place in two weeks.", "DURATION", "P2W"),
        ("The shop will open in one month.", "DATE", "2018-06"),
        ("The hall was built in one month.", "DURATION", "P1M"),
        ("Nobody will care in a year's time.", "DATE", "2019"),
        ("It fell two hours later.", "DURATION", "PT2H"),
        ("It fell two hours ago.", "TIME", "2018-05-16TXX:XX"),
        ("It fell two days later.", "DATE", "2018-05-18"),
        ("It fell a few days later.", "DURATION", "PXD"),
        ("It fell days later.", "DURATION", "PXD"),
        ("It fell hours earlier.", "DURATION", "PTXH"),
        ("It fell days earlier.", "DATE", "PAST_REF"),
        ("It fell a month and a half ago.", "DATE", "2018-W14"),
        ("It fell 40,000 years ago.", "DATE", "PAST_REF"),
        ("It fell half a century ago.", "DATE", "1968"),
    ],
)
def test_a_distance_is_told_from_a_length(sentence: str, kind: str, value: str) -> None:
    """A length becomes a date only where its other end is known."""
    (found,) = mentions(sentence)
    assert (found.type, found.value) == (kind, value)


@pytest.mark.parametrize(
    "sentence",
    [
        "On May 3 days of rain began.", "Three quarters of the men fled.", "One quarter is lost.",
        "He scored a half-century.", "He is two years older.", "Babies aged two months slept.",
        "The half-year report is out.", "Some day it will end.", "The Thirty Years' War ended.",
        "One second passed.", "It was a day to remember.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_length_is_none(sentence: str) -> None:
    """Shares, ages, runs, wars and tales."""
    assert [one for one in mentions(sentence) if one.type == "DURATION"] == []


def test_a_distance_without_a_reference_only_points() -> None:
    """Two years ago is past, whatever the day."""
    (found,) = mentions("It fell two years ago.", None)
    assert (found.value, found.earliest) == ("PAST_REF", None)


def test_a_distance_beyond_the_calendar_has_no_bounds() -> None:
    """The calendar of ISO 8601 begins with the year 1."""
    (found,) = mentions("It will fall 9,000 years from now.", date(2018, 5, 16))
    assert (found.value, found.earliest) == ("FUTURE_REF", None)


@pytest.mark.parametrize(
    ("text", "rate", "speed"),
    [
        ("$5 a day", True, False), ("40 miles an hour", True, True),
        ("two cars a day", True, False),
        ("it lasted a day", False, False), ("90 people a day", True, False),
        ("30 cases a day after", False, False),
    ],
)  # fmt: skip
def test_a_rate_has_a_count_before_it(text: str, rate: bool, speed: bool) -> None:  # noqa: FBT001 - a table
    """Speed is told apart."""
    start = max(text.find(" a "), text.find(" an ")) + 1
    end = text.index(" ", start + 2) + 1 if text.endswith("after") else len(text)
    end = text.index("day", start) + 3 if "day" in text[start:] else end
    assert amount_cues.is_rate(text, start, end) is rate
    assert amount_cues.is_speed(text, start) is speed


@pytest.mark.parametrize(
    ("before", "due"),
    [
        ("The vote is due in ", True), ("The court will meet in ", True),
        ("Her visa expires in just ", True), ("He won three times in ", False),
        ("They are to hold a referendum in ", True), ("It was built in ", False),
        ("The vote is due within ", False),
    ],
)  # fmt: skip
def test_what_is_due_in_a_time_is_a_date(before: str, due: bool) -> None:  # noqa: FBT001 - a table
    """What is done in a time is a length."""
    assert amount_cues.is_due(before, len(before)) is due
