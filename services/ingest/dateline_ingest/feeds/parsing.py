"""The bytes of an RSS or Atom feed to its items; what is not a feed is told apart. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin
from xml.sax import SAXParseException

import feedparser

from dateline_ingest.feeds.screen import screen
from dateline_ingest.outcomes import Failed
from dateline_ingest.text.encodings import is_known_encoding, xml_encoding

_MAIL_ADDRESS = re.compile(r"(?:mailto:)?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}")


@dataclass(frozen=True)
class Text:
    """A text construct as the feed gave it."""

    value: str
    is_plain: bool = False
    """Whether markup in it is to be read as characters (Atom ``type="text"``)."""


@dataclass(frozen=True)
class Enclosure:
    """A media file that an item points to."""

    url: str
    mime_type: str | None = None
    medium: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class FeedItem:
    """One item or entry, its fields as written."""

    guid: str | None
    link: str | None
    title: Text | None
    summary: Text | None
    content: Text | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    language: str | None
    keywords: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]
    rights: str | None


@dataclass(frozen=True)
class Feed:
    """A feed that could be read."""

    via: Literal["rss", "atom"]
    title: str | None
    language: str | None
    rights: str | None
    items: tuple[FeedItem, ...]
    remark: str = ""
    """What was wrong with it, though not wrong enough to reject it."""


def parse_feed(document: bytes, url: str, headers: Mapping[str, str]) -> Feed | Failed:
    """Parse a feed.

    A feed is never rejected for being ill-formed (8 of 208 real ones are): only if the parser
    finds neither a version nor an entry.

    Args:
        document: the bytes, decompressed.
        url: where they finally came from; relative links are resolved against it.
        headers: of the response, names in lower case; ``content-type`` may give the encoding.
    """
    refused = screen(document)
    if refused is not None:
        return refused
    try:
        parsed = _parsed(document, url, headers)
    except Exception as error:  # noqa: BLE001 - damage makes feedparser raise ValueError and others
        return Failed("broken_xml", f"the parser gave up: {error}")
    entries: list[Any] = parsed["entries"]
    version: str = parsed.get("version", "")
    trouble = parsed.get("bozo_exception") if parsed["bozo"] else None
    if not version and not entries:
        return _unreadable(trouble)
    items = tuple(
        item for item in (_item(entry, url) for entry in entries) if _says_something(item)
    )
    if not items and isinstance(trouble, SAXParseException):
        return Failed("broken_xml", _complaint(trouble))
    feed: Any = parsed["feed"]
    return Feed(
        via="atom" if version.startswith("atom") else "rss",
        title=_text(feed, "title"),
        language=_text(feed, "language"),
        rights=_text(feed, "rights"),
        items=items,
        remark=_remark(document, trouble),
    )


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


def _item(entry: Any, base: str) -> FeedItem:
    link = _text(entry, "link")
    contents: list[Any] = entry.get("content") or []
    longest: Any = max(contents, key=lambda part: len(part.get("value") or ""), default=None)
    return FeedItem(
        guid=_text(entry, "id"),
        link=_joined(base, link) if link else None,
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
    return any(text and text.value.strip() for text in (item.title, item.summary, item.content))


def _text(entry: Any, name: str) -> str | None:
    # Not `get`: feedparser answers a missing `updated` with `published`, and a warning.
    value = entry[name] if name in entry else None  # noqa: SIM401 - see above
    return value.strip() or None if isinstance(value, str) else None


def _construct(detail: Any) -> Text | None:
    if not detail or not (detail.get("value") or "").strip():
        return None
    return Text(detail["value"], is_plain=detail.get("type") == "text/plain")


def _authors(entry: Any) -> tuple[str, ...]:
    details: list[Any] = entry.get("authors") or []
    names = [str(author.get("name") or "").strip() for author in details]
    written = _text(entry, "author") or ""
    if len(names) <= 1:
        # feedparser takes a top-level domain for at most four letters: of desk@harbour.media it
        # makes an author named "a".
        names = [_MAIL_ADDRESS.sub("", written).strip(" ,;()<>[]")]
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _keywords(entry: Any) -> tuple[str, ...]:
    tags: list[Any] = entry.get("tags") or []
    terms = (str(tag.get("label") or tag.get("term") or "").strip() for tag in tags)
    return tuple(dict.fromkeys(term for term in terms if term))


def _enclosures(entry: Any, base: str) -> tuple[Enclosure, ...]:
    media: list[Any] = [*(entry.get("media_content") or []), *(entry.get("media_thumbnail") or [])]
    caption, credit = _text(entry, "media_description"), _credit(entry)
    found = [
        Enclosure(
            url=_joined(base, part["url"]),
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
    links: list[Any] = entry.get("links") or []
    found += [
        Enclosure(url=_joined(base, link["href"]), mime_type=link.get("type"))
        for link in links
        if link.get("rel") == "enclosure" and link.get("href")
    ]
    return tuple({enclosure.url: enclosure for enclosure in reversed(found)}.values())[::-1]


def _credit(entry: Any) -> str | None:
    credits_: list[Any] = entry.get("media_credit") or []
    return next((str(credit["content"]) for credit in credits_ if credit.get("content")), None)


def _number(text: Any) -> int | None:
    return int(text) if isinstance(text, str) and text.isdecimal() else None


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link
