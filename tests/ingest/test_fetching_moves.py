"""Tests of when a move is believed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.moves import STAYED, Move, address_of, after_answer

from .samples import NOW

OLD, NEW, THIRD = "http://a.example/old", "https://a.example/new", "https://b.example/rss"
HOUR = timedelta(hours=1)


def lived(*answers: tuple[float, str | None], given: str = OLD, move: Move = STAYED) -> Move:
    """Live through answers: hours since the start, and where each said that it has moved."""
    for hours, moved_to in answers:
        asked = address_of(given, move)
        move = after_answer(move, given, asked, moved_to, NOW + hours * HOUR)
    return move


def test_three_proofs_over_a_day_are_believed() -> None:
    """Not fewer, not quicker."""
    move = lived((0, NEW), (12, NEW), (24, NEW))
    assert (move.at, address_of(OLD, move)) == (NEW, NEW)


@pytest.mark.parametrize(
    "answers",
    [
        [(0, NEW), (24, NEW)],
        [(0, NEW), (1, NEW), (2, NEW), (23.9, NEW)],
        [(0, NEW), (12, None), (24, NEW), (25, NEW)],
        [(0, NEW), (12, THIRD), (24, NEW), (25, NEW)],
        [(0, None)],
    ],
)
def test_less_is_not_believed(answers: list[tuple[float, str | None]]) -> None:
    """A captive portal or an outage redirects everything for an afternoon."""
    assert lived(*answers).at is None


def test_a_clock_that_was_put_back_proves_nothing() -> None:
    """The time that passed cannot be told."""
    assert lived((48, NEW), (0, NEW), (1, NEW), (2, NEW)).at is None


def test_a_move_to_the_clear_is_not_believed() -> None:
    """Whoever sits on the line can say so."""
    move = lived((0, "http://x.example/"), (12, "http://x.example/"), (36, "http://x.example/"),
                 given="https://a.example/")  # fmt: skip
    assert move == STAYED


def test_an_adopted_address_may_move_on() -> None:
    """With proofs of its own."""
    move = lived((0, NEW), (12, NEW), (24, NEW), (25, THIRD), (40, THIRD))
    assert (move.at, move.to, move.count) == (NEW, THIRD, 2)
    assert lived((60, THIRD), move=move).at == THIRD


def test_a_move_back_ends_the_move() -> None:
    """The person's own address holds again."""
    adopted = Move(at="http://a.example/new")
    assert lived((0, OLD), (12, OLD), (30, OLD), move=adopted) == STAYED


def test_answers_at_the_new_address_keep_it() -> None:
    """Nothing has to be proved twice."""
    adopted = Move(at=NEW)
    assert lived((0, None), (1, THIRD), (2, None), move=adopted) == adopted


def test_a_dead_new_address_is_asked_in_turn_with_the_old_one() -> None:
    """So a feed comes back wherever it comes back."""
    adopted = Move(at=NEW)
    asked = [address_of(OLD, adopted, failures) for failures in range(7)]
    assert asked == [NEW, NEW, NEW, OLD, NEW, OLD, NEW]


def test_a_document_at_the_old_address_ends_the_move() -> None:
    """It is where the person said."""
    assert after_answer(Move(at=NEW), OLD, OLD, None, NOW) == STAYED


def test_an_old_address_that_still_points_to_the_new_one_changes_nothing() -> None:
    """It was asked only because the new one was dead."""
    assert after_answer(Move(at=NEW), OLD, OLD, NEW, NOW) == Move(at=NEW)


def test_an_old_address_that_points_elsewhere_must_prove_it() -> None:
    """The adopted one is kept meanwhile."""
    assert after_answer(Move(at=NEW), OLD, OLD, THIRD, NOW) == Move(
        at=NEW, to=THIRD, first=NOW, count=1
    )


@pytest.mark.parametrize(
    ("given", "at", "asked"),
    [
        ("http://u:p@a.example/old", "http://a.example/new", "http://u:p@a.example/new"),
        ("http://u:p@a.example/old", "https://a.example/new", "https://u:p@a.example/new"),
        ("http://u:p@a.example/old", "https://b.example/new", "https://b.example/new"),
        ("https://u:p@a.example/old", "http://a.example/new", "http://a.example/new"),
    ],
)
def test_user_and_password_go_along_where_the_feed_stays_on_its_host(
    given: str, at: str, asked: str
) -> None:
    """No redirect shows them, and no other host gets them."""
    assert address_of(given, Move(at=at)) == asked


@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from([None, NEW, THIRD, OLD]))))
def test_no_address_is_adopted_without_three_answers_that_named_it(
    answers: list[tuple[float, str | None]],
) -> None:
    """Whatever servers and clocks do."""
    move = lived(*answers)
    named = [moved_to for _, moved_to in answers]
    assert move.at is None or named.count(move.at) >= 3
    assert Move.model_validate_json(move.model_dump_json(exclude_defaults=True)) == move
