"""Tests of the agenda of sources."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import Source
from dateline_ingest.polling.agenda import Agenda

SOURCES = [Source(id=name, name=name) for name in "abcd"]
A, B, C, D = SOURCES


def test_what_is_new_is_due_now() -> None:
    """In the order in which a person lists it."""
    agenda = Agenda()
    agenda.meet([B, A, C], 10.0)
    assert agenda.first == 10.0
    assert agenda.take(10.0) == [B, A, C]
    assert agenda.take(10.0) == []


def test_what_is_known_keeps_its_time() -> None:
    """Nor is what was taken off put down again by being met again."""
    agenda = Agenda()
    agenda.put(A, 50.0)
    agenda.meet([A, B], 10.0)
    assert agenda.take(10.0) == [B]
    agenda.meet([A, B], 20.0)
    assert agenda.take(49.0) == []
    assert agenda.take(50.0) == [A]


def test_the_longest_due_comes_first() -> None:
    """Whatever the order in which they were put down."""
    agenda = Agenda()
    for source, due in ((A, 3.0), (B, 1.0), (C, 2.0), (D, 9.0)):
        agenda.put(source, due)
    assert agenda.take(5.0) == [B, C, A]
    assert agenda.first == 9.0


def test_the_last_word_counts() -> None:
    """A source that is put down again is not due at its former time."""
    agenda = Agenda()
    agenda.put(A, 1.0)
    agenda.put(A, 7.0)
    assert agenda.first == 7.0
    assert agenda.take(6.0) == []
    agenda.put(A, 2.0)
    assert agenda.take(6.0) == [A]
    assert agenda.take(8.0) == []


def test_an_empty_agenda_has_no_first() -> None:
    """Neither before the first nor after the last."""
    agenda = Agenda()
    assert agenda.first is None
    agenda.put(A, 1.0)
    agenda.take(1.0)
    assert agenda.first is None
    assert agenda.waiting() == []
    assert list(agenda.known) == ["a"]


@given(
    st.lists(
        st.tuples(st.sampled_from(SOURCES), st.integers(0, 20)) | st.integers(0, 20).map(float)
    )
)
def test_an_agenda_does_what_a_search_of_all_would_do(
    history: list[tuple[Source, int] | float],
) -> None:
    """Puts and takes in any order, against a plain dictionary."""
    agenda, plain = Agenda(), dict[str, float]()
    for step in history:
        if isinstance(step, tuple):
            source, due = step
            agenda.put(source, due)
            plain[source.id] = due
        else:
            due_now = {name for name, due in plain.items() if due <= step}
            assert {source.id for source in agenda.take(step)} == due_now
            plain = {name: due for name, due in plain.items() if name not in due_now}
        assert agenda.first == min(plain.values(), default=None)
        assert {source.id for source in agenda.waiting()} == plain.keys()
