"""Dates in figures: which number is the month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import DateMention
from dateline_enrich.dates import find_dates
from dateline_enrich.dates.languages.figures import full_year

WEDNESDAY = date(2018, 5, 16)
_CONFIDENCES = [("On 6/7/2017.", None), ("On 6/7/2017.", "GB"), ("On 27/7/2017.", None)]
_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def _read(text: str, country: str | None = None, language: str = "en") -> list[DateMention]:
    found = find_dates({"body": text}, reference=WEDNESDAY, country=country, language=language)
    return list(found.mentions)


@pytest.mark.parametrize(
    ("text", "country", "language", "value"),
    [
        ("6/7/2017", None, "en", "2017-06-07"),
        ("6/7/2017", "US", "en", "2017-06-07"),
        ("6/7/2017", "PH", "en", "2017-06-07"),
        ("6/7/2017", "GB", "en", "2017-07-06"),
        ("6/7/2017", "IN", "en", "2017-07-06"),
        ("6/7/2017", None, "de", "2017-07-06"),
        ("6/7/2017", None, "und", "2017-07-06"),
        ("6-7-2017", None, "en", "2017-07-06"),
        ("6-7-2017", "US", "en", "2017-06-07"),
        ("6.7.2017", "US", "en", "2017-07-06"),
        ("6.27.2017", "GB", "en", "2017-06-27"),
        ("2017/6/7", "US", "en", "2017-06-07"),
    ],
)
def test_country_sign_and_language_decide_the_order(
    text: str, country: str | None, language: str, value: str
) -> None:
    """In this order: dots, then the country, then dashes and the language."""
    (found,) = _read(f"[{text}]", country, language)
    assert found.value == value


def test_an_undecided_order_is_told_with_less_confidence() -> None:
    """The country makes it surer, and an impossible month certain."""
    told = [_read(text, country)[0].confidence for text, country in _CONFIDENCES]
    assert told == sorted(told)
    assert len(set(told)) == len(told)


@given(_DAYS, st.sampled_from(["/", "-", "."]), st.sampled_from(["GB", "IN", "DE", "AU"]))
def test_a_day_written_day_first_is_read_back_where_that_is_custom(
    day: date, sign: str, country: str
) -> None:
    """With a year of four figures and of two, and without padding."""
    padded = f"{day.day:02d}{sign}{day.month:02d}{sign}{day.year}"
    bare = f"{day.day}{sign}{day.month}{sign}{day.year}"
    short = f"{day.day:02d}{sign}{day.month:02d}{sign}{day.year % 100:02d}"
    for text in (padded, bare, short):
        (found,) = _read(f"It is dated {text}", country)
        assert (found.text, found.value) == (text, str(day))


@given(_DAYS, st.sampled_from(["/", "-"]))
def test_a_day_written_month_first_is_read_back_in_america(day: date, sign: str) -> None:
    """Slashes and dashes."""
    text = f"{day.month}{sign}{day.day}{sign}{day.year}"
    (found,) = _read(f"It is dated {text}", "US")
    assert found.value == str(day)


@given(_DAYS, st.sampled_from(["-", "/", "."]))
def test_a_day_written_year_first_is_never_in_doubt(day: date, sign: str) -> None:
    """ISO 8601 and its kin."""
    text = f"{day.year}{sign}{day.month:02d}{sign}{day.day:02d}"
    (found,) = _read(f"It is dated {text}.")
    assert (found.value, found.anchor) == (str(day), None)


@pytest.mark.parametrize(
    ("text", "value", "offset"),
    [
        ("2018-05-10T03:15Z", "2018-05-10T03:15", "+00:00"),
        ("2018-05-10T03:15+05:30", "2018-05-10T03:15", "+05:30"),
        ("2018-05-10T03:15-0500", "2018-05-10T03:15", "-05:00"),
        ("2018-05-10T03:15+03", "2018-05-10T03:15", "+03:00"),
        ("2018-05-10 03:15:20", "2018-05-10T03:15:20", None),
    ],
)
def test_an_iso_time_keeps_its_offset(text: str, value: str, offset: str | None) -> None:
    """In each of the forms of ISO 8601."""
    (found,) = _read(f"The signal came at {text}.")
    assert (found.type, found.value, found.utc_offset) == ("TIME", value, offset)


@pytest.mark.parametrize(
    "text",
    [
        "They are 25-10-12 at home.",
        "Version 10.4.11 is out.",
        "The firmware, 2.10.17, is old.",
        "The 3-1-2 formation failed.",
        "Batch 20-12-31 was recalled.",
        "It was dated 31/02/2018.",
        "The file is 18/05/2018/44.",
        "The address 10.12.20.17 answered.",
    ],
)
def test_three_numbers_are_not_always_a_date(text: str) -> None:
    """Records, versions, batches, addresses and days that no calendar has."""
    assert _read(text) == []


@given(st.integers(0, 99))
def test_two_figures_are_a_year_within_living_memory(year: int) -> None:
    """From 1950 to 2049."""
    full = full_year(year)
    assert full % 100 == year
    assert date(1949, 12, 31) < date(full, 1, 1) < date(2050, 1, 1) + timedelta(1)
