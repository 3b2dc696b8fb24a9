"""Arithmetic on the civil calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.civil import (
    last_day,
    make_day,
    month_away,
    nearest_year,
    quarter_away,
    shift_days,
    week_value,
    weekday_near,
)

_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(_DAYS, st.integers(-600, 600))
def test_months_away_and_back_are_where_they_were(day: date, months: int) -> None:
    """Adding and taking the same number of months changes nothing."""
    year, month = month_away(day, months)
    assert month_away(date(year, month, 1), -months) == (day.year, day.month)


@given(_DAYS)
def test_a_week_value_is_the_iso_week(day: date) -> None:
    """``strftime`` knows it too."""
    assert week_value(day) == day.strftime("%G-W%V")


@pytest.mark.parametrize(
    ("day", "count", "value"),
    [
        (date(2018, 5, 16), 0, "2018-Q2"),
        (date(2018, 5, 16), -1, "2018-Q1"),
        (date(2018, 5, 16), -2, "2017-Q4"),
        (date(2018, 5, 16), -4, "2017-Q2"),
        (date(2018, 12, 31), 1, "2019-Q1"),
    ],
)
def test_quarters_roll_over_the_year(day: date, count: int, value: str) -> None:
    """The quarter before the first is the fourth."""
    assert quarter_away(day, count) == value


@given(_DAYS)
def test_the_last_day_of_a_month_is_followed_by_a_first(day: date) -> None:
    """Leap years included."""
    last = last_day(day.year, day.month)
    assert last.month == day.month
    assert (last + timedelta(1)).day == 1


def test_days_that_do_not_exist_are_none() -> None:
    """Neither a thirtieth of February nor a day after the last."""
    assert make_day(2018, 2, 30) is None
    assert make_day(0, 1, 1) is None
    assert shift_days(date.max, 1) is None
    assert shift_days(date.min, -1) is None


@given(_DAYS, st.integers(1, 12), st.integers(1, 28))
def test_the_nearest_year_brings_a_day_within_half_a_year(
    reference: date, month: int, day: int
) -> None:
    """Without a cue nothing but the distance counts."""
    year = nearest_year(reference, month, day)
    assert abs((date(year, month, day) - reference).days) <= 183


@pytest.mark.parametrize(
    ("reference", "year"), [(date(2018, 1, 1), 2016), (date(2019, 5, 1), 2020)]
)
def test_a_leap_day_falls_in_a_leap_year(reference: date, year: int) -> None:
    """Whichever is nearer."""
    assert nearest_year(reference, 2, 29) == year


@pytest.mark.parametrize(
    ("month", "lean", "year"), [(12, -1, 2017), (12, 1, 2018), (4, 1, 2018), (1, 1, 2019)]
)
def test_a_lean_decides_about_a_far_month(month: int, lean: int, year: int) -> None:
    """Seen from May 2018; last month stays near even where the words point ahead."""
    assert nearest_year(date(2018, 5, 16), month, None, lean) == year


@given(_DAYS, st.integers(0, 6))
def test_a_weekday_near_a_day_is_that_weekday(reference: date, weekday: int) -> None:
    """Behind, ahead, last and next, against ``datetime``."""
    for step, ahead, first, last in (
        (None, False, -6, 0), (None, True, 0, 6), (-1, False, -7, -1), (1, False, 1, 7),
    ):  # fmt: skip
        found = weekday_near(reference, weekday, step, ahead=ahead)
        assert found is not None
        assert found.weekday() == weekday
        assert first <= (found - reference).days <= last
