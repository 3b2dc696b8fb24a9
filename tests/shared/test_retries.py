"""How long a failed entry waits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.runtime.retries import backoff

DELIVERIES = st.integers(1, 10_000)
BASE = st.floats(0.001, 100)
LONGEST = st.floats(0.001, 10_000)
JITTER = st.floats(0, 1, exclude_max=True)


@given(DELIVERIES, BASE, LONGEST, JITTER)
def test_a_delay_is_never_longer_than_the_longest(
    deliveries: int, base: float, longest: float, jitter: float
) -> None:
    """However often an entry failed, the answer is a positive number within the bound."""
    assert 0 < backoff(deliveries, base=base, longest=longest, jitter=jitter) <= longest


@given(DELIVERIES, BASE, LONGEST, JITTER)
def test_half_of_a_delay_is_certain(
    deliveries: int, base: float, longest: float, jitter: float
) -> None:
    """Chance moves the delay between the half and the whole."""
    least = backoff(deliveries, base=base, longest=longest, jitter=0.0)
    delay = backoff(deliveries, base=base, longest=longest, jitter=jitter)
    assert least <= delay <= 2 * least


@given(DELIVERIES, BASE, LONGEST, JITTER)
def test_a_later_delivery_never_waits_less(
    deliveries: int, base: float, longest: float, jitter: float
) -> None:
    """With equal luck each failure waits at least as long as the one before."""
    sooner = backoff(deliveries, base=base, longest=longest, jitter=jitter)
    assert backoff(deliveries + 1, base=base, longest=longest, jitter=jitter) >= sooner


@pytest.mark.parametrize(("deliveries", "delay"), [(1, 1.0), (2, 2.0), (3, 4.0), (6, 30.0)])
def test_delays_double_up_to_the_longest(deliveries: int, delay: float) -> None:
    """One second, two, four … and then the bound."""
    assert backoff(deliveries, base=2.0, longest=60.0, jitter=0.0) == delay


def test_more_jitter_waits_longer() -> None:
    """The random number scales the second half."""
    assert backoff(1, base=8.0, longest=60.0, jitter=0.5) == 6.0
