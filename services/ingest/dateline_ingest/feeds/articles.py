"""A feed's item to an article: every field that the item gives. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from xxhash import xxh3_64_hexdigest

from dateline.messages import ArticleFetched, Copyright, Media, Source
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.dating.stamps import read_stamp
from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.parsing import parse_feed
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.identity.urls import canonical
from dateline_ingest.outcomes import Failed
from dateline_ingest.text.html import read_html, read_line, read_plain
from dateline_ingest.text.language import read_language
from dateline_ingest.text.paragraphs import Block, join

_READING = 1
"""Raised when items are read differently, so that what is in the feeds now is read anew."""
_ENDING = 100
"""Characters at the end of a summary among which an ellipsis is looked for."""
_ELLIPSIS = re.compile(r"(?:\.{3}|…|\[…\]|\[\.{3}\])\s*(?:read more.*)?$", re.IGNORECASE)


def read_articles(
    document: bytes,
    url: str,
    headers: Mapping[str, str],
    source: Source,
    fetched_at: datetime,
    known: Collection[str] = (),
) -> tuple[Feed, list[ArticleFetched]] | Failed:
    """Read a document of any format of feed.

    An item with neither title nor text nor link is none: it is the stub that a feed which breaks
    off leaves behind. One of a sitemap has a link and at best a title, and is an article whose
    body is empty until its page is read.

    Args:
        document: the bytes, decompressed.
        url: where they came from in the end.
        headers: of the response, names in lower case.
        source: the feed's source.
        fetched_at: when it was fetched.
        known: the digests of items that need not be read: they are as they were.

    Returns:
        The feed with the digests of its items instead of them, and the articles of those that are
        not known; or what is wrong.
    """
    feed = parse_feed(document, url, headers)
    if isinstance(feed, Failed):
        return feed
    source = _named(source, feed)
    items = [item for item in feed.items if item.says_something]
    digests = _digests(feed, items)
    articles = [
        read_item(item, feed, source, fetched_at)
        for item, digest in zip(items, digests, strict=True)
        if digest not in known
    ]
    return replace(feed, items=(), digests=digests), articles


def read_item(item: FeedItem, feed: Feed, source: Source, fetched_at: datetime) -> ArticleFetched:
    """Make an article, revision 1, of a feed's item.

    Args:
        item: the item.
        feed: the feed it stands in, which gives language and rights where the item does not.
        source: the feed's source; where it has no name of its own it takes the feed's title.
        fetched_at: when the feed was fetched.
    """
    title = _line(item.title)
    deck, blocks = _texts(item)
    body, paragraphs = join(blocks)
    hashed = content_hash(title, deck, body)
    address = canonical(item.link) if item.link else None
    rights = item.rights or feed.rights
    article = ArticleFetched(
        article_id=article_id(source.id, item.guid, address, hashed),
        revision=1,
        source=_named(source, feed),
        url=item.link,
        canonical_url=address,
        guid=item.guid,
        title=title,
        deck=deck,
        body=body,
        paragraphs=paragraphs,
        byline=", ".join(item.authors) or None,
        authors=item.authors,
        language=read_language(item.language or feed.language),
        fetched_at=fetched_at,
        content_hash=hashed,
        via=feed.via,
        dateline=dateline_of(body, paragraphs),
        keywords=item.keywords,
        media=tuple(_media(enclosure) for enclosure in item.enclosures),
        copyright=Copyright(notice=read_line(rights)) if rights else None,
    )
    return date_article(article, _claims(item))


def _digests(feed: Feed, items: Iterable[FeedItem]) -> tuple[str, ...]:
    """Tell items apart by all that :func:`read_item` makes an article of."""
    about = repr((_READING, feed.via, feed.title, feed.language, feed.rights)).encode()
    return tuple(
        xxh3_64_hexdigest(about + repr(item).encode("utf-8", "surrogatepass")) for item in items
    )


def _named(source: Source, feed: Feed) -> Source:
    if feed.title and source.name == source.domain:
        return source.model_copy(update={"name": read_line(feed.title) or source.name})
    return source


def _line(text: Text | None) -> str:
    if text is None:
        return ""
    return " ".join(text.value.split()) if text.is_plain else read_line(text.value)


def _blocks(text: Text | None) -> tuple[Block, ...]:
    if text is None:
        return ()
    return read_plain(text.value) if text.is_plain else read_html(text.value)


def _texts(item: FeedItem) -> tuple[str | None, tuple[Block, ...]]:
    """Tell deck and body: the longer text is the body, a shorter one that adds words the deck."""
    content, summary = _blocks(item.content), _blocks(item.summary)
    if _length(content) < _length(summary):
        content, summary = summary, content
    deck = " ".join(block.text for block in summary)
    start = (deck[:-_ENDING] + _ELLIPSIS.sub("", deck[-_ENDING:])).strip()
    body = " ".join(block.text for block in content)
    return (None if not start or body.startswith(start) else deck), content


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _claims(item: FeedItem) -> list[Claim]:
    claims: list[Claim] = []
    published = read_stamp(item.published) if item.published else None
    updated = read_stamp(item.updated) if item.updated else None
    if published:
        claims.append(Claim("published", published, "feed", item.published or ""))
    if updated:
        claims.append(Claim("updated", updated, "feed", item.updated or ""))
    if updated and not published:
        # RDF feeds have no other date than dc:date, and many Atom feeds only `updated`: the
        # article is not younger than that, and mostly not much older.
        claims.append(Claim("published", updated, "feed", item.updated or "", confidence=0.6))
    return claims


def _media(enclosure: Enclosure) -> Media:
    return Media(
        url=enclosure.url,
        kind=_media_kind(enclosure),
        mime_type=enclosure.mime_type,
        caption=enclosure.caption,
        credit=enclosure.credit,
        width=enclosure.width,
        height=enclosure.height,
    )


def _media_kind(enclosure: Enclosure) -> Literal["picture", "video", "audio", "other"]:
    named = enclosure.medium or (enclosure.mime_type or "").partition("/")[0]
    match named:
        case "image":
            return "picture"
        case "video":
            return "video"
        case "audio":
            return "audio"
        case "":
            path = enclosure.url.partition("?")[0].lower()
            pictures = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")
            return "picture" if path.endswith(pictures) or enclosure.width else "other"
        case _:
            return "other"
