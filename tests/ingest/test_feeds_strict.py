"""Tests of the fast way of reading feeds: each field is the one that feedparser gives."""

from __future__ import annotations

import pytest

from dateline_ingest.feeds.model import Text

from .feeds import atom, both, entry, item, old_atom, rdf, rss, strict
from .samples import ATOM, RSS


@pytest.mark.parametrize("document", [RSS, ATOM])
def test_a_sound_feed_is_read_the_fast_way(document: bytes) -> None:
    """With every field that feedparser finds."""
    assert both(document).items


def test_every_dialect_is_read_the_fast_way() -> None:
    """From Netscape's to Atom 1.0."""
    inner = "<title>Ferry</title><link>https://harbour.example/1</link>"
    for version in ("0.90", "0.91", "0.92", "0.93", "0.94", "2.0", "2.01", "", "3.0"):
        feed = both(rss(f"<item>{inner}</item>").replace(b'"2.0"', f'"{version}"'.encode()))
        assert (feed.via, len(feed.items)) == ("rss", 1)
    feed = both(rdf(f'<item rdf:about="https://harbour.example/#1">{inner}</item>'))
    assert (feed.via, feed.items[0].guid) == ("rss", "https://harbour.example/#1")
    assert both(old_atom("<entry><title>F\u00e4hre</title></entry>")).via == "atom"
    assert both(atom("<entry><title>F\u00e4hre</title></entry>")).via == "atom"


def test_a_default_namespace_of_rss_is_no_obstacle() -> None:
    """Userland had several."""
    document = b"""<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>
      <title>x</title><item><title>Ferry</title></item></channel></rss>"""
    assert both(document).items[0].title == Text("Ferry", is_plain=True)


def test_the_head_of_a_feed_is_read() -> None:
    """And not that of its picture or its search box."""
    feed = both(
        rss(
            "<link>https://harbour.example/</link><description>News</description>"
            '<atom:link rel="self" href="/all.xml"/><atom:link rel="hub" href="https://hub.example"/>'
            "<language>en-GB</language><copyright>Harbour Post</copyright><ttl>60</ttl>"
            "<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
            "<image><url>/x.png</url><title>Picture</title><link>/pictures</link></image>"
            "<textInput><title>Search</title><name>q</name><link>/search</link></textInput>"
            "<skipHours><hour>1</hour></skipHours><managingEditor>Tove</managingEditor>"
            "<itunes:owner><itunes:name>Ole</itunes:name></itunes:owner>"
            '<itunes:category text="News"><itunes:category text="Sea"/></itunes:category>'
        )
    )
    assert (feed.title, feed.language, feed.rights) == ("Harbour Post", "en-GB", "Harbour Post")
    assert (feed.ttl_minutes, feed.update_minutes) == (60, 30)
    assert feed.link == "https://harbour.example/"
    assert (feed.self_url, feed.hub) == ("https://harbour.example/all.xml", "https://hub.example")


@pytest.mark.parametrize(
    ("inner", "minutes"),
    [
        ("<sy:updatePeriod>weekly</sy:updatePeriod>", 10_080),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 60),
        ("<sy:updatePeriod x='y'>hourly</sy:updatePeriod>", None),
        ("<ttl>soon</ttl>", None),
    ],
)
def test_hints_that_make_no_sense_are_none(inner: str, minutes: int | None) -> None:
    """They would be bounds only, at best."""
    feed = both(rss(inner))
    assert (feed.ttl_minutes, feed.update_minutes) == (None, minutes)


@pytest.mark.parametrize(
    ("document", "language"),
    [
        (atom("<entry><title>x</title></entry>", attributes='xml:lang="de_AT"'), None),
        (
            atom('<entry><content xml:lang="fr">x</content></entry>', attributes='xml:lang="de"'),
            "fr",
        ),
        (atom('<entry xml:lang="fr_CA"><content>x</content></entry>'), "fr-CA"),
        (atom('<entry xml:lang=""><content>x</content></entry>', attributes='xml:lang="de"'), None),
        (atom("<entry><content>x</content></entry>", attributes='lang="de"'), "de"),
        (rss("<item><dc:language>pt</dc:language><description>x</description></item>"), "pt"),
    ],
)
def test_the_language_of_an_item_is_that_of_its_text(document: bytes, language: str | None) -> None:
    """Else its own, and else what surrounds it."""
    assert both(document).items[0].language == language


def test_the_language_of_a_feed_is_that_of_its_root() -> None:
    """As far as feedparser looks."""
    assert both(atom("", attributes='xml:lang="de_AT"')).language == "de-AT"
    assert both(rss("", attributes='xml:lang="de"')).language == "de"
    assert both(rdf("")).language == "en"


def test_where_an_entry_was_taken_from_is_not_its_own() -> None:
    """Planets give the source of each entry."""
    read = entry(
        "<source><id>x</id><title>Other</title><link href='/o'/><updated>2020</updated>"
        "<author><name>Ole</name></author><rights>Other</rights></source>"
        "<title>F\u00e4hre</title><id>tag:1</id>"
    )
    assert (read.title, read.guid) == (Text("F\u00e4hre", is_plain=True), "tag:1")
    assert (read.authors, read.updated, read.rights) == ((), None, None)


def test_what_means_nothing_is_passed_over() -> None:
    """With all that lies in it."""
    read = item(
        "<title>Ferry</title><slash:comments>3</slash:comments><comments>/c</comments>"
        "<odd:box><odd:inner a='b'>x</odd:inner></odd:box><site xmlns='urn:odd'>7</site>"
        "<georss:point>1 2</georss:point><thr:total>4</thr:total><itunes:block>no</itunes:block>"
        "<media:community><media:statistics views='3'/></media:community><generator>g</generator>"
        "<media:player url='/p'/><media:rating>r</media:rating><itunes:subtitle>s</itunes:subtitle>"
    )
    assert read == item("<title>Ferry</title>")


@pytest.mark.parametrize(
    "inner",
    [
        "<title>a <b>bold</b> word</title>",
        "<description>a <div>division</div></description>",
        '<title type="image/svg">x</title>',
        '<description mode="base64">eA==</description>',
        "<date>2026-05-03</date>",
        "<item><title>nested</title></item>",
        '<link xml:base="https://other.example/">x</link>',
        "<odd:box><title>inner</title></odd:box>",
        "<image><title>inner</title></image>",
        "<source><category>x</category><odd:x/></source>",
        "<author>Tove <name>Halm</name></author>",
        "<author><name>Tove <b>Halm</b></name></author>",
        "<itunes:subtitle>a <b>b</b></itunes:subtitle>",
        "<body><p>x</p></body>",
        '<media:x xmlns:media="urn:another">x</media:x><media:title>y</media:title>',
        '<x:creator xmlns:x="urn:x">x</x:creator><x:y xmlns:x="urn:y">y</x:y>',
        '<content:x xmlns:content="http://purl.org/dc/elements/1.1/">y</content:x>',
    ],
)
def test_what_only_feedparser_knows_is_left_to_it(inner: str) -> None:
    """Rather the slow way than a guess."""
    assert strict(rss(f"<item>{inner}</item>")) is None


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<rss/>",
        b"<rss><channel/><channel/></rss>",
        b"<rss><item/><channel/></rss>",
        b'<rss version="2.0"><channel><item></channel></rss>',
        b"<!DOCTYPE rss><rss><channel/></rss>",
        b"<opml><body/></opml>",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel/></rdf:RDF>',
        b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:r="http://purl.org/rss/1.0/"/>',
        b'<rss><channel href="/x"/></rss>',
        b'<rss><channel><item lastmod="x"/></channel></rss>',
        b"<rss><channel><links/></channel></rss>",
        b"<rss><channel><image><odd/></image></channel></rss>",
        b"<rss><channel><odd><title>x</title></odd></channel></rss>",
        b"<rss><channel><subtitle><b>x</b></subtitle></channel></rss>",
        '<?xml version="1.0" encoding="utf-16"?><rss><channel/></rss>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="x-klingon"?><rss><channel/></rss>',
    ],
)
def test_what_is_not_plainly_a_feed_is_left_to_feedparser(document: bytes) -> None:
    """It will say what is wrong."""
    assert strict(document) is None
