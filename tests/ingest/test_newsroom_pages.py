"""Pages as a browser and an extractor see them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from dateline_ingest.newsroom.feeds import CONTENT_TYPES
from dateline_ingest.newsroom.outlets import PAPERS, Outlet
from dateline_ingest.newsroom.pages import article_page, front_page, index_page
from dateline_ingest.newsroom.stories import read_stories, read_wires
from dateline_ingest.newsroom.story import Story, edition

BASE = "http://127.0.0.1:8123"
STORIES = edition(read_stories(), 1)
BY_KEY = {paper.key: paper for paper in PAPERS}
story_by_story = pytest.mark.parametrize("story", STORIES, ids=lambda s: f"{s.outlet}/{s.slug}")
paper_by_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)


def _html(document: bytes) -> Any:
    parser = html.HTMLParser(encoding="utf-8")
    return html.fromstring(document, parser=parser)  # pyright: ignore[reportUnknownMemberType] - the stubs leave its keywords untyped


def _own(paper: Outlet) -> list[Story]:
    return [story for story in STORIES if story.outlet == paper.key]


def _page(story: Story) -> Any:
    paper = BY_KEY[story.outlet]
    others = [other for other in _own(paper) if other is not story]
    return _html(article_page(paper, story, others, BASE))


@story_by_story
def test_an_article_page_holds_the_whole_story(story: Story) -> None:
    """Headline, deck, sub-headlines and paragraphs stand in the article element, in order."""
    (article,) = _page(story).xpath("//article")
    assert article.xpath("string(.//h1)") == story.title
    assert article.xpath("string(.//p[@class='deck'])") == story.deck
    body = article.xpath(".//div[@class='body']/*")
    assert [part.text_content() for part in body] == [block.text for block in story.body]
    assert [part.tag == "h2" for part in body] == [block.is_subhead for block in story.body]


@story_by_story
def test_an_article_page_describes_itself_to_machines(story: Story) -> None:
    """JSON-LD and OpenGraph agree with the story."""
    page = _page(story)
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == story.title
    assert data["datePublished"] == story.published.isoformat()
    assert data["dateModified"] == story.updated.isoformat()
    assert [author["name"] for author in data["author"]] == list(story.authors)
    assert page.xpath("string(//meta[@property='og:title']/@content)") == story.title
    published = page.xpath("string(//meta[@property='article:published_time']/@content)")
    assert published == story.published.isoformat()


@story_by_story
def test_an_article_page_has_one_canonical_address_at_its_paper(story: Story) -> None:
    """The canonical link names the paper's own domain, so that it does not depend on the port."""
    links = _page(story).xpath("//link[@rel='canonical']/@href")
    assert links == [f"https://{BY_KEY[story.outlet].domain}{story.path}"]


@story_by_story
def test_an_article_page_carries_furniture_outside_the_article(story: Story) -> None:
    """Navigation, other headlines and a notice with years surround the story, as on real sites."""
    page = _page(story)
    footer = page.xpath("string(//footer)")
    assert f"© {BY_KEY[story.outlet].founded}-2026" in footer
    assert page.xpath("//nav/a/@href") == [BY_KEY[story.outlet].front_path]
    assert page.xpath("//aside//a")
    assert not page.xpath("//article//nav | //article//footer | //article//aside")


def test_the_furniture_speaks_the_papers_language() -> None:
    """A German page says Start, a French one Accueil."""
    spoken = {s.language[:2]: _page(s).xpath("string(//nav/a)") for s in STORIES}
    assert spoken == {"en": "Home", "de": "Start", "es": "Inicio", "fr": "Accueil"}


def test_a_changed_story_shows_both_of_its_dates() -> None:
    """The signature of an updated story has two time elements, of an unchanged one only one."""
    for story in STORIES:
        times = _page(story).xpath("//article//time/@datetime")
        moments = dict.fromkeys((story.published.isoformat(), story.updated.isoformat()))
        assert times == list(moments)


@paper_by_paper
def test_a_front_page_leads_to_the_feed_and_to_every_story(paper: Outlet) -> None:
    """Autodiscovery finds the feed, and each headline is a link."""
    page = _html(front_page(paper, _own(paper), BASE))
    (link,) = page.xpath("//link[@rel='alternate']")
    assert link.get("href") == BASE + paper.feed_path
    assert CONTENT_TYPES[paper.feed].startswith(link.get("type"))
    assert page.xpath("//main//h2/a/text()") == [story.title for story in _own(paper)]
    assert page.xpath("//main//h2/a/@href") == [BASE + story.path for story in _own(paper)]


def test_the_index_page_names_every_paper_and_every_wire_file() -> None:
    """A person who opens the newsroom in a browser finds all of it."""
    page = _html(index_page(PAPERS, read_wires()))
    links = set(page.xpath("//a/@href"))
    assert links >= {paper.front_path for paper in PAPERS}
    assert links >= {f"/wire/{name}" for name in read_wires()}


@story_by_story
def test_a_page_is_html5_in_utf8(story: Story) -> None:
    """Doctype, charset and language stand where a parser looks for them."""
    paper = BY_KEY[story.outlet]
    document = article_page(paper, story, [], BASE)
    assert document.startswith(b"<!DOCTYPE html>\n<html lang=")
    assert document.index(b'<meta charset="utf-8">') < 200
    assert story.title.split()[0] in document.decode()
