"""Tests of headers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.heads import conditions, joined

LATIN = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=40)


@given(LATIN, LATIN)
def test_validators_go_back_as_they_came(etag: str, date: str) -> None:
    """Servers compare by the letter."""
    came = joined([(b"ETag", etag.encode()), (b"Last-Modified", date.encode())])
    assert conditions(came["etag"], came["last-modified"]) == [
        (b"If-None-Match", etag.encode()),
        (b"If-Modified-Since", date.encode()),
    ]


def test_bytes_beyond_ascii_survive_the_round() -> None:
    """Some servers make their tags of anything."""
    came = joined([(b"etag", b'"caf\xe9"')])
    assert conditions(came["etag"], None) == [(b"If-None-Match", b'"caf\xe9"')]


@pytest.mark.parametrize("value", [None, "", " x", "x\r\nX-Evil: 1", "x\0", "\x7f", "Ωmega", "a\n"])
def test_what_cannot_be_a_header_is_not_sent(value: str | None) -> None:
    """A memory may be damaged; the fetch goes on without it."""
    assert conditions(value, value) == []


def test_values_of_one_name_are_joined() -> None:
    """WebSub has its hub and its topic in two Link headers (RFC 9110, section 5.3)."""
    raw = [(b"Link", b"<a>; rel=hub"), (b"X", b"1"), (b"LINK", b"<b>; rel=self")]
    assert joined(raw) == {"link": "<a>; rel=hub, <b>; rel=self", "x": "1"}


def test_cookies_are_dropped_at_the_door() -> None:
    """Nobody can keep what nobody sees."""
    assert joined([(b"Set-Cookie", b"a=b"), (b"set-cookie", b"c=d"), (b"A", b"b")]) == {"a": "b"}
