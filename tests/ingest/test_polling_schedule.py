"""Tests of when a feed is looked at next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.outcomes import ALL, SUCCESSES, Outcome
from dateline_ingest.polling.schedule import next_wait, read_retry_after, still_to_wait

from .samples import NOW

DAY = 86_400.0


def wait(outcome: Outcome, **given_: float) -> float:
    """The seconds until the next look, at an interval of 900."""
    return next_wait(
        interval=900,
        outcome=outcome,
        failures=int(given_.get("failures", 0)),
        retry_after=given_.get("retry_after"),
        jitter=given_.get("jitter", 0.0),
    )


@pytest.mark.parametrize("outcome", ["ok", "not_modified", "unchanged"])
def test_a_healthy_feed_waits_one_interval(outcome: Outcome) -> None:
    """Whether it had news or not."""
    assert wait(outcome) == 900


def test_each_failure_in_a_row_lengthens_the_wait() -> None:
    """Linearly, as the largest public fetcher does."""
    assert [wait("timeout", failures=n) for n in (1, 2, 3)] == [1800, 2700, 3600]


def test_the_wait_of_a_failing_feed_ends_at_a_day() -> None:
    """Feeds do come back."""
    assert wait("timeout", failures=10_000) == DAY


def test_a_feed_that_asks_for_less_is_asked_again_within_hours() -> None:
    """It is alive, only busy."""
    assert wait("rate_limited", failures=10_000) == 4 * 3600


def test_a_feed_that_is_gone_waits_a_week() -> None:
    """Its publisher said so; the first time already."""
    assert wait("gone", failures=1) == 7 * DAY


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    """Also where it is longer than our own."""
    assert wait("rate_limited", failures=1, retry_after=7200) == 7200
    assert wait("rate_limited", failures=1, retry_after=10) == 1800


def test_the_wait_that_a_server_asks_for_is_at_most_a_day() -> None:
    """One was seen to ask for 88 hours."""
    assert wait("unavailable", failures=1, retry_after=88 * 3600) == DAY


def test_jitter_moves_the_moment_by_a_tenth() -> None:
    """Feeds that were added together do not stay together."""
    assert wait("ok", jitter=1) == pytest.approx(990)
    assert wait("ok", jitter=-1) == pytest.approx(810)


@given(
    st.sampled_from(ALL),
    st.integers(0, 10_000),
    st.none() | st.floats(0, 1e9),
    st.floats(-1, 1),
    st.floats(0.1, 1e6),
)
def test_the_next_look_is_always_ahead_and_never_lost(
    outcome: Outcome, failures: int, retry_after: float | None, jitter: float, interval: float
) -> None:
    """No combination stops a feed for ever or makes it spin."""
    seconds = next_wait(
        interval=interval,
        outcome=outcome,
        failures=failures,
        retry_after=None if outcome in SUCCESSES else retry_after,
        jitter=jitter,
    )
    assert 0 < seconds <= 1.2 * max(interval, 7 * DAY)
    planned = NOW + timedelta(seconds=seconds)
    left = still_to_wait(NOW, planned, wait=seconds, interval=interval, outcome=outcome)
    assert left == pytest.approx(seconds, abs=1e-5), "a plan of our own is kept"


@pytest.mark.parametrize(
    ("ahead", "wait", "outcome", "left"),
    [
        (600.0, 900.0, "ok", 600.0),
        (980.0, 985.0, "unchanged", 980.0),
        (-1.0, 900.0, "ok", 0.0),
        (4500.0, 900.0, "ok", 0.0),
        (4500.0, 86_400.0, "ok", 0.0),  # the interval was a day until a moment ago
        (4500.0, 4600.0, "timeout", 4500.0),
        (4500.0, 1800.0, "timeout", 0.0),  # an hour ahead, though half an hour was meant
        (7 * DAY, 7 * DAY, "gone", 7 * DAY),
        (7 * DAY, DAY, "gone", 0.0),
        (600.0, 0.0, "ok", 0.0),  # written before waits were remembered
    ],
)
def test_a_plan_further_ahead_than_was_meant_counts_for_nothing(
    ahead: float, wait: float, outcome: Outcome, left: float
) -> None:
    """Somebody's clock was wrong when it was made, or this one has been put back since."""
    planned = NOW + timedelta(seconds=ahead)
    assert still_to_wait(NOW, planned, wait=wait, interval=900, outcome=outcome) == left


def test_a_feed_that_nobody_has_looked_at_need_not_wait() -> None:
    """It is due at once."""
    assert still_to_wait(NOW, None, wait=0.0, interval=900, outcome=None) == 0.0


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
