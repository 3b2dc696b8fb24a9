"""Tests of the fast way of reading feeds: each field is the one that feedparser gives."""

from __future__ import annotations

import pytest

from dateline_ingest.feeds.model import Enclosure, Text

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


@pytest.mark.parametrize(
    ("inner", "title"),
    [
        ("<title>Ferry</title><dc:title>Barge</dc:title>", "Ferry"),
        ("<title> </title><dc:title>Barge</dc:title>", "Barge"),
        ("<media:title>Picture</media:title><title>Ferry</title>", "Ferry"),
        ("<title>Ferry</title><media:title>Picture</media:title>", "Ferry"),
        ("<media:title>Picture</media:title>", "Picture"),
        ("<title>Ferry</title><source url='/x'>Norda</source><title>Barge</title>", "Barge"),
        ("<title>Ferry</title><image>/x.png</image><title>Barge</title>", "Barge"),
        ("<title>one &amp;amp; two</title>", "one &amp; two"),
        ("<title><![CDATA[<b>bold</b>]]></title>", "<b>bold</b>"),
        ("<title>caf\u00c3\u00a9</title>", "caf\u00e9"),
        ("<title>\u0091quoted\u0092</title>", "\u2018quoted\u2019"),
        ("<title>a<!-- remark -->b<?pi?>c</title>", "abc"),
    ],
)
def test_the_title_is_the_one_that_counts(inner: str, title: str) -> None:
    """Whatever else calls itself so."""
    read = item(inner).title
    assert read is not None
    assert read.value == title


@pytest.mark.parametrize(
    ("inner", "is_plain"),
    [
        ("<title>1 &lt; 2</title>", True),
        ("<title>&lt;b&gt;bold&lt;/b&gt;</title>", False),
        ("<title>R&amp;amp;D</title>", False),
        ("<title>&lt;blink2&gt;x&lt;/blink2&gt;</title>", True),
        ("<title>Q&amp;A;</title>", True),
    ],
)
def test_plain_titles_that_look_like_markup_are_taken_for_it(inner: str, *, is_plain: bool) -> None:
    """Outside Atom publishers write what they like."""
    read = item(inner).title
    assert read is not None
    assert read.is_plain is is_plain


def test_summaries_and_contents_are_told_apart() -> None:
    """By name, and where a second one comes by order."""
    read = item("<description>Short.</description><content:encoded>Long.</content:encoded>")
    assert (read.summary, read.content) == (Text("Short."), Text("Long."))
    read = item("<content:encoded>Long.</content:encoded><description>Short.</description>")
    assert (read.summary, read.content) == (Text("Short."), Text("Long."))
    read = item("<description>One.</description><itunes:summary>Two.</itunes:summary>")
    assert (read.summary, read.content) == (Text("One."), Text("Two.", is_plain=True))
    read = item("<itunes:summary>One.</itunes:summary><description>Two.</description>")
    assert (read.summary, read.content) == (
        Text("One.", is_plain=True),
        Text("Two.", is_plain=True),
    )
    read = item("<fullitem>Long.</fullitem><content:encoded>Longer text.</content:encoded>")
    assert read.content == Text("Longer text.")


def test_a_caption_is_no_text_of_the_item() -> None:
    """Feedparser would take it for one."""
    read = item(
        '<description>Short.</description><media:content url="/1.jpg">'
        "<media:description>The ferry in port.</media:description>"
        "<media:credit>T. Halm</media:credit></media:content>"
    )
    assert (read.summary, read.content) == (Text("Short."), None)
    assert read.enclosures == (
        Enclosure("https://harbour.example/1.jpg", caption="The ferry in port.", credit="T. Halm"),
    )


@pytest.mark.parametrize(
    ("inner", "link"),
    [
        ("<link>https://harbour.example/1</link>", "https://harbour.example/1"),
        ("<link>/1?a=1&amp;amp;b=2</link>", "https://harbour.example/1?a=1&b=2"),
        ("<link>1?a=1&amp;copy;=2</link>", "https://harbour.example/feeds/1?a=1&copy=2"),
        ("<link>https:///harbour.example/1</link>", "https://harbour.example/1"),
        ("<link></link><guid>https://harbour.example/2</guid>", None),
        ("<guid>https://harbour.example/2</guid>", "https://harbour.example/2"),
        ("<guid>/2</guid>", "https://harbour.example/2"),
        ('<guid isPermaLink="false">2</guid>', None),
        ('<guid isPermaLink="False">2</guid>', None),
        ("<guid>/2</guid><link>/1</link>", "https://harbour.example/1"),
        ('<atom:link href="/3"/>', "https://harbour.example/3"),
        ('<link>/1</link><atom:link rel="self" href="/3"/>', "https://harbour.example/1"),
        (
            '<link>/1</link><atom:link href="/4" type="application/pdf"/>',
            "https://harbour.example/1",
        ),
        ('<link url="/5"/>', "https://harbour.example/5"),
    ],
)
def test_the_link_of_an_item_is_found(inner: str, link: str | None) -> None:
    """By its own element, by Atom's, or by a guid that is one."""
    assert item(inner).link == link


@pytest.mark.parametrize(
    ("inner", "authors"),
    [
        ("<author>Tove Halm</author>", ("Tove Halm",)),
        ("<author>desk@harbour.media (Tove Halm)</author>", ("Tove Halm",)),
        ("<author>desk@harbour.example</author>", ()),
        ("<dc:creator>Tove Halm</dc:creator><dc:creator>Ole Brink</dc:creator>",
         ("Tove Halm", "Ole Brink")),
        ("<dc:creator>Tove &lt;t@a.example&gt;</dc:creator><dc:creator>b@a.example</dc:creator>",
         ("Tove",)),
        ("<author><name>Tove Halm</name><email>t@a.example</email></author>", ("Tove Halm",)),
        ("<author><uri>/th</uri><name>Tove</name></author><author><name>Ole</name></author>",
         ("Tove", "Ole")),
        ("<author><name>Tove</name></author><author><email>o@a.example</email></author>", ("Tove",)),
        ("<author/>", ()),
        ("<itunes:author>The desk</itunes:author>", ("The desk",)),
        ("<managingEditor>Tove</managingEditor>", ("Tove",)),
        ('<author><name>Tove</name><odd:image src="/t.png"/></author>', ("Tove",)),
        ("<contributor><name>Ole</name></contributor>", ()),
    ],
)  # fmt: skip
def test_authors_are_found_in_every_dialect(inner: str, authors: tuple[str, ...]) -> None:
    """As text and as elements, one and several."""
    assert item(f"<title>x</title>{inner}").authors == authors
    if "managingEditor" not in inner:
        assert entry(f"<title>x</title>{inner}").authors == authors


@pytest.mark.parametrize("length", [511, 512, 513, 5_000])
def test_a_long_author_is_cut(length: int) -> None:
    """To look for an address in it takes feedparser time quadratic in its length."""
    assert len(item(f"<author>{'x' * length}</author>").authors[0]) == min(length, 512)
    read = item(f"<author>{'x' * length}@a.example</author><dc:creator>Tove</dc:creator>")
    assert "Tove" in read.authors


@pytest.mark.parametrize(
    ("inner", "published", "updated"),
    [
        ("<pubDate>Sun, 03 May 2026 18:30:00 +0200</pubDate>",
         "Sun, 03 May 2026 18:30:00 +0200", None),
        ("<dc:date>2026-05-03</dc:date>", "2026-05-03", "2026-05-03"),
        ("<pubDate>a</pubDate><dc:date>b</dc:date>", "a", "b"),
        ("<dcterms:issued>a</dcterms:issued><dcterms:modified>b</dcterms:modified>", "a", "b"),
        ("<published>a</published><updated>b</updated><updated>c</updated>", "a", "c"),
        ("<issued>a</issued><modified>b</modified><lastBuildDate>c</lastBuildDate>", "a", "c"),
        ("<created>a</created><expirationDate>b</expirationDate>", None, None),
    ],
)  # fmt: skip
def test_dates_are_kept_as_written(inner: str, published: str | None, updated: str | None) -> None:
    """RSS with Dublin Core's date alone was published then."""
    read = item(inner)
    assert (read.published, read.updated) == (published, updated)


def test_an_entry_with_only_a_date_of_change_keeps_it_as_such() -> None:
    """In Atom the two are different things."""
    read = entry("<updated>2026-05-03T00:00:00Z</updated>")
    assert (read.published, read.updated) == (None, "2026-05-03T00:00:00Z")


@pytest.mark.parametrize(
    ("inner", "keywords"),
    [
        ("<category>Sea</category><category domain='x'>Port</category>", ("Sea", "Port")),
        ('<category term="sea" label="The sea"/><category term="port"/>', ("The sea", "port")),
        ("<category/><category>Sea</category>", ("Sea",)),
        ("<category>Sea</category><category>Sea</category>", ("Sea",)),
        ("<dc:subject>Sea</dc:subject><keywords>Port</keywords>", ("Sea", "Port")),
        ("<media:keywords>sea, port ,</media:keywords>", ("sea", "port")),
        ("<media:keywords lang='en'>sea</media:keywords>", ()),
        ("<itunes:keywords>sea,port</itunes:keywords>", ("sea", "port")),
        ('<itunes:category text="News"/>', ("News",)),
        ("<itunes:category>News</itunes:category>", ("News",)),
        ('<media:category label="Pictures">p</media:category>', ("Pictures",)),
    ],
)
def test_keywords_are_found_in_every_dialect(inner: str, keywords: tuple[str, ...]) -> None:
    """Labels before terms."""
    assert item(inner).keywords == keywords


@pytest.mark.parametrize(
    ("inner", "enclosures"),
    [
        ('<enclosure url="/1.mp3" type="Audio/MPEG" length="3"/>',
         (Enclosure("https://harbour.example/1.mp3", "audio/mpeg"),)),
        ('<media:thumbnail url="/1.png" width="75" height="50px"/>',
         (Enclosure("https://harbour.example/1.png", width=75),)),
        ("<media:thumbnail>/1.png</media:thumbnail>",
         (Enclosure("https://harbour.example/1.png"),)),
        ('<media:group><media:content url="/1" medium="video"/><media:content url="/2"/>'
         "</media:group>",
         (Enclosure("https://harbour.example/1", medium="video"),
          Enclosure("https://harbour.example/2"))),
        ('<media:content url="/1"/><media:content url="/1"/><media:content/>',
         (Enclosure("https://harbour.example/1"),)),
        ('<media:content url="/1"/><media:description>One</media:description>'
         "<media:group><media:description>Deeper</media:description></media:group>",
         (Enclosure("https://harbour.example/1", caption="One"),)),
    ],
)  # fmt: skip
def test_media_are_found_in_every_dialect(inner: str, enclosures: tuple[Enclosure, ...]) -> None:
    """With what is said about them."""
    assert item(inner).enclosures == enclosures


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
        "<georss:point>1 2</georss:point><thr:total>4</thr:total><itunes:duration>9</itunes:duration>"
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
