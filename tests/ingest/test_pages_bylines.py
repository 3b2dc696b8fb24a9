"""Tests of finding out who wrote an article."""

from __future__ import annotations

from dateline_ingest.pages.bylines import authors_of
from dateline_ingest.pages.json_ld import LinkedData
from dateline_ingest.pages.metadata import read_meta

from .web_pages import parsed

SITES = ["The Harbour Post", "harbour.example", "harbour"]


def authors(markup: str, author: object = None) -> tuple[str, ...]:
    """Find the authors of a page of some markup."""
    root = parsed(f"<html>{markup}</html>")
    return authors_of(root, {"author": author}, LinkedData(), read_meta(root), SITES)


def test_a_declared_person_comes_first() -> None:
    """Whatever else the page shows."""
    shown = '<body><a rel="author">Per Aas</a></body>'
    assert authors(shown, {"name": "Tove Halm"}) == ("Tove Halm",)


def test_the_publisher_gives_way_to_a_person() -> None:
    """Many systems write it into the author's field for want of one."""
    shown = '<body><article><span class="byline__name">By Per Aas</span></article></body>'
    assert authors(shown, {"name": "The Harbour Post"}) == ("Per Aas",)


def test_the_publisher_is_the_author_where_nobody_else_is() -> None:
    """It signs for its desk."""
    assert authors("<body><p>Text</p></body>", "The Harbour Post") == ("The Harbour Post",)


def test_meta_elements_name_authors() -> None:
    """Each a name; an address is none."""
    head = (
        '<head><meta property="article:author" content="https://social.example/tove">'
        '<meta name="author" content="Tove Halm"></head>'
    )
    assert authors(head) == ("Tove Halm",)


def test_microdata_names_authors() -> None:
    """The name inside, without the rest of the card."""
    card = (
        '<body><div itemprop="author"><span itemprop="name">Tove Halm</span>'
        "<p>writes on ships</p></div></body>"
    )
    assert authors(card) == ("Tove Halm",)


def test_a_shown_signature_consists_of_names() -> None:
    """A biography does not, nor does a line on how to follow."""
    body = (
        "<body><article>"
        '<p class="author-bio">Tove Halm has written on ships for the Post since 2003 and more.</p>'
        '<p class="author">follow us</p>'
        '<p class="author">By Tove Halm and Per Aas</p></article></body>'
    )
    assert authors(body) == ("Tove Halm", "Per Aas")


def test_a_page_without_authors_has_none() -> None:
    """Nobody is made up."""
    assert authors("<body><p>Text by nobody</p></body>") == ()
