"""Tests of bounded decompression."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.inflate import Inflator, Refused, coding_of
from dateline_ingest.outcomes import Failed, Outcome

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "bare deflate": lambda body: zlib.compress(body, wbits=-15),
}
"""How a body is packed in each way that is understood."""
GZIPPED_ZEROS = gzip.compress(b"\0" * 50_000_000)
NOISE = Random(1).randbytes(9_000)  # noqa: S311 - a body that does not shrink


def inflate(
    chunks: list[bytes], coding: str = "gzip", limit: int = 10_000, *, keep_first: bool = False
) -> bytes:
    """Feed chunks, and take the body."""
    inflator = Inflator(coding.removeprefix("bare "), limit=limit, keep_first=keep_first)
    for chunk in chunks:
        inflator.feed(chunk)
    return inflator.body()


def refused(chunks: list[bytes], coding: str = "gzip", limit: int = 10_000) -> tuple[Outcome, str]:
    """Feed chunks, and take the reason why they are not taken."""
    with pytest.raises(Refused) as caught:
        inflate(chunks, coding, limit)
    return caught.value.failed.outcome, caught.value.failed.detail


@given(st.binary(max_size=2000), st.integers(1, 50), st.sampled_from(sorted(CODINGS)))
def test_a_body_comes_back_however_it_is_packed_and_cut(
    body: bytes, size: int, coding: str
) -> None:
    """Networks cut where they like."""
    packed = CODINGS[coding](body)
    chunks = [packed[n : n + size] for n in range(0, len(packed), size)]
    if coding == "identity" and body.startswith(b"\x1f\x8b\x08"):
        return  # meant for the test below
    assert inflate(chunks, coding) == body


@given(st.binary(max_size=300), st.sampled_from(["identity", "gzip", "deflate"]))
def test_any_bytes_end_as_a_body_or_with_a_reason(body: bytes, coding: str) -> None:
    """Nothing else comes out of what servers send."""
    size = 0
    with suppress(Refused, zlib.error):
        size = len(inflate([body], coding, limit=100))
    assert size <= 100


def test_a_gz_file_is_unpacked_though_nobody_says_so() -> None:
    """Sitemaps lie about as files that end in ``.gz``."""
    assert inflate([gzip.compress(b"<urlset/>")], "identity") == b"<urlset/>"


def test_several_members_are_one_body() -> None:
    """RFC 1952 allows it, and some servers do it."""
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert inflate([packed]) == inflate([packed[:24], packed[24:]]) == b"one two"


@pytest.mark.parametrize("padding", [b"\0" * 512, b"\n", b"<!-- cached -->"])
def test_padding_behind_the_end_is_passed_over(padding: bytes) -> None:
    """Browsers and gzip(1) do so too."""
    assert inflate([gzip.compress(b"news") + padding]) == b"news"
    assert inflate([gzip.compress(b"news"), padding]) == b"news"


@pytest.mark.parametrize("coding", sorted(CODINGS))
def test_the_limit_is_exact(coding: str) -> None:
    """A body of the limit passes, one byte more does not."""
    exact, more = CODINGS[coding](b"x" * 10_000), CODINGS[coding](b"x" * 10_001)
    assert len(inflate([exact], coding)) == 10_000
    assert refused([more], coding) == ("too_large", "over 10000 bytes")


@pytest.mark.parametrize("coding", sorted(CODINGS))
def test_the_first_bytes_may_be_enough(coding: str) -> None:
    """A robots.txt counts up to its limit, however long it is."""
    packed = CODINGS[coding](b"0123456789" * 5000)
    assert inflate([packed[:30], packed[30:]], coding, keep_first=True) == b"0123456789" * 1000


@pytest.mark.parametrize("limit", [100_000, 10_000_000])
def test_a_bomb_is_not_inflated(limit: int) -> None:
    """50 MB in 50 KB must not take 50 MB of memory."""
    tracemalloc.start()
    outcome, _ = refused([GZIPPED_ZEROS], limit=limit)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert outcome == ("too_large" if limit == 100_000 else "hostile")
    assert peak < 2_000_000 + 2 * min(limit, 2**22)


def test_a_body_may_shrink_well_as_long_as_it_is_small() -> None:
    """A megabyte of one letter is odd, and harmless."""
    assert len(inflate([gzip.compress(b"x" * 2**20)], limit=2**24)) == 2**20
    outcome, detail = refused([gzip.compress(b"x" * 2**22)], limit=2**24)
    assert (outcome, "inflate to over" in detail) == ("hostile", True)


def test_a_large_body_that_shrinks_as_text_does_is_taken() -> None:
    """The ratio is for bombs: 20 is much for a feed."""
    body = NOISE * 300
    packed = gzip.compress(body)
    assert inflate([packed], limit=2**24) == body


def test_a_flood_of_members_is_cut_off() -> None:
    """Each costs a new decompressor and brings nothing."""
    assert refused([gzip.compress(b"") * 5000]) == ("hostile", "more than 1000 gzip members")


def test_a_body_in_crumbs_is_cut_off() -> None:
    """Each chunk costs as much as one of 64 KB."""
    outcome, detail = refused([b"x"] * 20_001, "identity", 10**9)
    assert (outcome, detail) == ("hostile", "20001 bytes in 20001 chunks")


def test_many_honest_chunks_are_taken() -> None:
    """A large body may come in as many as it needs."""
    assert len(inflate([b"x" * 300] * 20_500, "identity", 10**9)) == 20_500 * 300


@pytest.mark.parametrize(
    ("document", "coding"),
    [
        (b"not gzip at all", "gzip"),
        (gzip.compress(NOISE, mtime=0)[:-9], "gzip"),
        (zlib.compress(NOISE)[:-9], "deflate"),
        (b"\xff\xff", "deflate"),
        (b"\x1f", "gzip"),
        (b"\x1f\x8b", "gzip"),
        (gzip.compress(b"one", mtime=0) + gzip.compress(b"two", mtime=0)[:-1], "gzip"),
    ],
)
def test_damage_is_told(document: bytes, coding: str) -> None:
    """Wrong from the start, or broken off."""
    with pytest.raises(zlib.error):
        inflate([document], coding)


@pytest.mark.parametrize("coding", sorted(CODINGS))
def test_nothing_is_an_empty_body(coding: str) -> None:
    """Servers say gzip and send nothing."""
    assert inflate([], coding) == b""


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", "identity"),
        ("identity", "identity"),
        (" GZIP ", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate", "deflate"),
        ("identity, gzip", "gzip"),
    ],
)
def test_an_encoding_that_can_be_bounded_is_taken(header: str, coding: str) -> None:
    """In any case, with any decoration."""
    assert coding_of(header) == coding


@pytest.mark.parametrize(
    "header", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "aes128gcm"]
)
def test_an_encoding_that_cannot_be_bounded_is_refused(header: str) -> None:
    """Nobody asked for it."""
    assert coding_of(header) == Failed("unsupported_compression", header)
