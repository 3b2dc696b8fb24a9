"""Tests of what looks teach about a feed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.outcomes import Failed
from dateline_ingest.polling.learning import after_entries, after_quiet, planned_wait
from dateline_ingest.polling.memory import FeedMemory, after_failure, after_success

from .samples import NOW

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HOURLY = [NOW - HOUR * (number + 0.5) for number in range(20)]
NEW = FeedMemory(url="https://harbour.example/rss")


def known() -> FeedMemory:
    """A feed of an entry an hour that was looked at once."""
    return after_entries(NEW, HOURLY, HOURLY, NOW)


def test_the_first_document_teaches_rate_and_pauses() -> None:
    """By its dates; nothing was missed and nothing is known of its pace."""
    memory = known()
    assert memory.rate is not None
    assert memory.rate.per_day == pytest.approx(24, rel=0.2)
    assert (memory.entries, memory.overlap, memory.missed_at) == (20, None, None)
    assert memory.last_news == HOURLY[0]
    assert memory.longest_pause == 3600
    assert memory.silent_from == HOURLY[0] + DAY


def test_a_first_document_without_dates_or_entries_teaches_little() -> None:
    """What has no date came now; what is empty brought nothing."""
    undated = after_entries(NEW, [None, None], [None, None], NOW)
    assert undated.last_news == NOW
    empty = after_entries(NEW, [], [], NOW)
    assert (empty.last_news, empty.silent_from, empty.entries) == (None, None, 0)
    assert empty.rate is not None
    later = after_entries(empty, [None], [None], NOW + DAY)
    assert later.last_news == NOW + DAY


def test_news_is_dated_and_sets_the_silence_anew() -> None:
    """The pause that it ends is remembered."""
    now = NOW + 3 * HOUR
    news = [now - HOUR / 2]
    memory = after_entries(known(), [*news, *HOURLY[:19]], news, now)
    assert memory.last_news == news[0]
    assert memory.longest_pause == 3 * 3600
    assert (memory.overlap, memory.missed_at) == (19, None)
    assert memory.silent_from == news[0] + DAY


def test_looks_without_news_leave_the_silence_where_it_is() -> None:
    """Else a feed that falls silent would never be told: the rate falls with it."""
    memory = known()
    for hours in range(1, 40):
        memory = after_quiet(memory, NOW + HOUR * hours)
    assert memory.silent_from == known().silent_from
    assert memory.rate is not None
    assert memory.rate.per_day < 14
    assert after_quiet(NEW, NOW) == NEW


def test_a_feed_that_rolled_past_us_is_told_with_an_estimate() -> None:
    """No entry of the document is known; the rate tells how many there were besides."""
    now = NOW + 2 * DAY
    fresh = [now - HOUR * (number + 0.5) for number in range(20)]
    memory = after_entries(known(), fresh, fresh, now)
    assert memory.missed_at == now
    assert 20 <= memory.missed <= 32
    assert memory.overlap == 0
    assert memory.turnover == pytest.approx(2 * 86_400)


def test_old_entries_under_new_names_are_neither_news_nor_missed() -> None:
    """A feed that changes all its guids has brought nothing."""
    old = [stamp - 3 * DAY for stamp in HOURLY]
    before = after_entries(NEW, old, old, NOW)
    memory = after_entries(before, old, old, NOW + DAY)
    assert memory.missed_at is None
    assert memory.last_news == old[0]
    assert before.rate is not None
    assert memory.rate is not None
    assert memory.rate.per_second < before.rate.per_second


def test_one_new_entry_of_one_is_no_roll() -> None:
    """A feed of a single entry replaces it each time."""
    one = after_entries(NEW, [NOW], [NOW], NOW)
    later = after_entries(one, [NOW + DAY], [NOW + DAY], NOW + DAY)
    assert later.missed_at is None


def test_a_busier_pace_shortens_the_wait_at_once_and_is_forgotten() -> None:
    """Half of the time in which its entries were replaced, then longer again."""
    burst = NOW + HOUR
    fresh = [burst - timedelta(minutes=2 * n) for n in range(16)]
    busy = after_entries(known(), [*fresh, *HOURLY[:4]], fresh, burst)
    wait = planned_wait(busy, 7200.0, burst)
    assert wait == pytest.approx(0.5 * 3600 * 20 / 16)
    calm = busy
    for _ in range(10):
        burst += HOUR
        calm = after_quiet(calm, burst)
    assert planned_wait(calm, 7200.0, burst) > 2 * wait


def test_a_wait_follows_from_all_that_is_known() -> None:
    """Rate, weight, floor, push, failures, and what the server asked for."""
    memory = known()
    assert planned_wait(memory, 900.0, NOW) == 900
    assert planned_wait(memory, 900.0, NOW, weight=9.0) == 300
    floored = memory.model_copy(update={"floor": 3600.0})
    assert planned_wait(floored, 900.0, NOW) == 3600
    pushed = memory.model_copy(update={"push_until": NOW + DAY})
    assert planned_wait(pushed, 900.0, NOW) == 12 * 900
    assert planned_wait(pushed, 900.0, NOW + 2 * DAY) == 900
    broken = pushed.model_copy(update={"push_broken": True})
    assert planned_wait(broken, 900.0, NOW) == 900
    failed = after_failure(floored, Failed("timeout", "30 s"), NOW)
    assert planned_wait(failed, 900.0, NOW) == 1800
    assert planned_wait(failed, 900.0, NOW, retry_after=5000.0) == 5000
    assert planned_wait(NEW, 900.0, NOW) == pytest.approx(900, rel=0.1)


def test_a_feed_that_is_gone_is_given_up_on_the_second_day() -> None:
    """And looked at every week, until it is back, which ends all of it."""
    gone = Failed("gone", "HTTP 410")
    memory = after_failure(after_failure(known(), gone, NOW), gone, NOW + HOUR)
    assert (memory.gone_days, memory.given_up) == (1, False)
    memory = after_failure(memory, gone, NOW + DAY)
    assert (memory.gone_days, memory.given_up, memory.failing_since) == (2, True, NOW)
    assert planned_wait(memory, 900.0, NOW) == 7 * 86_400
    back = after_success(memory, "ok", NOW + 8 * DAY)
    assert (back.gone_days, back.given_up, back.failing_since, back.failures) == (0, False, None, 0)
    other = after_failure(memory, Failed("timeout", ""), NOW + 2 * DAY)
    assert (other.gone_days, other.given_up) == (0, False)


@given(
    st.lists(
        st.tuples(
            st.lists(st.none() | st.integers(-(10**6), 10**6), max_size=30),
            st.integers(0, 30),
            st.integers(-(10**5), 10**6),
        ),
        max_size=12,
    )
)
def test_no_history_breaks_a_memory(
    history: list[tuple[list[int | None], int, int]],
) -> None:
    """Whatever dates a feed gives and whichever way clocks go, there is a next look."""
    memory, now = NEW, NOW
    for offsets, new, passed in history:
        now += timedelta(seconds=passed)
        stamps: list[datetime | None] = [
            None if offset is None else now + timedelta(seconds=offset) for offset in offsets
        ]
        memory = after_entries(after_success(memory, "ok", now), stamps, stamps[:new], now)
        assert 120 <= planned_wait(memory, 900.0, now) <= 7 * 86_400
        memory = after_quiet(memory, now)
    assert FeedMemory.model_validate_json(memory.model_dump_json(exclude_defaults=True)) == memory
