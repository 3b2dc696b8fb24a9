"""Tests of the look at a document before the feed parser sees it."""

from __future__ import annotations

import pytest

from dateline_ingest.feeds.screen import is_feed, screen
from dateline_ingest.outcomes import Outcome

from .samples import ATOM, HTML, RSS


@pytest.mark.parametrize("document", [RSS, ATOM, b"\xef\xbb\xbf" + RSS, b"\n\n" + ATOM])
def test_a_sound_feed_passes(document: bytes) -> None:
    """Byte order marks and blank lines before it are borne."""
    assert screen(document) is None
    assert is_feed(document)


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (HTML, "html_instead_of_feed"),
        (b"<!-- x --><html><body>", "html_instead_of_feed"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html/>', "html_instead_of_feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "not_a_feed"),
        (b'<?xml version="1.0" encoding="x-klingon"?><rss>\xe9\xff</rss>', "unknown_encoding"),
    ],
)
def test_what_is_no_feed_is_told_apart(document: bytes, outcome: Outcome) -> None:
    """Each with its own outcome, so that each gets its own remedy."""
    refused = screen(document)
    assert refused is not None
    assert refused.outcome == outcome
    assert not is_feed(document)


def test_an_unknown_encoding_is_borne_where_the_bytes_are_utf_8() -> None:
    """Nothing else looks like UTF-8 by chance."""
    document = b'<?xml version="1.0" encoding="x-klingon"?><rss version="2.0">\xc3\xa9</rss>'
    assert screen(document) is None


def test_atom_under_an_html_doctype_passes() -> None:
    """One of 91 real feeds is like that."""
    assert screen(b"<!DOCTYPE html>" + ATOM.partition(b"?>")[2]) is None


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (
            b"<rss><channel " + b" ".join(b'a%d=""' % n for n in range(300)) + b"/></rss>",
            "300 attributes",
        ),
        (b"<rss><item><author>" + b"a@a." * 1000 + b"</author></item></rss>", "4000 characters"),
        (b"<feed><entry><author><name>" + b"x" * 3000 + b"</name></author></entry></feed>", "3000"),
    ],
)
def test_what_would_stall_the_parser_is_refused(document: bytes, reason: str) -> None:
    """Feedparser takes time quadratic in these."""
    refused = screen(document)
    assert refused is not None
    assert refused.outcome == "hostile"
    assert reason in refused.detail
