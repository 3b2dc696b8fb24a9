"""Tests of the fields of an item in the fast way of reading, each as feedparser gives it."""

from __future__ import annotations

import pytest

from dateline_ingest.feeds.model import Enclosure, Text

from .feeds import entry, item


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
        ("<author><name>Tove</name></author><author><email>o@b.example</email></author>",
         ("Tove",)),
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
        (('<media:group><media:content url="/1" medium="video"/><media:content url="/2"/>'
          "</media:group>"),
         (Enclosure("https://harbour.example/1", medium="video"),
          Enclosure("https://harbour.example/2"))),
        ('<media:content url="/1"/><media:content url="/1"/><media:content/>',
         (Enclosure("https://harbour.example/1"),)),
        (('<media:content url="/1"/><media:description>One</media:description>'
          "<media:group><media:description>Deeper</media:description></media:group>"),
         (Enclosure("https://harbour.example/1", caption="One"),)),
    ],
)  # fmt: skip
def test_media_are_found_in_every_dialect(inner: str, enclosures: tuple[Enclosure, ...]) -> None:
    """With what is said about them."""
    assert item(inner).enclosures == enclosures
