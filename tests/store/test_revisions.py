"""Tests of numbers given twice, of replays and of their order, against a real database."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from dateline.messages import ArticleEnriched
from dateline_store.repository import open_repository
from tests.store.builders import article_id, date, enriched, entity, refetched
from tests.store.state import State, state

PILOTS = article_id("pilots")
NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def replayed(revision: int, hours: int, name: str) -> ArticleEnriched:
    """The revision as a replay sends it: with another annotation."""
    article = enriched(revision=revision, entities=(entity(name),))
    asked = NOON + timedelta(hours=hours)
    found = (date("Friday", f"2026-03-{10 + hours}"),)
    return article.model_copy(update={"replayed_at": asked, "dates": found, "quotes": ()})


async def saved(path: Path, batches: Sequence[Sequence[ArticleEnriched]]) -> list[str]:
    """Save batches one after the other; return what became of each message."""
    results: list[str] = []
    async with open_repository(f"sqlite:///{path}") as repository:
        for batch in batches:
            results += await repository.save(batch)
    return results


def named(path: Path) -> list[str]:
    """The entities that the current revisions name."""
    query = "SELECT name FROM mentions JOIN entities USING (entity_id) ORDER BY name"
    with closing(sqlite3.connect(path)) as driver:
        return [name for (name,) in driver.execute(query)]


def kept(found: State) -> State:
    """A state without its register of entities, which keeps names that no revision has any more."""
    return {name: rows for name, rows in found.items() if name != "entities"}


async def test_a_number_that_was_given_twice_keeps_both_contents(tmp_path: Path) -> None:
    """The newer content is current, under the next number, and redelivery changes nothing."""
    path = tmp_path / "articles.db"
    first, second, again = enriched(revision=1), enriched(revision=2), refetched(2, 7, 50)
    assert await saved(path, [[first, second], [again]]) == ["inserted", "updated", "updated"]
    before = state(f"sqlite:///{path}")
    assert await saved(path, [[again, second, first]]) == ["duplicate"] * 3
    assert state(f"sqlite:///{path}") == before
    async with open_repository(f"sqlite:///{path}") as repository:
        now = await repository.article(PILOTS)
        history = [one.article for one in await repository.revisions(PILOTS)]
    assert now == again.model_copy(update={"revision": 3})
    assert history == [first, second, now]


async def test_the_number_as_sent_can_be_looked_up(tmp_path: Path) -> None:
    """A person who follows a message by its number finds what became of it."""
    path = tmp_path / "articles.db"
    await saved(path, [[enriched(), refetched(1, 7, 50)]])
    query = "SELECT revision, sent_revision FROM article_revisions ORDER BY revision"
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute(query).fetchall() == [(1, None), (2, 1)]


async def test_articles_that_did_not_change_gain_no_revision_when_redis_was_emptied(
    tmp_path: Path,
) -> None:
    """Everything is fetched again under the number 1; nothing but the time of it is noted."""
    path = tmp_path / "articles.db"
    batches = [[enriched(name, number) for name in "abc"] for number in (1, 2, 3)]
    await saved(path, batches)
    anew = [refetched(1, 3, 90, name=name) for name in "abc"]
    assert await saved(path, [anew, anew]) == ["duplicate"] * 6
    with closing(sqlite3.connect(path)) as driver:
        confirmed = "SELECT count(*), max(confirmed_at) FROM article_revisions WHERE revision = 3"
        assert driver.execute(confirmed).fetchone() == (3, "2026-03-04 10:01:30.000000")
        assert driver.execute("SELECT count(*) FROM article_revisions").fetchone() == (9,)


@pytest.mark.parametrize("batched", [True, False])
async def test_any_order_of_a_history_with_a_loss_ends_with_the_newest_content(
    tmp_path: Path, *, batched: bool
) -> None:
    """1 to 3, Redis emptied, 1 and 2 again: 120 orders of arrival, one current article."""
    deliveries = [enriched(revision=number) for number in (1, 2, 3)]
    deliveries += [refetched(1, 8, 50), refetched(2, 9, 51)]
    for number, order in enumerate(permutations(deliveries)):
        if number % 10:  # test_plan_losses tries any order, without a database
            continue
        path = tmp_path / f"{number}.db"
        await saved(path, [order] if batched else [[one] for one in order])
        async with open_repository(f"sqlite:///{path}") as repository:
            now = await repository.article(PILOTS)
            history = {one.article.content_hash for one in await repository.revisions(PILOTS)}
        assert now is not None
        assert now.content_hash == deliveries[-1].content_hash
        assert history == {one.content_hash for one in deliveries}


async def test_a_replay_replaces_document_and_annotations(tmp_path: Path) -> None:
    """What the new enricher finds stands where the old one's findings stood."""
    path = tmp_path / "articles.db"
    results = await saved(path, [[enriched()], [replayed(1, 1, "Mayor Ines Corvo")]])
    assert results == ["inserted", "reenriched"]
    assert named(path) == ["Mayor Ines Corvo"]
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("SELECT value FROM date_mentions").fetchall() == [("2026-03-11",)]
        assert driver.execute("SELECT count(*) FROM quotes").fetchone() == (0,)
    async with open_repository(f"sqlite:///{path}") as repository:
        assert await repository.article(PILOTS) == replayed(1, 1, "Mayor Ines Corvo")


async def test_a_replay_of_an_older_revision_leaves_the_annotations_alone(tmp_path: Path) -> None:
    """Mentions and dates are those of the current revision; the history gets the document."""
    path = tmp_path / "articles.db"
    await saved(path, [[enriched(revision=1), enriched(revision=2)], [replayed(1, 1, "Corvo")]])
    assert named(path) == ["Ines Corvo", "Port Aldis"]
    async with open_repository(f"sqlite:///{path}") as repository:
        [first, _] = await repository.revisions(PILOTS)
    assert first.article == replayed(1, 1, "Corvo")


async def test_the_greatest_replay_wins_in_any_order(tmp_path: Path) -> None:
    """The first delivery and two replays, in six orders, repeated, in one batch or in many."""
    deliveries = [enriched(), replayed(1, 1, "Ines"), replayed(1, 2, "Corvo")]
    states: list[State] = []
    for number, order in enumerate(permutations(deliveries)):
        for batches in ([[*order, *order]], [[one] for one in (*order, *order)]):
            path = tmp_path / f"{number}-{len(batches)}.db"
            await saved(path, batches)
            assert named(path) == ["Corvo"]
            states.append(kept(state(f"sqlite:///{path}")))
    assert all(one == states[0] for one in states)


async def test_a_renumbered_revision_is_replayed_under_its_number_in_the_store(
    tmp_path: Path,
) -> None:
    """A replay reads the archive, and sends what stands there."""
    path = tmp_path / "articles.db"
    await saved(path, [[enriched(), refetched(1, 7, 50)]])
    async with open_repository(f"sqlite:///{path}") as repository:
        now = await repository.article(PILOTS)
        assert now is not None
        replay = now.model_copy(update={"replayed_at": NOON, "dates": ()})
        assert await repository.save([replay, replay]) == ["reenriched", "duplicate"]
        assert await repository.article(PILOTS) == replay
        assert (await repository.counts()).revisions == 2


async def test_a_replay_leaves_the_time_of_storing_as_it_was(tmp_path: Path) -> None:
    """What was stored yesterday is not news of today."""
    path = tmp_path / "articles.db"
    query = "SELECT stored_at FROM articles UNION ALL SELECT stored_at FROM article_revisions"
    await saved(path, [[enriched()]])
    with closing(sqlite3.connect(path)) as driver:
        before = driver.execute(query).fetchall()
        await saved(path, [[replayed(1, 1, "Corvo")]])
        assert driver.execute(query).fetchall() == before
