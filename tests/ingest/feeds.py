"""Feeds in every dialect, written for the tests, and what makes them from a few fields."""

from __future__ import annotations

from dateline_ingest.feeds.lenient import parse_leniently
from dateline_ingest.feeds.model import Feed, FeedItem
from dateline_ingest.feeds.strict import parse_strictly

URL = "https://harbour.example/feeds/all.xml"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "georss": "http://www.georss.org/georss",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "media": "http://search.yahoo.com/mrss/",
        "odd": "https://odd.example/ns",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "thr": "http://purl.org/syndication/thread/1.0",
    }.items()
)


def rss(inner: str, *, attributes: str = "") -> bytes:
    """Make an RSS 2.0 feed with something in its channel."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {_NAMESPACES} {attributes}>'
        f"<channel><title>Harbour Post</title>{inner}</channel></rss>"
    ).encode()


def atom(inner: str, *, attributes: str = "") -> bytes:
    """Make an Atom 1.0 feed with something in it."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {_NAMESPACES} {attributes}>'
        f"<title>Die Mole</title>{inner}</feed>"
    ).encode()


def old_atom(inner: str) -> bytes:
    """Make an Atom 0.3 feed with something in it."""
    namespaces = _NAMESPACES.replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
    head = f'<feed version="0.3" xmlns="http://purl.org/atom/ns#" {namespaces}>'
    return f"{head}<title>Die Mole</title>{inner}</feed>".encode()


def rdf(inner: str) -> bytes:
    """Make an RSS 1.0 feed with something behind its channel."""
    namespaces = _NAMESPACES.replace("http://www.w3.org/2005/Atom", "urn:none")
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" {namespaces}><channel rdf:about="x">'
        f"<title>Old Post</title><dc:language>en</dc:language></channel>{inner}</rdf:RDF>"
    ).encode()


def strict(document: bytes, content_type: str | None = None) -> Feed | None:
    """Read a feed in the fast way."""
    return parse_strictly(document, URL, _headers(content_type))


def lenient(document: bytes, content_type: str | None = None) -> Feed:
    """Read a feed with feedparser."""
    read = parse_leniently(document, URL, _headers(content_type))
    assert isinstance(read, Feed), read
    return read


def both(document: bytes, content_type: str | None = None) -> Feed:
    """Read a feed in both ways, and see that they agree."""
    fast = strict(document, content_type)
    assert fast is not None, "feedparser would have to read it"
    assert fast == lenient(document, content_type)
    return fast


def item(inner: str) -> FeedItem:
    """Read an RSS item in both ways."""
    return both(rss(f"<item>{inner}</item>")).items[0]


def entry(inner: str) -> FeedItem:
    """Read an Atom entry in both ways."""
    return both(atom(f"<entry>{inner}</entry>")).items[0]


def _headers(content_type: str | None) -> dict[str, str]:
    return {"content-type": content_type} if content_type else {}
