"""Days of a month: listed, in ranges, with their weekday, and places within a month."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.civil import make_day
from tests.enrich.sentences import mentions, read

_REFERENCES = st.dates(date(1990, 1, 1), date(2050, 12, 31))
_NUMBERS = st.lists(st.integers(1, 28), min_size=3, max_size=6, unique=True).map(sorted)


@given(_NUMBERS, st.integers(1, 12), st.sampled_from(["and", "or", "&"]))
def test_every_day_of_a_list_has_its_month(days: list[int], month: int, word: str) -> None:
    """Before the days or behind them, with the year at the end."""
    numbers = ", ".join(map(str, days[:-1])) + f" {word} {days[-1]}"
    values = [str(date(2017, month, day)) for day in days]
    name = month_name[month]
    for text in (f"{name} {numbers}, 2017", f"{numbers} {name} 2017"):
        assert [value for _, value in read(f"It sat on {text}.")] == values


@given(st.integers(1, 14), st.integers(15, 28), st.integers(1, 12))
def test_both_ends_of_a_range_have_its_month(first: int, last: int, month: int) -> None:
    """Joined by a dash or by a word."""
    name = month_name[month]
    for text in (f"{name} {first}-{last}, 2017", f"{first} to {last} {name} 2017"):
        values = [value for _, value in read(f"It sat {text}.")]
        assert values == [str(date(2017, month, first)), str(date(2017, month, last))]


@given(_REFERENCES, st.integers(-150, 150))
def test_a_weekday_beside_a_day_names_its_year(reference: date, away: int) -> None:
    """Whatever the tense says."""
    day = reference + timedelta(away)
    text = f"{day_name[day.weekday()]}, {month_name[day.month]} {day.day}"
    assert read(f"It will end on {text}.", reference) == ((text, str(day)),)


@given(_REFERENCES, st.integers(0, 6), st.integers(1, 31))
def test_a_weekday_with_a_number_is_a_day_that_is_both(
    reference: date, weekday: int, number: int
) -> None:
    """As "Friday the 13th" is."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in {11, 12, 13} else 0, "th")
    ((_, value),) = read(f"It fell on {day_name[weekday]} the {number}{ending}.", reference)
    day = date.fromisoformat(value)
    assert (day.weekday(), day.day) == (weekday, number)


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 6), st.integers(1, 4))
def test_a_weekday_of_a_month_is_the_nth_that_it_has(
    year: int, month: int, weekday: int, count: int
) -> None:
    """Counted from the first of the month; the last is followed by the next month."""
    place = ("first", "second", "third", "fourth")[count - 1]
    name, day = month_name[month], day_name[weekday]
    ((_, value),) = read(f"It sat on the {place} {day} in {name} {year}.")
    found = date.fromisoformat(value)
    assert (found.weekday(), (found.day - 1) // 7) == (weekday, count - 1)
    ((_, value),) = read(f"It sat on the last {day} of {name} {year}.")
    assert (date.fromisoformat(value) + timedelta(7)).day <= 7


@given(_REFERENCES, st.integers(1, 12), st.integers(1, 28))
def test_what_has_ended_lies_behind_and_less_than_a_year(
    reference: date, month: int, number: int
) -> None:
    """The year ended on it."""
    name = month_name[month]
    found = mentions(f"Profit for the year ended {name} {number} will be told soon.", reference)
    day = date.fromisoformat(found[1].value)
    assert timedelta(0) <= reference - day <= timedelta(366)
    assert make_day(day.year, month, number) == day


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It sat on July 3 and 5-7.",
            [("July 3", "2018-07-03"), ("5", "2018-07-05"), ("7", "2018-07-07")],
        ),
        ("It sat on July 27-2.", [("July 27", "2018-07-27")]),
        ("On July 3, 12 men were freed.", [("July 3", "2018-07-03")]),
        ("On July 3 and 12 counties voted.", [("July 3", "2018-07-03")]),
        ("On July 3, 12 and 9 they voted.", [("July 3", "2018-07-03"), ("12", "2018-07-12")]),
        ("It fell on July 3, 2000 people were there.", [("July 3", "2018-07-03")]),
        ("It sat in the week of July 3.", [("the week of July 3", "2018-W27")]),
        ("It is dated 03-Jul-2018.", [("03-Jul-2018", "2018-07-03")]),
        ("It is dated 3/Jul/18.", [("3/Jul/18", "2018-07-03")]),
        ("It was sealed June 15, 1215.", [("June 15, 1215", "1215-06-15")]),
        ("It shuts on the 5th of next month.", [("the 5th of next month", "2018-06-05")]),
        ("It shuts on the 31st of next month.", []),
        (
            "It shut on the 3rd, 9th and 12th.",
            [("the 3rd", "2018-05-03"), ("9th", "2018-05-09"), ("12th", "2018-05-12")],
        ),
        (
            "It shut on the 3rd and the 9th.",
            [("the 3rd", "2018-05-03"), ("the 9th", "2018-05-09")],
        ),
        ("Since August the mine has been shut.", [("August", "2017-08")]),
        ("Until April, they had no plan.", [("April", "2018-04")]),
        ("Output in the year ended April will fall.", [("the year", "P1Y"), ("April", "2018-04")]),
    ],
)
def test_a_list_ends_where_it_stops_to_rise(sentence: str, expected: list[tuple[str, str]]) -> None:
    """And where what follows is counted."""
    assert list(read(sentence)) == expected


def test_the_day_of_each_month_comes_back() -> None:
    """It is a SET with the quantity EVERY."""
    (found,) = mentions("Rent is due on the 15th of every month.")
    assert (found.type, found.value, found.quant) == ("SET", "XXXX-XX-15", "EVERY")


def test_the_holes_of_a_golf_course_are_no_days() -> None:
    """Nor are innings."""
    assert read("He birdied the 12th and parred the 13th.") == ()
    assert read("He went on to bogey the 9th.") == ()
