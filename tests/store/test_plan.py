"""Tests of the decision what each revision of a batch changes."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dateline_store.plan import Plan, plan
from tests.store.builders import article_id

A, B = article_id("a"), article_id("b")


def test_the_first_revision_of_an_article_is_inserted() -> None:
    """An article that nobody knows becomes current, whatever its revision."""
    assert plan([(A, 7)], {}) == Plan(("inserted",), fresh=(0,), current=(0,))


def test_a_stored_revision_is_a_duplicate() -> None:
    """What is stored is neither written nor made current again."""
    assert plan([(A, 1)], {A: [1, 2]}) == Plan(("duplicate",), fresh=(), current=())


def test_a_newer_revision_is_an_update() -> None:
    """A revision above all stored ones becomes current."""
    assert plan([(A, 3)], {A: [1, 2]}) == Plan(("updated",), fresh=(0,), current=(0,))


def test_an_older_revision_is_stale() -> None:
    """A revision below the newest stored one is only kept."""
    assert plan([(A, 2)], {A: [1, 3]}) == Plan(("stale",), fresh=(0,), current=())


def test_articles_of_a_batch_do_not_touch_each_other() -> None:
    """Revisions are compared within their article only."""
    planned = plan([(A, 2), (B, 1)], {A: [1]})
    assert planned == Plan(("updated", "inserted"), fresh=(0, 1), current=(0, 1))


def test_only_the_greatest_of_a_batch_becomes_current() -> None:
    """Later revisions overtake earlier ones of the same batch before anything is written."""
    planned = plan([(A, 1), (A, 3), (A, 2), (A, 3)], {})
    assert planned == Plan(
        ("inserted", "updated", "stale", "duplicate"), fresh=(0, 1, 2), current=(1,)
    )


_KEYS = st.lists(st.tuples(st.sampled_from([A, B]), st.integers(1, 6)), max_size=20)
_STORED = st.dictionaries(st.sampled_from([A, B]), st.sets(st.integers(1, 6), min_size=1))


@given(keys=_KEYS, stored=_STORED)
def test_a_batch_ends_where_single_steps_end(
    keys: list[tuple[UUID, int]], stored: dict[UUID, set[int]]
) -> None:
    """Planning a batch gives the results of planning its messages one by one."""
    history = {key: set(revisions) for key, revisions in stored.items()}
    results: list[str] = []
    for key, revision in keys:
        results += plan([(key, revision)], history).results
        history.setdefault(key, set()).add(revision)
    assert list(plan(keys, stored).results) == results


@given(keys=_KEYS, stored=_STORED)
def test_history_gains_each_missing_revision_once(
    keys: list[tuple[UUID, int]], stored: dict[UUID, set[int]]
) -> None:
    """The fresh revisions are exactly those that were asked for and not stored."""
    fresh = [keys[position] for position in plan(keys, stored).fresh]
    missing = {(key, revision) for key, revision in keys if revision not in stored.get(key, ())}
    assert len(fresh) == len(missing)
    assert set(fresh) == missing


@given(keys=_KEYS, stored=_STORED)
def test_the_current_revision_is_the_greatest_and_only_moves_forward(
    keys: list[tuple[UUID, int]], stored: dict[UUID, set[int]]
) -> None:
    """An article is moved if, and only if, the batch holds a revision above all stored ones."""
    moved = dict(keys[position] for position in plan(keys, stored).current)
    for key in (A, B):
        before = max(stored.get(key, {0}))
        greatest = max((revision for one, revision in keys if one == key), default=0)
        assert moved.get(key) == (greatest if greatest > before else None)


@given(keys=_KEYS, stored=_STORED)
def test_what_is_stored_is_left_alone(
    keys: list[tuple[UUID, int]], stored: dict[UUID, set[int]]
) -> None:
    """Planning changes nothing that it was given."""
    before = {key: set(revisions) for key, revisions in stored.items()}
    plan(keys, stored)
    assert stored == before
