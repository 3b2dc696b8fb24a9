"""What a parser found in RSS or Atom, as feedparser names it, to the fields of a feed. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text

Found = Mapping[str, Any]
"""feedparser's dictionary of a feed or an entry, or one of the same shape."""

_MAIL_ADDRESS = re.compile(r"(?:mailto:)?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
"""Minutes of the words of RSS's module Syndication."""
_NUMBER = re.compile(r"[0-9]{1,9}")


def to_feed(found: Found, entries: list[Any], version: str, base: str, remark: str) -> Feed:
    """Make a feed of what a parser found.

    Args:
        found: what it found about the feed.
        entries: and about each entry; those without a word in them are left out.
        version: the format: ``atom10``, ``rss20``.
        base: the address of the document, against which links are resolved.
        remark: what is wrong with it.
    """
    items = (to_item(entry, base) for entry in entries)
    return Feed(
        via="atom" if version.startswith("atom") else "rss",
        title=_text(found, "title"),
        language=_text(found, "language"),
        rights=_text(found, "rights"),
        items=tuple(item for item in items if _says_something(item)),
        remark=remark,
        link=_joined(base, _text(found, "link")),
        hub=_related(found, "hub", base),
        self_url=_related(found, "self", base),
        ttl_minutes=_number(_text(found, "ttl")),
        update_minutes=_update_minutes(found),
    )


def to_item(entry: Found, base: str) -> FeedItem:
    """Make an item of what a parser found in an entry."""
    contents: list[Any] = entry.get("content") or []
    longest: Any = max(contents, key=lambda part: len(part.get("value") or ""), default=None)
    return FeedItem(
        guid=_text(entry, "id"),
        link=_joined(base, _text(entry, "link")),
        title=_construct(entry.get("title_detail")),
        summary=_construct(entry.get("summary_detail")),
        content=_construct(longest),
        authors=_authors(entry),
        published=_text(entry, "published"),
        updated=_text(entry, "updated"),
        language=(longest.get("language") if longest else None) or _text(entry, "language"),
        keywords=_keywords(entry),
        enclosures=_enclosures(entry, base),
        rights=_text(entry, "rights"),
    )


def _says_something(item: FeedItem) -> bool:
    """Tell an item from the stub that a feed which breaks off in its middle leaves behind."""
    return bool(item.title or item.summary or item.content)


def _text(entry: Found, name: str) -> str | None:
    # Not `get`: feedparser answers a missing `updated` with `published`, and a warning.
    value = entry[name] if name in entry else None  # noqa: SIM401 - see above
    return value.strip() or None if isinstance(value, str) else None


def _construct(detail: Any) -> Text | None:
    value = (detail.get("value") or "") if detail else ""
    if not value or value.isspace():
        return None
    return Text(value, is_plain=detail.get("type") == "text/plain")


def _authors(entry: Found) -> tuple[str, ...]:
    details: list[Any] = entry.get("authors") or []
    if not details:
        return ()
    names = [str(author.get("name") or "").strip() for author in details]
    if len(names) == 1:
        # feedparser takes a top-level domain for at most four letters: of desk@harbour.media it
        # makes an author named "a".
        written = _text(entry, "author") or ""
        names = [_MAIL_ADDRESS.sub("", written).strip(" ,;()<>[]")]
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _keywords(entry: Found) -> tuple[str, ...]:
    tags: list[Any] = entry.get("tags") or []
    terms = (str(tag.get("label") or tag.get("term") or "").strip() for tag in tags)
    return tuple(dict.fromkeys(term for term in terms if term))


def _enclosures(entry: Found, base: str) -> tuple[Enclosure, ...]:
    media: list[Any] = [*(entry.get("media_content") or []), *(entry.get("media_thumbnail") or [])]
    links: list[Any] = [
        link for link in entry.get("links") or [] if link.get("rel") == "enclosure"
    ]
    if not media and not links:
        return ()
    caption, credit = _text(entry, "media_description"), _credit(entry)
    found = [
        Enclosure(
            url=_joined(base, part["url"]) or part["url"],
            mime_type=part.get("type"),
            medium=part.get("medium"),
            caption=caption,
            credit=credit,
            width=_number(part.get("width")),
            height=_number(part.get("height")),
        )
        for part in media
        if part.get("url")
    ]
    found += [
        Enclosure(url=_joined(base, link["href"]) or link["href"], mime_type=link.get("type"))
        for link in links
        if link.get("href")
    ]
    return tuple({enclosure.url: enclosure for enclosure in reversed(found)}.values())[::-1]


def _credit(entry: Found) -> str | None:
    credits_: list[Any] = entry.get("media_credit") or []
    return next((str(credit["content"]) for credit in credits_ if credit.get("content")), None)


def _related(found: Found, relation: str, base: str) -> str | None:
    links: list[Any] = found.get("links") or []
    named = (link.get("href") for link in links if link.get("rel") == relation)
    return next((_joined(base, address) for address in named if address), None)


def _update_minutes(found: Found) -> int | None:
    period = _PERIODS.get((_text(found, "sy_updateperiod") or "").lower())
    times = _number(_text(found, "sy_updatefrequency")) or 1
    return max(1, period // times) if period else None


def _number(text: Any) -> int | None:
    return int(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else None


def _joined(base: str, link: str | None) -> str | None:
    if not link:
        return None
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link
