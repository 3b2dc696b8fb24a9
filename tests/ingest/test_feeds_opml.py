"""Tests of reading OPML."""

from __future__ import annotations

import pytest

from dateline.errors import Mishap
from dateline_ingest.feeds.opml import read_opml

NESTED = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Sea"><outline text="Near">
  <outline type="rss" text="Harbour" title="Harbour Post" xmlUrl="https://harbour.example/rss"/>
</outline></outline>
<outline type="rss" text="Mole" xmlurl=" https://mole.example/atom "/>
<outline text="a note without a feed"/>
<outline type="rss" text="Again" xmlUrl="http://harbour.example/rss"/>
<outline type="rss" text="Odd" xmlUrl="ftp://mole.example/x"/>
</body></opml>"""


def test_feeds_in_nested_folders_are_found_in_order() -> None:
    """Folders are for people; nothing depends on them."""
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
