"""Shares tell how much of a stream each source has taken up."""

from __future__ import annotations

from collections import Counter, deque

from hypothesis import given
from hypothesis import strategies as st

from dateline.runtime.fairness import Shares
from dateline.runtime.marks import Marks


def test_a_source_that_published_nothing_waits_for_nothing() -> None:
    """Whoever is new has all the room that there is."""
    assert Shares().waiting("quiet", added=100, waiting=100) == 0


def test_what_was_settled_counts_no_more() -> None:
    """Of all that was added only the newest entries are open."""
    shares = Shares()
    shares.note("flood", added=50, number=50)
    shares.note("flood", added=100, number=50)
    assert shares.waiting("flood", added=100, waiting=100) == 100
    assert shares.waiting("flood", added=100, waiting=50) == 50
    assert shares.waiting("flood", added=100, waiting=0) == 0


def test_sources_are_counted_apart() -> None:
    """One that floods the stream says nothing about its neighbour."""
    shares = Shares()
    shares.note("flood", added=90, number=90)
    shares.note("trickle", added=91, number=1)
    assert shares.waiting("flood", added=91, waiting=91) == 90
    assert shares.waiting("trickle", added=91, waiting=91) == 1


def test_a_stream_that_was_emptied_holds_nobody_back() -> None:
    """After FLUSHALL the stream counts from 0, and what was noted before is void."""
    shares = Shares()
    shares.note("flood", added=5_000, number=50)
    assert shares.waiting("flood", added=3, waiting=3) == 0


def test_an_empty_portion_is_not_noted() -> None:
    """Publishing nothing leaves no trace."""
    shares = Shares()
    shares.note("quiet", added=7, number=0)
    assert shares.waiting("quiet", added=7, waiting=7) == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=40))
def test_shares_agree_with_a_queue(steps: list[tuple[str, int]]) -> None:
    """Each step adds an entry and settles some of the oldest; the counts are those of a queue."""
    shares, queue = Shares(), deque[str]()
    for added, (source, settled) in enumerate(steps, start=1):
        queue.append(source)
        shares.note(source, added=added, number=1)
        for _ in range(min(settled, len(queue))):
            queue.popleft()
        left = Counter(queue)
        for name in "abc":
            assert shares.waiting(name, added=added, waiting=len(queue)) == left[name]


def test_a_gate_shuts_at_the_high_mark_and_opens_at_the_low() -> None:
    """Between the marks it stays as it was."""
    marks = Marks(low=3, high=10)
    seen = [marks.shut(waiting) for waiting in (0, 9, 10, 5, 4, 3, 9, 12, 0)]
    assert seen == [False, False, True, True, True, False, False, True, False]


def test_a_share_is_a_tenth_and_never_nothing() -> None:
    """Even a narrow stream lets each source have one entry on it."""
    assert (Marks(0, 10_000).share, Marks(0, 3).share) == (1000, 1)
