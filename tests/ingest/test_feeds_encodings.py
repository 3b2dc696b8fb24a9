"""Tests of reading feeds whose encoding is declared wrong, twice or not at all."""

from __future__ import annotations

import pytest

from dateline_ingest.feeds.model import Feed
from dateline_ingest.feeds.parsing import parse_feed

from .feeds import URL, lenient, strict

RUSSIAN = "\u041f\u0430\u0440\u043e\u043c \u0438 \u0431\u0430\u0440\u0436\u0430"
GERMAN = "F\u00e4hre \u2013 St\u00f6\u00dfen"


def document(title: str, declared: str | None, encoding: str) -> bytes:
    """Make a feed in one encoding that declares another."""
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    inner = f"<channel><title>{title}</title><item><title>{title}</title></item></channel>"
    return f'{declaration}<rss version="2.0">{inner}</rss>'.encode(encoding)


def title_of(content: bytes, content_type: str | None = None) -> str | None:
    """Read the title of a feed; where the fast way reads it, feedparser must agree."""
    headers = {"content-type": content_type} if content_type else {}
    read = parse_feed(content, URL, headers)
    assert isinstance(read, Feed), read
    fast = strict(content, content_type)
    if fast is not None:
        assert fast == lenient(content, content_type)
    return read.title


@pytest.mark.parametrize(
    ("title", "declared", "encoding"),
    [
        (GERMAN, None, "utf-8"),
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "UTF-8", "utf-8-sig"),
        (GERMAN, "windows-1252", "cp1252"),
        (GERMAN, "iso-8859-1", "cp1252"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-16", "utf-16"),
        ("\u6e2f\u6e7e\u90ae\u62a5", "gb2312", "gb18030"),
        ("\u6e2f\u306e\u65b0\u805e", "shift_jis", "shift_jis"),
        ("\u6e2f\u306e\u65b0\u805e", "iso-2022-jp", "iso-2022-jp"),
        ("\u6e2f\u306e\u65b0\u805e", "euc-jp", "euc-jp"),
    ],
)
def test_a_declared_encoding_is_obeyed(title: str, declared: str | None, encoding: str) -> None:
    """Without one it is UTF-8."""
    assert title_of(document(title, declared, encoding)) == title


@pytest.mark.parametrize(
    ("title", "declared", "encoding"),
    [
        (GERMAN, "us-ascii", "utf-8"),
        (GERMAN, "utf-16", "utf-8"),
        (GERMAN, "x-klingon", "utf-8"),
        (GERMAN.replace("\u2013", "-"), "utf-8", "cp1252"),
        (GERMAN.replace("\u2013", "-"), None, "cp1252"),
    ],
)
def test_a_wrong_declaration_is_seen_through(
    title: str, declared: str | None, encoding: str
) -> None:
    """Where the bytes can be no text in it."""
    assert title_of(document(title, declared, encoding)) == title


@pytest.mark.parametrize(
    ("content_type", "declared", "encoding"),
    [
        ("application/rss+xml; charset=windows-1251", None, "cp1251"),
        ("application/xml; charset=windows-1251", "utf-8", "cp1251"),
        ('text/xml; charset="windows-1251"', None, "cp1251"),
        ("text/xml", "windows-1251", "cp1251"),
        ("text/xml", None, "utf-8"),
        ("text/xml; charset=us-ascii", None, "utf-8"),
        ("text/html; charset=utf-8", "utf-8", "utf-8"),
        ("application/octet-stream; charset=koi8-r", "windows-1251", "cp1251"),
        ("", "windows-1251", "cp1251"),
        ("nonsense;;=;charset", None, "utf-8"),
        ("application/xml; charset=x-klingon", "windows-1251", "cp1251"),
    ],
)
def test_the_header_counts_as_rfc_3023_wants(
    content_type: str, declared: str | None, encoding: str
) -> None:
    """Before the declaration, if it is one for XML."""
    assert title_of(document(RUSSIAN, declared, encoding), content_type) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_wide_encodings_are_told_by_their_zeros(encoding: str) -> None:
    """Even without a byte order mark."""
    content = document(RUSSIAN, "utf-16" if "16" in encoding else "utf-32", encoding)
    assert title_of(content) == RUSSIAN


def test_text_that_was_encoded_twice_is_mended() -> None:
    """A common accident of databases."""
    twice = GERMAN.replace("\u2013", "-").encode().decode("latin-1")
    assert title_of(document(twice, "utf-8", "utf-8")) == GERMAN.replace("\u2013", "-")


def test_utf_7_hides_no_markup() -> None:
    """What it stands for is text, or nothing at all."""
    content = document("+ADw-item+AD4APA-title+AD4-x", "utf-7", "ascii")
    read = parse_feed(content, URL, {})
    assert isinstance(read, Feed)
    assert len(read.items) <= 2
