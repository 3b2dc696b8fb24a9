"""Tests of reading and writing OPML."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline.errors import Mishap
from dateline.feeds import FeedList, Listed
from dateline_ingest.feeds.opml import read_list, read_opml, write_opml
from dateline_ingest.text import markup

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

NESTED = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Sea"><outline text="Near">
  <outline type="rss" text="Harbour" title="Harbour Post" xmlUrl="https://harbour.example/rss"/>
</outline></outline>
<outline type="rss" text="Mole" xmlurl=" https://mole.example/atom "/>
<outline text="a note without a feed"/>
<outline type="rss" text="Again" xmlUrl="http://harbour.example/rss"/>
<outline type="rss" text="Odd" xmlUrl="ftp://mole.example/x"/>
</body></opml>"""

FRESHRSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml xmlns:frss="https://freshrss.org/opml" version="2.0"><head><title>FreshRSS</title>
<dateCreated>Mon, 04 May 2026 12:00:00 +0000</dateCreated></head><body>
<outline text="Sea"><outline text="Harbour" type="rss" xmlUrl="https://harbour.example/rss"
 htmlUrl="https://harbour.example/" description="News" frss:priority="important"/>
<outline text="Board" type="HTML+XPath" xmlUrl="https://board.example/" frss:xPathItem="//li"/>
</outline></body></opml>"""

FEEDLY = b"""<opml version="1.0"><head><title>Tove in feedly Cloud</title></head><body>
<outline text="Sea" title="Sea"><outline type="rss" text="Harbour" title="Harbour"
 xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example"/></outline>
<outline text="Daily" title="Daily"><outline type="rss" text="Harbour" title="Harbour"
 xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example"/></outline>
</body></opml>"""

MINIFLUX = b"""<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head>
<title>Miniflux</title><dateCreated>Mon, 04 May 2026 12:00:00 UTC</dateCreated></head><body>
<outline text="All"><outline title="Harbour" text="Harbour" xmlUrl="https://harbour.example/rss"
 htmlUrl="https://harbour.example" description=""></outline></outline></body></opml>"""

INOREADER = b"""<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head>
<title>Subscriptions from Inoreader [https://www.inoreader.com]</title></head><body>
<outline text="Sea" title="Sea"><outline text="Harbour" title="Harbour" type="rss"
 xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example"/></outline>
<outline text="Mole" title="Mole" type="rss" xmlUrl="feed:https://mole.example/atom"/>
</body></opml>"""

TT_RSS = b"""<opml version="1.0"><head><title>Tiny Tiny RSS Feed Export</title></head><body>
<outline text="Sea"><outline type="rss" text="Harbour" xmlUrl="https://harbour.example/rss"/></outline>
<outline text="tt-rss-prefs" schema-version="139"><outline pref-name="X" value="1"/></outline>
</body></opml>"""


def test_feeds_in_nested_folders_are_found_in_order() -> None:
    """The folders change nothing about a source."""
    sources = read_opml(NESTED, "my.opml")
    assert [source.feed_url for source in sources] == [
        "http://harbour.example/rss",
        "https://mole.example/atom",
    ]


def test_a_title_names_a_source_before_its_text() -> None:
    """OPML has both; readers show the title."""
    document = NESTED.replace(b"http://harbour.example/rss", b"https://other.example/rss")
    assert [source.name for source in read_opml(document, "x")] == ["Harbour Post", "Mole", "Again"]


def test_an_outline_without_any_name_is_called_by_its_host() -> None:
    """A name there must be."""
    document = b'<opml><body><outline xmlUrl="https://a.example/f"/></body></opml>'
    assert read_opml(document, "x")[0].name == "a.example"


def test_a_list_keeps_folders_titles_and_what_cannot_be_used() -> None:
    """A summary can tell about every outline."""
    found = read_list(NESTED, "my.opml")
    assert found.title == "Mine"
    assert [feed.folders for feed in found.feeds] == [(("Sea", "Near"),), (), ()]
    assert found.unusable == ("ftp://mole.example/x",)
    assert (found.doubles, found.remark) == (0, "")


@pytest.mark.parametrize(
    ("document", "folders"),
    [
        (FRESHRSS, (("Sea",),)),
        (FEEDLY, (("Sea",), ("Daily",))),
        (MINIFLUX, (("All",),)),
        (INOREADER, (("Sea",),)),
        (TT_RSS, (("Sea",),)),
    ],
)
def test_the_dialects_of_feed_readers_are_understood(
    document: bytes, folders: tuple[tuple[str, ...], ...]
) -> None:
    """Each has its own way with folders."""
    harbour = read_list(document, "x").feeds[0]
    assert (harbour.url, harbour.title) == ("https://harbour.example/rss", "Harbour")
    assert harbour.folders == folders


def test_a_page_that_freshrss_scrapes_is_kept_as_an_address() -> None:
    """It has no feed of its own there, but may have one by now: the import will see."""
    assert read_list(FRESHRSS, "x").feeds[1].url == "https://board.example/"


def test_a_feed_in_several_folders_comes_once_and_is_counted() -> None:
    """Feedly repeats it in each."""
    found = read_list(FEEDLY, "x")
    assert (len(found.feeds), found.doubles) == (1, 1)


def test_an_address_with_the_scheme_feed_is_read() -> None:
    """Inoreader passes on what browsers once gave it."""
    assert read_list(INOREADER, "x").feeds[1].url == "https://mole.example/atom"


def test_categories_are_folders_too() -> None:
    """OPML 2.0: parted by commas, with slashes between levels."""
    document = (
        b'<opml><body><outline text="Sea"><outline xmlUrl="https://a.example/f" '
        b'category="/Sea/Near, daily,,/,/Sea"/></outline></body></opml>'
    )
    assert read_list(document, "x").feeds[0].folders == (("Sea",), ("Sea", "Near"), ("daily",))


def test_the_attribute_url_is_a_feed_where_the_type_says_so() -> None:
    """In OPML 2.0 it belongs to links and to other outlines that are included."""
    document = (
        b'<opml><body><outline type="rss" url="https://a.example/f"/>'
        b'<outline type="include" url="https://b.example/x.opml"/></body></opml>'
    )
    assert [feed.url for feed in read_list(document, "x").feeds] == ["https://a.example/f"]


def test_an_unescaped_ampersand_costs_no_feed() -> None:
    """The file is read as far as it goes, and the remark tells."""
    document = (
        b'<opml><body><outline text="A & B" xmlUrl="https://a.example/f?x=1&y=2"/>'
        b'<outline xmlUrl="https://b.example/f"/></body></opml>'
    )
    found = read_list(document, "x")
    assert len(found.feeds) == 2
    assert "broken XML" in found.remark


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_other_encodings_are_read(encoding: str) -> None:
    """Windows programs write them."""
    declared = encoding.removesuffix("-sig")
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><opml><body>'
        '<outline text="Süd" xmlUrl="https://a.example/f"/></body></opml>'
    )
    assert read_list(text.encode(encoding), "x").feeds[0].title == "Süd"


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        (b"<opml><body></body></opml>", "no feed in it"),
        (b"<opml><body><outline text='x'/></body></opml>", "no feed in it"),
        (b"<opml><body><outline", "broken XML"),
        (b"", "broken XML"),
        (b"<rss/>", "not an OPML document"),
    ],
)
def test_what_holds_no_feed_is_a_mishap_that_names_the_file(
    document: bytes, complaint: str
) -> None:
    """The line says what, where and how to mend it."""
    with pytest.raises(Mishap) as caught:
        read_opml(document, "my.opml")
    assert complaint in caught.value.what
    assert caught.value.where == "my.opml"
    assert caught.value.remedy


def test_entities_are_not_read_from_files() -> None:
    """An OPML file from a stranger must not be able to read ours."""
    document = b"""<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>
    <opml><body><outline text="&x;" xmlUrl="https://a.example/f"/></body></opml>"""
    try:
        sources = read_opml(document, "x")
    except Mishap:
        return
    assert sources[0].name == "a.example"


def test_deep_nesting_ends_neither_stack_nor_patience() -> None:
    """The parser stops at 256 elements; what lies above is read."""
    deep = b'<outline text="x">' * 5000
    document = b'<opml><body><outline xmlUrl="https://a.example/f"/>' + deep
    assert len(read_list(document, "x").feeds) == 1


def written(*feeds: Listed) -> markup.Element:
    """Write a list and parse it with no help of ours."""
    return etree.fromstring(write_opml(feeds, "Mine & yours", NOW))


def test_what_is_written_is_opml_2() -> None:
    """The head says what it is and when it was made, as RFC 822 writes dates."""
    root = written(
        Listed(url="https://a.example/f?x=1&y=2", title='A "<b>"', site="https://a.example")
    )
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Mine & yours"
    assert root.findtext("head/dateCreated") == "Mon, 04 May 2026 12:00:00 +0000"
    (outline,) = root.findall("body/outline")
    assert {str(name): str(value) for name, value in outline.items()} == {
        "type": "rss",
        "text": 'A "<b>"',
        "title": 'A "<b>"',
        "xmlUrl": "https://a.example/f?x=1&y=2",
        "htmlUrl": "https://a.example",
    }


def test_a_feed_without_a_title_is_written_under_its_host() -> None:
    """The attribute text is required."""
    (outline,) = written(Listed(url="https://a.example/f")).findall("body/outline")
    assert outline.get("text") == "a.example"


def test_folders_are_written_once_and_nested() -> None:
    """Two feeds of one folder lie in one outline."""
    one = Listed(url="https://a.example/f", folders=(("Sea", "Near"),))
    two = Listed(url="https://b.example/f", folders=(("Sea",), ("Sea", "Near")))
    body = written(one, two).find("body")
    assert body is not None
    assert [found.get("text") for found in body] == ["Sea"]
    near = [found for found in body[0] if found.get("text") == "Near"]
    assert [[feed.get("xmlUrl") for feed in found] for found in near] == [
        ["https://a.example/f", "https://b.example/f"]
    ]


def test_an_empty_list_can_be_written() -> None:
    """Whoever exports before adding gets a valid file."""
    assert written().find("body") is not None


_NAMES = st.text(max_size=20).map(lambda name: " ".join(name.split())).filter(str.isprintable)
_STEPS = _NAMES.filter(bool)
_FEEDS = st.lists(
    st.builds(
        Listed,
        url=st.integers(0, 99).map(lambda number: f"https://a.example/f?x={number}&y=<'\">"),
        title=_STEPS,
        site=st.none() | st.just("https://a.example/?a=1&b=2"),
        folders=st.lists(
            st.lists(_STEPS, min_size=1, max_size=3).map(tuple), max_size=3, unique=True
        ).map(tuple),
    ),
    unique_by=lambda feed: feed.url,
    min_size=1,
    max_size=8,
)


@given(_FEEDS, _NAMES)
def test_what_was_written_is_read_back(feeds: list[Listed], title: str) -> None:
    """Addresses, titles, pages and folders survive; a feed in two folders comes twice."""
    found = read_list(write_opml(feeds, title, NOW), "x")
    assert by_address(found) == by_address(FeedList(feeds=tuple(feeds)))
    assert found.title == (title or None)
    assert found.doubles == sum(max(0, len(feed.folders) - 1) for feed in feeds)


def by_address(found: FeedList) -> dict[str, tuple[str | None, str | None, set[tuple[str, ...]]]]:
    """Tell what is known of each feed; the order of folders means nothing."""
    return {feed.url: (feed.title, feed.site, set(feed.folders)) for feed in found.feeds}


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_title_and_folder_can_be_written(title: str, folder: str) -> None:
    """Control characters, which XML forbids, are left out."""
    feed = Listed(url="https://a.example/f", title=title, folders=((folder,),))
    assert len(read_list(write_opml([feed], title, NOW), "x").feeds) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(document: bytes) -> None:
    """A mishap is all that can come of a broken file."""
    for content in (document, b"<opml><body>" + document, b"<opml><outline xmlUrl='" + document):
        with suppress(Mishap):
            assert read_list(content, "x").feeds
