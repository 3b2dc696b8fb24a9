"""Times are read as operators type them, and written as they read them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.cli.moments import (
    age,
    clock,
    entry_id_at,
    entry_time,
    is_entry_id,
    order,
    read_moment,
)
from dateline.errors import Mishap

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("90s", "2026-03-05T09:28:30+00:00"),
        ("30m", "2026-03-05T09:00:00+00:00"),
        ("2h", "2026-03-05T07:30:00+00:00"),
        ("3d", "2026-03-02T09:30:00+00:00"),
        (" 1w ", "2026-02-26T09:30:00+00:00"),
        ("2026-03-01", "2026-03-01T00:00:00+00:00"),
        ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00+00:00"),
        ("2026-03-01T12:00:00+03:00", "2026-03-01T09:00:00+00:00"),
        ("2026-03-01 12:00", "2026-03-01T12:00:00+00:00"),
    ],
)
def test_a_time_is_so_long_ago_or_on_the_calendar(text: str, iso: str) -> None:
    """Relative to now, or RFC 3339 and its shorter forms, in UTC where no offset is written."""
    assert read_moment(text, now=NOW, where="--from").isoformat() == iso


@pytest.mark.parametrize("text", ["", "yesterday", "2 h", "-3d", "2026-13-01", "999999w", "5y"])
def test_what_is_no_time_is_refused_in_one_line(text: str) -> None:
    """The line names the option and shows how to write it."""
    with pytest.raises(Mishap, match="2h") as caught:
        read_moment(text, now=NOW, where="--since")
    assert caught.value.where == "--since"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1772703000000-0", True),
        ("1772703000000", True),
        ("1772703000000-18446744073709551615", False),
        ("2h", False),
        ("2026-03-05", False),
        ("20260305", False),
        ("1772703000000-", False),
    ],
)
def test_the_id_of_an_entry_is_told_from_a_time(text: str, *, answer: bool) -> None:
    """Milliseconds since 1970, with or without the number behind the dash."""
    assert is_entry_id(text) is answer


def test_ids_and_moments_turn_into_each_other() -> None:
    """The first half of an id is the clock of Redis in milliseconds."""
    assert entry_id_at(NOW) == "1772703000000"
    assert entry_time("1772703000000-4") == NOW


def test_ids_are_ordered_by_both_their_halves() -> None:
    """As numbers, not as text."""
    ids = ["5-10", "5-9", "40-0", "5", "100-1"]
    assert sorted(ids, key=order) == ["5", "5-9", "5-10", "40-0", "100-1"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "0 s"),
        (59.4, "59 s"),
        (75, "1 min 15 s"),
        (3 * 3600 + 125, "3 h 2 min"),
        (4 * 86400 + 2 * 3600, "4 d 2 h"),
    ],
)
def test_a_length_of_time_has_two_units_at_most(seconds: float, text: str) -> None:
    """Nobody wants to know the seconds of four days."""
    assert age(seconds) == text


def test_an_instant_is_written_in_utc() -> None:
    """To the second, with the mark of UTC."""
    assert clock(datetime.fromisoformat("2026-03-05T12:30:00.5+03:00")) == "2026-03-05 09:30:00Z"
