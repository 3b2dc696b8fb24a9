"""News sitemaps, other sitemaps and indexes of sitemaps to a feed, in one bounded pass. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from heapq import nlargest
from urllib.parse import urljoin

from lxml import etree

from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.screen import MOST_ITEMS
from dateline_ingest.outcomes import Failed
from dateline_ingest.text.markup import Element

_MOST_SITEMAPS = 100
"""An index may list 50,000; what is new is in the newest."""
_MOST_PAGES = 100_000
"""The protocol allows 50,000 in one document."""

_TAIL = 1_000
_END = re.compile(rb"</(?:[\w-]{1,40}:)?(?:urlset|sitemapindex)\s*>|/>\s*$", re.IGNORECASE)


def parse_sitemap(document: bytes, url: str) -> Feed | Failed:
    """Parse a sitemap (https://www.sitemaps.org/protocol.html), Google's news sitemap above all.

    A page of a news sitemap has a title and a date of publication; one of another has neither,
    and is known by its address alone. Of more pages than a feed may have, those that were
    changed last are kept.

    Args:
        document: the bytes.
        url: where they came from; relative links are resolved against it.
    """
    # Clearing what was read keeps the tree small: whole, 50,000 pages would take 80 MB.
    events = etree.iterparse(
        io.BytesIO(document),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    pages: list[_Page] = []
    sitemaps: list[_Page] = []
    try:
        for element in _cleared(events):
            page = _Page(element)
            if page.texts.get("loc"):
                (sitemaps if _name(element.tag) == "sitemap" else pages).append(page)
    except etree.XMLSyntaxError as error:
        if not pages and not sitemaps:
            return Failed("broken_xml", str(error.msg))
    if not pages and not sitemaps and not _END.search(document[-_TAIL:]):
        return Failed("broken_xml", "it breaks off before its first page")
    return _feed(pages, sitemaps, url)


def _feed(pages: list[_Page], sitemaps: list[_Page], base: str) -> Feed:
    kept = pages
    if len(pages) > MOST_ITEMS:
        kept = nlargest(MOST_ITEMS, pages, key=_Page.date)
    items = (page.item(base) for page in kept)
    newest = sorted(sitemaps, key=_Page.date, reverse=True)[:_MOST_SITEMAPS]
    addresses = (_joined(base, sitemap.texts["loc"]) for sitemap in newest)
    return Feed(
        via="sitemap",
        items=tuple(item for item in items if item.link),
        remark=f"{len(pages)} pages, the newest {MOST_ITEMS} read" if kept is not pages else "",
        next_urls=tuple(dict.fromkeys(address for address in addresses if address)),
    )


def _cleared(events: etree.iterparse[tuple[str, Element]]) -> Iterator[Element]:
    for number, (_, element) in enumerate(events):
        if number >= _MOST_PAGES:
            return
        yield element
        element.clear()
        parent = element.getparent()
        if parent is not None:
            del parent[:]


class _Page:
    """What is said of a page or a sitemap: the first text of each name, and its pictures."""

    __slots__ = ("pictures", "texts")

    def __init__(self, element: Element) -> None:
        self.texts: dict[str, str] = {}
        self.pictures: list[tuple[str, str | None]] = []
        for child in element:
            name = _name(child.tag)
            if name == "image":
                inner = {_name(part.tag): (part.text or "").strip() for part in child}
                self.pictures.append((inner.get("loc", ""), inner.get("caption") or None))
            elif name != "video":  # which has a title of its own
                self._note(child)

    def _note(self, element: Element) -> None:
        for child in element.iter():
            text = (child.text or "").strip()
            if text:
                self.texts.setdefault(_name(child.tag), text)

    def date(self) -> str:
        """When it was published or changed last, ISO 8601; empty where nobody says."""
        return self.texts.get("publication_date") or self.texts.get("lastmod") or ""

    def item(self, base: str) -> FeedItem:
        """Make an item of a page."""
        texts = self.texts
        keywords = (word.strip() for word in texts.get("keywords", "").split(","))
        return FeedItem(
            link=_joined(base, texts["loc"]),
            title=Text(texts["title"], is_plain=True) if "title" in texts else None,
            published=texts.get("publication_date"),
            updated=texts.get("lastmod"),
            language=texts.get("language"),
            keywords=tuple(dict.fromkeys(word for word in keywords if word)),
            enclosures=tuple(
                Enclosure(picture, medium="image", caption=caption)
                for given, caption in self.pictures
                if (picture := _joined(base, given))
            ),
        )


@lru_cache(maxsize=256)
def _name(tag: str | bytes) -> str:
    """Write a tag in lower case, without its namespace."""
    return str(tag).rpartition("}")[2].lower()


def _joined(base: str, address: str | None) -> str | None:
    if not address:
        return None
    try:
        return urljoin(base, address)
    except ValueError:
        return None
