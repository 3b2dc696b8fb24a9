"""Tests of parsing RSS and Atom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_ingest.feeds.parsing import Feed, FeedItem, parse_feed
from dateline_ingest.outcomes import Failed, Outcome

from .samples import ATOM, HTML, RSS

URL = "https://harbour.example/rss"


def feed_of(document: bytes, **headers: str) -> Feed:
    """Parse a document that is a feed."""
    read = parse_feed(document, URL, headers)
    assert isinstance(read, Feed)
    return read


def item_of(inner: str) -> FeedItem:
    """Parse an RSS item of a few elements."""
    document = f'<rss version="2.0"><channel><title>x</title><item>{inner}</item></channel></rss>'
    return feed_of(document.encode()).items[0]


def test_an_rss_item_keeps_its_fields_as_written() -> None:
    """Dates as strings, for feedparser drops their offsets."""
    feed = feed_of(RSS)
    item = feed.items[0]
    assert (feed.via, feed.title, feed.language) == ("rss", "The Harbour Post", "en-gb")
    assert feed.rights == "Copyright Harbour Post"
    assert (item.guid, item.link) == ("hp-1", "https://harbour.example/a?utm_source=rss&id=7")
    assert item.published == "Sun, 03 May 2026 18:30:00 +0200"
    assert (item.authors, item.keywords) == (("Tove Halm",), ("Shipping", "Berghaven"))
    assert item.content is not None
    assert "<blockquote>" in item.content.value


def test_a_picture_is_found_and_its_address_completed() -> None:
    """Relative addresses stand against the feed's own."""
    (picture,) = feed_of(RSS).items[0].enclosures
    assert (picture.url, picture.mime_type) == ("https://harbour.example/img/1.jpg", "image/jpeg")
    assert (picture.width, picture.height) == (640, 480)


def test_an_atom_entry_keeps_its_fields_as_written() -> None:
    """Both dates, all authors, the enclosure and the kind of each text."""
    feed = feed_of(ATOM)
    entry, other = feed.items
    assert (feed.via, feed.language) == ("atom", "de-at")
    assert entry.authors == ("Vera Stamm", "Ole Brink")
    assert entry.published == "2026-05-03T08:00:00-03:00"
    assert entry.updated == "2026-05-03T09:15:00-03:00"
    assert entry.title is not None
    assert (entry.title.value, entry.title.is_plain) == ("a < b", True)
    assert [enclosure.mime_type for enclosure in entry.enclosures] == ["audio/mpeg"]
    assert (other.published, other.updated) == (None, "2026-05-02T09:15:00Z")


def test_rdf_is_rss() -> None:
    """RSS 1.0 has its own envelope."""
    document = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>Old</title></channel>
      <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
      <dc:date>2026-05-03T08:00:00+02:00</dc:date></item></rdf:RDF>"""
    feed = feed_of(document)
    assert feed.via == "rss"
    assert feed.items[0].updated == "2026-05-03T08:00:00+02:00"


@pytest.mark.parametrize(
    ("inner", "authors"),
    [
        ("<author>desk@harbour.example (Tove Halm)</author>", ("Tove Halm",)),
        ("<author>desk@harbour.example</author>", ()),
        ("<author>Tove Halm</author>", ("Tove Halm",)),
        ("", ()),
    ],
)
def test_mail_addresses_are_not_names(inner: str, authors: tuple[str, ...]) -> None:
    """RSS wants an address there; readers want the name."""
    assert item_of(f"<title>x</title>{inner}").authors == authors


def test_an_item_that_says_nothing_is_the_stub_of_one() -> None:
    """It has neither title nor text nor link, and becomes no article."""
    feed = feed_of(
        b'<rss version="2.0"><channel><item/><item><title> </title></item>'
        b"<item><title>Ferry sails</title></item><item><link>https://h.example/1</link></item>"
        b"</channel></rss>"
    )
    assert [item.says_something for item in feed.items] == [False, False, True, True]


def test_a_bare_title_brings_no_invented_fields() -> None:
    """What the item does not say stays empty."""
    item = item_of("<title>Ferry sails</title>")
    assert (item.guid, item.link, item.summary, item.published) == (None,) * 4


def test_a_feed_cut_off_in_its_first_item_is_broken() -> None:
    """Not a feed with an empty article."""
    failed = parse_feed(b"<rss version='2.0'><channel><item><tit", URL, {})
    assert isinstance(failed, Failed)
    assert failed.outcome == "broken_xml"


def test_the_charset_of_the_header_is_obeyed() -> None:
    """Where the document declares none."""
    document = b'<rss version="2.0"><channel><title>\xe9</title><item/></channel></rss>'
    feed = feed_of(document, **{"content-type": "application/rss+xml; charset=iso-8859-1"})
    assert feed.title == "\u00e9"


def test_an_ill_formed_feed_is_read_with_a_remark() -> None:
    """8 of 208 real feeds are ill-formed, and readable."""
    feed = feed_of(RSS.replace(b"</channel></rss>", b"<b></channel>"))
    assert len(feed.items) == 2
    assert feed.remark


def test_an_unknown_encoding_is_remarked() -> None:
    """The text is read as UTF-8, and a person should know."""
    feed = feed_of(RSS.replace(b'encoding="utf-8"', b'encoding="x-klingon"'))
    assert "x-klingon" in feed.remark
    assert len(feed.items) == 2


def test_a_feed_without_items_is_a_feed() -> None:
    """A quiet day is no failure."""
    assert feed_of(b'<rss version="2.0"><channel><title>x</title></channel></rss>').items == ()


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (b"", "empty"),
        (HTML, "html_instead_of_feed"),
        (b"<rss version='2.0'><channel><title>x</ti", "broken_xml"),
        (b"<?xml version='1.0'?><rs<<", "not_a_feed"),
        (b"<?xml version='1.0'?><note>hello</note>", "not_a_feed"),
        (b"plain words, no feed", "not_a_feed"),
        (b"[1, 2]", "not_a_feed"),
        (b"{", "not_a_feed"),
        (b"<urlset", "broken_xml"),
        (b'<?xml version="1.0" encoding="x-klingon"?><rss>\xff</rss>', "unknown_encoding"),
    ],
)
def test_what_is_no_feed_has_an_outcome(document: bytes, outcome: Outcome) -> None:
    """Told apart, for each is mended in another way."""
    read = parse_feed(document, URL, {})
    assert isinstance(read, Failed)
    assert read.outcome == outcome


@settings(max_examples=50)
@given(st.integers(0, len(RSS)), st.binary(max_size=8))
def test_damage_anywhere_never_raises(at: int, junk: bytes) -> None:
    """A feed broken off or scribbled over is an outcome, or fewer items."""
    for document in (RSS[:at], RSS[:at] + junk + RSS[at:]):
        assert isinstance(parse_feed(document, URL, {}), Feed | Failed)
