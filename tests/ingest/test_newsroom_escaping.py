"""Escaping: no text, however odd, breaks a feed or a page or changes on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from dateline_ingest.newsroom.feeds import atom, rss
from dateline_ingest.newsroom.markup import body_html, node, to_html, to_xml
from dateline_ingest.newsroom.outlets import PAPERS
from dateline_ingest.newsroom.pages import article_page, front_page
from dateline_ingest.newsroom.stories import read_stories
from dateline_ingest.newsroom.story import Block

BASE = "http://127.0.0.1:8123"
STORY = read_stories()[0]
PAPER = next(paper for paper in PAPERS if paper.key == STORY.outlet)

# What a story file can hold: no control characters, no lone surrogates, no white space at the ends.
TEXTS = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co", "Zs", "Cf"))
        | st.sampled_from("<>&'\" ")
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
NASTY = [
    "</script><script>alert(1)</script>",
    "<![CDATA[ x ]]>",
    "AT&T &amp; Sons &lt;b&gt;",
    'A "quoted" <em>headline</em> & more',
    "<!-- not a comment -->",
    "]]> and 3 < 4 > 2",
]


def _html(document: bytes) -> Any:
    parser = html.HTMLParser(encoding="utf-8")
    return html.fromstring(document, parser=parser)  # pyright: ignore[reportUnknownMemberType] - the stubs leave its keywords untyped


@given(TEXTS)
def test_any_text_survives_xml(text: str) -> None:
    """A strict XML parser reads back the text and the attribute that were written."""
    root = etree.fromstring(to_xml(node("a", node("b", text, c=text)), {"": "urn:x"}))
    assert root[0].text == text
    assert root[0].get("c") == text


@given(TEXTS)
def test_any_text_survives_html(text: str) -> None:
    """An HTML parser reads back the text and the attribute that were written."""
    page = _html(to_html(node("html", node("body", node("p", text, title=text)))))
    (paragraph,) = page.xpath("//p")
    assert paragraph.text_content() == text
    assert paragraph.get("title") == text


@given(TEXTS, TEXTS)
def test_any_story_survives_both_kinds_of_feed(title: str, text: str) -> None:
    """Title and deck come back from RSS and Atom by a strict parser, the body as its HTML."""
    story = replace(STORY, title=title, deck=text, body=(Block(text),))
    for document, names in (
        (rss(PAPER, [story], BASE), ("item", "title", "description")),
        (atom(PAPER, [story], BASE), ("entry", "title", "summary")),
    ):
        root: Any = etree.fromstring(document)
        (found,) = root.xpath(f"//*[local-name()='{names[0]}']")
        texts = {etree.QName(child).localname: child.text for child in found}
        assert (texts[names[1]], texts[names[2]]) == (title, text)
        body = texts.get("encoded") or texts["content"]
        assert _html(body.encode()).text_content() == text


@given(TEXTS, TEXTS)
def test_any_story_survives_its_page(title: str, text: str) -> None:
    """Headline, body and JSON-LD come back, and no text becomes markup."""
    story = replace(STORY, title=title, body=(Block(text), Block(title, is_subhead=True)))
    page = _html(article_page(PAPER, story, [STORY], BASE))
    assert page.xpath("string(//h1)") == title
    parts: Any = page.xpath("//div[@class='body']/*")
    assert [part.text_content() for part in parts] == [text, title]
    (script,) = page.xpath("//script")
    assert json.loads(script.text)["headline"] == title


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_a_headline_stays_text(text: str) -> None:
    """What looks like markup is shown, not obeyed, in feed, article and front page."""
    story = replace(STORY, title=text, deck=text, byline=text, body=(Block(text),))
    for document in (rss(PAPER, [story], BASE), atom(PAPER, [story], BASE)):
        found = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
        assert not found["bozo"]
        assert found["entries"][0]["content"][0]["value"] == body_html(story.body)
    page = _html(article_page(PAPER, story, [story], BASE))
    assert page.xpath("string(//h1)") == text
    assert len(page.xpath("//script")) == 1
    front = _html(front_page(PAPER, [story], BASE))
    assert front.xpath("string(//main//h2)") == text
    assert not front.xpath("//script")


def test_texts_and_elements_keep_their_order() -> None:
    """A text after an element follows it in the document."""
    built = to_html(node("p", "one ", node("b", "two"), " three", " four"))
    assert b"<p>one <b>two</b> three four</p>" in built


def test_a_python_word_can_name_an_attribute() -> None:
    """The underscore that tells an attribute from a keyword of Python falls away."""
    assert node("p", class_="deck").attrib == {"class": "deck"}
