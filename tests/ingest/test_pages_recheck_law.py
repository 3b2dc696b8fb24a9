"""Tests of when a page is looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.pages.recheck_law import FIRST_S, LAST, gone_for_good, next_recheck

from .samples import NOW


def ages(published: datetime, seen: datetime) -> list[float]:
    """The ages, in seconds, at which a page is looked at again."""
    found: list[float] = []
    now = seen
    while (wait := next_recheck(published, seen, now)) is not None:
        now += timedelta(seconds=wait)
        found.append((now - published).total_seconds())
        assert len(found) < 1000
    return found


def test_a_new_article_is_looked_at_after_ten_minutes_and_for_a_week() -> None:
    """In some two dozen looks, half of them in the first hours."""
    found = ages(NOW, NOW)
    assert found[0] == FIRST_S == 600
    assert found[-2] < LAST.total_seconds() <= found[-1]
    assert 20 <= len(found) <= 26
    assert sum(age <= 3 * 3600 for age in found) >= len(found) / 3


def test_each_look_comes_when_a_quarter_of_the_age_has_passed_since_the_last() -> None:
    """The law itself; the first ones are held apart by ten minutes."""
    found = ages(NOW, NOW)
    for last, age in pairwise(found):
        assert age - last >= FIRST_S
        if age - last > FIRST_S:
            assert abs((age - last) / age - 0.25) < 0.01


def test_the_law_counts_days_too() -> None:
    """Its first author counted the seconds since midnight."""
    seen = NOW - timedelta(days=3)
    wait = next_recheck(seen, seen, NOW)
    assert wait is not None
    assert wait > 20 * 3600


def test_an_old_article_is_left_alone() -> None:
    """Whether it was seen today or long ago."""
    old = NOW - timedelta(days=8)
    assert next_recheck(old, NOW, NOW) is None
    assert next_recheck(None, old, NOW) is None


def test_a_date_in_the_future_counts_as_that_of_the_first_look() -> None:
    """Clocks and embargoes."""
    assert next_recheck(NOW + timedelta(days=9), NOW, NOW) == FIRST_S
    ahead = next_recheck(NOW + timedelta(days=9), NOW, NOW + timedelta(days=1))
    assert ahead is not None
    assert ahead > 7 * 3600


@given(st.integers(0, 10 * 86_400), st.integers(0, 10 * 86_400))
def test_waits_grow_with_the_age(older: int, age: int) -> None:
    """And are never shorter than the first."""
    one = next_recheck(NOW, NOW, NOW + timedelta(seconds=age))
    two = next_recheck(NOW, NOW, NOW + timedelta(seconds=age + older))
    if two is not None:
        assert one is not None
        assert FIRST_S <= one <= two


def test_a_page_is_gone_for_good_when_it_is_missing_an_hour_later_still() -> None:
    """A site may be broken for a while."""
    assert not gone_for_good(None, NOW)
    assert not gone_for_good(NOW - timedelta(minutes=59), NOW)
    assert gone_for_good(NOW - timedelta(minutes=60), NOW)
