"""Sites and readers for the tests of the desk: real pages and feeds on a loopback server."""

from __future__ import annotations

from .fakes import Page

HTML_TYPE = {"Content-Type": "text/html; charset=utf-8"}


def page(links: str = "", body: str = "<p>News.</p>") -> Page:
    """Make a web page with something in its head."""
    text = f"<!doctype html><html><head>{links}</head><body>{body}</body></html>"
    return Page(text.encode(), headers=HTML_TYPE)


def link(href: str, kind: str = "rss", title: str = "") -> str:
    """Name a feed in the head of a page."""
    return f'<link rel="alternate" type="application/{kind}+xml" href="{href}" title="{title}">'


def rss(*titles: str, name: str = "Harbour Post") -> Page:
    """Make a feed with an entry for each title, an hour apart."""
    items = "".join(
        f"<item><guid>{place}</guid><title>{title}</title><description>Words.</description>"
        f"<pubDate>Mon, 04 May 2026 {place:02}:00:00 GMT</pubDate></item>"
        for place, title in enumerate(titles)
    )
    text = f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>"
    return Page(text.encode(), headers={"Content-Type": "application/rss+xml"})
