"""Ranges: one mention for each end, and one interval that covers both."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dateline_enrich.dates import find_dates
from tests.enrich.sentences import WEDNESDAY, Case, cases, read

RANGES = cases("""
The congress will be held on January 29-30.
    January 29 = 2018-01-29
    30 = 2018-01-30
The congress will be held on May 29-30, 2019.
    May 29 = 2019-05-29
    30, 2019 = 2019-05-30
The congress will be held on 20-22 May.
    20 = 2018-05-20
    22 May = 2018-05-22
The road is closed from Monday to Friday.
    Monday = 2018-05-14
    Friday = 2018-05-18
The road was closed between 2 and 5 June 2017.
    2 = 2017-06-02
    5 June 2017 = 2017-06-05
He governed in 2014\u20132017.
    2014 = 2014
    2017 = 2017
He governed from 1999 to 2004.
    1999 = 1999
    2004 = 2004
He governed between 1999 and 2004.
    1999 = 1999
    2004 = 2004
The war of 1914-18 is not forgotten.
    1914 = 1914
    18 = 1918
Exports fell from January to March 2017.
    January = 2017-01
    March 2017 = 2017-03
Exports fell in May-June 2017.
    May = 2017-05
    June 2017 = 2017-06
Exports fell from November to February 2017.
    November = 2016-11
    February 2017 = 2017-02
The festival runs from June 29 to July 2.
    June 29 = 2018-06-29
    July 2 = 2018-07-02
The festival runs from December 28 through January 3.
    December 28 = 2017-12-28
    January 3 = 2018-01-03
""")


@pytest.mark.parametrize("case", RANGES, ids=lambda case: case.sentence)
def test_each_end_of_a_range_is_a_mention(case: Case) -> None:
    """The first end takes from the last what it leaves unsaid."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", RANGES, ids=lambda case: case.sentence)
def test_a_range_is_one_interval_from_its_first_to_its_last_second(case: Case) -> None:
    """The interval names both mentions and covers their text."""
    found = find_dates({"body": case.sentence}, reference=WEDNESDAY)
    (first, last), (interval,) = found.mentions, found.intervals
    assert (interval.begin, interval.end) == (first.id, last.id)
    assert (interval.earliest, interval.latest) == (first.earliest, last.latest)
    assert interval.text == case.sentence[first.start : last.end]
    assert interval.text == case.sentence[interval.span.start : interval.span.end]


def test_the_interval_of_two_days_ends_with_the_second_day() -> None:
    """Both ends are inclusive, to the second."""
    (interval,) = find_dates(
        {"body": "The dates are January 29-30."}, reference=date(2017, 12, 27)
    ).intervals
    assert interval.text == "January 29-30"
    assert interval.earliest == datetime(2018, 1, 29)  # noqa: DTZ001 - civil time has no zone
    assert interval.latest == datetime(2018, 1, 30, 23, 59, 59)  # noqa: DTZ001 - civil time has no zone


def test_two_hours_on_one_day_make_an_interval() -> None:
    """The first clock borrows the day of the last."""
    (interval,) = find_dates(
        {"body": "The shop is open from 9 a.m. to 5 p.m. on Tuesday."}, reference=WEDNESDAY
    ).intervals
    assert interval.earliest == datetime(2018, 5, 15, 9)  # noqa: DTZ001 - civil time has no zone


@pytest.mark.parametrize(
    "sentence",
    [
        "He was seen on Monday and Tuesday.",
        "Sales rose in March and April.",
        "The vote was moved to June 4 to give them time until 2019.",
        "On May 3, 2018 to many it was a shock.",
    ],
)
def test_neighbours_without_a_range_make_no_interval(sentence: str) -> None:
    """A list is not a range."""
    assert find_dates({"body": sentence}, reference=WEDNESDAY).intervals == ()


def test_ends_in_the_wrong_order_make_no_interval() -> None:
    """From 2004 to 1999 leads nowhere."""
    assert find_dates({"body": "from 2004 to 1999"}, reference=WEDNESDAY).intervals == ()
