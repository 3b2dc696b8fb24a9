"""RSS and Atom in whatever condition, read by feedparser. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax import SAXParseException

import feedparser
from feedparser.mixin import (
    _FeedParserMixin as Feedparser,  # pyright: ignore[reportPrivateUsage] - handlers have no public way in
)

from dateline_ingest.feeds.convert import to_feed
from dateline_ingest.feeds.model import Feed
from dateline_ingest.feeds.people import sync_author
from dateline_ingest.outcomes import Failed
from dateline_ingest.text.encodings import is_known_encoding, xml_encoding

_TAIL = 1_000
_END = re.compile(rb"</(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)


def parse_leniently(document: bytes, url: str, headers: Mapping[str, str]) -> Feed | Failed:
    """Parse a feed with feedparser.

    A feed is never rejected for being ill-formed (8 of 208 real ones are): only if the parser
    finds neither a version nor an entry.
    """
    try:
        parsed = _parsed(document, url, headers)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - damage makes feedparser raise ValueError and others
        return Failed("broken_xml", f"the parser gave up: {error}")
    entries: list[Any] = parsed["entries"]
    version: str = parsed.get("version", "")
    trouble = parsed.get("bozo_exception") if parsed["bozo"] else None
    if not version and not entries:
        return _unreadable(trouble)
    feed = to_feed(parsed["feed"], entries, version, url, _remark(document, trouble))
    if isinstance(trouble, SAXParseException) and _is_stub(feed, document):
        return Failed("broken_xml", _complaint(trouble))
    return feed


def _is_stub(feed: Feed, document: bytes) -> bool:
    """Tell a feed that breaks off in its first item from one that is damaged and has none."""
    has_items = any(item.says_something for item in feed.items)
    return not has_items and not _END.search(document[-_TAIL:])


def _parsed(document: bytes, url: str, headers: Mapping[str, str]) -> feedparser.FeedParserDict:
    return feedparser.parse(
        document,
        response_headers={
            "content-location": url,
            "content-type": headers.get("content-type", "application/xml"),
        },
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _start_caption(parser: Feedparser, _attributes: object) -> None:
    parser.push("media_description", 1)


def _end_caption(parser: Feedparser) -> None:
    parser.pop("media_description")


def _sync_author(parser: Feedparser, key: str = "author") -> None:
    sync_author(parser._get_context(), key)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


# feedparser takes a picture's <media:description> for the text of the item; where the item has a
# description of its own, the caption comes to stand beside it as a second text, or before it.
Feedparser._start_media_description = _start_caption  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
Feedparser._end_media_description = _end_caption  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
Feedparser._sync_author_detail = _sync_author  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _unreadable(trouble: object) -> Failed:
    if isinstance(trouble, SAXParseException):
        return Failed("broken_xml", _complaint(trouble))
    return Failed("not_a_feed", "no RSS or Atom element in it")


def _complaint(trouble: SAXParseException) -> str:
    return f"{trouble.getMessage()} in line {trouble.getLineNumber()}"


def _remark(document: bytes, trouble: object) -> str:
    name = xml_encoding(document)
    if name and not is_known_encoding(name):
        return f"unknown encoding {name}, read as UTF-8"
    return _complaint(trouble) if isinstance(trouble, SAXParseException) else ""
