"""The calendars that movable feasts go by, against days that are on record."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.calendars import (
    easter,
    islamic_days,
    orthodox_easter,
    rosh_hashanah,
)
from dateline_enrich.dates.moons import diwali, lunar_new_year, nowruz

YEARS = st.integers(1900, 2200)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1966, 1, 21),
        (1985, 2, 20),
        (2000, 2, 5),
        (2001, 1, 24),
        (2004, 1, 22),
        (2007, 2, 18),
        (2008, 2, 7),
        (2012, 1, 23),
        (2015, 2, 19),
        (2017, 1, 28),
        (2018, 2, 16),
        (2019, 2, 5),
        (2020, 1, 25),
        (2021, 2, 12),
        (2022, 2, 1),
        (2023, 1, 22),
        (2024, 2, 10),
        (2025, 1, 29),
        (2034, 2, 19),
    ],
)
def test_lunar_new_year_falls_where_it_was_kept(year: int, month: int, day: int) -> None:
    """Among them the years with the earliest and the latest day, and one after a leap month."""
    assert lunar_new_year(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2005, 11, 1),
        (2006, 10, 21),
        (2007, 11, 9),
        (2008, 10, 28),
        (2009, 10, 17),
        (2010, 11, 5),
        (2011, 10, 26),
        (2012, 11, 13),
        (2013, 11, 3),
        (2014, 10, 23),
        (2015, 11, 11),
        (2016, 10, 30),
        (2017, 10, 19),
        (2018, 11, 7),
        (2019, 10, 27),
        (2020, 11, 14),
        (2021, 11, 4),
        (2022, 10, 24),
        (2023, 11, 12),
        (2025, 10, 20),
    ],
)
def test_diwali_falls_where_it_was_kept(year: int, month: int, day: int) -> None:
    """As the north of India kept it."""
    assert diwali(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2012, 20), (2013, 21), (2016, 20), (2017, 21), (2018, 21), (2019, 21), (2020, 20)],
)
def test_nowruz_is_the_day_of_the_equinox_in_tehran(year: int, day: int) -> None:
    """The day after, where the equinox comes past noon."""
    assert nowruz(year) == date(year, 3, day)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2014, 9, 25),
        (2015, 9, 14),
        (2016, 10, 3),
        (2017, 9, 21),
        (2018, 9, 10),
        (2019, 9, 30),
        (2020, 9, 19),
        (2021, 9, 7),
        (2022, 9, 26),
        (2023, 9, 16),
        (2024, 10, 3),
    ],
)
def test_rosh_hashanah_falls_where_it_was_kept(year: int, month: int, day: int) -> None:
    """The first day, which begins at the sunset before."""
    assert rosh_hashanah(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2013, 5, 5),
        (2014, 4, 20),
        (2015, 4, 12),
        (2016, 5, 1),
        (2017, 4, 16),
        (2018, 4, 8),
        (2019, 4, 28),
        (2020, 4, 19),
        (2021, 5, 2),
        (2024, 5, 5),
    ],
)
def test_orthodox_easter_falls_where_it_was_kept(year: int, month: int, day: int) -> None:
    """On the Gregorian calendar, as news gives it."""
    assert orthodox_easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("month", "day", "kept"),
    [
        (9, 1, date(2014, 6, 28)),
        (9, 1, date(2015, 6, 18)),
        (9, 1, date(2018, 5, 17)),
        (9, 1, date(2019, 5, 6)),
        (10, 1, date(2016, 7, 6)),
        (10, 1, date(2017, 6, 25)),
        (10, 1, date(2018, 6, 15)),
        (10, 1, date(2020, 5, 24)),
        (12, 10, date(2015, 9, 24)),
        (12, 10, date(2017, 9, 1)),
        (12, 10, date(2018, 8, 21)),
        (1, 10, date(2017, 9, 30)),
    ],
)
def test_an_islamic_feast_is_within_a_day_of_where_mecca_kept_it(
    month: int, day: int, kept: date
) -> None:
    """The table cannot see the moon."""
    (told,) = islamic_days(kept.year, month, day)
    assert abs((told - kept).days) <= 1


def test_ramadan_may_begin_twice_in_a_civil_year() -> None:
    """The Islamic year is eleven days shorter."""
    assert islamic_days(1997, 9, 1) == (date(1997, 1, 10), date(1997, 12, 31))
    assert islamic_days(2030, 9, 1) == (date(2030, 1, 6), date(2030, 12, 26))


@given(st.integers(1900, 2198), st.integers(1, 12), st.integers(1, 29))
def test_the_days_of_the_islamic_calendar_are_a_lunar_year_apart(
    year: int, month: int, day: int
) -> None:
    """Of 354 or 355 days; none is left out between two civil years."""
    days = [one for near in range(year, year + 3) for one in islamic_days(near, month, day)]
    gaps = {(last - first).days for first, last in pairwise(days)}
    assert gaps <= {354, 355}


@given(YEARS)
def test_rosh_hashanah_keeps_off_three_weekdays(year: int) -> None:
    """Not Sunday, Wednesday or Friday; and a year has one of six lengths."""
    first = rosh_hashanah(year)
    assert first.weekday() not in {2, 4, 6}
    assert (rosh_hashanah(year + 1) - first).days in {353, 354, 355, 383, 384, 385}


@given(YEARS)
def test_lunar_new_year_falls_between_january_and_february(year: int) -> None:
    """From 21 January to 21 February, twelve or thirteen moons after the last."""
    day = lunar_new_year(year)
    assert date(year, 1, 20) < day < date(year, 2, 22)
    assert (lunar_new_year(year + 1) - day).days in {353, 354, 355, 383, 384, 385}


@given(YEARS)
def test_diwali_comes_in_october_or_november(year: int) -> None:
    """Where the sun stands in sidereal Libra."""
    assert date(year, 10, 13) < diwali(year) < date(year, 11, 20)


@given(YEARS)
def test_both_easters_are_sundays_and_the_orthodox_is_never_first(year: int) -> None:
    """It follows by none to five weeks."""
    west, east = easter(year), orthodox_easter(year)
    assert west.weekday() == east.weekday() == 6
    assert east - west in {timedelta(7 * weeks) for weeks in (0, 1, 4, 5)}
