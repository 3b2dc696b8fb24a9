"""The newsroom as a whole: which document lies at which path. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from dateline_ingest.newsroom import feeds, pages
from dateline_ingest.newsroom.exchange import Resource
from dateline_ingest.newsroom.outlets import PAPERS, Outlet
from dateline_ingest.newsroom.story import Story

WIRES_MODIFIED = datetime(2026, 3, 31, tzinfo=UTC)
"""A fixed moment after the last story: what is always the same never looks changed."""


def build_site(
    stories: Sequence[Story], wires: Mapping[str, str], base: str
) -> Mapping[str, Resource]:
    """Lay out feeds, front pages, articles and wire files of one edition.

    Args:
        stories: what the papers carry, one revision of each story.
        wires: the wire files' texts by name.
        base: the server's address without a slash at the end.
    """
    index = pages.index_page(PAPERS, wires)
    site = {"/": Resource(pages.CONTENT_TYPE, index, WIRES_MODIFIED)}
    for name, text in wires.items():
        site[f"/wire/{name}"] = Resource("text/plain; charset=utf-8", text.encode(), WIRES_MODIFIED)
    for outlet in PAPERS:
        own = [story for story in stories if story.outlet == outlet.key]
        site.update(_paper(outlet, own, base) if own else ())
    return site


def _paper(outlet: Outlet, stories: Sequence[Story], base: str) -> Iterator[tuple[str, Resource]]:
    changed = max(story.updated for story in stories)
    feed = feeds.feed(outlet, stories, base)
    yield outlet.feed_path, Resource(feeds.CONTENT_TYPES[outlet.feed], feed, changed)
    front = pages.front_page(outlet, stories, base)
    yield outlet.front_path, Resource(pages.CONTENT_TYPE, front, changed)
    for story in stories:
        others = [other for other in stories if other.guid != story.guid]
        page = pages.article_page(outlet, story, others, base)
        yield story.path, Resource(pages.CONTENT_TYPE, page, story.updated)
