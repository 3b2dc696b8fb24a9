"""Tests of the hardened parsers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline_ingest.text.markup import parse_html, parse_xml, tag_of


def test_broken_xml_is_mended_where_it_can_be() -> None:
    """A missing end tag costs nothing."""
    root = parse_xml(b"<rss><channel><item>")
    assert root is not None
    assert [tag_of(element) for element in root.iter()] == ["rss", "channel", "item"]


def test_broken_xml_is_told_where_it_must_not_be_mended() -> None:
    """An OPML file is the person's own: they want to know."""
    with pytest.raises(etree.XMLSyntaxError):
        parse_xml(b"<opml>", recover=False)


def test_nothing_at_all_has_no_root() -> None:
    """Neither an empty document nor plain words."""
    assert parse_xml(b"") is None
    assert parse_html("") is None


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    """A feed must not be able to read files of this machine."""
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    document = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    root = parse_xml(document.encode())
    assert root is not None
    assert b"hunter2" not in etree.tostring(root)


def test_entities_do_not_grow() -> None:
    """A billion laughs stay unlaughed."""
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    root = parse_xml(f'<!DOCTYPE a [<!ENTITY l0 "ha">{layers}]><a>&l9;</a>'.encode())
    assert root is None or len(etree.tostring(root)) < 10_000


def test_names_lose_namespace_and_case() -> None:
    """Feeds write the same element in many ways."""
    root = parse_xml(b'<a:RSS xmlns:a="urn:x"/>')
    assert root is not None
    assert tag_of(root) == "rss"


@given(st.text(max_size=80))
def test_no_text_is_too_odd_for_html(text: str) -> None:
    """Control characters and lone surrogates come from real pages."""
    parse_html(f"<p>{text}</p>")
    parse_html(text)
