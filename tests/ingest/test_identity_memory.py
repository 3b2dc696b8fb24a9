"""Tests of what is remembered of an article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.likeness import traits_of
from dateline_ingest.identity.memory import Remembered, field_hashes, recollect, remember
from dateline_ingest.identity.quiet import words_of

from .inventing import seeded, story_of
from .samples import NOW, SOURCE, article


def memory_of(seed: int = 0, **fields: object) -> Remembered:
    """The memory of an invented story."""
    one = story_of(seeded(seed), seed).article(SOURCE).model_copy(update=fields)
    words = words_of(one)
    return remember(one, words, traits_of(one, words), None, 1_700_000_000)


@pytest.mark.parametrize("seed", range(20))
def test_a_memory_comes_back_as_it_was_written(seed: int) -> None:
    """With the traits that it was made of."""
    memory = memory_of(seed)
    one = story_of(seeded(seed), seed).article(SOURCE)
    assert recollect(memory.write()) == memory
    assert memory.traits() == traits_of(one, words_of(one))


def test_a_memory_is_small() -> None:
    """A million articles take about a gigabyte of Redis, keys included."""
    sizes = [len(memory_of(seed).write()) for seed in range(50)]
    assert max(sizes) < 900


@pytest.mark.parametrize(
    ("stored", "revision", "moment"),
    [
        ("3 aa", 3, None),
        ("3 aa 2026-05-04T12:00:00+00:00", 3, datetime(2026, 5, 4, 12, tzinfo=UTC)),
        ("3 aa 2026-13-04T12:00:00+00:00", 3, None),
    ],
)
def test_the_memory_of_an_older_version_is_read(
    stored: str, revision: int, moment: datetime | None
) -> None:
    """Revision, hash and time are what it had."""
    memory = recollect(stored)
    assert memory is not None
    assert (memory.revision, memory.content_hash, memory.fetched_at) == (revision, "aa", moment)
    assert not memory.is_whole
    assert memory_of().is_whole


@pytest.mark.parametrize(
    "stored",
    [None, "", "nonsense", "aa 3", "3", "0 aa", "12345678901 aa", "3 aa soon", "{", "{}", "[]",
     '{"r": 0, "h": "aa"}', '{"r": 1}', '{"r": 1, "h": 7}'],
)  # fmt: skip
def test_a_damaged_memory_is_as_good_as_none(stored: str | None) -> None:
    """Nothing that lies in Redis stops a feed."""
    assert recollect(stored) is None


def test_a_damaged_sketch_is_an_empty_one() -> None:
    """The rest of the memory holds."""
    memory = recollect('{"r": 1, "h": "aa", "o": "x", "w": "!", "k": "AAAAAAA="}')
    assert memory is not None
    assert (memory.traits().title, memory.traits().sketch) == (frozenset(), frozenset())


def test_unknown_fields_are_passed_over() -> None:
    """A newer version may have written it."""
    assert recollect('{"r": 1, "h": "aa", "new": 1}') == Remembered(revision=1, content_hash="aa")


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_recollected(stored: str) -> None:
    """It is a memory, or none."""
    recollect(stored)
    recollect(f"{{{stored}")


def test_the_first_sighting_is_kept() -> None:
    """Through all revisions."""
    first = memory_of()
    one = story_of(seeded(0), 0).article(SOURCE)
    words = words_of(one)
    second = remember(one, words, traits_of(one, words), first, 1_800_000_000)
    assert (second.first, second.last) == (1_700_000_000, 1_800_000_000)


def test_each_field_has_its_hash() -> None:
    """An empty one has none; the three texts have one of their words too."""
    one = article(title="A", deck=None, body="b", byline="C", published={"at": NOW})
    names = set(field_hashes(one, words_of(one)))
    assert names == {"title", "~title", "body", "~body", "byline", "published"}
    dead = one.model_copy(update={"status": "canceled"})
    assert set(field_hashes(dead, words_of(dead))) - names == {"status"}


def test_the_hash_of_the_words_ignores_how_they_are_set() -> None:
    """The other does not."""
    one, other = article(title="A \u2013 b", body="c"), article(title="a-b", body="c")
    first, second = field_hashes(one, words_of(one)), field_hashes(other, words_of(other))
    assert first["~title"] == second["~title"]
    assert first["title"] != second["title"]
