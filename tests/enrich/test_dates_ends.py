"""Ranges whose ends must be put into the same year, week or night."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import DateInterval
from dateline_enrich.dates import find_dates
from dateline_enrich.dates.languages.en.lexicon import MONTH_NAMES, WEEKDAY_NAMES
from tests.enrich.sentences import WEDNESDAY, read

_WEEKDAYS = [name.title() for name in WEEKDAY_NAMES]
_MONTHS = [name.title() for name in MONTH_NAMES]
_DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def _intervals(sentence: str, reference: date | None = WEDNESDAY) -> tuple[DateInterval, ...]:
    return find_dates({"body": sentence}, reference=reference).intervals


def _days(sentence: str, reference: date) -> tuple[date, date]:
    (interval,) = _intervals(sentence, reference)
    assert interval.earliest is not None
    assert interval.latest is not None
    return interval.earliest.date(), interval.latest.date()


@given(st.sampled_from(_WEEKDAYS), st.sampled_from(_WEEKDAYS), _DAYS)
def test_two_weekdays_in_the_past_tense_are_over(first: str, last: str, reference: date) -> None:
    """The last is the latest one, the first less than a week before it."""
    opens, closes = _days(f"The pier was shut from {first} to {last}.", reference)
    assert (opens.weekday(), closes.weekday()) == (_WEEKDAYS.index(first), _WEEKDAYS.index(last))
    assert timedelta(0) <= closes - opens < timedelta(7)
    assert timedelta(0) <= reference - closes < timedelta(7)


@given(st.sampled_from(_WEEKDAYS), st.sampled_from(_WEEKDAYS), _DAYS)
def test_two_weekdays_that_are_planned_lie_ahead(first: str, last: str, reference: date) -> None:
    """The first is the next one, today included, and the last follows within the week."""
    opens, closes = _days(f"The pier will be shut from {first} to {last}.", reference)
    assert timedelta(0) <= opens - reference < timedelta(7)
    assert timedelta(0) <= closes - opens < timedelta(7)


@given(st.integers(0, 11), st.integers(1, 11), _DAYS)
def test_two_months_are_less_than_a_year_apart(month: int, more: int, reference: date) -> None:
    """Wherever the year ends between them."""
    last = _MONTHS[(month + more) % 12]
    opens, closes = _days(f"The pier was shut from {_MONTHS[month]} to {last}.", reference)
    assert opens.month == month + 1
    assert _MONTHS[closes.month - 1] == last
    assert timedelta(28) < closes - opens < timedelta(366)


@given(_DAYS, st.integers(1, 300), _DAYS)
def test_two_days_without_a_year_are_in_order(day: date, more: int, reference: date) -> None:
    """A range of days never runs backwards."""
    until = day + timedelta(more)
    sentence = (
        f"The pier was shut from {day.day} {_MONTHS[day.month - 1]} to"
        f" {until.day} {_MONTHS[until.month - 1]}."
    )
    for interval in _intervals(sentence, reference):
        assert interval.earliest is not None
        assert interval.latest is not None
        assert interval.earliest <= interval.latest < interval.earliest + timedelta(368)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The pier was shut from 10 p.m. to 5 a.m.", ["2018-05-16T22:00", "2018-05-17T05:00"]),
        (
            "The pier was shut from 10 p.m. to 5 a.m. yesterday.",
            ["2018-05-14T22:00", "2018-05-15T05:00"],
        ),
        (
            "The pier was shut from 10 p.m. to 5 a.m. on Tuesday.",
            ["2018-05-14T22:00", "2018-05-15T05:00"],
        ),
        ("The pier is open from 9 to 11 a.m.", ["2018-05-16T09:00", "2018-05-16T11:00"]),
        ("The pier is open 10-2 p.m. daily", ["2018-05-16T10:00", "2018-05-16T14:00", "P1D"]),
        ("The pier is open between 1 and 3 p.m.", ["2018-05-16T13:00", "2018-05-16T15:00"]),
        ("The team lost 1 and 3 p.m. was late.", ["2018-05-16T15:00"]),
        ("The pier was shut from the 2nd to the 4th of May.", ["2018-05-02", "2018-05-04"]),
        ("The pier is shut from the first quarter to Q3 2017.", ["2017-Q1", "2017-Q3"]),
        ("The pier was shut in 2014/15.", ["2014", "2015"]),
        ("Profit fell from Q2 to Q4.", ["2017-Q2", "2017-Q4"]),
        ("Profit will fall from Q2 to Q4.", ["2018-Q2", "2018-Q4"]),
        ("Profit fell from Q4 to Q1.", ["2017-Q4", "2018-Q1"]),
        ("The pier is shut from now until Christmas.", ["PRESENT_REF", "2018-12-25"]),
        ("The pier is shut from today to Christmas 2019.", ["2018-05-16", "2019-12-25"]),
        ("The pier was shut from Christmas until New Year's Day.", ["2017-12-25", "2018-01-01"]),
        ("Salt was dear from the 17th to the 19th century.", ["16", "18"]),
        ("Salt is dear this year through August.", ["2018", "2018-08"]),
    ],
)
def test_the_first_end_is_completed_by_the_last(sentence: str, found: list[str]) -> None:
    """Hours over midnight, bare figures, days without a month, quarters without a year."""
    assert [value for _, value in read(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "text", "granularity"),
    [
        ("The pier was shut from 2016 until last year.", "2016 until last year", "year"),
        ("The pier was shut from 2013 to March 2016.", "2013 to March 2016", "month"),
        ("The pier was shut from May 3, 2015, to 2016.", "May 3, 2015, to 2016", "day"),
        ("The pier is shut from today to the end of May.", "today to the end of May", "day"),
        ("He has between now and Friday to pay.", "now and Friday", "day"),
        (
            "It is shut from 6 a.m. on May 20 to noon on May 22.",
            "6 a.m. on May 20 to noon",
            "minute",
        ),
    ],
)
def test_ends_of_different_kinds_make_an_interval(
    sentence: str, text: str, granularity: str
) -> None:
    """After "from" or "between"; the interval is as fine as its finer end."""
    (interval,) = _intervals(sentence)
    assert (interval.text, interval.granularity) == (text, granularity)


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote was moved from May to June.",
        "The trial was postponed from Monday to Friday.",
        "It was adjourned in May until the Friday of the flood.",
        "The pier was shut on Monday, to Friday's horror.",
        "The pier was shut in 2016 and last year.",
        "He needs two weeks to 30 days for it.",
    ],
)
def test_a_change_of_dates_or_a_list_is_no_range(sentence: str) -> None:
    """Nor are lengths."""
    assert _intervals(sentence) == ()


def test_what_closes_a_range_opens_none() -> None:
    """Of three in a row the first two are the range."""
    found = _intervals("It is open 10 a.m. to 5 p.m. Tuesday through Sunday.")
    assert [one.text for one in found] == ["10 a.m. to 5 p.m. Tuesday"]


def test_without_a_reference_a_range_is_told_as_it_stands() -> None:
    """Nothing is guessed, so nothing is settled."""
    assert read("from May to July", None) == (("May", "XXXX-05"), ("July", "XXXX-07"))
    assert read("from Monday to Friday", None) == (
        ("Monday", "XXXX-WXX-1"), ("Friday", "XXXX-WXX-5"),
    )  # fmt: skip
    assert _intervals("from May to July", None) == ()
