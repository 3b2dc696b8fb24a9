"""What a person lists feeds in: OPML, or addresses in a text. Pure."""

from __future__ import annotations

from collections import Counter

from dateline.errors import Mishap
from dateline.feeds import FeedList, Listed
from dateline_ingest.feeds.opml import read_list
from dateline_ingest.identity.urls import host_of
from dateline_ingest.sources import is_url, words_of


def read_feed_list(content: bytes, where: str) -> FeedList:
    """Read a list of feeds; in a text, ``#`` opens a comment line.

    Args:
        content: the file's bytes.
        where: the file's name, for complaints.

    Raises:
        Mishap: it is broken, or names no feed.
    """
    if not content.strip():
        raise Mishap("an empty file", where=where, remedy="List feeds in it, as OPML.")
    if _is_markup(content):
        return read_list(content, where)
    lines = content.decode("utf-8", "replace").splitlines()
    text = " ".join(line for line in lines if not line.lstrip().startswith("#"))
    counts = Counter(name for name in words_of(text) if is_url(name))
    usable = [url for url in counts if host_of(url)]
    if not usable:
        raise Mishap("neither OPML nor a list of URLs", where=where, remedy="Name an OPML file.")
    return FeedList(
        feeds=tuple(Listed(url=url) for url in usable),
        doubles=sum(counts[url] - 1 for url in usable),
        unusable=tuple(url for url in counts if not host_of(url)),
    )


def _is_markup(content: bytes) -> bool:
    start = content[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")
