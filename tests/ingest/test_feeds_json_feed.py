"""Tests of reading JSON Feed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.json_feed import parse_json_feed
from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.screen import MOST_ITEMS
from dateline_ingest.outcomes import Failed

URL = "https://harbour.example/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"
ITEM: dict[str, Any] = {
    "id": "hp-1",
    "url": "/1",
    "title": "Ferry & barge collide",
    "content_html": "<p>A ferry and a barge collided.</p>",
    "summary": "Nobody was hurt.",
    "date_published": "2026-05-03T18:30:00+02:00",
    "date_modified": "2026-05-03T19:00:00+02:00",
    "authors": [{"name": "Tove Halm", "url": "https://harbour.example/th"}, {"name": " Ole "}],
    "tags": ["Shipping", " Berghaven ", "Shipping"],
    "language": "en-GB",
    "image": "/img/1.jpg",
    "banner_image": "/img/wide.jpg",
    "attachments": [
        {"url": "/1.mp3", "mime_type": "audio/mpeg", "title": "Read aloud", "size_in_bytes": 3},
        {"url": "/img/1.jpg"},
    ],
}


def feed_of(*items: object, **fields: object) -> Feed:
    """Read a JSON Feed of a few items."""
    document = {"version": VERSION, "title": "Harbour Post", "items": items, **fields}
    read = parse_json_feed(json.dumps(document).encode(), URL)
    assert isinstance(read, Feed)
    return read


def item_of(**fields: object) -> FeedItem:
    """Read an item of a few fields."""
    return feed_of(fields).items[0]


def test_an_item_keeps_its_fields_as_written() -> None:
    """With addresses completed."""
    assert feed_of(ITEM).items[0] == FeedItem(
        guid="hp-1",
        link="https://harbour.example/1",
        title=Text("Ferry & barge collide", is_plain=True),
        summary=Text("Nobody was hurt.", is_plain=True),
        content=Text("<p>A ferry and a barge collided.</p>"),
        authors=("Tove Halm", "Ole"),
        published="2026-05-03T18:30:00+02:00",
        updated="2026-05-03T19:00:00+02:00",
        language="en-GB",
        keywords=("Shipping", "Berghaven"),
        enclosures=(
            Enclosure("https://harbour.example/img/1.jpg", medium="image"),
            Enclosure("https://harbour.example/img/wide.jpg", medium="image"),
            Enclosure("https://harbour.example/1.mp3", "audio/mpeg", caption="Read aloud"),
        ),
    )


def test_a_feed_keeps_what_is_said_about_it() -> None:
    """Its own address, its home page and its hub."""
    feed = feed_of(
        language="en",
        home_page_url="https://harbour.example/",
        feed_url="feed.json",
        hubs=[{"type": "rssCloud", "url": "/c"}, {"type": "WebSub", "url": "/hub"}],
    )
    assert (feed.via, feed.title, feed.language) == ("jsonfeed", "Harbour Post", "en")
    assert feed.link == "https://harbour.example/"
    assert (feed.self_url, feed.hub) == (URL, "https://harbour.example/hub")


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"content_text": "1 < 2"}, Text("1 < 2", is_plain=True)),
        ({"content_text": "plain", "content_html": "<p>rich</p>"}, Text("<p>rich</p>")),
        ({"content_html": " "}, None),
        ({"content_html": 7.5}, Text("7.5")),
        ({"content_html": ["x"]}, None),
    ],
)
def test_content_is_markup_or_plain_text(fields: dict[str, object], content: Text | None) -> None:
    """Where both are given the markup says more."""
    assert item_of(**fields).content == content


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"author": {"name": "Tove Halm"}}, ("Tove Halm",)),
        ({"author": "Tove Halm"}, ("Tove Halm",)),
        ({"authors": {"name": "Tove Halm"}}, ("Tove Halm",)),
        ({"authors": [], "author": {"name": "Tove Halm"}}, ("Tove Halm",)),
        ({"authors": [{"url": "https://x.example"}, {"name": "desk@x.example"}, None]}, ()),
    ],
)
def test_authors_are_found_however_they_are_given(
    fields: dict[str, object], authors: tuple[str, ...]
) -> None:
    """Version 1.0 had one, version 1.1 has a list."""
    assert item_of(**fields).authors == authors


def test_an_id_may_be_a_number_of_any_length() -> None:
    """The specification says that a number is to be taken for its text."""
    document = b'{"version":"%b","items":[{"id":%b,"title":"x"}]}' % (VERSION.encode(), b"9" * 5000)
    read = parse_json_feed(document, URL)
    assert isinstance(read, Feed)
    assert read.items[0].guid == "9" * 5000


def test_an_external_address_stands_in() -> None:
    """A link blog has no other."""
    assert item_of(external_url="https://a.example/x").link == "https://a.example/x"
    assert item_of(external_url="https://a.example/x", url="/y").link == "https://harbour.example/y"
    assert item_of(url="http://[broken").link == "http://[broken"


def test_half_a_character_is_replaced() -> None:
    """It could not be written to any stream."""
    assert item_of(title="a\ud83d").title == Text("a\ufffd", is_plain=True)
    assert item_of(title="\U0001f6a2").title == Text("\U0001f6a2", is_plain=True)
    assert item_of(tags=["a\udc00"]).keywords == ("a\ufffd",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_any_encoding_of_json_is_read(encoding: str) -> None:
    """RFC 4627 tells how to tell them apart."""
    document = json.dumps({"version": VERSION, "title": "F\u00e4hre"}, ensure_ascii=False)
    read = parse_json_feed(document.encode(encoding), URL)
    assert isinstance(read, Feed)
    assert read.title == "F\u00e4hre"


def test_what_is_no_utf_8_is_read_as_windows_1252() -> None:
    """Somebody has pasted it."""
    read = parse_json_feed(b'{"version":"%b","title":"F\xe4hre"}' % VERSION.encode(), URL)
    assert isinstance(read, Feed)
    assert read.title == "F\u00e4hre"


def test_a_feed_without_its_version_is_known_by_its_items() -> None:
    """Real ones forget it."""
    read = parse_json_feed(b'{"items":[{"title":"x"}]}', URL)
    assert isinstance(read, Feed)
    assert len(read.items) == 1


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (b"{}", "not_a_feed"),
        (b"[]", "not_a_feed"),
        (b'{"items": 3}', "not_a_feed"),
        (b'{"items": ["x"]}', "not_a_feed"),
        (b'{"version": 1}', "not_a_feed"),
        (b'{"version": "https://jsonfeed.org/version/1"', "not_a_feed"),
        (b"[" * 200_000, "hostile"),
        (b'{"a":' * 200_000, "hostile"),
    ],
)
def test_other_json_is_no_feed(document: bytes, outcome: str) -> None:
    """And what would overflow the stack is told so."""
    read = parse_json_feed(document, URL)
    assert isinstance(read, Failed)
    assert read.outcome == outcome


def test_of_too_many_items_the_first_are_read() -> None:
    """As of any feed."""
    feed = feed_of(*({"id": str(number)} for number in range(MOST_ITEMS + 3)))
    assert len(feed.items) == MOST_ITEMS
    assert feed.remark == f"{MOST_ITEMS + 3} items, the first {MOST_ITEMS} read"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ITEM, "author", "external_url", "content_text"]), JSON))
def test_fields_of_the_wrong_type_never_raise(fields: dict[str, object]) -> None:
    """They are passed over, and the rest is read."""
    item = feed_of({**fields, "id": "kept"}).items[0]
    assert item.guid == "kept"
    assert all(isinstance(name, str) for name in (*item.authors, *item.keywords))


@given(st.binary(max_size=60))
def test_no_bytes_make_the_parser_raise(document: bytes) -> None:
    """Damage is an outcome."""
    assert isinstance(parse_json_feed(b"{" + document, URL), Feed | Failed)
