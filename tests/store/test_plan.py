"""Tests of the decision what each delivery changes, as long as nothing has been lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dateline_store.plan import Delivery, Kept, Plan, current, plan
from tests.store.builders import article_id, fetched_at

A, B = article_id("a"), article_id("b")
History = dict[UUID, dict[int, Kept]]


def sent(article: UUID, revision: int, *, replay: int | None = None) -> Delivery:
    """A delivery of a revision; each has a content and a time of its own."""
    asked = None if replay is None else fetched_at(1000 + replay)
    return Delivery(article, revision, f"{revision:x}", fetched_at(revision), asked)


def saved(batch: Iterable[Delivery], history: Mapping[UUID, Mapping[int, Kept]]) -> History:
    """What the history holds after a batch, its documents out of sight."""
    deliveries = list(batch)
    planned = plan(deliveries, {key: kept.values() for key, kept in history.items()})
    after = {key: dict(kept) for key, kept in history.items()}
    for kept in (*planned.new, *planned.changed):
        after.setdefault(kept.article_id, {})[kept.revision] = stored(kept)
    return after


def stored(kept: Kept) -> Kept:
    """A revision as the next batch finds it."""
    return Kept(
        kept.article_id,
        kept.revision,
        kept.sent,
        kept.content_hash,
        kept.fetched_at,
        kept.confirmed_at,
        kept.replayed_at,
    )


def having(*revisions: int, article: UUID = A) -> dict[UUID, list[Kept]]:
    """A history of one article."""
    return {article: list(saved([sent(article, one) for one in revisions], {})[article].values())}


def shape(planned: Plan) -> tuple[object, ...]:
    """The results, and the numbers of what is written and made current."""
    numbers = [[one.revision for one in some] for some in (planned.new, planned.current)]
    return (planned.results, *numbers)


def test_the_first_revision_of_an_article_is_inserted() -> None:
    """An article that nobody knows becomes current, whatever its revision."""
    assert shape(plan([sent(A, 7)], {})) == (("inserted",), [7], [7])


def test_a_stored_revision_is_a_duplicate() -> None:
    """What is stored is neither written nor made current again."""
    assert plan([sent(A, 1)], having(1, 2)) == Plan(("duplicate",))


def test_a_newer_revision_is_an_update() -> None:
    """A revision above all stored ones becomes current."""
    assert shape(plan([sent(A, 3)], having(1, 2))) == (("updated",), [3], [3])


def test_an_older_revision_is_stale() -> None:
    """A revision below the newest stored one is only kept."""
    assert shape(plan([sent(A, 2)], having(1, 3))) == (("stale",), [2], [])


def test_articles_of_a_batch_do_not_touch_each_other() -> None:
    """Revisions are compared within their article only."""
    planned = plan([sent(A, 2), sent(B, 1)], having(1))
    assert shape(planned) == (("updated", "inserted"), [2, 1], [2, 1])


def test_only_the_greatest_of_a_batch_becomes_current() -> None:
    """Later revisions overtake earlier ones of the same batch before anything is written."""
    planned = plan([sent(A, 1), sent(A, 3), sent(A, 2), sent(A, 3)], {})
    assert shape(planned) == (("inserted", "updated", "stale", "duplicate"), [1, 3, 2], [3])


def test_an_article_that_returns_to_an_earlier_wording_has_three_revisions() -> None:
    """A, B and A again were three states of the page, in whatever order they arrive."""
    first, second = sent(A, 1), sent(A, 2)
    again = Delivery(A, 3, first.content_hash, fetched_at(3))
    for order in permutations([first, second, again]):
        history = saved(order, {})[A]
        assert sorted(history) == [1, 2, 3]
        assert current(history.values()).revision == 3


def test_of_two_revisions_fetched_at_one_moment_the_greater_is_newer() -> None:
    """A coarse clock does not make the order depend on the arrival."""
    same = fetched_at(0)
    deliveries = [Delivery(A, number, f"{number:x}", same) for number in (1, 2)]
    for order in (deliveries, deliveries[::-1]):
        assert current(saved(order, {})[A].values()).revision == 2


def test_a_replay_of_the_current_revision_replaces_it() -> None:
    """The revision keeps its number, and what hangs on it is written anew."""
    planned = plan([sent(A, 2, replay=1)], having(1, 2))
    assert planned.results == ("reenriched",)
    assert [one.revision for one in planned.changed] == [2]
    assert (planned.new, planned.current) == ((), planned.changed)


def test_a_replay_of_an_older_revision_touches_the_history_alone() -> None:
    """Mentions and dates are those of the current revision only."""
    planned = plan([sent(A, 1, replay=1)], having(1, 2))
    assert (planned.results, planned.current) == (("reenriched",), ())
    assert [one.revision for one in planned.changed] == [1]


def test_a_replay_of_what_is_not_stored_is_stored() -> None:
    """A replay may bring back what the store has never seen."""
    planned = plan([sent(A, 1, replay=1), sent(A, 1)], {})
    assert shape(planned) == (("inserted", "duplicate"), [1], [1])
    assert planned.new[0].position == 0


def test_the_last_of_several_replays_in_a_batch_is_written() -> None:
    """Its position tells which document holds."""
    planned = plan([sent(A, 1), sent(A, 1, replay=2), sent(A, 1, replay=1)], {})
    assert planned.results == ("inserted", "reenriched", "duplicate")
    assert [one.position for one in planned.new] == [1]
    assert planned.current == planned.new


_DELIVERIES = st.builds(sent, st.sampled_from([A, B]), st.integers(1, 6))
_REPLAYS = st.builds(sent, st.just(A), st.integers(1, 3), replay=st.none() | st.integers(0, 3))
_BATCHES = st.lists(_DELIVERIES, max_size=20)
_ANY = st.lists(_DELIVERIES | _REPLAYS, max_size=20)


@given(batch=_ANY, before=_ANY)
def test_a_batch_ends_where_single_steps_end(batch: list[Delivery], before: list[Delivery]) -> None:
    """Planning a batch gives the results of planning its messages one by one."""
    history = saved(before, {})
    stepwise, results = history, list[str]()
    for delivery in batch:
        at_hand = {key: kept.values() for key, kept in stepwise.items()}
        results += plan([delivery], at_hand).results
        stepwise = saved([delivery], stepwise)
    planned = plan(batch, {key: kept.values() for key, kept in history.items()})
    assert list(planned.results) == results
    assert saved(batch, history) == stepwise


@given(batch=_BATCHES, before=_BATCHES)
def test_history_gains_each_missing_revision_once(
    batch: list[Delivery], before: list[Delivery]
) -> None:
    """New revisions are exactly those that came and were not stored, under their own numbers."""
    history = saved(before, {})
    planned = plan(batch, {key: kept.values() for key, kept in history.items()})
    gained = [(one.article_id, one.revision) for one in planned.new]
    came = {(one.article_id, one.revision) for one in batch}
    known = {(one.article_id, one.revision) for one in before}
    assert sorted(gained) == sorted(came - known)


@given(batch=_BATCHES, before=_BATCHES)
def test_the_current_revision_is_the_greatest_and_only_moves_forward(
    batch: list[Delivery], before: list[Delivery]
) -> None:
    """An article is moved if, and only if, the batch holds a revision above all stored ones."""
    history = saved(before, {})
    planned = plan(batch, {key: kept.values() for key, kept in history.items()})
    moved = {one.article_id: one.revision for one in planned.current}
    for key in (A, B):
        was = max(history.get(key, {0}))
        greatest = max((one.revision for one in batch if one.article_id == key), default=0)
        assert moved.get(key) == (greatest if greatest > was else None)


@given(batch=_ANY, shuffled=st.data())
def test_order_and_repetition_make_no_difference(
    batch: list[Delivery], shuffled: st.DataObject
) -> None:
    """Each delivery once or often, in any order: the history and its replays are the same."""
    order = shuffled.draw(st.permutations(batch + batch[::2]))
    assert saved(order, {}) == saved(batch, {})
