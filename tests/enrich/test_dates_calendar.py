"""Longer stretches of the calendar: months, seasons, quarters, years, feasts."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, read

MONTHS = cases("""
The census of December 2017 was the last.
    December 2017 = 2017-12
The census will be held in December.
    December = 2018-12
The census was held in December.
    December = 2017-12
The census was held in April.
    April = 2018-04
The census was held last October.
    last October = 2017-10
The census will be held next March.
    next March = 2019-03
Exports fell in early March 2018.
    early March 2018 = 2018-03
Exports fell in mid-March.
    mid-March = 2018-03
Exports fell at the end of January.
    the end of January = 2018-01
Exports fell in June last year.
    June last year = 2017-06
Exports have fallen since Feb. 2017.
    Feb. 2017 = 2017-02
He met May in May.
    May = 2018-05
The decision followed a March meeting in Orlow.
    March = 2018-03
The rule has been in force since November of 2016.
    November of 2016 = 2016-11
""")

SEASONS = cases("""
The lake dried up last summer.
    last summer = 2017-SU
The lake dried up in the summer of 2016.
    the summer of 2016 = 2016-SU
The club will move next spring.
    next spring = 2019-SP
The bridge was painted last fall.
    last fall = 2017-FA
The play opens this autumn.
    this autumn = 2018-FA
The play opened in winter 2015.
    winter 2015 = 2015-WI
The harvest was poor in late summer 2017.
    late summer 2017 = 2017-SU
The army withdrew in the spring of 1945.
    the spring of 1945 = 1945-SP
Tourists came during the summer.
    the summer = 2017-SU
The price of wool fell this spring.
    this spring = 2018-SP
The winter of 1962 was the coldest.
    The winter of 1962 = 1962-WI
It will be ready by early summer.
    early summer = 2018-SU
""")

QUARTERS = cases("""
The plant was idle in the third quarter of 2017.
    the third quarter of 2017 = 2017-Q3
Profits doubled in the first quarter.
    the first quarter = 2018-Q1
Profits doubled in the fourth quarter.
    the fourth quarter = 2017-Q4
First-quarter profits doubled.
    First-quarter = 2018-Q1
The firm lost money in Q3 2017.
    Q3 2017 = 2017-Q3
The firm lost money in the second half of 2017.
    the second half of 2017 = 2017-H2
The firm lost money in H1 2016.
    H1 2016 = 2016-H1
The firm made a loss in fiscal 2017.
    fiscal 2017 = 2017
The firm made a loss in FY2016.
    FY2016 = 2016
Orders fell at the end of the first quarter.
    the end of the first quarter = 2018-Q1
Orders fell in the first half of last year.
    the first half of last year = 2017-H1
Earnings fell in the first quarter, to 3 cents a share from 5 cents a year earlier.
    the first quarter = 2018-Q1
    a year earlier = 2017-Q1
First-quarter earnings rose. In the latest quarter it opened nine shops.
    First-quarter = 2018-Q1
    the latest quarter = 2018-Q1
First-quarter earnings rose. In the year-ago quarter it made a loss.
    First-quarter = 2018-Q1
    the year-ago quarter = 2017-Q1
""")

YEARS = cases("""
The tower was finished in 1889.
    1889 = 1889
The tower will be finished in 2031.
    2031 = 2031
He has been mayor since 2009.
    2009 = 2009
The floods of 1953 are remembered.
    1953 = 1953
The debt will be paid by the end of 2020.
    the end of 2020 = 2020
The firm was sold in early 2016.
    early 2016 = 2016
The firm was sold in mid-2016.
    mid-2016 = 2016
The song was a hit in the 1990s.
    the 1990s = 199
The song was a hit in the late 1980s.
    the late 1980s = 198
The song was a hit in the '70s.
    the '70s = 197
The song was a hit in the sixties.
    the sixties = 196
The manuscript is from the 14th century.
    the 14th century = 13
The manuscript is from the early nineteenth century.
    the early nineteenth century = 18
The house stands there since the XIX century.
    the XIX century = 18
It happened in nineteen ninety-six, she said on air.
    nineteen ninety-six = 1996
The village had 3,000 souls in 1801; 2018 is another matter.
    1801 = 1801
    2018 = 2018
""")

FEASTS = cases("""
The shop was open on Christmas Day 2016.
    Christmas Day 2016 = 2016-12-25
The shop was open last Christmas.
    last Christmas = 2017-12-25
The shop was closed on New Year's Day.
    New Year's Day = 2018-01-01
The shop was closed on New Year's Eve.
    New Year's Eve = 2017-12-31
The couple married on Valentine's Day.
    Valentine's Day = 2018-02-14
The parade is held on Thanksgiving 2018.
    Thanksgiving 2018 = 2018-11-22
The parade was held on Easter Sunday.
    Easter Sunday = 2018-04-01
The parade was held on Good Friday.
    Good Friday = 2018-03-30
The office reopens after Labor Day.
    Labor Day = 2018-09-03
The office reopens after Memorial Day.
    Memorial Day = 2018-05-28
The ballots were counted on Election Day 2016.
    Election Day 2016 = 2016-11-08
The lights go on next Halloween.
    next Halloween = 2018-10-31
""")


@pytest.mark.parametrize("case", MONTHS, ids=lambda case: case.sentence)
def test_a_month_without_a_year_follows_its_tense(case: Case) -> None:
    """The nearest month is meant unless the words around it point the other way."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", SEASONS, ids=lambda case: case.sentence)
def test_a_season_belongs_to_a_year(case: Case) -> None:
    """A winter belongs to the year in which it begins."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", QUARTERS, ids=lambda case: case.sentence)
def test_a_quarter_is_the_one_under_report(case: Case) -> None:
    """In company news "a year earlier" is the same quarter a year back."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", YEARS, ids=lambda case: case.sentence)
def test_years_decades_and_centuries_are_read(case: Case) -> None:
    """A decade is the first three figures of its years, a century the first two."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", FEASTS, ids=lambda case: case.sentence)
def test_a_feast_falls_on_its_day(case: Case) -> None:
    """Movable feasts are computed."""
    assert read(case.sentence) == case.expected
