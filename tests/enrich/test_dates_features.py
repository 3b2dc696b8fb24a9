"""Expressions of features: days of a told year, sets by date, parts of feasts."""

from __future__ import annotations

from datetime import date

import pytest

from dateline_enrich.dates import find_dates

DAY = date(2018, 5, 16)


def _read(text: str) -> list[tuple[str, str]]:
    found = find_dates({"body": text}, reference=DAY)
    return [(one.text, one.value) for one in found.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began in 1984 and ended in March of the following year.", "1985-03"),
        ("He was born in 1950 and married in May that year.", "1950-05"),
        ("It burned in August 1921 and stood again in July of the next year.", "1922-07"),
        ("It was founded in 1901, though in April of the previous year they had met.", "1900-04"),
    ],
)
def test_a_month_may_be_of_the_year_told_last(text: str, expected: str) -> None:
    """Whether that year, the one after it or the one before."""
    assert expected in [value for _, value in _read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council sits on the last Tuesday of the month.", "2018-05-29"),
        ("It shuts on the first Saturday of next month.", "2018-06-02"),
        ("It shut on the first Friday of last month.", "2018-04-06"),
        ("The rally is the 31st of this month.", "2018-05-31"),
        ("Sales fell from the same month of 2016.", "2016-05"),
        ("The gate was shut on Christmas morning.", "2017-12-25TMO"),
        ("It fell on Thanksgiving night.", "2017-11-23TNI"),
        ("By VE Day he had sunk twice.", "1945-05-08"),
        ("VE Day celebrations were dull.", "2018-05-08"),
        ("Fifty years ago today the mill burned.", "1968-05-16"),
        ("He came ten years ago or so.", "2008"),
        ("The wedding is a fortnight on Saturday.", "2018-06-02"),
        ("They must be out by tomorrow noon.", "2018-05-17T12:00"),
        ("The train leaves at 14:20 hours on Friday.", "2018-05-18T14:20"),
        ("The train left at 0910 on Monday.", "2018-05-14T09:10"),
        ("It happened on the night of 7-8 July 2017.", "2017-07-07TNI"),
        ("The ship will sail before dawn next Friday.", "2018-05-25TMO|2018-05-18TMO"),
        ("Buses run every half hour.", "PT30M"),
        ("They march each April 19.", "XXXX-04-19"),
        ("They march every 1 May.", "XXXX-05-01"),
        ("The storm could hit Cuba on Friday.", "2018-05-18"),
        ("The bank is expected to cut rates on Thursday.", "2018-05-17"),
        ("A warning of heavy snow is out from 3 p.m. on Friday.", "2018-05-18T15:00"),
        ("It is closed through Friday.", "2018-05-18"),
    ],
)
def test_a_feature_tells_its_date(text: str, expected: str) -> None:
    """One expression, and its value."""
    ((_, value),) = _read(text)
    assert value in expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They lived one day at a time.", []),
        ("It was his third win in as many weeks.", []),
        ("He lives in the 1400 block of Elm Street.", []),
        ("Judge Easter sat in Sunday Creek.", []),
        ("The Boxing Day Test was drawn.", []),
        ("The index closed at 2010 on Friday.", [("Friday", "2018-05-11")]),
        ("The talks of 2:30 hours on Friday failed.", [("Friday", "2018-05-11")]),
        ("The judge gave him a week's time to answer.", [("a week", "P1W")]),
        ("The vote is in a week's time.", [("a week's time", "2018-W21")]),
        (
            "It shuts this weekend or next.",
            [("this weekend", "2018-W20-WE"), ("next", "2018-W21-WE")],
        ),
        ("It shuts this week and next.", [("this week", "2018-W20"), ("next", "2018-W21")]),
        ("What comes next, nobody knows.", []),
        ("The rain fell until dawn.", []),
        ("The Dawn sank at dawn raids.", []),
    ],
)
def test_a_look_alike_in_a_feature_is_told_apart(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """Idioms, names and lengths; only what is a date is read."""
    assert _read(text) == expected


def test_the_quarters_of_a_match_are_no_length() -> None:
    """A team that has not scored in so many of them."""
    assert not _read("The quarterback has thrown no interception in 11 quarters.")
