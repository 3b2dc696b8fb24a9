"""JSON Feed 1.0 and 1.1 to a feed, as leniently as real ones need. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urljoin

from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.screen import MOST_ITEMS
from dateline_ingest.outcomes import Failed

_VERSION = "jsonfeed.org/version/"
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_json_feed(document: bytes, url: str) -> Feed | Failed:
    """Parse a JSON Feed (https://www.jsonfeed.org/version/1.1/).

    Whatever is not of the type that the specification wants is passed over: numbers stand for
    texts, a text stands for a list of one, an ``author`` for ``authors``.

    Args:
        document: the bytes; UTF-8, or UTF-16 or UTF-32 as RFC 4627 tells them apart.
        url: where they came from; relative links are resolved against it.
    """
    try:
        # Numbers stay as they are written: an id may be longer than any number.
        found: Any = json.loads(_decoded(document), parse_int=str, parse_float=str)
    except RecursionError:
        return Failed("hostile", "JSON nested too deep")
    except ValueError as error:
        return Failed("not_a_feed", f"broken JSON: {error}")
    items = _list(_get(found, "items"))
    if _VERSION not in (_string(found, "version") or "") and not _items_of(items):
        return Failed("not_a_feed", "JSON, but no JSON Feed")
    return Feed(
        via="jsonfeed",
        title=_string(found, "title"),
        language=_string(found, "language"),
        items=tuple(_item(item, url) for item in _items_of(items)[:MOST_ITEMS]),
        remark=f"{len(items)} items, the first {MOST_ITEMS} read"
        if len(items) > MOST_ITEMS
        else "",
        link=_address(found, "home_page_url", url),
        hub=_hub(found, url),
        self_url=_address(found, "feed_url", url),
    )


def _item(found: dict[str, Any], base: str) -> FeedItem:
    return FeedItem(
        guid=_string(found, "id"),
        link=_address(found, "url", base) or _address(found, "external_url", base),
        title=_text(found, "title", is_plain=True),
        summary=_text(found, "summary", is_plain=True),
        content=_text(found, "content_html") or _text(found, "content_text", is_plain=True),
        authors=_authors(found),
        published=_string(found, "date_published"),
        updated=_string(found, "date_modified"),
        language=_string(found, "language"),
        keywords=_keywords(found),
        enclosures=tuple(_enclosures(found, base)),
    )


def _decoded(document: bytes) -> str:
    encoding = json.detect_encoding(document)
    try:
        return document.decode(encoding)
    except UnicodeDecodeError:
        return document.decode("cp1252", "replace")


def _get(found: Any, name: str) -> Any:
    return cast("dict[str, Any]", found).get(name) if isinstance(found, dict) else None


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    values: list[Any] = value if isinstance(value, list) else [value]
    return values


def _items_of(values: list[Any]) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)]


def _string(found: Any, name: str) -> str | None:
    value = _get(found, name)
    if not isinstance(value, str):
        return None
    # Half a character, written \ud83d, cannot be written in any encoding.
    return _SURROGATE.sub("\ufffd", value).strip() or None


def _text(found: Any, name: str, *, is_plain: bool = False) -> Text | None:
    value = _string(found, name)
    return Text(value, is_plain=is_plain) if value else None


def _address(found: Any, name: str, base: str) -> str | None:
    value = _string(found, name)
    if not value:
        return None
    try:
        return urljoin(base, value)
    except ValueError:
        return value


def _authors(found: dict[str, Any]) -> tuple[str, ...]:
    people = _list(found.get("authors")) or _list(found.get("author"))
    names = (_string(one if isinstance(one, dict) else {"name": one}, "name") for one in people)
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _keywords(found: dict[str, Any]) -> tuple[str, ...]:
    tags = (tag.strip() for tag in _list(found.get("tags")) if isinstance(tag, str))
    return tuple(dict.fromkeys(_SURROGATE.sub("\ufffd", tag) for tag in tags if tag))


def _enclosures(found: dict[str, Any], base: str) -> Iterator[Enclosure]:
    seen: set[str] = set()
    for name in ("image", "banner_image"):
        address = _address(found, name, base)
        if address and address not in seen:
            seen.add(address)
            yield Enclosure(address, medium="image")
    for attachment in _items_of(_list(found.get("attachments"))):
        address = _address(attachment, "url", base)
        if address and address not in seen:
            seen.add(address)
            yield Enclosure(
                address,
                mime_type=_string(attachment, "mime_type"),
                caption=_string(attachment, "title"),
            )


def _hub(found: Any, base: str) -> str | None:
    hubs = _items_of(_list(_get(found, "hubs")))
    named = (hub for hub in hubs if (_string(hub, "type") or "websub").lower() == "websub")
    return next((_address(hub, "url", base) for hub in named if _string(hub, "url")), None)
