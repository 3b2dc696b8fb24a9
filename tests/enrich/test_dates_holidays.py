"""The days of feasts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.holidays import NAMES, easter, feast_days, holiday


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 2017, date(2017, 12, 25)),
        ("easter", 2018, date(2018, 4, 1)),
        ("easter", 2019, date(2019, 4, 21)),
        ("easter", 2000, date(2000, 4, 23)),
        ("easter", 1961, date(1961, 4, 2)),
        ("easter", 2038, date(2038, 4, 25)),
        ("good friday", 2018, date(2018, 3, 30)),
        ("ash wednesday", 2018, date(2018, 2, 14)),
        ("thanksgiving", 2018, date(2018, 11, 22)),
        ("black friday", 2018, date(2018, 11, 23)),
        ("labor day", 2018, date(2018, 9, 3)),
        ("memorial day", 2018, date(2018, 5, 28)),
        ("election day", 2016, date(2016, 11, 8)),
        ("columbus day", 2018, date(2018, 10, 8)),
        ("presidents day", 2018, date(2018, 2, 19)),
    ],
)
def test_a_holiday_falls_on_the_day_of_the_almanac(name: str, year: int, day: date) -> None:
    """Looked up in calendars of those years."""
    assert holiday(name, year) == day


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    """From 22 March to 25 April."""
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.sampled_from(sorted(NAMES)), st.integers(1600, 2400))
def test_every_holiday_falls_in_its_year(name: str, year: int) -> None:
    """No table entry is broken, in the country that keeps it."""
    country = {"republic day": "IN", "national day": "CN"}.get(name)
    assert {day.year for day in feast_days(name, year, country)} == {year}


def test_an_unknown_holiday_is_an_error() -> None:
    """The grammar only asks for the names of the table."""
    with pytest.raises(KeyError):
        holiday("the feast of the ass", 2018)
