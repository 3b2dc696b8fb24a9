"""Tests of embargo lines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.embargo import embargo_end, is_embargo, nearest

NEAR = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("EMBARGOED UNTIL 0001 GMT TUESDAY MARCH 3", "2026-03-03T00:01:00"),
        ("EMBARGOED TO 0001 TUESDAY MARCH 3", "2026-03-03T00:01:00"),
        ("Embargo: 4 March 2026, 10:30 CET", "2026-03-04T09:30:00"),
        ("NOT FOR PUBLICATION BEFORE 6 a.m. EST, March 4", "2026-03-04T11:00:00"),
        ("Strictly embargoed until 11.30pm BST on 3 July 2026", "2026-07-03T22:30:00"),
        ("Sperrfrist: 4. März 2026, 6.10 Uhr MEZ", "2026-03-04T05:10:00"),
        ("SPERRFRIST 6.10 Uhr, 4. März", "2026-03-04T06:10:00"),
        ("EMBARGO JUSQU'AU 4 mars 2026 à 06H00 GMT", "2026-03-04T06:00:00"),
        ("Embargado hasta el 4 de marzo de 2026 a las 12:00", "2026-03-04T12:00:00"),
        ("EMBARGO 1800 GMT", "2026-03-02T18:00:00"),
        ("Embargoed until noon, December 30", "2025-12-30T12:00:00"),
        ("HOLD FOR RELEASE March 4, midnight", "2026-03-04T00:00:00"),
        ("EMBARGO 03.03.2026 05:00 UTC", "2026-03-03T05:00:00"),
    ],
)
def test_the_end_of_an_embargo_is_read(line: str, end: str) -> None:
    """With its time zone, and in the year that is nearest."""
    assert is_embargo(line)
    assert embargo_end(line, NEAR) == datetime.fromisoformat(end).replace(tzinfo=UTC)


def test_an_embargo_without_a_time_has_no_end() -> None:
    """It is kept as a note all the same."""
    assert is_embargo("UNDER EMBARGO")
    assert embargo_end("UNDER EMBARGO", NEAR) is None
    assert embargo_end("EMBARGO until 2999", NEAR) is None


@pytest.mark.parametrize("line", ["The embargo on tin ends", "Iran embargo talks", "", "x" * 300])
def test_news_of_an_embargo_is_none(line: str) -> None:
    """The word must open the line."""
    assert not is_embargo(line)


def test_a_leap_day_is_in_a_leap_year() -> None:
    """Where none is near there is no such day."""
    assert nearest("--02-29", date(2024, 3, 1)) == date(2024, 2, 29)
    assert nearest("--02-29", date(2026, 3, 1)) is None
    assert nearest("2020-01-02", NEAR) == date(2020, 1, 2)


@given(st.text(max_size=160))
def test_no_line_raises(line: str) -> None:
    """Whatever it says."""
    embargo_end(f"EMBARGO {line}", NEAR)
