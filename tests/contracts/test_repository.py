"""What every database behind the repository must do: one suite, each backend."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import Reject
from dateline.messages import ArticleEnriched
from dateline_store.reads import Counts
from dateline_store.repository import Repository, open_repository
from tests.store.builders import article_id, date, enriched, entity, quote, refetched
from tests.store.state import State, state


@dataclass(frozen=True)
class Backend:
    """A database to run the suite on."""

    name: str
    url: Callable[[Path], str]
    """Makes an empty database, given a folder to put it in."""


BACKENDS = [Backend("sqlite", lambda folder: f"sqlite:///{folder}/articles.db")]


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.name)
def backend(request: pytest.FixtureRequest) -> Backend:
    """Every backend in turn."""
    found: Backend = request.param
    return found


@pytest.fixture
def url(backend: Backend, tmp_path: Path) -> str:
    """An empty database."""
    return backend.url(tmp_path)


@pytest.fixture
async def repository(url: str) -> AsyncGenerator[Repository]:
    """A repository over an empty database."""
    async with open_repository(url) as opened:
        yield opened


async def test_an_article_comes_back_as_it_was_saved(repository: Repository) -> None:
    """Nothing of a message is lost on the way through the database."""
    article = enriched()
    assert await repository.save([article]) == ["inserted"]
    assert await repository.article(article.article_id) == article


async def test_an_article_that_was_never_saved_is_none(repository: Repository) -> None:
    """Looking for an unknown article is no error."""
    assert await repository.article(uuid4()) is None
    assert await repository.revisions(uuid4()) == []


async def test_an_empty_batch_saves_nothing(repository: Repository) -> None:
    """A batch of no messages has no results."""
    assert await repository.save([]) == []


async def test_every_part_of_an_article_is_counted(repository: Repository) -> None:
    """Each table has the rows that the message calls for."""
    await repository.save([enriched("one"), enriched("two"), enriched("two", 2)])
    assert await repository.counts() == Counts(
        articles=2, revisions=3, entities=2, mentions=4, dates=2, quotes=2
    )


async def test_a_newer_revision_replaces_the_current_one(repository: Repository) -> None:
    """The article is its newest revision, and the older one stays in the history."""
    assert await repository.save([enriched(revision=1)]) == ["inserted"]
    assert await repository.save([enriched(revision=2)]) == ["updated"]
    assert await repository.article(article_id("pilots")) == enriched(revision=2)
    assert await _history(repository) == [1, 2]


async def test_a_late_revision_goes_into_the_history_alone(repository: Repository) -> None:
    """The current article never moves back, yet no revision is dropped."""
    await repository.save([enriched(revision=3)])
    assert await repository.save([enriched(revision=2)]) == ["stale"]
    assert await repository.article(article_id("pilots")) == enriched(revision=3)
    assert await _history(repository) == [2, 3]


async def test_a_repeated_delivery_changes_nothing(repository: Repository, url: str) -> None:
    """Saving the same batch again leaves every row as it was."""
    batch = [enriched("one"), enriched("two"), enriched("two", 2)]
    await repository.save(batch)
    before = state(url)
    assert await repository.save(batch) == ["duplicate"] * 3
    assert state(url) == before


async def test_a_number_that_was_given_twice_keeps_both_contents(repository: Repository) -> None:
    """Redis lost its memory: the content that was fetched later is the next revision."""
    await repository.save([enriched(revision=1), enriched(revision=2)])
    again = refetched(2, content=7, second=50)
    assert await repository.save([again, again]) == ["updated", "duplicate"]
    assert await repository.article(article_id("pilots")) == again.model_copy(
        update={"revision": 3}
    )
    assert await _history(repository) == [1, 2, 3]


async def test_a_replay_replaces_what_a_revision_says(repository: Repository) -> None:
    """Its document and its annotations, once; the greatest of several replays holds."""
    await repository.save([enriched()])
    asked = datetime(2026, 3, 5, tzinfo=UTC)
    first = enriched(entities=()).model_copy(update={"replayed_at": asked, "quotes": ()})
    second = first.model_copy(update={"replayed_at": asked + timedelta(hours=1), "dates": ()})
    results = await repository.save([second, first, second])
    assert results == ["reenriched", "duplicate", "duplicate"]
    assert await repository.article(article_id("pilots")) == second
    counts = await repository.counts()
    assert (counts.mentions, counts.dates, counts.quotes) == (0, 0, 0)


async def test_articles_are_found_by_their_addresses(repository: Repository) -> None:
    """The canonical URL, and the link as the feed gave it."""
    await repository.save([enriched("one"), enriched("two")])
    for address in ("https://tideline.example/two", "https://tideline.example/two?from=feed"):
        assert await repository.find(address) == [article_id("two")]


async def test_one_batch_may_hold_an_article_many_times(repository: Repository) -> None:
    """Within a batch, results are as if its messages came one after the other."""
    batch = [enriched(revision=number) for number in (2, 2, 1, 4, 3, 4)]
    results = await repository.save(batch)
    assert results == ["inserted", "duplicate", "stale", "updated", "stale", "duplicate"]
    assert await repository.article(article_id("pilots")) == enriched(revision=4)
    assert await _history(repository) == [1, 2, 3, 4]


async def test_what_a_revision_no_longer_names_is_gone(repository: Repository) -> None:
    """Mentions, dates and quotations are those of the current revision only."""
    await repository.save([enriched(revision=1)])
    bare = enriched(revision=2, entities=()).model_copy(update={"dates": (), "quotes": ()})
    await repository.save([bare])
    counts = await repository.counts()
    assert (counts.mentions, counts.dates, counts.quotes) == (0, 0, 0)
    assert counts.entities == 2, "the history still names them"


async def test_an_entity_of_many_articles_is_stored_once(repository: Repository, url: str) -> None:
    """Equal ids are one entity, under the fullest spelling, whichever came first."""
    shouted, spelled = entity("INES CORVO"), entity("Ines Corvo")
    assert shouted.entity_id == spelled.entity_id
    await repository.save([enriched("one", entities=(spelled,))])
    await repository.save([enriched("two", entities=(shouted,))])
    assert state(url)["entities"] == [(spelled.entity_id, "PERSON", "Ines Corvo")]


async def test_a_message_of_hundreds_of_entities_is_saved(repository: Repository) -> None:
    """More ids than one statement takes are looked up in portions."""
    crowd = tuple(entity(f"Delegate {number}") for number in range(1200))
    await repository.save([enriched(entities=crowd)])
    await repository.save([enriched(revision=2, entities=crowd)])
    counts = await repository.counts()
    assert (counts.entities, counts.mentions) == (1200, 1200)


async def test_a_failed_batch_leaves_no_trace(repository: Repository, url: str) -> None:
    """A batch that holds what no database can take is not saved in part."""
    await repository.save([enriched("before")])
    before = state(url)
    impossible = enriched("impossible").model_copy(update={"revision": 2**70})
    with pytest.raises(Reject, match="unstorable"):
        await repository.save([enriched("neighbour"), impossible])
    assert state(url) == before
    assert await repository.save([enriched("neighbour")]) == ["inserted"]


async def test_any_text_survives(repository: Repository) -> None:
    """Quotes, line breaks, other scripts and astral characters come back as they went in."""
    title = "'; DROP TABLE articles; -- \"\n\u202e\U0001f30a Портъ 港"
    article = enriched(title=title)
    await repository.save([article])
    assert await repository.article(article.article_id) == article


async def test_revisions_tell_when_they_were_stored(repository: Repository) -> None:
    """Times of storing are instants in UTC."""
    await repository.save([enriched()])
    [stored] = await repository.revisions(article_id("pilots"))
    assert stored.article == enriched()
    assert stored.stored_at.utcoffset() == timedelta(0)
    assert stored.stored_at <= datetime.now(UTC)


async def test_a_second_opening_finds_what_the_first_left(url: str) -> None:
    """Closing and opening a database loses nothing."""
    async with open_repository(url) as first:
        await first.save([enriched()])
    async with open_repository(url) as second:
        assert await second.article(article_id("pilots")) == enriched()


async def test_writers_side_by_side_reach_the_same_state(backend: Backend, tmp_path: Path) -> None:
    """Several stores may save overlapping batches into one database at once."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "alone").mkdir()
    shared, alone = backend.url(tmp_path / "shared"), backend.url(tmp_path / "alone")
    everything = [
        enriched(f"story-{story}", revision) for story in range(6) for revision in (1, 2, 3)
    ]
    async with open_repository(shared) as one, open_repository(shared) as other:
        shuffled = [random.Random(seed).sample(everything, len(everything)) for seed in (1, 2)]  # noqa: S311 - an order, not a secret
        await asyncio.gather(
            *(_save_in_parts(one, shuffled[0], 4), _save_in_parts(other, shuffled[1], 5))
        )
    async with open_repository(alone) as single:
        await single.save(everything)
    assert state(shared) == state(alone)


_STORIES = st.tuples(st.sampled_from(["ferry", "strike", "storm"]), st.integers(1, 5))
_SPELLINGS = ("INES CORVO", "Ines Corvo", "ines corvo", "Port Aldis", "PORT ALDIS")


def _story(name: str, revision: int) -> ArticleEnriched:
    """Build a revision whose parts depend on its number alone."""
    names = [_SPELLINGS[(revision + step) % 5] for step in range(revision % 3)]
    return enriched(name, revision, entities=tuple(entity(one) for one in names)).model_copy(
        update={
            "dates": (date("Friday", f"2026-03-{revision:02}"),) * (revision % 2),
            "quotes": (quote("will strike", "Ines Corvo"),) * (revision % 3),
        }
    )


@pytest.mark.parametrize("backend", BACKENDS, ids=lambda backend: backend.name)
@settings(max_examples=25, deadline=None)
@given(
    deliveries=st.lists(_STORIES, min_size=1, max_size=12),
    seed=st.randoms(use_true_random=False),
    size=st.integers(1, 5),
)
def test_any_order_and_any_repetition_ends_in_the_same_state(
    backend: Backend, deliveries: list[tuple[str, int]], seed: random.Random, size: int
) -> None:
    """What was delivered decides the state; when, how often and in which batches does not."""
    wanted = [_story(*delivery) for delivery in sorted(set(deliveries))]
    repeated = [_story(*delivery) for delivery in deliveries] + wanted
    seed.shuffle(repeated)
    assert _saved(backend, repeated, size) == _saved(backend, wanted, len(wanted))


def _saved(backend: Backend, articles: Sequence[ArticleEnriched], size: int) -> State:
    """Save articles into an empty database, and read the outcome."""

    async def save(url: str) -> None:
        async with open_repository(url) as repository:
            await _save_in_parts(repository, articles, size)

    with tempfile.TemporaryDirectory() as folder:
        url = backend.url(Path(folder))
        asyncio.run(save(url))
        return state(url)


async def _save_in_parts(
    repository: Repository, articles: Sequence[ArticleEnriched], size: int
) -> None:
    for start in range(0, len(articles), size):
        await repository.save(articles[start : start + size])


async def _history(repository: Repository, name: str = "pilots") -> list[int]:
    """The revisions that are stored of an article."""
    return [one.article.revision for one in await repository.revisions(article_id(name))]
