"""An outlet's stories as an RSS 2.0 or Atom 1.0 feed, the same bytes each time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime

from dateline_ingest.newsroom.markup import Node, body_html, node, to_xml
from dateline_ingest.newsroom.outlets import Outlet
from dateline_ingest.newsroom.story import Story

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
ATOM = "http://www.w3.org/2005/Atom"

CONTENT_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
"""The media type of each kind of feed."""


def feed(outlet: Outlet, stories: Sequence[Story], base: str) -> bytes:
    """Write the outlet's feed in the kind that it publishes.

    Args:
        outlet: whose feed it is.
        stories: its stories, at least one, in the order of the feed.
        base: the server's address without a slash at the end, ``http://127.0.0.1:8000``.
    """
    return rss(outlet, stories, base) if outlet.feed == "rss" else atom(outlet, stories, base)


def rss(outlet: Outlet, stories: Sequence[Story], base: str) -> bytes:
    """Write an RSS 2.0 feed with full text in ``content:encoded``, unless it has teasers only."""
    built = max(story.updated for story in stories)
    here = {"href": base + outlet.feed_path, "rel": "self", "type": "application/rss+xml"}
    channel = node(
        "channel",
        node("title", outlet.name),
        node("link", base + outlet.front_path),
        node("description", outlet.motto),
        node("language", outlet.language),
        node("copyright", f"© {outlet.founded} {outlet.name}"),
        node("lastBuildDate", format_datetime(built)),
        node("atom:link", **here),
        *(_item(story, base, outlet) for story in stories),
    )
    namespaces = {"content": CONTENT, "dc": DUBLIN_CORE, "atom": ATOM}
    return to_xml(node("rss", channel, version="2.0"), namespaces)


def atom(outlet: Outlet, stories: Sequence[Story], base: str) -> bytes:
    """Write an Atom 1.0 feed (RFC 4287) with full text, unless it has teasers only."""
    root = node(
        "feed",
        node("id", f"tag:{outlet.domain},{outlet.founded}:feed"),
        node("title", outlet.name),
        node("subtitle", outlet.motto),
        node("updated", max(story.updated for story in stories).isoformat()),
        node("link", rel="self", type="application/atom+xml", href=base + outlet.feed_path),
        node("link", rel="alternate", type="text/html", href=base + outlet.front_path),
        node("rights", f"© {outlet.founded} {outlet.name}"),
        *(_entry(story, base, outlet) for story in stories),
    )
    root.set("xml:lang", outlet.language)
    return to_xml(root, {"": ATOM})


def _item(story: Story, base: str, outlet: Outlet) -> Node:
    item = node(
        "item",
        node("title", story.title),
        node("link", base + story.path),
        node("guid", story.guid, isPermaLink="false"),
        node("description", story.deck),
        node("dc:creator", story.byline),
        node("pubDate", format_datetime(story.published)),
        *(node("category", word) for word in _categories(story)),
    )
    if story.updated != story.published:
        item.append(node("atom:updated", story.updated.isoformat()))
    if not outlet.teasers_only:
        item.append(node("content:encoded", body_html(story.body)))
    return item


def _entry(story: Story, base: str, outlet: Outlet) -> Node:
    entry = node(
        "entry",
        node("id", story.guid),
        node("title", story.title),
        node("link", rel="alternate", type="text/html", href=base + story.path),
        *(node("author", node("name", name)) for name in story.authors),
        node("published", story.published.isoformat()),
        node("updated", story.updated.isoformat()),
        *(node("category", term=word) for word in _categories(story)),
        node("summary", story.deck),
    )
    if not outlet.teasers_only:
        entry.append(node("content", body_html(story.body), type="html"))
    entry.set("xml:lang", story.language)
    return entry


def _categories(story: Story) -> tuple[str, ...]:
    return tuple(dict.fromkeys((story.section, *story.keywords)))
