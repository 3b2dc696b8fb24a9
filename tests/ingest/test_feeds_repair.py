"""Tests of mending the common faults of feeds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.model import Feed
from dateline_ingest.feeds.parsing import parse_feed
from dateline_ingest.feeds.repair import repaired

from .hostile import feed, item
from .samples import ATOM, RSS

URL = "https://harbour.example/rss"


@pytest.mark.parametrize("document", [RSS, ATOM, b"", b"<rss", RSS.decode().encode("utf-16")])
def test_what_has_no_fault_is_left_alone(document: bytes) -> None:
    """Byte for byte."""
    assert repaired(document) == (document, "")


def test_control_characters_are_taken_out() -> None:
    """XML forbids them, and publishers paste them."""
    document, fault = repaired(feed(item("<description>a\x02b\x1fc\tand d</description>")))
    assert b"<description>abc\tand d</description>" in document
    assert fault == "control characters"


def test_escapes_of_an_encoding_are_no_control_characters() -> None:
    """ISO-2022-JP shifts between alphabets with them."""
    text = "\u6e2f".encode("iso-2022-jp")
    document = b'<?xml version="1.0" encoding="iso-2022-jp"?><rss>' + text + b"</rss>"
    assert repaired(document) == (document, "")


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<dc:creator>Tove Halm</dc:creator>", "Tove Halm"),
        ('<media:content url="/1.jpg"/>', "https://harbour.example/1.jpg"),
        ("<content:encoded>The whole text.</content:encoded>", "The whole text."),
    ],
)
def test_well_known_namespaces_need_not_be_declared(inner: str, found: str) -> None:
    """Everybody knows what is meant."""
    read = parse_feed(feed(item(inner)), URL, {})
    assert isinstance(read, Feed)
    assert found in repr(read.items[0])
    assert read.remark == "undeclared namespaces"


def test_a_namespace_that_is_declared_is_not_declared_again() -> None:
    """Anywhere in the document."""
    document = feed(item('<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">x</dc:date>'))
    assert repaired(document) == (document, "")


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE html>",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.example/x">',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % x "y"> %x;]>',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>",
        f'<!DOCTYPE rss [<!ENTITY a "{"a" * 3_000}">]  >',
    ],
)
def test_a_document_type_is_taken_off(doctype: str) -> None:
    """A feed has no use for one that fetches, or that makes entities of entities."""
    document = feed(item(""))
    assert repaired(doctype.encode() + document) == (document, "document type")


def test_a_document_type_without_an_end_takes_all_with_it() -> None:
    """There is nothing behind it."""
    assert repaired(b"<rss/><!DOCTYPE rss [<!ENTITY % x") == (b"<rss/>", "document type")


def test_entities_that_stand_for_characters_are_kept() -> None:
    """Old feeds define those of HTML."""
    doctype = b'<!DOCTYPE rss [<!ENTITY eacute "&#233;">\n<!ENTITY copyright "Harbour Post">]>'
    document = doctype + feed(item("<description>caf&eacute;</description>"), declared=b"")
    assert repaired(document) == (document, "")
    read = parse_feed(document, URL, {})
    assert isinstance(read, Feed)
    assert read.items[0].summary is not None
    assert read.items[0].summary.value == "caf\u00e9"


@given(st.binary(max_size=200))
def test_mending_twice_changes_nothing_more(junk: bytes) -> None:
    """And nothing makes it raise."""
    once, _ = repaired(junk.replace(b"<!", b""))
    assert repaired(once) == (once, "")
