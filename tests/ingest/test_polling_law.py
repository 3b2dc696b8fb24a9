"""Tests of when a feed is looked at next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.outcomes import ALL, SUCCESSES, Outcome
from dateline_ingest.polling.law import (
    Habits,
    Trouble,
    failing_wait,
    healthy_wait,
    is_given_up,
    server_floor,
    spread,
)

from .samples import NOW

HOUR = 3600.0
DAY = 24 * HOUR
BUSY = 1 / (2 * HOUR)
FAILURES: list[Outcome] = [outcome for outcome in ALL if outcome not in SUCCESSES]


def wait(per_day: float, interval: float = 900.0, **habits: Any) -> float:
    """The wait of a healthy feed of so many entries a day."""
    return healthy_wait(interval, replace(Habits(per_day / DAY), **habits))


def failing(outcome: Outcome, failures: int = 1, **more: float) -> float:
    """The wait of a feed that failed, and would wait 900 seconds if it were well."""
    trouble = Trouble(outcome, failures, retry_after=more.get("retry_after"))
    return failing_wait(900.0, trouble)


def test_a_busy_feed_waits_one_interval() -> None:
    """However busy it is: what more looks would gain, all others would lose."""
    assert wait(12) == pytest.approx(900)
    assert wait(1200) == pytest.approx(900)
    assert wait(1200, 3600.0) == pytest.approx(3600)


def test_a_long_interval_is_shortened_for_still_busier_feeds() -> None:
    """As far as to the geometric mean of it and an hour."""
    assert wait(12, 14_400.0) == pytest.approx(14_400)
    assert wait(27, 14_400.0) == pytest.approx(9600)
    assert wait(1200, 14_400.0) == pytest.approx(7200)


@pytest.mark.parametrize(("per_day", "times"), [(3, 2), (1, 3.464), (1 / 7, 9.165), (12 / 100, 10)])
def test_the_wait_grows_with_the_square_root_of_the_distance(per_day: float, times: float) -> None:
    """A quarter of the entries, half of the looks."""
    assert wait(per_day) == pytest.approx(900 * times, rel=0.001)


def test_a_weight_of_four_means_twice_the_looks() -> None:
    """As if it brought four times as much; that holds for busy feeds too."""
    assert wait(1, weight=4.0) == pytest.approx(wait(1) / 2)
    assert wait(100, weight=4.0) == pytest.approx(450)


@given(st.floats(1e-4, 12.0), st.floats(300.0, 7200.0))
def test_the_law_is_the_cheapest_of_all_waits(per_day: float, interval: float) -> None:
    """A tenth more or less costs more, where a look costs what the interval says."""
    rate = per_day / DAY
    best = healthy_wait(interval, Habits(rate))
    look = interval**2 * BUSY / 2

    def cost(seconds: float) -> float:
        return (look + rate * seconds**2 / 2) / seconds

    if best < 7 * DAY:
        assert cost(best) <= min(cost(best * 0.9), cost(best * 1.1)) + 1e-12


def test_a_wait_lasts_at_most_half_of_what_the_feed_shows() -> None:
    """By the mean rate, and by the quickest pace of late."""
    assert wait(2000, entries=20) == pytest.approx(20 / 2000 * DAY / 2)
    assert wait(12, entries=50, turnover=1200.0) == pytest.approx(600)
    assert wait(12, entries=50, turnover=1e9) == pytest.approx(900)


def test_no_feed_is_asked_more_often_than_every_two_minutes() -> None:
    """Unless a person has set a shorter interval."""
    assert wait(1e6, entries=10) == 120
    assert wait(1e6, interval=0.25, entries=10) == 0.25


def test_no_feed_is_forgotten_for_more_than_a_week() -> None:
    """Dead ones do come back."""
    assert wait(1e-5) == 7 * DAY


def test_what_a_server_asks_for_is_kept() -> None:
    """Even if that costs entries."""
    assert wait(12, floor=3600.0) == 3600
    assert wait(2000, entries=20, floor=DAY) == DAY


def test_a_feed_whose_hub_pushes_is_looked_at_twelve_times_less() -> None:
    """At least daily all the same, and a slow one no more often than without a hub."""
    pushed = Habits(12 / DAY, entries=10, is_pushed=True)
    assert healthy_wait(900, pushed) == pytest.approx(12 * 900)
    assert healthy_wait(9000, pushed) == DAY
    slow = Habits(0.01 / DAY, is_pushed=True)
    assert healthy_wait(9000, slow) == healthy_wait(9000, replace(slow, is_pushed=False))


@given(
    st.floats(1e-9, 100.0),
    st.floats(0.01, 1000.0),
    st.integers(0, 5000),
    st.none() | st.floats(1e-3, 1e9),
    st.floats(0, DAY),
    st.booleans(),
    st.floats(0.1, 1e5),
)
def test_every_habit_has_a_wait_within_bounds(
    rate: float,
    weight: float,
    entries: int,
    turnover: float | None,
    floor: float,
    pushed: bool,  # noqa: FBT001 - drawn
    interval: float,
) -> None:
    """No feed is lost, and none is hammered."""
    habits = Habits(rate, weight, entries, turnover, floor, pushed)
    seconds = healthy_wait(interval, habits)
    assert max(min(120.0, interval), floor) <= seconds <= max(7 * DAY, floor)
    for outcome in FAILURES:
        for given_up in (False, True):
            assert seconds <= failing_wait(seconds, Trouble(outcome, 1, given_up)) or given_up


def test_each_failure_in_a_row_lengthens_the_wait() -> None:
    """Linearly, up to a day."""
    assert [failing("timeout", n) for n in (1, 2, 3)] == [1800, 2700, 3600]
    assert failing("timeout", 10_000) == DAY


def test_a_feed_that_is_not_found_waits_four_times_as_long_each_time() -> None:
    """Up to a day; there is little hope, and still some."""
    assert [failing("not_found", n) for n in (1, 2, 3)] == [3600, 14_400, 57_600]
    assert failing("not_found", 10_000) == DAY


def test_a_feed_that_asks_for_less_is_asked_again_within_hours() -> None:
    """It is alive, only busy."""
    assert failing("rate_limited", 10_000) == 4 * HOUR


def test_a_feed_that_is_gone_is_asked_again_on_another_day() -> None:
    """Only a second answer is believed; then it is asked every week."""
    assert failing("gone") == DAY
    assert failing_wait(900.0, Trouble("gone", 2, given_up=True)) == 7 * DAY


def test_the_wait_that_a_server_asks_for_is_kept_within_bounds() -> None:
    """Also where it is longer than our own; from a minute to a day."""
    assert failing("rate_limited", retry_after=7200) == 7200
    assert failing("rate_limited", retry_after=10) == 1800
    assert failing("unavailable", retry_after=88 * HOUR) == DAY
    assert failing_wait(0.25, Trouble("rate_limited", 1, retry_after=0)) == 60


@pytest.mark.parametrize(
    ("outcome", "failures", "days", "gone_days", "given_up"),
    [
        ("gone", 1, 0, 1, False),
        ("gone", 2, 1, 2, True),
        ("not_found", 29, 30, 0, False),
        ("not_found", 30, 1, 0, False),
        ("not_found", 30, 4, 0, True),
        ("html_instead_of_feed", 30, 4, 0, True),
        ("timeout", 1000, 100, 0, False),
        ("rate_limited", 1000, 100, 0, False),
    ],
)
def test_a_feed_is_given_up_when_only_a_person_can_mend_it(
    outcome: Outcome, failures: int, days: float, gone_days: int, given_up: object
) -> None:
    """After thirty failures over days; a server that is only away is not."""
    assert is_given_up(outcome, failures, days * DAY, gone_days) is given_up


def test_jitter_moves_the_moment_by_a_tenth() -> None:
    """Feeds that were added together do not stay together; a floor stays one."""
    assert spread(900, 1.0) == pytest.approx(990)
    assert spread(900, -1.0) == pytest.approx(810)
    assert spread(900, -1.0, 900) == 900


@pytest.mark.parametrize(
    ("headers", "hint", "floor"),
    [
        ({}, None, 0.0),
        ({}, 1800.0, 1800.0),
        ({}, 86_400.0, HOUR),
        ({}, -5.0, 0.0),
        ({"cache-control": "public, max-age=600"}, None, 600.0),
        ({"cache-control": "Max-Age=600", "age": "200"}, None, 400.0),
        ({"cache-control": "max-age=600", "age": "9000"}, 60.0, 60.0),
        ({"cache-control": 'max-age="600"'}, None, 600.0),
        ({"cache-control": "max-age=31536000"}, None, DAY),
        ({"cache-control": "no-cache, max-age=600"}, None, 0.0),
        ({"cache-control": "no-store"}, 60.0, 60.0),
        ({"cache-control": "max-age=soon"}, None, 0.0),
        ({"expires": "Mon, 04 May 2026 12:10:00 GMT"}, None, 600.0),
        ({"expires": "Mon, 04 May 2026 11:00:00 GMT"}, None, 0.0),
        (
            {
                "expires": "Mon, 04 May 2026 22:10:00 GMT",
                "date": "Mon, 04 May 2026 22:00:00 GMT",
            },
            None,
            600.0,
        ),
        ({"expires": "0"}, None, 0.0),
        ({"expires": "Mon, 04 May 2026 12:10:00 -0000"}, None, 0.0),
        ({"expires": "Mon, 04 May 2026 12:10:00 GMT", "cache-control": "max-age=60"}, None, 60.0),
    ],
)
def test_a_server_may_ask_for_a_day_and_a_feed_for_an_hour(
    headers: dict[str, str], hint: float | None, floor: float
) -> None:
    """By Cache-Control, else Expires; nonsense counts as nothing."""
    assert server_floor(headers, hint, NOW) == floor
