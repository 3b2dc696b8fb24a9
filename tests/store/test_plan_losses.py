"""Tests of the decision what each delivery changes after Redis has lost data."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_store.plan import Delivery, Kept, Plan, SaveResult, current, plan
from tests.store.builders import article_id, fetched_at
from tests.store.test_plan import stored

A = article_id("a")


def sent(revision: int, content: str, second: int) -> Delivery:
    """A delivery of one article."""
    return Delivery(A, revision, content, fetched_at(second))


@dataclass
class Shelf:
    """The history of one article, as a store would keep it."""

    history: dict[int, Kept] = field(default_factory=dict[int, Kept])

    def save(self, *deliveries: Delivery) -> list[SaveResult]:
        """Save deliveries one by one."""
        return [self._save(delivery).results[0] for delivery in deliveries]

    def _save(self, delivery: Delivery) -> Plan:
        planned = plan([delivery], {A: self.history.values()})
        for kept in (*planned.new, *planned.changed):
            self.history[kept.revision] = stored(kept)
        return planned

    @property
    def current(self) -> tuple[int, str]:
        """Number and content of the current revision."""
        kept = current(self.history.values())
        return kept.revision, kept.content_hash

    @property
    def contents(self) -> list[str]:
        """What the history holds, by its numbers."""
        return [self.history[number].content_hash for number in sorted(self.history)]


ABC = (sent(1, "a", 1), sent(2, "b", 2), sent(3, "c", 3))


def test_another_content_under_a_known_number_is_the_next_revision() -> None:
    """Redis lost its last second, and ingest gave the number 3 once more."""
    shelf = Shelf()
    assert shelf.save(*ABC, sent(3, "d", 4)) == ["inserted", "updated", "updated", "updated"]
    assert shelf.current == (4, "d")
    assert shelf.contents == ["a", "b", "c", "d"]
    assert shelf.history[4].sent == 3


def test_numbering_that_begins_anew_goes_on_where_the_history_ends() -> None:
    """Redis was emptied: 1 and 2 come after 3, and the number 4 means the seventh."""
    shelf = Shelf()
    shelf.save(*ABC)
    anew = [sent(number, f"new {number}", 10 + number) for number in (1, 2, 3, 4)]
    assert shelf.save(*anew) == ["updated"] * 4
    assert shelf.current == (7, "new 4")
    assert [shelf.history[number].sent for number in (4, 5, 6, 7)] == [1, 2, 3, 4]


def test_a_content_that_is_current_still_is_no_new_revision() -> None:
    """Most articles have not changed when they are fetched again after a loss."""
    shelf = Shelf()
    shelf.save(*ABC)
    assert shelf.save(sent(1, "c", 10), sent(3, "c", 11)) == ["duplicate", "duplicate"]
    assert shelf.current == (3, "c")
    assert len(shelf.history) == 3


def test_a_content_that_was_superseded_and_came_back_is_a_new_revision() -> None:
    """The publisher took the correction back while Redis was down."""
    shelf = Shelf()
    shelf.save(*ABC)
    assert shelf.save(sent(1, "a", 10)) == ["updated"]
    assert shelf.current == (4, "a")


@pytest.mark.parametrize("number", [1, 2, 3, 9])
def test_what_was_confirmed_yields_to_what_is_fetched_later(number: int) -> None:
    """And not to what was fetched before it was confirmed, although it arrives later."""
    shelf = Shelf()
    shelf.save(*ABC, sent(1, "c", 10))
    assert shelf.save(sent(2, "late", 9)) == ["stale"]
    assert shelf.current == (3, "c")
    assert shelf.save(sent(number, "d", 11)) == ["updated"]
    assert shelf.current[1] == "d"


def test_a_late_delivery_from_before_the_loss_is_only_kept() -> None:
    """It takes its own number if that is free, and the next free one if it is not."""
    shelf = Shelf()
    shelf.save(sent(1, "a", 1), sent(1, "d", 10), sent(2, "e", 11))
    assert shelf.current == (3, "e")
    assert shelf.save(sent(2, "b", 2), sent(4, "c", 3)) == ["stale", "stale"]
    assert (shelf.history[4].content_hash, shelf.history[4].sent) == ("b", 2)
    assert shelf.current == (3, "e")
    assert sorted(shelf.contents) == ["a", "b", "c", "d", "e"]


def test_a_late_confirmation_adds_nothing_to_the_history() -> None:
    """An unchanged article was sent anew after a loss, and overtaken by its next correction."""
    shelf = Shelf()
    assert shelf.save(*ABC, sent(2, "d", 11), sent(1, "c", 10))[-2:] == ["updated", "duplicate"]
    assert shelf.contents == ["a", "b", "c", "d"]


def test_each_repetition_of_a_renumbered_revision_is_a_duplicate() -> None:
    """Under the number it was sent with, and under the one it was given, as a replay sends it."""
    shelf = Shelf()
    shelf.save(*ABC, sent(1, "d", 4))
    assert shelf.save(sent(1, "d", 4), sent(4, "d", 4), *ABC) == ["duplicate"] * 5


@dataclass
class World:
    """A publisher, an ingest that remembers, and a Redis that forgets."""

    published: list[Delivery] = field(default_factory=list[Delivery])
    memories: list[tuple[int, str] | None] = field(
        default_factory=lambda: list[tuple[int, str] | None]([None])
    )
    """What ingest remembered of the article after each publication."""
    second: int = 0

    def look(self, content: str) -> None:
        """Fetch the article, and publish it if that seems to be news."""
        self.second += 1
        known = self.memories[-1]
        if known is not None and known[1] == content:
            return
        number = known[0] + 1 if known else 1
        self.published.append(sent(number, content, self.second))
        self.memories.append((number, content))

    def lose(self, publications: int) -> None:
        """Forget the last publications."""
        del self.memories[max(1, len(self.memories) - publications) :]


_EVENTS = st.lists(
    st.sampled_from("abc").map(lambda content: ("look", content))
    | st.integers(1, 6).map(lambda count: ("lose", count)),
    min_size=1,
    max_size=14,
)


def published_in(events: list[tuple[str, str | int]]) -> list[Delivery]:
    """Everything that ingest put on the stream while this happened."""
    world = World()
    for kind, what in events:
        if kind == "look":
            world.look(str(what))
        else:
            world.lose(int(what))
    return world.published


@given(events=_EVENTS, data=st.data())
def test_the_content_that_was_fetched_last_is_current_in_the_end(
    events: list[tuple[str, str | int]], data: st.DataObject
) -> None:
    """Whatever Redis lost, and in whatever order what came through arrives, however often."""
    published = published_in(events)
    arrived = data.draw(st.lists(st.sampled_from(published), min_size=1)) if published else []
    shelf = Shelf()
    shelf.save(*arrived)
    if arrived:
        newest = max(arrived, key=lambda one: one.fetched_at)
        assert shelf.current[1] == newest.content_hash
    assert {one.content_hash for one in arrived} == set(shelf.contents)


@given(events=_EVENTS, data=st.data())
def test_delivering_everything_again_changes_nothing(
    events: list[tuple[str, str | int]], data: st.DataObject
) -> None:
    """Redelivery is harmless in any order, also where numbers were given twice."""
    published = published_in(events)
    shelf = Shelf()
    shelf.save(*data.draw(st.permutations(published)))
    before = dict(shelf.history)
    again = data.draw(st.permutations(published))
    assert set(shelf.save(*again)) <= {"duplicate"}
    assert shelf.history == before


@given(contents=st.lists(st.sampled_from("abc"), max_size=8))
def test_without_a_loss_every_publication_is_one_revision(contents: list[str]) -> None:
    """In its own number, and none is taken for a repetition."""
    published = published_in([("look", content) for content in contents])
    shelf = Shelf()
    shelf.save(*reversed(published))
    assert [(one.revision, one.content_hash) for one in published] == [
        (number, shelf.history[number].content_hash) for number in sorted(shelf.history)
    ]
