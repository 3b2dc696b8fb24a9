"""How many of the fields that gofeed's own tests expect are read (mmcdole/gofeed, testdata/)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dateline_ingest.feeds.model import Feed, FeedItem, Text
from dateline_ingest.feeds.parsing import parse_feed

FOLDERS = ("translator/rss", "translator/atom", "translator/json", "parser/rss", "parser/atom")


@dataclass(frozen=True)
class Field:
    """One field of one feed: what is expected, and what was read."""

    where: str
    expected: str
    read: str

    @property
    def is_right(self) -> bool:
        """Whether they say the same, white space and the writing of entities apart."""
        return _plain(self.expected) == _plain(self.read)


def fields(folder: Path) -> Iterator[Field]:
    """Read every feed of gofeed's that has an expectation beside it.

    Args:
        folder: ``testdata`` of gofeed.
    """
    for document, expected in _pairs(folder):
        gold = json.loads(expected.read_bytes())
        feed = parse_feed(document.read_bytes(), "", {})
        if not isinstance(feed, Feed):
            feed = Feed("rss")
        for name, wanted, read in _compared(gold, feed):
            yield Field(f"{document.parent.name}/{document.name} {name}", wanted, read or "")


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for part in FOLDERS:
        for path in sorted((folder / part).glob("*.json")):
            document = path.with_suffix(".xml")
            if path.name.endswith("_expected.json"):
                document = path.with_name(path.name.replace("_expected", ""))
            if document.exists():
                yield document, path


def _compared(gold: dict[str, Any], feed: Feed) -> Iterator[tuple[str, str, str | None]]:
    mine = {
        "title": feed.title, "language": feed.language, "copyright": feed.rights,
        "rights": feed.rights, "link": feed.link, "feedLink": feed.self_url,
    }  # fmt: skip
    for name, read in mine.items():
        if _as_text(gold.get(name)):
            yield f"feed.{name}", _as_text(gold[name]), read
    entries: list[dict[str, Any]] = gold.get("items") or gold.get("entries") or []
    for number, entry in enumerate(entries):
        item = feed.items[number] if number < len(feed.items) else FeedItem()
        yield from _of_item(entry, item)


def _of_item(entry: dict[str, Any], item: FeedItem) -> Iterator[tuple[str, str, str | None]]:
    mine = {
        "title": _value(item.title), "link": item.link, "guid": item.guid, "id": item.guid,
        "published": item.published, "pubDate": item.published, "updated": item.updated,
        "description": _value(item.summary), "summary": _value(item.summary),
        "content": _value(item.content), "rights": item.rights,
    }  # fmt: skip
    for name, read in mine.items():
        if _as_text(entry.get(name)):
            yield name, _as_text(entry[name]), read
    authors: list[dict[str, str]] = entry.get("authors") or []
    names = [author["name"] for author in authors if author.get("name")]
    if names:
        yield "authors", ", ".join(names), ", ".join(item.authors)
    categories: list[Any] = entry.get("categories") or []
    terms = [_term(category) for category in categories]
    if any(terms):
        yield "categories", ", ".join(dict.fromkeys(terms)), ", ".join(item.keywords)
    enclosures: list[dict[str, str]] = entry.get("enclosures") or []
    for enclosure in enclosures:
        url = enclosure.get("url")
        if url:
            yield "enclosure", url, url if url in {one.url for one in item.enclosures} else None


def _as_text(gold: Any) -> str:
    found: Any = cast("dict[str, Any]", gold).get("value") if isinstance(gold, dict) else gold
    return str(found or "")


def _term(category: Any) -> str:
    if not isinstance(category, dict):
        return str(category)
    found = cast("dict[str, Any]", category)
    return str(found.get("label") or found.get("term") or found.get("value") or "")


def _value(text: Text | None) -> str | None:
    return text.value if text else None


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())
