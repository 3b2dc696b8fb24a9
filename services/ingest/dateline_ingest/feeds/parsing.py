"""The bytes of a feed of any format to its items; what is not a feed is told apart. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline_ingest.feeds.json_feed import parse_json_feed
from dateline_ingest.feeds.lenient import parse_leniently
from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.repair import repaired
from dateline_ingest.feeds.screen import count_items, hostility, screen
from dateline_ingest.feeds.sitemap import parse_sitemap
from dateline_ingest.feeds.strict import parse_strictly
from dateline_ingest.outcomes import Failed

__all__ = ["Enclosure", "Feed", "FeedItem", "Text", "parse_feed"]


def parse_feed(document: bytes, url: str, headers: Mapping[str, str]) -> Feed | Failed:
    """Parse a feed: RSS, RDF, Atom, JSON Feed, a sitemap or an index of sitemaps.

    Args:
        document: the bytes, decompressed.
        url: where they finally came from; relative links are resolved against it.
        headers: of the response, names in lower case; ``content-type`` may give the encoding.
    """
    screened = screen(document)
    if isinstance(screened, Failed):
        return screened
    match screened.kind:
        case "json":
            return parse_json_feed(screened.document, url)
        case "sitemap":
            return parse_sitemap(screened.document, url)
        case "xml":
            feed = _parse_xml(screened.document, url, headers)
    if screened.remark and isinstance(feed, Feed):
        return replace(feed, remark=screened.remark)
    return feed


def _parse_xml(document: bytes, url: str, headers: Mapping[str, str]) -> Feed | Failed:
    feed = parse_strictly(document, url, headers)
    if feed is not None:
        return feed
    document, remark = repaired(document)
    feed = parse_strictly(document, url, headers) if remark else None
    if feed is not None:
        return replace(feed, remark=remark)
    read = hostility(document) or _make_the_best(document, url, headers)
    return replace(read, remark=read.remark or remark) if isinstance(read, Feed) else read


def _make_the_best(document: bytes, url: str, headers: Mapping[str, str]) -> Feed | Failed:
    """Have feedparser read it, and where that misses items, libxml2 recover what it can."""
    read = parse_leniently(document, url, headers)
    found = _items_in(read)
    if found and found >= count_items(document):
        return read
    recovered = parse_strictly(document, url, headers, recover=True)
    says_nothing = isinstance(read, Feed) and not read.says_something
    if recovered is None or (_items_in(recovered) <= found and not says_nothing):
        return read
    return replace(recovered, remark=read.remark if isinstance(read, Feed) else read.detail)


def _items_in(read: Feed | Failed) -> int:
    return sum(item.says_something for item in read.items) if isinstance(read, Feed) else 0
