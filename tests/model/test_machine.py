"""Random histories, on the double and on a real Redis: one machine, one set of promises."""

from __future__ import annotations

import pytest

from dateline.testing import MemoryLog
from tests.model.planted import UNSAFE, UnfencedOnTheLane
from tests.model.playing import in_memory, on_redis, play

IN_MEMORY, ON_REDIS = 60, 40
"""How many histories; `make model` plays many more."""


def test_no_history_on_the_double_breaks_a_promise() -> None:
    """Two workers read, settle, put off, crash and come late, on stream and lane."""
    play(in_memory(), IN_MEMORY)


def test_no_history_on_a_real_redis_breaks_a_promise(redis_url: str) -> None:
    """The scripts keep what the double keeps."""
    play(on_redis(redis_url), ON_REDIS)


@pytest.mark.parametrize("double", [*UNSAFE, UnfencedOnTheLane], ids=lambda one: one.__name__)
def test_a_planted_bug_shows_in_some_history(double: type[MemoryLog]) -> None:
    """The machine can fail."""
    with pytest.raises(AssertionError):
        play(in_memory(double), IN_MEMORY, shrink=False)
