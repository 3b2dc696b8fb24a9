"""A look at a document before the feed parser sees it: is it a feed, and is it safe. Pure."""

from __future__ import annotations

import re

from dateline_ingest.outcomes import Failed
from dateline_ingest.text import markup
from dateline_ingest.text.encodings import is_known_encoding, xml_encoding

_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf)\b[^>]*\b(?:xmlns|version)\b", re.IGNORECASE)
"""One of 91 real feeds opens with ``<!DOCTYPE html>`` and is sound Atom after it."""
_MOST_ATTRIBUTES = 256
"""feedparser takes time quadratic in the attributes of one element: 20,000 of them, 4.6 s."""
_LONGEST_AUTHOR = 2_000
"""feedparser's e-mail pattern is quadratic in an author's length: 31 KB took 5.9 s."""
_MOST_ELEMENTS = 500_000
"""A feed of 10 MB with 200,000 items took feedparser 27 s; real ones have some 20,000 elements."""
_AUTHORS = frozenset({"author", "creator", "managingeditor", "webmaster", "name", "email"})


def screen(document: bytes) -> Failed | None:
    """Find out what keeps a document from being parsed as a feed; ``None``: nothing."""
    start = document[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return Failed("empty")
    if _HTML.match(start) and not _FEED.search(start):
        return Failed("html_instead_of_feed")
    if start[:1] in b"{[":
        return Failed("not_a_feed", "the document is JSON")
    return _encoding(document) or _hostility(document)


def is_feed(document: bytes) -> bool:
    """Whether a document opens as RSS, RDF or Atom does."""
    return bool(_FEED.search(document[:2048])) and screen(document[:2048]) is None


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


def _hostility(document: bytes) -> Failed | None:
    root = markup.parse_xml(document)
    if root is None:
        return None
    for count, element in enumerate(root.iter()):
        if count > _MOST_ELEMENTS:
            return Failed("hostile", f"more than {_MOST_ELEMENTS} elements")
        if len(element.attrib) > _MOST_ATTRIBUTES:
            return Failed("hostile", f"an element with {len(element.attrib)} attributes")
        if markup.tag_of(element) in _AUTHORS and len(element.text or "") > _LONGEST_AUTHOR:
            return Failed("hostile", f"an author of {len(element.text or '')} characters")
    return None
