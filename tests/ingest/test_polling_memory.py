"""Tests of what is remembered about a feed."""

from __future__ import annotations

import pytest

from dateline_ingest.outcomes import Failed
from dateline_ingest.polling.memory import (
    FeedMemory,
    after_failure,
    after_success,
    body_hash,
    in_doubt,
    memory_key,
    recollect,
)

from .samples import NOW, SOURCE

URL = "https://harbour.example/rss"


def test_a_memory_is_read_back_as_it_was_written() -> None:
    """Through JSON, defaults left out."""
    memory = FeedMemory(url=URL, etag='"1"', last_success=NOW, next_poll=NOW, entries=3)
    assert recollect(memory.model_dump_json(exclude_defaults=True), URL) == memory


@pytest.mark.parametrize(
    "stored",
    [None, "", "{", "[]", '{"url": 1}', '{"url": "https://other.example/rss", "etag": "x"}'],
)
def test_a_memory_of_no_use_is_forgotten(stored: str | None) -> None:
    """None yet, damaged, or of another address: the feed is read anew."""
    assert recollect(stored, URL) == FeedMemory(url=URL)


def test_fields_of_a_newer_version_are_ignored() -> None:
    """So that one may go back."""
    stored = '{"url": "https://harbour.example/rss", "etag": "x", "mood": "good"}'
    assert recollect(stored, URL).etag == "x"


def test_failures_are_counted_in_a_row() -> None:
    """And what the server said is kept, so that the next success may be conditional."""
    memory = FeedMemory(url=URL, etag='"1"')
    for count in (1, 2):
        memory = after_failure(memory, Failed("not_found", "HTTP 404"), NOW)
        assert memory.failures == count
    assert (memory.last_outcome, memory.last_detail, memory.etag) == (
        "not_found",
        "HTTP 404",
        '"1"',
    )


def test_a_success_ends_the_row() -> None:
    """It is dated."""
    failed = after_failure(FeedMemory(url=URL), Failed("timeout", "30 s"), NOW)
    memory = after_success(failed, "not_modified", NOW)
    assert (memory.failures, memory.last_detail, memory.last_success) == (0, "", NOW)


def test_a_memory_in_doubt_vouches_for_nothing() -> None:
    """What else it says is still true."""
    memory = FeedMemory(url=URL, etag='"1"', last_modified="then", body_hash="aa", failures=2)
    assert in_doubt(memory) == FeedMemory(url=URL, failures=2)


def test_the_memory_is_named_after_the_source() -> None:
    """Whatever the feed's address is today."""
    assert memory_key(SOURCE) == "feed:harbour.example_rss"


def test_a_body_hash_is_128_bits() -> None:
    """Of the bytes as they came."""
    assert len(body_hash(b"x")) == 32
    assert body_hash(b"x") != body_hash(b"x ")
