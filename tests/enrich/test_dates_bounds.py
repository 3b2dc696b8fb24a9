"""From a TIMEX3 value to the seconds that it covers."""

from __future__ import annotations

from datetime import datetime

import pytest

from dateline_enrich.dates.bounds import bounds


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2017-12-27", "2017-12-27T00:00:00", "2017-12-27T23:59:59"),
        ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59"),
        ("2018-W01", "2018-01-01T00:00:00", "2018-01-07T23:59:59"),
        ("2020-W53", "2020-12-28T00:00:00", "2021-01-03T23:59:59"),
        ("2018-W19-WE", "2018-05-12T00:00:00", "2018-05-13T23:59:59"),
        ("2018-Q1", "2018-01-01T00:00:00", "2018-03-31T23:59:59"),
        ("2018-Q4", "2018-10-01T00:00:00", "2018-12-31T23:59:59"),
        ("2018-H2", "2018-07-01T00:00:00", "2018-12-31T23:59:59"),
        ("2018-SP", "2018-03-01T00:00:00", "2018-05-31T23:59:59"),
        ("2018-FA", "2018-09-01T00:00:00", "2018-11-30T23:59:59"),
        ("2018-WI", "2018-12-01T00:00:00", "2019-02-28T23:59:59"),
        ("2018", "2018-01-01T00:00:00", "2018-12-31T23:59:59"),
        ("201", "2010-01-01T00:00:00", "2019-12-31T23:59:59"),
        ("20", "2000-01-01T00:00:00", "2099-12-31T23:59:59"),
        ("2018-05-16TMO", "2018-05-16T05:00:00", "2018-05-16T11:59:59"),
        ("2018-05-16TNI", "2018-05-16T20:00:00", "2018-05-17T05:59:59"),
        ("2018-05-16TXX:XX", "2018-05-16T00:00:00", "2018-05-16T23:59:59"),
        ("2018-05-16T15", "2018-05-16T15:00:00", "2018-05-16T15:59:59"),
        ("2018-05-16T15:30", "2018-05-16T15:30:00", "2018-05-16T15:30:59"),
        ("2018-05-16T15:30:05", "2018-05-16T15:30:05", "2018-05-16T15:30:05"),
        ("2018-05-16T24:00", "2018-05-17T00:00:00", "2018-05-17T00:00:59"),
    ],
)
def test_a_value_covers_a_stretch(value: str, earliest: str, latest: str) -> None:
    """Both ends are inclusive."""
    found = bounds(value)
    assert found is not None
    assert found.earliest == datetime.fromisoformat(earliest)
    assert found.latest == datetime.fromisoformat(latest)


@pytest.mark.parametrize(
    "value",
    [
        "P2D", "PXY", "PRESENT_REF", "PAST_REF", "XXXX-12-06", "XXXX-WXX-3", "XXXX-XX-XXTMO",
        "2017-02-30", "2017-13", "2021-W53", "2017-02-30T10:00", "0000", "", "nonsense",
    ],
)  # fmt: skip
def test_what_has_no_place_on_the_calendar_has_no_bounds(value: str) -> None:
    """Lengths, unknown years, impossible days."""
    assert bounds(value) is None


def test_a_night_at_the_end_of_the_calendar_has_no_bounds() -> None:
    """It would run into the year 10000."""
    assert bounds("9999-12-31TNI") is None
