"""Tests of reading one file, page or document on the spot."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import Mishap
from dateline_ingest.reading import read, read_document

from . import test_wire_anpa1312 as anpa
from . import test_wire_iptc7901 as iptc
from . import test_wire_newsml_g2 as g2
from . import test_wire_ninjs as ninjs
from . import test_wire_nitf as nitf
from .fakes import Page, Web
from .samples import HARBOUR_STORY, HTML, NOW, RSS

ARTICLE_PAGE = (
    b"<!DOCTYPE html><html><head><title>Ferry collides</title></head><body><article>"
    b"<h1>Ferry collides</h1><p>OSTBY (KP) - A ferry collided with a barge on Sunday.</p>"
    b"</article></body></html>"
)


async def test_a_wire_file_is_read(tmp_path: Path) -> None:
    """With its inferred date."""
    path = tmp_path / "story.txt"
    path.write_text(HARBOUR_STORY, encoding="utf-8")
    article = await read(str(path), now=NOW)
    assert article.dateline is not None
    assert article.guid == "story.txt"
    assert article.published is not None
    assert article.published.at.date() == date(2015, 11, 12)


async def test_bytes_at_hand_are_read() -> None:
    """From standard input, say."""
    article = await read("-", b"Ferry collides\n\nNobody was hurt.", now=NOW)
    assert (article.title, article.body) == ("Ferry collides", "Nobody was hurt.")


async def test_a_page_in_a_file_is_told_from_text(tmp_path: Path) -> None:
    """By its content, whatever its name."""
    path = tmp_path / "story.txt"
    path.write_bytes(ARTICLE_PAGE)
    article = await read(str(path), now=NOW)
    assert (article.title, article.text_origin) == ("Ferry collides", "page")


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (nitf.DOCUMENT.encode(), "Bridge opens in Ostby"),
        ((g2.ITEM % g2.XHTML).encode(), "Br\u00fccke offen"),
        (json.dumps([ninjs.ONE, ninjs.THREE]).encode(), "Bridge & tower"),
        (iptc.MESSAGE.encode(), "Br\u00fccke in Ostby f\u00fcr alle offen"),
        (anpa.MESSAGE.encode(), "Tin advances as Orvo seeks to relight its furnaces"),
    ],
)
async def test_a_wire_file_of_any_format_is_told_from_a_page(content: bytes, title: str) -> None:
    """Their markup has paragraphs and bodies as well."""
    article = await read("story", content, now=NOW)
    assert (article.title, article.via) == (title, "wire")


async def test_a_page_is_fetched(web: Web) -> None:
    """And knows where it came from."""
    web.pages["/a"] = Page(ARTICLE_PAGE, headers={"Content-Type": "text/html"})
    article = await read(f"{web.url}/a", now=NOW)
    assert article.url == f"{web.url}/a"
    assert article.body.startswith("OSTBY (KP)")


async def test_a_wire_text_behind_a_url_is_read(web: Web) -> None:
    """Text is text wherever it lies."""
    web.pages["/story.txt"] = Page(HARBOUR_STORY.encode())
    article = await read(f"{web.url}/story.txt", now=NOW)
    assert (article.via, article.guid) == ("wire", "story.txt")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "nothing in it"),
        (b"\x00\x01\x02" * 99, "binary data, not text"),
        (RSS, "a feed, not an article"),
        (b"<html><body></body></html>", "no story in it"),
    ],
)
async def test_what_holds_no_article_is_a_mishap(content: bytes, complaint: str) -> None:
    """One line that names the thing."""
    with pytest.raises(Mishap) as caught:
        await read("thing", content, now=NOW)
    assert caught.value.what == complaint
    assert caught.value.where == "thing"
    assert "\n" not in str(caught.value)


async def test_a_missing_file_is_a_mishap(tmp_path: Path) -> None:
    """And so is a folder, and a name that no file can have."""
    for target in (str(tmp_path / "none"), str(tmp_path), "a\0b"):
        with pytest.raises(Mishap, match="cannot be read"):
            await read(target, now=NOW)


async def test_a_page_that_is_not_there_is_a_mishap(web: Web) -> None:
    """With the outcome's own line."""
    with pytest.raises(Mishap, match=r"nothing at this address \(HTTP 404\)"):
        await read(f"{web.url}/none", now=NOW)


async def test_a_page_without_text_is_read_as_far_as_it_goes() -> None:
    """A few words are a body."""
    assert (await read("x.html", HTML, now=NOW)).body == "Hello"


def test_a_document_is_read() -> None:
    """Its body is its text."""
    article = read_document({"id": "1", "text": " x \n\n y", "dct": "2026-05-04"})
    assert article.body == " x \n\n y"


def test_a_bad_document_is_a_mishap() -> None:
    """That names the field."""
    with pytest.raises(Mishap, match='field "text"'):
        read_document({"id": "1"})
