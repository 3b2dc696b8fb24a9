"""The bytes of a feed of any format to its items; what is not a feed is told apart. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dateline_ingest.feeds.lenient import parse_leniently
from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.screen import screen
from dateline_ingest.feeds.strict import parse_strictly
from dateline_ingest.outcomes import Failed

__all__ = ["Enclosure", "Feed", "FeedItem", "Text", "parse_feed"]


def parse_feed(document: bytes, url: str, headers: Mapping[str, str]) -> Feed | Failed:
    """Parse a feed.

    Args:
        document: the bytes, decompressed.
        url: where they finally came from; relative links are resolved against it.
        headers: of the response, names in lower case; ``content-type`` may give the encoding.
    """
    refused = screen(document)
    if refused is not None:
        return refused
    return parse_strictly(document, url, headers) or parse_leniently(document, url, headers)
