"""Tests of making a feed of what a parser found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.convert import to_feed, to_item
from dateline_ingest.feeds.model import Text

from .feeds import atom, both, entry, item, rss

BASE = "https://harbour.example/feeds/all.xml"


def html(value: str, base: str = BASE) -> str:
    """Complete the links of a text."""
    found = to_item(
        {"summary_detail": {"value": value, "type": "text/html", "base": base}}, BASE, is_atom=True
    )
    assert found.summary is not None
    return found.summary.value


@pytest.mark.parametrize(
    ("written", "completed"),
    [
        ('<a href="/1">', '<a href="https://harbour.example/1">'),
        ('<img src="i.png">', '<img src="https://harbour.example/feeds/i.png">'),
        ("<a href='../x'>", "<a href='https://harbour.example/x'>"),
        ('<a href="//b.example/x">', '<a href="https://b.example/x">'),
        ('<a href="?a=1">', '<a href="https://harbour.example/feeds/all.xml?a=1">'),
        ('<a href = "/1">', '<a href = "https://harbour.example/1">'),
        ('<a href="https://b.example/x">', '<a href="https://b.example/x">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<a href="">', '<a href="">'),
        ("<a href=/1>", "<a href=/1>"),
        ('<a href="http://[x">', '<a href="http://[x">'),
        ("words about href and src", "words about href and src"),
    ],
)
def test_relative_links_in_texts_are_completed(written: str, completed: str) -> None:
    """Out of the feed they would lead nowhere."""
    assert html(written) == completed


def test_links_count_from_the_base_of_their_text() -> None:
    """Wherever it is set: on the feed, or on the text itself."""
    link = '&lt;a href="x"&gt;'
    read = both(
        atom(
            f'<entry><summary type="html">{link}</summary>'
            f'<content type="html" xml:base="e/">{link}</content></entry>',
            attributes='xml:base="https://b.example/d/"',
        )
    ).items[0]
    assert read.summary == Text('<a href="https://b.example/d/x">')
    assert read.content == Text('<a href="https://b.example/d/e/x">')


def test_plain_text_is_left_alone() -> None:
    """What looks like a link there is a word."""
    assert entry('<summary>href="/1"</summary>').summary == Text('href="/1"', is_plain=True)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("<div><p>a</p></div>", "<p>a</p>"),
        ('<div class="x"> a </div>', "a"),
        ("<div>a</div><div>b</div>", "<div>a</div><div>b</div>"),
        ("<div><div>a</div>b</div>", "<div>a</div>b"),
        ("a<div>b</div>", "a<div>b</div>"),
        ("<divx>a</divx>", "<divx>a</divx>"),
        ("<div>a", "<div>a"),
        ("a", "a"),
    ],
)
def test_the_division_around_xhtml_is_taken_off(written: str, value: str) -> None:
    """RFC 4287 wants it there, and says that it is no part of the text."""
    detail = {"value": written, "type": "application/xhtml+xml", "base": BASE}
    assert to_item({"title_detail": detail}, BASE, is_atom=True).title == Text(value)


def test_xhtml_is_written_out_again() -> None:
    """With its attributes, and its characters escaped."""
    read = entry(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<p class="a&quot;b">1 &lt; 2<br/>3</p></div></content>'
    ).content
    assert read == Text('<p class="a&quot;b">1 &lt; 2<br></br>3</p>')


def test_the_longest_content_is_the_content() -> None:
    """Of several; its language is the item's."""
    read = entry(
        '<content xml:lang="de">Kurz.</content><content xml:lang="fr">Plus long.</content>'
    )
    assert read.content == Text("Plus long.", is_plain=True)
    assert read.language == "fr"


def test_a_feed_of_nothing_is_empty() -> None:
    """No field is invented."""
    feed = to_feed({}, [], "rss20", BASE, "")
    assert not feed.says_something
    assert (feed.title, feed.link, feed.hub, feed.update_minutes) == (None,) * 4


def test_sizes_that_are_no_numbers_are_none() -> None:
    """Nor those that no picture has."""
    (read,) = item('<media:content url="/1" width="wide" height="9999999999"/>').enclosures
    assert (read.width, read.height) == (None, None)


def test_a_link_that_cannot_be_resolved_is_kept_as_written() -> None:
    """A person may make sense of it."""
    assert to_item({"link": "http://[broken"}, BASE, is_atom=False).link == "http://[broken"


def test_addresses_of_a_hub_are_completed() -> None:
    """As any other."""
    assert both(rss('<atom:link rel="hub" href="/hub"/>')).hub == "https://harbour.example/hub"


@given(st.text(alphabet="<>/div \"'=hrefsc:#?", max_size=60))
def test_no_markup_makes_it_raise(markup: str) -> None:
    """However it is damaged."""
    for kind in ("text/html", "application/xhtml+xml"):
        detail = {"value": markup, "type": kind, "base": BASE}
        to_item({"title_detail": detail}, BASE, is_atom=False)


@pytest.mark.parametrize("piece", ["href=", "href='", "<div", "<div ", 'src="a', "</div"])
def test_much_of_the_same_is_read_to_its_end(piece: str) -> None:
    """In time quadratic in its length it would take minutes."""
    assert html(piece * 100_000).startswith(piece[:3])
    detail = {"value": piece * 100_000, "type": "application/xhtml+xml"}
    assert to_item({"title_detail": detail}, BASE, is_atom=False).title is not None
