"""OPML, the format in which feed readers exchange lists of feeds, to sources. Pure."""

from __future__ import annotations

from lxml import etree

from dateline.errors import Mishap
from dateline.messages import Source
from dateline_ingest.sources import feed_source
from dateline_ingest.text import markup


def read_opml(document: bytes, where: str) -> tuple[Source, ...]:
    """Read the feeds of an OPML document, those in nested folders too, each once.

    Args:
        document: the file's bytes (OPML 1.0 or 2.0).
        where: the file's name, for complaints.

    Raises:
        Mishap: the document is broken, is not OPML, or names no feed.
    """
    try:
        root = markup.parse_xml(document, recover=False)
    except etree.XMLSyntaxError as error:
        raise Mishap(
            f"broken XML ({error.msg})", where=where, remedy="Export the list of feeds again."
        ) from error
    if root is None or markup.tag_of(root) != "opml":
        raise Mishap("not an OPML document", where=where, remedy="Name an OPML file or a URL.")
    found = {
        source.id: source
        for outline in root.iter()
        if markup.tag_of(outline) == "outline" and (source := _source(outline))
    }
    if not found:
        raise Mishap(
            "an OPML document with no feed in it",
            where=where,
            remedy='Add at least one <outline type="rss" xmlUrl="https://…"/>.',
        )
    return tuple(found.values())


def _source(outline: markup.Element) -> Source | None:
    # Attribute names are case-sensitive in XML, yet exporters write xmlurl and XMLURL as well.
    given = {str(name).lower(): str(value).strip() for name, value in outline.items()}
    url = given.get("xmlurl", "")
    if not url.lower().startswith(("http://", "https://")):
        return None
    return feed_source(url, given.get("title") or given.get("text") or None)
