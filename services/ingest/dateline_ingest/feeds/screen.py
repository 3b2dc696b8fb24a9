"""A look at a document before it is parsed: is it a feed, of which kind, is it safe. Pure."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from dateline_ingest.outcomes import Failed
from dateline_ingest.text.encodings import is_known_encoding, xml_encoding
from dateline_ingest.text.markup import xml_parser

Kind = Literal["xml", "json", "sitemap"]

MOST_ITEMS = 5_000
"""Of more only the first are read: 200,000 took feedparser 27 s. Real feeds have up to 1,000."""
_MOST_BYTES = 10_000_000
"""What a compressed document may grow to."""
_MOST_ATTRIBUTES = 256
"""feedparser takes time quadratic in the attributes of one element: 20,000 of them, 4.6 s."""
_MOST_ELEMENTS = 500_000
"""Of tiny ones feedparser reads some 40,000 in a second; real feeds have up to 20,000."""
_DEEPEST = 200
"""Real feeds nest 8 deep, with XHTML in them 30."""
_LONGEST_TAG = 50_000
"""Bytes; 200,000 attributes, which a parser notes before it can be stopped, take it 60 MB."""
_HEAD = 4_096
_GZIP = b"\x1f\x8b"
_BLANK = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
"""Byte order marks, white space, and the other half of letters in UTF-16."""

_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{%d}" % _LONGEST_TAG)
# Possessive where it repeats: each comment could otherwise be taken for many.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?><!--(?>[^-]|-(?!->))*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_FEED = re.compile(
    rb"<(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\b[^<>]*\b(?:xmlns|version)\b", re.IGNORECASE
)
"""One of 91 real feeds opens with ``<!DOCTYPE html>`` and is sound Atom after it."""
_ROOT = re.compile(
    rb"<(?:[\w-]{1,40}:)?(rss|feed|rdf|channel|item|entry|urlset|sitemapindex)\b", re.IGNORECASE
)
_ITEM = re.compile(rb"<(?:[\w-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_FIRST_TAGS = re.compile(rb"<((?:[\w-]{1,40}:)?(?:rss|feed|rdf|channel))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Screened:
    """A document that may be parsed."""

    document: bytes
    kind: Kind
    remark: str = ""
    """What was taken off it."""


def screen(document: bytes) -> Screened | Failed:
    """Tell what a document is, and what keeps it from being parsed as a feed."""
    if document.startswith(_GZIP):
        unpacked = _unpacked(document)
        if isinstance(unpacked, Failed):
            return unpacked
        document = unpacked
    start = document[:_HEAD].translate(None, b"\x00").lstrip(_BLANK)
    if not start:
        return Failed("empty")
    if start[:1] in b"{[":
        return Screened(document, "json")
    if _HTML.match(start) and not _FEED.search(start):
        return Failed("html_instead_of_feed")
    return _screen_xml(document, start)


def _screen_xml(document: bytes, start: bytes) -> Screened | Failed:
    root = _ROOT.search(start) or _ROOT.search(document.translate(None, b"\x00"))
    if root is None:
        return Failed("not_a_feed", "no RSS or Atom element in it")
    if _LONG_TAG.search(document):
        return Failed("hostile", f"a tag of more than {_LONGEST_TAG} bytes")
    if root[1].lower() in {b"urlset", b"sitemapindex"}:
        return Screened(document, "sitemap")
    return _encoding(document) or _trimmed(document)


def is_feed(document: bytes) -> bool:
    """Whether a document opens as RSS, RDF or Atom does."""
    start = document[:2048]
    return bool(_FEED.search(start)) and not isinstance(screen(start), Failed)


def count_items(document: bytes) -> int:
    """Count where items begin, those in comments and the like too."""
    return len(_ITEM.findall(document))


def hostility(document: bytes) -> Failed | None:
    """Find out what would keep feedparser busy for too long; ``None``: nothing.

    One linear pass over the events of a parser that recovers from anything.
    """
    counter = _Counter()
    parser = xml_parser(recover=True, target=counter)
    try:
        parser.feed(document)
        parser.close()
    except _TooMuch as found:
        return Failed("hostile", str(found))
    except etree.XMLSyntaxError:
        return None
    return None


class _TooMuch(Exception):  # noqa: N818 - a finding, which ends the search
    """There is more of something than feedparser can take."""


class _Counter:
    """Counts what there is, while it is parsed."""

    def __init__(self) -> None:
        self.elements = 0
        self.depth = 0

    def start(self, tag: str | bytes, attrib: dict[str | bytes, str | bytes]) -> None:
        """An element begins."""
        del tag
        self.elements += 1
        self.depth += 1
        if len(attrib) > _MOST_ATTRIBUTES:
            raise _TooMuch(f"an element with {len(attrib)} attributes")
        if self.elements > _MOST_ELEMENTS:
            raise _TooMuch(f"more than {_MOST_ELEMENTS} elements")
        if self.depth > _DEEPEST:
            raise _TooMuch(f"elements nested more than {_DEEPEST} deep")

    def end(self, tag: str | bytes) -> None:
        """An element ends."""
        del tag
        self.depth -= 1

    def data(self, data: str | bytes) -> None:
        """A text stands somewhere."""

    def comment(self, text: str | bytes) -> None:
        """A comment stands somewhere."""

    def close(self) -> None:
        """The document ends."""


def _unpacked(document: bytes) -> bytes | Failed:
    """Unpack a document that is served as a gzip file, as sitemaps are."""
    inflator = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        unpacked = inflator.decompress(document, _MOST_BYTES)
    except zlib.error as error:
        return Failed("broken_compression", str(error))
    if inflator.unconsumed_tail:
        return Failed("too_large", f"over {_MOST_BYTES} bytes")
    return unpacked


def _encoding(document: bytes) -> Failed | None:
    """Refuse an encoding that nobody knows, unless the bytes can be nothing but UTF-8."""
    name = xml_encoding(document)
    if name is None or is_known_encoding(name):
        return None
    try:
        document.decode()
    except UnicodeDecodeError:
        return Failed("unknown_encoding", f"it says {name}")
    return None


def _trimmed(document: bytes) -> Screened:
    """Cut a document off after as many items as are read."""
    place = 0
    for number, item in enumerate(_ITEM.finditer(document)):
        if number == MOST_ITEMS:
            place = item.start()
    if not place:
        return Screened(document, "xml")
    start = document[:_HEAD]
    open_tags = dict.fromkeys(tag[1] for tag in _FIRST_TAGS.finditer(start))
    is_rdf = any(tag.lower().endswith(b"rdf") for tag in open_tags)
    closing = b"".join(
        b"</" + tag + b">"
        for tag in reversed(open_tags)
        if not (is_rdf and tag.lower().endswith(b"channel"))
    )
    total = count_items(document)
    return Screened(
        document[:place] + closing, "xml", f"{total} items, the first {MOST_ITEMS} read"
    )
