"""News sitemaps, other sitemaps and indexes of sitemaps to a feed, in one bounded pass. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from heapq import nlargest
from urllib.parse import urljoin

from lxml import etree

from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.screen import MOST_ITEMS
from dateline_ingest.outcomes import Failed
from dateline_ingest.text.markup import Element, tag_of

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
    pages: list[FeedItem] = []
    sitemaps: list[tuple[str, str]] = []
    try:
        for element in _cleared(events):
            fields = _Fields(element)
            address = _joined(url, fields.texts.get("loc"))
            if address and tag_of(element) == "sitemap":
                sitemaps.append((fields.texts.get("lastmod", ""), address))
            elif address:
                pages.append(_item(fields, address, url))
    except etree.XMLSyntaxError as error:
        if not pages and not sitemaps:
            return Failed("broken_xml", str(error.msg))
    if not pages and not sitemaps and not _END.search(document[-_TAIL:]):
        return Failed("broken_xml", "it breaks off before its first page")
    return _feed(pages, sitemaps)


def _feed(pages: list[FeedItem], sitemaps: list[tuple[str, str]]) -> Feed:
    kept = pages
    if len(pages) > MOST_ITEMS:
        kept = nlargest(MOST_ITEMS, pages, key=lambda page: page.published or page.updated or "")
    newest = sorted(sitemaps, key=lambda sitemap: sitemap[0], reverse=True)[:_MOST_SITEMAPS]
    return Feed(
        via="sitemap",
        items=tuple(kept),
        remark=f"{len(pages)} pages, the newest {MOST_ITEMS} read" if kept is not pages else "",
        next_urls=tuple(dict.fromkeys(address for _, address in newest)),
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


class _Fields:
    """What an element says, however deep: the first text of each name, and its pictures."""

    def __init__(self, element: Element) -> None:
        self.texts: dict[str, str] = {}
        self.pictures: list[tuple[str, str | None]] = []
        for child in element.iterdescendants():
            name, text = tag_of(child), (child.text or "").strip()
            if name == "image":
                inner = {tag_of(part): (part.text or "").strip() for part in child}
                self.pictures.append((inner.get("loc", ""), inner.get("caption") or None))
            elif text and self._is_own(child):
                self.texts.setdefault(name, text)

    @staticmethod
    def _is_own(child: Element) -> bool:
        """Tell the page's address from that of a picture or a film."""
        parent = child.getparent()
        return parent is None or tag_of(parent) not in {"image", "video"}


def _item(fields: _Fields, address: str, base: str) -> FeedItem:
    texts = fields.texts
    keywords = (word.strip() for word in texts.get("keywords", "").split(","))
    return FeedItem(
        link=address,
        title=Text(texts["title"], is_plain=True) if "title" in texts else None,
        published=texts.get("publication_date"),
        updated=texts.get("lastmod"),
        language=texts.get("language"),
        keywords=tuple(dict.fromkeys(word for word in keywords if word)),
        enclosures=tuple(
            Enclosure(picture, medium="image", caption=caption)
            for given, caption in fields.pictures
            if (picture := _joined(base, given))
        ),
    )


def _joined(base: str, address: str | None) -> str | None:
    if not address:
        return None
    try:
        return urljoin(base, address)
    except ValueError:
        return None
