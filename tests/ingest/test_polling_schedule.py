"""Tests of how long a server asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline_ingest.polling.schedule import read_retry_after

from .samples import NOW


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 04 May 2026 12:01:00 GMT", 60.0),
        ("Mon, 04 May 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("\u0663", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    """RFC 9110 allows both; nonsense counts as nothing."""
    assert read_retry_after(value, NOW) == seconds


def test_a_retry_after_without_zone_is_in_utc() -> None:
    """HTTP dates are."""
    now = datetime(2026, 5, 4, tzinfo=UTC)
    assert read_retry_after("Mon, 04 May 2026 00:00:30 -0000", now) == 30.0
