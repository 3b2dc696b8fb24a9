"""Tests of the dates of datelines, in the languages of agencies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.dating.dateline_words import is_weekday, month_named, read_date

WRITTEN = [
    ("Dec 27", "--12-27"), ("Dec. 27, 2017", "2017-12-27"), ("27 December 2017", "2017-12-27"),
    ("3rd March, 2026", "2026-03-03"), ("March 03, 2026", "2026-03-03"), ("3 mars", "--03-03"),
    ("le 3 mars 2026", "2026-03-03"), ("1er mai 2026", "2026-05-01"), ("3. M\u00e4rz", "--03-03"),
    ("3 de marzo de 2026", "2026-03-03"), ("03 mar", "--03-03"), ("14 fev", "--02-14"),
    ("12 gen.", "--01-12"), ("3. marts", "--03-03"), ("3. maaliskuuta 2026", "2026-03-03"),
    ("3 marca", "--03-03"), ("3. o\u017eujka 2026.", "2026-03-03"), ("3 Mac", "--03-03"),
    ("3 Mart 2026", "2026-03-03"), ("ng\u00e0y 3/3", "--03-03"), ("03/03/2026", "2026-03-03"),
    ("03.03.26", "2026-03-03"), ("3.3.", "--03-03"), ("2026-03-03", "2026-03-03"),
    ("2026. m\u00e1rcius 3., kedd", "2026-03-03"), ("Friday, March 3", "--03-03"),
    ("Dienstag, 3. M\u00e4rz", "--03-03"), ("kovo 3", "--03-03"),
    ("27 \u0434\u0435\u043a\u0430\u0431\u0440\u044f", "--12-27"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), WRITTEN)
def test_dates_are_read_to_their_end(text: str, iso: str) -> None:
    """Whichever language they are in."""
    found = read_date(f"{text} x", 0)
    assert found is not None
    assert (found.iso, f"{text} x"[: found.end]) == (iso, text)


@pytest.mark.parametrize(
    "text", ["", "June 31", "31.13.", "13/13", "0 March", "3 listopada", "3 apples", "March", "99"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    """Nor what two languages read differently."""
    assert read_date(text, 0) is None


def test_a_date_stands_where_it_is_looked_for() -> None:
    """Not somewhere behind."""
    assert read_date("OSTBY, March 3", 0) is None
    assert read_date("OSTBY, March 3", 7) == ("--03-03", 14)


def test_months_and_weekdays_are_known_by_name() -> None:
    """In any case, with or without a full stop."""
    assert (month_named("DEZ."), month_named("mrz"), month_named("Ostby")) == (12, 3, None)
    assert is_weekday("Kedd")
    assert not is_weekday("Ostby")


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y"]),
)
def test_a_date_that_was_written_is_read_back(day: date, form: str) -> None:
    """Day before month, in figures and in words."""
    found = read_date(day.strftime(form), 0)
    assert found is not None
    assert found.iso == day.isoformat()


@given(st.text(max_size=60), st.integers(0, 60))
def test_no_text_raises(text: str, at: int) -> None:
    """Whatever stands there."""
    found = read_date(text, min(at, len(text)))
    assert found is None or found.end <= len(text)
