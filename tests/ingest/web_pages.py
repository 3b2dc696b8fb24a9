"""Pages of invented papers, put together for the tests of reading them."""

from __future__ import annotations

import json

from dateline.messages import ArticleFetched
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.text import markup

from .samples import NOW

URL = "https://harbour.example/news/a?utm_source=x"
JSON_LD: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry &amp; barge collide off Berghaven",
    "description": "Nobody was hurt, says the office",
    "author": [{"@type": "Person", "name": "Tove Halm"}, {"@type": "Person", "name": "Per Aas"}],
    "datePublished": "2026-05-03T18:30:00+02:00",
    "dateModified": "2026-05-03T20:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Harbour Post"},
    "inLanguage": "en-GB",
    "articleSection": "Sea",
    "keywords": ["ferries", "barges"],
}
SENTENCE = "The ferry had left the pier with forty people on board when the barge came round. "
BODY = (
    "<p>BERGHAVEN, May 3 (Norda) - A ferry and a barge collided on Sunday.</p>"
    f"<p>{SENTENCE * 3}</p><h2>Second this year</h2><p>{SENTENCE * 2}</p>"
    f"<blockquote><p>{SENTENCE}</p></blockquote>"
)
STORY = "".join(f"<p>Paragraph {n} says this. {SENTENCE * 2}</p>" for n in range(1, 6))
"""Five paragraphs that differ."""


def page(
    *, data: object = None, head: str = "", body: str = BODY, heading: str | None = None
) -> bytes:
    """Build a page around a body."""
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    shown = "Ferry and barge collide" if heading is None else heading
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Ferry - Post</title>{head}{script}</head>'
        "<body><nav><a href='/'>Home</a> <a href='/x'>All news</a></nav><article>"
        f"<h1>{shown}</h1>{body}</article>"
        "<footer><p>\u00a9 2031 Harbour Post. All rights reserved.</p></footer></body></html>"
    ).encode()


def parsed(content: bytes | str) -> markup.Element:
    """Parse a page, or a fragment."""
    root = markup.parse_html(content if isinstance(content, str) else content.decode())
    assert root is not None
    return root


def read_page(content: bytes, url: str | None = URL) -> ArticleFetched:
    """Read a page that holds an article."""
    read = read_article_page(content, url=url, fetched_at=NOW)
    assert isinstance(read, ArticleFetched)
    return read
