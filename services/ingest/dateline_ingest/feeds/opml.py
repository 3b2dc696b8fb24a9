"""OPML, the format in which feed readers exchange lists of feeds, read and written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from dateline.errors import Mishap
from dateline.feeds import FeedList, Listed
from dateline.messages import Source
from dateline_ingest.feeds.discovery import unfeed
from dateline_ingest.identity.urls import host_of
from dateline_ingest.sources import feed_source
from dateline_ingest.text import markup

Path = tuple[str, ...]
"""The names of the folders that a feed lies in, from the top."""

_NAME = "Dateline"
_DEEPEST = 100
"""Folders within folders; lxml itself stops at 256 elements."""


def read_opml(document: bytes, where: str) -> tuple[Source, ...]:
    """Read the feeds of an OPML document as sources, those in nested folders too, each once.

    Raises:
        Mishap: see :func:`read_list`.
    """
    found = {
        source.id: source
        for listed in read_list(document, where).feeds
        for source in (feed_source(listed.url, listed.title),)
    }
    return tuple(found.values())


def read_list(document: bytes, where: str) -> FeedList:
    """Read an OPML document (1.0 or 2.0) as FreshRSS, Miniflux, Feedly, Inoreader … write it.

    A folder is an outline without an address around others; a feed in several folders (Feedly
    repeats it in each) comes once, with all of them. ``category`` adds folders, parted by commas,
    with a slash between levels (OPML 2.0). Broken XML is read as far as it goes, and told.

    Args:
        document: the file's bytes.
        where: the file's name, for complaints.

    Raises:
        Mishap: the document is beyond repair, is not OPML, or names no feed.
    """
    root, remark = _parsed(document, where)
    if root is None or markup.tag_of(root) != "opml":
        raise Mishap("not an OPML document", where=where, remedy="Name an OPML file or a URL.")
    found: dict[str, Listed] = {}
    unusable: list[str] = []
    doubles = 0
    for outline, path in _outlines(root):
        listed = _listed(outline, path)
        if listed is None:
            unusable += filter(None, [_address(_given(outline))])
        elif listed.url in found:
            doubles += 1
            found[listed.url] = _joined(found[listed.url], listed)
        else:
            found[listed.url] = listed
    if not found:
        raise _no_feed(remark, where)
    title = next((one.text for one in root.iter("title") if one.text), None)
    return FeedList(
        title=_clean(title) or None,
        feeds=tuple(found.values()),
        doubles=doubles,
        unusable=tuple(unusable),
        remark=remark,
    )


def write_opml(feeds: Iterable[Listed], title: str, created: datetime) -> bytes:
    """Write OPML 2.0: each feed as ``type="rss"``, in every folder that it lies in.

    Args:
        feeds: the feeds; those in no folder come first.
        title: of the list.
        created: its ``dateCreated``, written as RFC 822 wants it.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _clean(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(created)
    etree.SubElement(head, "ownerName").text = _NAME
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    folders: dict[Path, markup.Element] = {(): etree.SubElement(root, "body")}
    placed = [(path, feed) for feed in feeds for path in feed.folders or ((),)]
    for path, feed in sorted(placed, key=lambda one: bool(one[0])):
        etree.SubElement(_folder(folders, path), "outline", _attributes(feed))
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _parsed(document: bytes, where: str) -> tuple[markup.Element | None, str]:
    """Parse strictly, else as far as it goes: exporters forget to escape an ampersand."""
    try:
        return markup.parse_xml(document, recover=False), ""
    except etree.XMLSyntaxError as error:
        root = markup.parse_xml(document)
        if root is None:
            raise _broken(error.msg, where) from error
        return root, f"broken XML ({error.msg}), read as far as it goes"


def _broken(complaint: str | None, where: str) -> Mishap:
    what = f"broken XML ({complaint})"
    return Mishap(what, where=where, remedy="Export the list of feeds again.")


def _no_feed(remark: str, where: str) -> Mishap:
    if remark:
        return Mishap(remark, where=where, remedy="Export the list of feeds again.")
    return Mishap(
        "an OPML document with no feed in it",
        where=where,
        remedy='Add at least one <outline type="rss" xmlUrl="https://…"/>.',
    )


def _outlines(root: markup.Element) -> Iterator[tuple[markup.Element, Path]]:
    """Walk the outlines in order, each with the folders around it; no recursion, see text/html."""
    pending: list[tuple[markup.Element, Path]] = [(root, ())]
    while pending:
        element, path = pending.pop()
        inside = path
        if markup.tag_of(element) == "outline":
            yield element, path
            given = _given(element)
            name = _clean(given.get("text") or given.get("title"))
            if not _address(given) and name and len(path) < _DEEPEST:
                inside = (*path, name)
        pending.extend((child, inside) for child in reversed(list(element)))


def _given(outline: markup.Element) -> dict[str, str]:
    # Attribute names are case-sensitive in XML, yet exporters write xmlurl and XMLURL as well.
    return {str(name).lower(): str(value).strip() for name, value in outline.items()}


def _address(given: dict[str, str]) -> str:
    """The address of a feed; a few old programs write ``url``, as OPML has it for links."""
    is_feed = given.get("type", "").lower() in {"rss", "atom", "feed"}
    return given.get("xmlurl") or (given.get("url", "") if is_feed else "")


def _listed(outline: markup.Element, path: Path) -> Listed | None:
    given = _given(outline)
    url = unfeed(_address(given))
    if not url.lower().startswith(("http://", "https://")) or not host_of(url):
        return None
    paths = [path] if path else []
    return Listed(
        url=url,
        title=_clean(given.get("title") or given.get("text")) or None,
        site=given.get("htmlurl") or None,
        folders=tuple(dict.fromkeys([*paths, *_categories(given.get("category", ""))])),
    )


def _categories(written: str) -> Iterator[Path]:
    for one in written.split(","):
        steps = tuple(step for part in one.split("/") if (step := _clean(part)))
        if steps:
            yield steps


def _joined(first: Listed, second: Listed) -> Listed:
    folders = tuple(dict.fromkeys([*first.folders, *second.folders]))
    title, site = first.title or second.title, first.site or second.site
    return first.model_copy(update={"title": title, "site": site, "folders": folders})


def _folder(folders: dict[Path, markup.Element], path: Path) -> markup.Element:
    """Find the outline of a folder, or make it and those around it."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = _clean(path[depth - 1])
            around = folders[path[: depth - 1]]
            folders[path[:depth]] = etree.SubElement(around, "outline", text=name, title=name)
    return folders[path]


def _attributes(feed: Listed) -> dict[str, str]:
    title = _clean(feed.title) or host_of(feed.url) or feed.url
    site = {"htmlUrl": _clean(feed.site)} if feed.site else {}
    return {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url, **site}


def _clean(text: str | None) -> str:
    """One line, without what may not stand in XML."""
    return " ".join(markup.without_controls(text or "").split())
