"""Tests of the sentences about a feed's past."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.polling.evidence import ago, clock, evidence, span, usually
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.rate import DAY, Rate

from .samples import NOW


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (61, "1 min 1 s"),
        (3600, "1 h"),
        (8640, "2 h 24 min"),
        (3661, "1 h 1 min"),
        (86_400, "1 d"),
        (90_061, "1 d 1 h"),
        (86_400 * 400 + 3600, "400 d 1 h"),
    ],
)
def test_a_length_of_time_is_told_in_its_two_greatest_units(seconds: float, text: str) -> None:
    """A unit that is nothing is left out."""
    assert span(seconds) == text


@given(st.floats(0, 1e9))
def test_a_length_of_time_loses_no_more_than_its_second_unit(seconds: float) -> None:
    """What is told is what it was, rounded down within a day, an hour or a minute."""
    units = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}
    words = span(seconds).split()
    told = sum(
        int(number) * units[unit] for number, unit in zip(words[::2], words[1::2], strict=True)
    )
    assert 0 <= round(seconds) - told < 3_600


def test_what_lies_ahead_is_no_time_ago() -> None:
    """Another machine's clock may be ahead of ours."""
    later = NOW.replace(hour=23)
    assert ago(later, NOW) == "0 s ago"
    assert clock(later) == "2026-05-04 23:00Z"


def test_nothing_is_said_where_nothing_is_known() -> None:
    """A new feed has no past."""
    assert list(evidence(FeedMemory(url="x"), NOW)) == []


def test_the_turnover_of_a_feed_is_told_with_what_it_holds() -> None:
    """It says how long a feed may be left alone without a loss."""
    told = list(evidence(FeedMemory(url="x", entries=20, turnover=2 * DAY), NOW))
    assert told == ["It holds 20 entries, all replaced within 2 d at its quickest."]


def test_a_busy_feed_is_told_by_seconds_and_a_slow_one_by_days() -> None:
    """The unit follows the rate."""
    busy = Rate(at=NOW, entries=10_000, seconds=DAY)
    slow = Rate(at=NOW, entries=1, seconds=30 * DAY)
    assert usually(FeedMemory(url="x", rate=busy)) == "an entry comes every 9 s on average"
    assert usually(FeedMemory(url="x", rate=slow)) == "an entry comes every 28 d 13 h on average"
