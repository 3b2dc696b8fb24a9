"""Tests of the words of the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.dating.words import (
    DAY_AND_MONTH,
    MONTH,
    WEEKDAY,
    full_date,
    iso_date,
    month_number,
    weekday_number,
)


@pytest.mark.parametrize("number", range(1, 13))
def test_months_are_known_by_name_and_abbreviation(number: int) -> None:
    """In any case, with or without a full stop."""
    for word in (calendar.month_name[number], calendar.month_abbr[number] + "."):
        for form in (word, word.upper(), word.lower()):
            assert re.fullmatch(MONTH, form, re.IGNORECASE)
            assert month_number(form) == number


@pytest.mark.parametrize("number", range(1, 8))
def test_weekdays_are_numbered_as_iso_does(number: int) -> None:
    """Monday is 1."""
    word = calendar.day_name[number - 1]
    assert re.fullmatch(WEEKDAY, word, re.IGNORECASE)
    assert weekday_number(word) == number


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("December 27", "--12-27"),
        ("27 December", "--12-27"),
        ("Dec. 7, 2017", "2017-12-07"),
        ("7th Sept 2017", "2017-09-07"),
        ("FEB 29", "--02-29"),
        ("February 29, 2017", None),
        ("June 31", None),
        ("May 0", None),
    ],
)
def test_a_day_of_a_month_is_written_as_iso_8601(text: str, written: str | None) -> None:
    """With two dashes in the place of a year that is not told."""
    match = DAY_AND_MONTH.search(text)
    assert match is not None
    assert iso_date(match) == written


@pytest.mark.parametrize("text", ["Marching 27", "Dec 275", "27 mayors", "Dec"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Longer words and numbers."""
    match = DAY_AND_MONTH.search(text)
    assert match is None or match[0] not in {"Mar 27", "Dec 27", "27 may"}


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("Published December 27, 2017 at noon", date(2017, 12, 27), "Published  at noon"),
        ("2017-12-27 14:05", date(2017, 12, 27), " 14:05"),
        ("31 June 2017 or 2017-07-01", date(2017, 7, 1), "31 June 2017 or "),
    ],
)
def test_the_first_full_date_is_found(text: str, day: date, rest: str) -> None:
    """Dates that do not exist are passed over."""
    assert full_date(text) == (day, rest)


@pytest.mark.parametrize("text", ["December 27", "2017", "2017-13-45", ""])
def test_without_a_year_there_is_no_full_date(text: str) -> None:
    """Nothing is completed here."""
    assert full_date(text) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    """Month first, day first, and digits."""
    month = calendar.month_name[day.month]
    for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{day}"):
        found = full_date(text)
        assert found is not None
        assert found[0] == day
