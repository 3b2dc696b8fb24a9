"""A process that handles batches looks for garbage seldom, and still finds it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Generator

import pytest

from dateline.runtime.collector import collect_seldom


@pytest.fixture(autouse=True)
def threshold() -> Generator[int]:
    """Put back what the other tests run with."""
    before = gc.get_threshold()
    yield before[0]
    gc.set_threshold(*before)


class _Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_collections_become_much_rarer(threshold: int) -> None:
    """A batch of fifty articles is through before its objects are walked twice."""
    collect_seldom()
    assert gc.get_threshold()[0] >= 50 * threshold


def test_cyclic_garbage_is_still_found() -> None:
    """Seldom is not never: a process that runs for months must not grow."""
    collect_seldom()
    knot = weakref.ref(_Knot())
    heap = [[number] for number in range(60_000)]
    assert knot() is None
    assert len(heap) == 60_000
