"""Tests of bounded decompression."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.inflate import Inflator, TooLarge


def inflate(chunks: list[bytes], *, gzipped: bool = True, limit: int = 10_000) -> bytes:
    """Feed chunks, and take the body."""
    inflator = Inflator(gzipped=gzipped, limit=limit)
    for chunk in chunks:
        inflator.feed(chunk)
    return inflator.body()


@given(st.binary(max_size=2000), st.integers(1, 50))
def test_a_body_comes_back_however_it_is_cut(body: bytes, size: int) -> None:
    """Networks cut where they like."""
    for document, gzipped in ((body, False), (gzip.compress(body), True)):
        chunks = [document[n : n + size] for n in range(0, len(document), size)]
        assert inflate(chunks, gzipped=gzipped) == body


def test_several_members_are_one_body() -> None:
    """RFC 1952 allows it, and some servers do it."""
    assert inflate([gzip.compress(b"one ") + gzip.compress(b"two")]) == b"one two"


@pytest.mark.parametrize("gzipped", [True, False])
def test_the_limit_is_exact(*, gzipped: bool) -> None:
    """A body of the limit passes, one byte more does not."""
    exact, more = b"x" * 10_000, b"x" * 10_001
    if gzipped:
        exact, more = gzip.compress(exact), gzip.compress(more)
    assert len(inflate([exact], gzipped=gzipped)) == 10_000
    with pytest.raises(TooLarge):
        inflate([more], gzipped=gzipped)


def test_a_bomb_is_not_inflated() -> None:
    """50 MB in 50 KB must not take 50 MB of memory."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        inflate([bomb], limit=100_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize("document", [b"not gzip at all", gzip.compress(b"x" * 999)[:-9]])
def test_damage_is_told(document: bytes) -> None:
    """Wrong from the start, or broken off."""
    with pytest.raises(zlib.error):
        inflate([document])


def test_nothing_is_an_empty_body() -> None:
    """Servers say gzip and send nothing."""
    assert inflate([]) == b""
