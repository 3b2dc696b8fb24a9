"""Tests of the files in which people list feeds."""

from __future__ import annotations

import pytest

from dateline.errors import Mishap
from dateline_ingest.feeds.lists import read_feed_list

OPML = '<?xml version="1.0"?><opml><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>'


@pytest.mark.parametrize(
    "content",
    [
        OPML.encode(),
        b"\n  " + OPML[21:].encode(),
        b"\xef\xbb\xbf" + OPML.encode(),
        OPML.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
    ],
)
def test_opml_is_known_by_its_first_sign(content: bytes) -> None:
    """Whatever its name is, and however it is encoded."""
    assert [feed.title for feed in read_feed_list(content, "x").feeds] == ["A"]


def test_addresses_in_a_text_are_a_list_too() -> None:
    """Comments are passed over, doubles and broken addresses counted."""
    text = (
        b"# mine\nhttps://a.example/f, https://b.example/f words\nhttps://a.example/f http:///x\n"
    )
    found = read_feed_list(text, "x")
    assert [feed.url for feed in found.feeds] == ["https://a.example/f", "https://b.example/f"]
    assert (found.doubles, found.unusable) == (1, ("http:///x",))


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"some words", b"# https://a.example/", b"\x00\xff"]
)
def test_what_names_no_feed_is_a_mishap(content: bytes) -> None:
    """It tells the file's name, and what to do."""
    with pytest.raises(Mishap) as caught:
        read_feed_list(content, "my.txt")
    assert caught.value.where == "my.txt"
    assert "OPML" in caught.value.remedy
