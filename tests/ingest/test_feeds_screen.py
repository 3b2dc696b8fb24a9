"""Tests of the look at a document before it is parsed."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.screen import (
    MOST_ITEMS,
    Screened,
    count_items,
    hostility,
    is_feed,
    screen,
)
from dateline_ingest.outcomes import Failed, Outcome

from .hostile import feed, item
from .samples import ATOM, HTML, RSS

SITEMAP = b"<urlset><url><loc>https://a.example/</loc></url></urlset>"


def passed(document: bytes) -> Screened:
    """What a document that may be parsed is taken for."""
    screened = screen(document)
    assert isinstance(screened, Screened)
    return screened


@pytest.mark.parametrize("document", [RSS, ATOM, b"\xef\xbb\xbf" + RSS, b"\n\n" + ATOM])
def test_a_sound_feed_passes(document: bytes) -> None:
    """Byte order marks and blank lines before it are borne."""
    assert passed(document) == Screened(document, "xml")
    assert is_feed(document)


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "json"),
        (b"\xef\xbb\xbf [1]", "json"),
        ('{"items": []}'.encode("utf-16"), "json"),
        (SITEMAP, "sitemap"),
        (b"<?xml version='1.0'?><!-- made today --><sitemapindex/>", "sitemap"),
        (RSS.decode().encode("utf-16"), "xml"),
        (b"Warning: a script is broken\n" + RSS, "xml"),
        (b"<x:rss xmlns:x='urn:x' version='2.0'/>", "xml"),
    ],
)
def test_kinds_are_told_apart_by_how_they_begin(document: bytes, kind: str) -> None:
    """In any encoding, and after whatever a server has put before them."""
    assert passed(document).kind == kind


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (HTML, "html_instead_of_feed"),
        (b"<!-- x --><html><body>", "html_instead_of_feed"),
        (b"<!-- a -- b --><!----><html><body>", "html_instead_of_feed"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html/>', "html_instead_of_feed"),
        (b'<?xml version="1.0" encoding="x-klingon"?><rss>\xe9\xff</rss>', "unknown_encoding"),
        (b"plain words, no feed", "not_a_feed"),
        (b"\x1f\x8b but not gzip", "broken_compression"),
        (gzip.compress(b"<rss>" + bytes(11_000_000)), "too_large"),
    ],
)
def test_what_is_no_feed_is_told_apart(document: bytes, outcome: Outcome) -> None:
    """Each with its own outcome, so that each gets its own remedy."""
    refused = screen(document)
    assert isinstance(refused, Failed)
    assert refused.outcome == outcome
    assert not is_feed(document)


def test_what_is_served_as_a_gzip_file_is_unpacked() -> None:
    """Sitemaps often are, with nothing in the headers that says so."""
    assert passed(gzip.compress(SITEMAP)) == Screened(SITEMAP, "sitemap")


def test_an_unknown_encoding_is_borne_where_the_bytes_are_utf_8() -> None:
    """Nothing else looks like UTF-8 by chance."""
    document = b'<?xml version="1.0" encoding="x-klingon"?><rss version="2.0">\xc3\xa9</rss>'
    assert passed(document).kind == "xml"


def test_atom_under_an_html_doctype_passes() -> None:
    """One of 91 real feeds is like that."""
    assert passed(b"<!DOCTYPE html>" + ATOM.partition(b"?>")[2]).kind == "xml"


@pytest.mark.parametrize("start", [b"", b'<?xml version="1.0"?>'])
def test_many_comments_are_looked_through_once(start: bytes) -> None:
    """Each could be taken for many: 2 to the power of 290 ways, if one were to try them all."""
    assert isinstance(screen(start + b"<!---->" * 290 + b"<x>"), Failed)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (
            b"<rss><channel " + b" ".join(b'a%d=""' % n for n in range(300)) + b"/></rss>",
            "300 attributes",
        ),
        (feed("<div>" * 300), "200 deep"),
        (feed("<b/>" * 500_001), "500000 elements"),
    ],
)
def test_what_would_stall_feedparser_is_hostile(document: bytes, reason: str) -> None:
    """It takes time quadratic in attributes, and a second for 40,000 elements."""
    refused = hostility(document)
    assert refused is not None
    assert refused.outcome == "hostile"
    assert reason in refused.detail


@pytest.mark.parametrize("document", [RSS, ATOM, b"", b"<rss", b"<rss><a></b>", b"\x00\xff"])
def test_what_is_only_broken_is_not_hostile(document: bytes) -> None:
    """Feedparser may try."""
    assert hostility(document) is None


def test_an_endless_tag_is_hostile() -> None:
    """No parser could be stopped before its end."""
    refused = screen(feed("<b " + 'a="" ' * 10_001 + "/>"))
    assert refused == Failed("hostile", "a tag of more than 50000 bytes")
    assert passed(feed("<b>" + "word " * 10_001 + "</b>")).kind == "xml"


def test_of_too_many_items_the_first_are_kept() -> None:
    """Feeds give the newest first; what is left is well-formed."""
    many = "".join(item(f"<guid>{number}</guid>") for number in range(MOST_ITEMS + 7))
    screened = passed(feed(many))
    assert screened.remark == f"{MOST_ITEMS + 7} items, the first {MOST_ITEMS} read"
    assert count_items(screened.document) == MOST_ITEMS
    assert screened.document.endswith(b"</item></channel></rss>")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', b"</a:feed>"),
        (b'<rdf:RDF xmlns:rdf="urn:x"><channel></channel>', b"</rdf:RDF>"),
        (b'<RSS version="0.91"><Channel>', b"</Channel></RSS>"),
    ],
)
def test_what_is_cut_off_is_closed(start: bytes, end: bytes) -> None:
    """Whatever its elements are called."""
    screened = passed(start + b"<item>x</item>" * (MOST_ITEMS + 1) + end)
    assert screened.document.endswith(b"</item>" + end)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(document: bytes) -> None:
    """Whatever a server sends."""
    assert isinstance(screen(document), Screened | Failed)
    assert isinstance(is_feed(document), bool)
    assert hostility(document) is None
