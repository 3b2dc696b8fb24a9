"""Tests of how often a feed brings something new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.polling.rate import (
    DAY,
    Rate,
    arrivals,
    longest_pause,
    observe,
    outgrow,
    sane,
    seed,
    silent_from,
)

from .samples import NOW

HOUR = timedelta(hours=1)


def steady(every: timedelta, count: int, newest: timedelta | None = None) -> list[datetime]:
    """Dates at even distances, the newest half a distance ago."""
    first = NOW - (every / 2 if newest is None else newest)
    return [first - every * number for number in range(count)]


@pytest.mark.parametrize("hours", [0.2, 1, 6, 24, 24 * 7])
def test_the_first_document_tells_the_rate(hours: float) -> None:
    """Within a third of it, from twenty dates."""
    rate = seed(steady(timedelta(hours=hours), 20), NOW)
    assert rate.at == NOW
    assert 0.7 < rate.per_day * hours / 24 < 1.35


def test_a_feed_without_dates_is_taken_for_a_busy_one() -> None:
    """Its looks will soon tell."""
    rate = seed([None, None], NOW)
    assert rate == seed([], NOW) == Rate(at=NOW)
    assert rate.per_day == pytest.approx(10.0)
    assert observe(rate, 0, NOW + timedelta(days=1)).per_day < 0.5


def test_a_feed_whose_dates_are_all_now_dates_nothing() -> None:
    """It writes the time of the request on each entry."""
    assert seed([NOW - timedelta(seconds=n) for n in range(30)], NOW) == Rate(at=NOW)


def test_dates_in_the_future_tell_nothing() -> None:
    """An event's feed is full of them; a clock that is minutes ahead is believed."""
    ahead = [NOW + timedelta(days=n) for n in range(1, 30)]
    assert seed(ahead, NOW) == Rate(at=NOW)
    assert sane([NOW + timedelta(minutes=5), *ahead], NOW) == [NOW]
    assert sane([datetime(2026, 1, 1), NOW - HOUR, None], NOW) == [NOW - HOUR]  # noqa: DTZ001 - a naive one


def test_equal_dates_count_as_one_batch() -> None:
    """A feed that knows the day only does not bring twenty entries at midnight."""
    midnights = [NOW - timedelta(days=day, hours=12) for day in range(5) for _ in range(6)]
    assert 0.6 < seed(midnights, NOW).per_day < 1.4


def test_a_pinned_entry_does_not_hide_a_busy_feed() -> None:
    """One from years ago stands below twenty of the last hours."""
    busy = steady(timedelta(minutes=6), 20)
    pinned = [NOW - timedelta(days=900), NOW - timedelta(days=400)]
    assert seed([*busy, *pinned], NOW).per_day > 100


def test_what_is_long_ago_counts_little() -> None:
    """A feed that has fallen silent for a year is a slow one, however busy it was."""
    old = steady(timedelta(minutes=6), 20, newest=timedelta(days=365))
    assert seed(old, NOW).per_day < 0.05


def test_looks_that_find_nothing_lower_the_rate_and_others_raise_it() -> None:
    """By and by."""
    rate = seed(steady(HOUR, 20), NOW)
    quiet = observe(rate, 0, NOW + timedelta(days=2))
    busy = observe(rate, 200, NOW + timedelta(days=2))
    assert quiet.per_day < rate.per_day < busy.per_day
    assert quiet.at == busy.at == NOW + timedelta(days=2)


def test_half_is_forgotten_in_ten_days() -> None:
    """So that a feed which changes its habits is followed within weeks."""
    rate = Rate(at=NOW, entries=100.0, seconds=10 * DAY)
    later = observe(rate, 0, NOW + timedelta(days=10))
    assert later.entries == pytest.approx(50.0)


def test_a_clock_that_goes_back_does_not_unlearn() -> None:
    """What was found counts, in no time."""
    rate = seed(steady(HOUR, 20), NOW)
    back = observe(rate, 2, NOW - timedelta(days=3))
    assert (back.seconds, back.entries) == (rate.seconds, rate.entries + 2)
    assert back.at == NOW - timedelta(days=3), "else nothing would be learnt until that day"


@given(st.floats(0.05, 200.0), st.integers(0, 10_000))
def test_looking_learns_the_true_rate(per_day: float, number: int) -> None:
    """Whatever it was taken for at first: after two months it is within a factor of the truth."""
    chance = Random(number)  # noqa: S311 - a script
    rate, now = Rate(at=NOW, entries=50.0, seconds=DAY), NOW
    arrived, due = 0.0, 0
    for _ in range(240):
        now += timedelta(hours=6)
        arrived += per_day / 4 * chance.uniform(0.8, 1.2)
        new, due = int(arrived) - due, int(arrived)
        rate = observe(rate, new, now)
    assert rate.per_day == pytest.approx(per_day, rel=0.35, abs=0.15)


@given(
    st.lists(st.none() | st.datetimes(timezones=st.just(UTC)), max_size=40),
    st.lists(st.tuples(st.integers(0, 500), st.integers(-100_000, 10_000_000)), max_size=20),
)
def test_no_dates_and_no_looks_break_the_estimate(
    stamps: list[datetime | None], looks: list[tuple[int, int]]
) -> None:
    """It is positive and finite, whatever a feed says."""
    rate = seed(stamps, NOW)
    for new, passed in looks:
        rate = observe(rate, new, NOW + timedelta(seconds=passed))
    assert 0 < rate.per_day < 1e6
    assert rate.seconds >= 0
    assert Rate.model_validate_json(rate.model_dump_json()) == rate
    assert silent_from(rate, NOW, longest_pause(stamps, NOW)) > NOW


def test_entries_with_old_dates_are_no_arrivals() -> None:
    """A feed that gives its archive new names brings nothing new; without dates all count."""
    last = NOW - HOUR
    stamps = [NOW, None, last - timedelta(hours=20), last - timedelta(days=2)]
    assert arrivals(stamps, last) == 3


def test_the_longest_pause_reaches_up_to_the_present() -> None:
    """And it is outgrown by and by."""
    stamps = [NOW - timedelta(days=9), NOW - timedelta(days=8), NOW - timedelta(days=2)]
    assert longest_pause(stamps, NOW) == 6 * DAY
    assert longest_pause(stamps[:1], NOW) == 9 * DAY
    assert longest_pause([], NOW) == 0.0
    assert outgrow(10 * DAY, DAY) == pytest.approx(9.8 * DAY)
    assert outgrow(DAY, 3 * DAY) == 3 * DAY


def test_silence_is_what_chance_and_weekends_do_not_explain() -> None:
    """An hourly feed after a day; one that rests from Friday to Monday not on a Sunday."""
    hourly = seed(steady(HOUR, 50), NOW)
    assert silent_from(hourly, NOW, 3600.0) == NOW + timedelta(days=1)
    assert silent_from(hourly, NOW, 3 * DAY) == NOW + timedelta(days=6)
    weekly = seed(steady(timedelta(days=7), 20), NOW)
    assert silent_from(weekly, NOW, 7 * DAY) > NOW + timedelta(days=45)
