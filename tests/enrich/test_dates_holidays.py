"""The days of feasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.calendars import easter
from dateline_enrich.dates.holidays import (
    MONTH_LONG,
    NAMES,
    duration,
    exact,
    feast_days,
    holiday,
    month_and_day,
)

_SOMEWHERE = {"republic day": "IN", "national day": "CN"}
"""A country that keeps a day which others do not."""


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 2017, date(2017, 12, 25)),
        ("christmas day", 2017, date(2017, 12, 25)),
        ("xmas", 2017, date(2017, 12, 25)),
        ("new year's day", 2018, date(2018, 1, 1)),
        ("easter", 2018, date(2018, 4, 1)),
        ("easter", 2019, date(2019, 4, 21)),
        ("easter", 2000, date(2000, 4, 23)),
        ("easter", 1961, date(1961, 4, 2)),
        ("easter", 2038, date(2038, 4, 25)),
        ("good friday", 2018, date(2018, 3, 30)),
        ("ash wednesday", 2018, date(2018, 2, 14)),
        ("mardi gras", 2018, date(2018, 2, 13)),
        ("ascension day", 2018, date(2018, 5, 10)),
        ("whit monday", 2018, date(2018, 5, 21)),
        ("orthodox easter", 2018, date(2018, 4, 8)),
        ("orthodox good friday", 2018, date(2018, 4, 6)),
        ("thanksgiving", 2018, date(2018, 11, 22)),
        ("black friday", 2018, date(2018, 11, 23)),
        ("cyber monday", 2018, date(2018, 11, 26)),
        ("labor day", 2018, date(2018, 9, 3)),
        ("memorial day", 2018, date(2018, 5, 28)),
        ("election day", 2016, date(2016, 11, 8)),
        ("columbus day", 2018, date(2018, 10, 8)),
        ("presidents day", 2018, date(2018, 2, 19)),
        ("martin luther king jr. day", 2018, date(2018, 1, 15)),
        ("victoria day", 2018, date(2018, 5, 21)),
        ("victoria day", 2020, date(2020, 5, 18)),
        ("august bank holiday", 2018, date(2018, 8, 27)),
        ("early may bank holiday", 2018, date(2018, 5, 7)),
        ("remembrance sunday", 2018, date(2018, 11, 11)),
        ("mother's day", 2018, date(2018, 5, 13)),
        ("father's day", 2018, date(2018, 6, 17)),
        ("yom kippur", 2018, date(2018, 9, 19)),
        ("passover", 2018, date(2018, 3, 31)),
        ("passover", 2016, date(2016, 4, 23)),
        ("purim", 2018, date(2018, 3, 1)),
        ("purim", 2019, date(2019, 3, 21)),
        ("shavuot", 2018, date(2018, 5, 20)),
        ("sukkot", 2018, date(2018, 9, 24)),
        ("hanukkah", 2016, date(2016, 12, 25)),
        ("hanukkah", 2017, date(2017, 12, 13)),
        ("hanukkah", 2018, date(2018, 12, 3)),
        ("hanukkah", 2019, date(2019, 12, 23)),
        ("lunar new year", 2018, date(2018, 2, 16)),
        ("diwali", 2018, date(2018, 11, 7)),
        ("ramadan", 2018, date(2018, 5, 16)),
        ("eid al-fitr", 2018, date(2018, 6, 15)),
    ],
)
def test_a_holiday_falls_on_the_day_of_the_almanac(name: str, year: int, day: date) -> None:
    """Looked up in calendars of those years."""
    assert holiday(name, year) == day


@pytest.mark.parametrize(
    ("name", "country", "day"),
    [
        ("independence day", None, date(2018, 7, 4)),
        ("independence day", "US", date(2018, 7, 4)),
        ("independence day", "IN", date(2018, 8, 15)),
        ("independence day", "UA", date(2018, 8, 24)),
        ("independence day", "GB", date(2018, 7, 4)),
        ("republic day", "IN", date(2018, 1, 26)),
        ("national day", "CN", date(2018, 10, 1)),
        ("thanksgiving", "CA", date(2018, 10, 8)),
        ("thanksgiving", "GB", date(2018, 11, 22)),
        ("labour day", None, date(2018, 5, 1)),
        ("labour day", "CA", date(2018, 9, 3)),
        ("mother's day", "GB", date(2018, 3, 11)),
        ("mother's day", "AU", date(2018, 5, 13)),
        ("father's day", "AU", date(2018, 9, 2)),
    ],
)
def test_a_holiday_is_that_of_the_country(name: str, country: str | None, day: date) -> None:
    """Where custom differs, and America's where nobody else has such a day."""
    assert holiday(name, 2018, country) == day


def test_a_day_that_a_country_does_not_keep_has_no_date() -> None:
    """Britain has no national day."""
    assert feast_days("national day", 2018, "GB") == ()
    with pytest.raises(ValueError, match="national day"):
        holiday("national day", 2018, "GB")


def test_both_feasts_of_eid_are_called_so() -> None:
    """The one after Ramadan and the one of the pilgrimage."""
    assert feast_days("eid", 2018) == (date(2018, 6, 15), date(2018, 8, 22))


def test_only_a_fixed_feast_has_a_month_and_day() -> None:
    """Christmas has, under each of its names; Easter has not."""
    assert month_and_day("christmas") == month_and_day("xmas") == (12, 25)
    assert month_and_day("easter") is None
    assert month_and_day("labour day") is None


def test_ramadan_is_a_month_and_hanukkah_eight_days() -> None:
    """All others are one day."""
    assert frozenset({"ramadan", "muharram"}) == MONTH_LONG
    assert [duration(name) for name in ("ramadan", "hanukkah", "christmas")] == [30, 8, 1]


def test_an_islamic_day_is_not_certain() -> None:
    """It waits for the moon to be seen."""
    assert [exact(name) for name in ("ramadan", "eid", "easter")] == [False, False, True]


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    """From 22 March to 25 April."""
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.sampled_from(sorted(NAMES)), st.integers(1600, 2400))
def test_every_holiday_falls_in_its_year(name: str, year: int) -> None:
    """No table entry is broken, in the country that keeps it."""
    assert {day.year for day in feast_days(name, year, _SOMEWHERE.get(name))} == {year}


@given(st.integers(1900, 2200))
def test_the_jewish_feasts_keep_their_distances(year: int) -> None:
    """Passover is the full moon before the new year, and Purim the one before that."""
    new_year = holiday("rosh hashanah", year)
    assert new_year - holiday("passover", year) == timedelta(163)
    assert holiday("passover", year) - holiday("purim", year) == timedelta(30)
    assert holiday("hanukkah", year) - new_year in {timedelta(83), timedelta(84)}


def test_an_unknown_holiday_is_an_error() -> None:
    """The grammar only asks for the names of the table."""
    with pytest.raises(KeyError):
        holiday("the feast of the ass", 2018)
