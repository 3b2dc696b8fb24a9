"""How long a failed entry waits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.runtime.retries import Backoff, Trouble

TROUBLES = st.sampled_from(["bug", "busy", "outage"])
TRIES = st.integers(1, 10_000)
BACKOFFS = st.builds(Backoff, st.floats(0.001, 100), st.floats(0.001, 10_000))
JITTER = st.floats(0, 1, exclude_max=True)


@given(BACKOFFS, TROUBLES, TRIES, JITTER)
def test_a_delay_is_never_longer_than_the_longest(
    backoff: Backoff, trouble: Trouble, tries: int, jitter: float
) -> None:
    """However often an entry failed, the answer is a positive number within the bound."""
    assert 0 < backoff.delay(trouble, tries, jitter=jitter) <= backoff.longest


@given(BACKOFFS, TROUBLES, TRIES, JITTER)
def test_half_of_a_delay_is_certain(
    backoff: Backoff, trouble: Trouble, tries: int, jitter: float
) -> None:
    """Chance moves the delay between the half and the whole."""
    least = backoff.delay(trouble, tries, jitter=0.0)
    assert least <= backoff.delay(trouble, tries, jitter=jitter) <= 2 * least


@given(BACKOFFS, TROUBLES, TRIES, JITTER)
def test_a_later_delivery_never_waits_less(
    backoff: Backoff, trouble: Trouble, tries: int, jitter: float
) -> None:
    """With equal luck each failure waits at least as long as the one before."""
    sooner = backoff.delay(trouble, tries, jitter=jitter)
    assert backoff.delay(trouble, tries + 1, jitter=jitter) >= sooner


@pytest.mark.parametrize(("tries", "delay"), [(1, 1.0), (2, 2.0), (3, 4.0), (6, 30.0)])
def test_delays_double_up_to_the_longest(tries: int, delay: float) -> None:
    """One second, two, four … and then the bound."""
    assert Backoff(2.0, 60.0).delay("busy", tries, jitter=0.0) == delay


def test_more_jitter_waits_longer() -> None:
    """The random number scales the second half."""
    assert Backoff(8.0, 60.0).delay("busy", 1, jitter=0.5) == 6.0


def test_each_kind_of_trouble_has_its_own_delays() -> None:
    """A bug waits longer from the start; an outage that lasts is looked at again soon."""
    backoff = Backoff(1.0, 300.0)
    assert backoff.delay("bug", 1, jitter=0.0) == 2 * backoff.delay("busy", 1, jitter=0.0)
    assert backoff.delay("outage", 50, jitter=0.0) == 7.5
    assert backoff.delay("busy", 50, jitter=0.0) == 150.0
