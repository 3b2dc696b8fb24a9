"""HTML pages of the sample newsroom: articles, front pages, the index of outlets. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline_ingest.newsroom.feeds import CONTENT_TYPES
from dateline_ingest.newsroom.markup import Node, body_nodes, node, to_html
from dateline_ingest.newsroom.outlets import Outlet
from dateline_ingest.newsroom.story import Story

CONTENT_TYPE = "text/html; charset=utf-8"

RELATED = 4
"""Links below an article to others of the same outlet."""


class Labels(NamedTuple):
    """The words of the furniture around a story."""

    home: str
    updated: str
    related: str
    letter: str
    rights: str


LABELS = {
    "en": Labels("Home", "Updated", "Read next", "Get our morning letter", "All rights reserved"),
    "de": Labels("Start", "Aktualisiert", "Mehr dazu", "Unser Morgenbrief", "Alle Rechte bei uns"),
    "es": Labels("Inicio", "Actualizado", "Lea también", "Nuestra carta", "Derechos reservados"),
    "fr": Labels("Accueil", "Mis à jour", "À lire aussi", "Notre lettre", "Tous droits réservés"),
}


def article_page(outlet: Outlet, story: Story, others: Sequence[Story], base: str) -> bytes:
    """Write the page of an article, with the furniture that a paper puts around it.

    Args:
        outlet: the paper.
        story: the article.
        others: stories of the same paper, to link below the article.
        base: the server's address without a slash at the end.
    """
    labels = _labels(outlet)
    head = (
        *_meta(outlet, story),
        node("link", rel="canonical", href=f"https://{outlet.domain}{story.path}"),
        _feed_link(outlet, base),
        node("script", _json_ld(outlet, story), type="application/ld+json"),
    )
    article = node(
        "article",
        node("header", node("h1", story.title), node("p", story.deck, class_="deck"),
             _signature(story, labels)),
        node("div", *body_nodes(story.body), class_="body"),
    )  # fmt: skip
    aside = node("aside", node("h2", labels.related), _links(others[:RELATED], base))
    return _document(outlet, f"{story.title} | {outlet.name}", head, node("main", article, aside))


def front_page(outlet: Outlet, stories: Sequence[Story], base: str) -> bytes:
    """Write a paper's front page: each story with its deck, and a link to the feed."""
    teasers = (
        node(
            "section",
            node("h2", node("a", story.title, href=base + story.path)),
            node("p", story.deck),
        )
        for story in stories
    )
    main = node("main", node("h1", outlet.name), *teasers)
    return _document(outlet, outlet.name, (_feed_link(outlet, base),), main)


def index_page(outlets: Iterable[Outlet], wires: Iterable[str]) -> bytes:
    """Write the newsroom's first page: its papers, their feeds, and the wire files."""
    papers = (
        node("li", node("a", outlet.name, href=outlet.front_path), f": {outlet.motto} (",
             node("a", outlet.feed, href=outlet.feed_path), ")")
        for outlet in outlets
    )  # fmt: skip
    files = (node("li", node("a", name, href=f"/wire/{name}")) for name in wires)
    body = node(
        "body",
        node("h1", "The sample newsroom"),
        node("p", "Every paper, person and event in it is invented."),
        node("ul", *papers),
        node("h2", "On the wire"),
        node("ul", *files),
    )
    title = node("title", "The sample newsroom")
    return to_html(
        node("html", node("head", node("meta", charset="utf-8"), title), body, lang="en")
    )


def _labels(outlet: Outlet) -> Labels:
    return LABELS[outlet.language.partition("-")[0]]


def _document(outlet: Outlet, title: str, head: Iterable[Node], main: Node) -> bytes:
    labels = _labels(outlet)
    letter = node("div", node("p", f"{labels.letter}."), class_="newsletter")
    notice = f"© {outlet.founded}-2026 {outlet.name}. {labels.rights}."
    page = node(
        "html",
        node("head", node("meta", charset="utf-8"), node("title", title), *head),
        node(
            "body",
            node("nav", node("a", labels.home, href=outlet.front_path), " ", outlet.motto),
            main,
            letter,
            node("footer", node("p", notice)),
        ),
        lang=outlet.language,
    )
    return to_html(page)


def _meta(outlet: Outlet, story: Story) -> tuple[Node, ...]:
    named = {"description": story.deck, "author": story.byline, "keywords": _keywords(story)}
    graph = {
        "og:type": "article",
        "og:title": story.title,
        "og:description": story.deck,
        "og:site_name": outlet.name,
        "og:url": f"https://{outlet.domain}{story.path}",
        "article:published_time": story.published.isoformat(),
        "article:modified_time": story.updated.isoformat(),
        "article:section": story.section,
    }
    return (
        *(node("meta", name=name, content=value) for name, value in named.items()),
        *(node("meta", property=name, content=value) for name, value in graph.items()),
    )


def _keywords(story: Story) -> str:
    return ", ".join(story.keywords)


def _json_ld(outlet: Outlet, story: Story) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "alternativeHeadline": story.deck,
        "datePublished": story.published.isoformat(),
        "dateModified": story.updated.isoformat(),
        "inLanguage": story.language,
        "articleSection": story.section,
        "keywords": list(story.keywords),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "mainEntityOfPage": f"https://{outlet.domain}{story.path}",
    }
    # "</script>" in a headline would end the element, so no "<" stands here (JSON-LD 1.1, § 7.3).
    return json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _feed_link(outlet: Outlet, base: str) -> Node:
    kind = CONTENT_TYPES[outlet.feed].partition(";")[0]
    href = base + outlet.feed_path
    return node("link", rel="alternate", type=kind, title=outlet.name, href=href)


def _signature(story: Story, labels: Labels) -> Node:
    parts: list[Node | str] = [
        node("span", story.byline, class_="byline"),
        " · ",
        node("time", f"{story.published:%Y-%m-%d %H:%M}", datetime=story.published.isoformat()),
    ]
    if story.updated != story.published:
        moment = f"{story.updated:%Y-%m-%d %H:%M}"
        parts += [f" · {labels.updated} ", node("time", moment, datetime=story.updated.isoformat())]
    return node("p", *parts, class_="signature")


def _links(stories: Iterable[Story], base: str) -> Node:
    return node("ul", *(node("li", node("a", s.title, href=base + s.path)) for s in stories))
