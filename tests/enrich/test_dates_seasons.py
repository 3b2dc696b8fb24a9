"""Seasons north and south, weekends, the turn of a century, the week of a day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline_enrich.dates import find_dates
from dateline_enrich.dates.civil import northern
from dateline_enrich.dates.languages.en import LANGUAGE as ENGLISH
from dateline_enrich.dates.scan import scan
from dateline_enrich.dates.spans import unit_away
from dateline_enrich.dates.text import fold
from tests.enrich.sentences import mentions, read


def _first(text: str, day: date, country: str | None = None) -> tuple[str, str]:
    (found,) = find_dates({"body": text}, reference=day, country=country).mentions
    assert found.earliest is not None
    return found.value, found.earliest.isoformat()[:10]


@pytest.mark.parametrize(
    ("value", "country", "expected"),
    [
        ("2018-SU", "AU", "2018-WI"), ("SP", "ZA", "FA"), ("2018-WI", "NZ", "2018-SU"),
        ("2018-FA", "AR", "2018-SP"), ("2018-SU", "GB", "2018-SU"), ("2018-SU", None, "2018-SU"),
        ("2018-05", "AU", "2018-05"), ("PT2H", "AU", "PT2H"),
    ],
)  # fmt: skip
def test_a_season_of_the_south_has_the_months_of_the_opposite(
    value: str, country: str | None, expected: str
) -> None:
    """Only seasons are turned, and only for the south."""
    assert northern(value, country) == expected


@pytest.mark.parametrize(
    ("country", "expected"),
    [("AU", ("2017-SU", "2017-12-01")), ("GB", ("2018-SU", "2018-06-01"))],
)
def test_this_summer_is_where_the_source_is(country: str, expected: tuple[str, str]) -> None:
    """In January it is the middle of it in Sydney, and to come in London."""
    text = "Pools are closed this summer."
    assert _first(text, date(2018, 1, 16), country) == expected


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(("word", "code"), [("spring", "SP"), ("winter", "WI"), ("fall", "FA")])
def test_last_season_is_over_and_next_has_not_begun(month: int, word: str, code: str) -> None:
    """From every month of the year, and no more than a year away."""
    day = date(2018, month, 15)
    last, after = (mentions(f"It rained {step} {word}.", day)[0] for step in ("last", "next"))
    assert last.value.endswith(code)
    assert last.latest is not None
    assert after.earliest is not None
    assert 0 < (day - last.latest.date()).days < 366
    assert 0 < (after.earliest.date() - day).days < 366


@pytest.mark.parametrize(
    ("month", "value"),
    [(1, "2017-WI"), (2, "2017-WI"), (4, "2017-WI"), (9, "2018-WI"), (12, "2018-WI")],
)
def test_this_winter_is_the_one_that_runs_or_was_told(month: int, value: str) -> None:
    """A winter belongs to the year in which it begins."""
    assert read("The pass was shut this winter.", date(2018, month, 10)) == (
        ("this winter", value),
    )


@pytest.mark.parametrize(
    ("phrase", "day", "value"),
    [
        ("over the weekend", 16, "2018-W19-WE"), ("over the weekend", 19, "2018-W20-WE"),
        ("this weekend", 16, "2018-W20-WE"), ("this weekend", 20, "2018-W20-WE"),
        ("last weekend", 20, "2018-W19-WE"), ("next weekend", 18, "2018-W21-WE"),
        ("the coming weekend", 16, "2018-W20-WE"), ("the weekend before last", 16, "2018-W18-WE"),
        ("on the weekend of May 5", 16, "2018-W18-WE"),
    ],
)  # fmt: skip
def test_a_weekend_is_read_from_any_day(phrase: str, day: int, value: str) -> None:
    """On a Saturday or Sunday "the weekend" is the one that runs."""
    assert read(f"Shops were looted {phrase}.", date(2018, 5, day))[0][1] == value


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("Crime has grown since the turn of the century.", date(2018, 5, 16), "20"),
        ("The city grew after the turn of the century.", date(1989, 5, 16), "19"),
        ("It will be built by the turn of the century.", date(1989, 5, 16), "20"),
        ("It was sold at the turn of the 18th century.", date(2018, 5, 16), "17"),
        ("It was sold at the turn of the year.", date(2018, 1, 16), "2018"),
        ("It will be sold at the turn of the year.", date(2018, 11, 16), "2019"),
    ],
)
def test_the_turn_is_the_first_part_of_what_follows(text: str, day: date, value: str) -> None:
    """As TIMEX3 has it: the value, and START."""
    (found,) = mentions(text, day)
    assert (found.value, found.mod) == (value, "START")


def test_the_turn_without_a_reference_is_nowhere() -> None:
    """Nobody knows of which century."""
    assert mentions("It was sold at the turn of the century.", None) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the week of March 6, 2000", "2000-W10"), ("the week of January 1, 2017", "2016-W52"),
        ("the weekend of May 12, 2018", "2018-W19-WE"), ("the week of May 16", "2018-W20"),
    ],
)  # fmt: skip
def test_the_week_of_a_day_holds_that_day(text: str, value: str) -> None:
    """By the ISO calendar, also at New Year."""
    assert read(f"Talks were held in {text}.") == ((text, value),)


def test_the_weekend_of_a_day_that_is_none_is_none() -> None:
    """Without a reference, or where the calendar has no such day."""
    assert mentions("Talks were held on the weekend of May 7.", None) == ()
    assert "of" not in "".join(text for text, _ in read("It was on the weekend of June 31."))


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [("ML", -1, "1"), ("ML", 0, "2"), ("CE", -1, "19"), ("DE", 1, "202"), ("Y", -1, "2017"),
     ("M", -5, "2017-12"), ("Q", 3, "2019-Q1"), ("WE", 1, "2018-W21-WE"), ("W", -20, "2017-W52"),
     ("D", -16, "2018-04-30"), ("ML", 9, None), ("D", 10**8, None)],
)  # fmt: skip
def test_units_are_counted_on_the_calendar(unit: str, count: int, value: str | None) -> None:
    """Outside the years 1 to 9999 there is none."""
    assert unit_away(date(2018, 5, 16), unit, count) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [("in '68", ["'68"]), ("in 68", []), ("the rocker's '70s", ["'70s"]), ("'123", [])],
)
def test_two_figures_need_an_apostrophe_to_be_a_year(text: str, found: list[str]) -> None:
    """Their trigger is the sign before them."""
    readings, _ = scan(fold(text), text, ENGLISH)
    assert [text[one.start : one.end] for one in readings] == found


@pytest.mark.parametrize(
    ("text", "value", "known"),
    [
        ("44 BC", "BC0044", False), ("AD 79", "0079", True), ("the 5th century BC", "BC04", False),
        ("12,000 B.C.", "BC12000", False), ("the 5th century", "04", True),
    ],
)  # fmt: skip
def test_years_before_christ_have_a_value_but_no_bounds(
    text: str,
    value: str,
    known: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """The civil calendar of the computer begins with the year 1."""
    (found,) = mentions(f"The jar was made in {text}.")
    assert (found.text, found.value, found.earliest is not None) == (text, value, known)


def test_a_past_reference_is_all_that_remains_without_an_anchor() -> None:
    """Two units away are as vague as one."""
    sentence = "It fell the week before last, and will rise the week after next."
    assert [value for _, value in read(sentence, None)] == ["PAST_REF", "FUTURE_REF"]
