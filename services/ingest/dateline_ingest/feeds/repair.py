"""Two common faults of feeds mended: control characters, namespaces not declared. Pure."""

from __future__ import annotations

import re

_FORBIDDEN = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_HEAD = 4_096
_USUAL = {
    b"atom": b"http://www.w3.org/2005/Atom",
    b"content": b"http://purl.org/rss/1.0/modules/content/",
    b"dc": b"http://purl.org/dc/elements/1.1/",
    b"itunes": b"http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    b"media": b"http://search.yahoo.com/mrss/",
    b"slash": b"http://purl.org/rss/1.0/modules/slash/",
    b"sy": b"http://purl.org/rss/1.0/modules/syndication/",
    b"wfw": b"http://wellformedweb.org/CommentAPI/",
}
"""What publishers mean by a prefix that they have forgotten to declare."""
_USED = re.compile(rb"<(" + b"|".join(_USUAL) + rb"):")
_ROOT = re.compile(rb"<(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)


def repaired(document: bytes) -> tuple[bytes, str]:
    """Mend what can be mended without a doubt.

    Returns:
        The document, and what was wrong with it.
    """
    faults: list[str] = []
    cleaned = _without_controls(document)
    if len(cleaned) < len(document):
        faults.append("control characters")
    whole = _with_namespaces(cleaned)
    if len(whole) > len(cleaned):
        faults.append("undeclared namespaces")
    return whole, ", ".join(faults)


def _without_controls(document: bytes) -> bytes:
    """Take out what XML forbids, unless the encoding has a use for it: UTF-16, ISO-2022-JP."""
    start = document[:_HEAD]
    if b"\x00" in start[:4] or b"2022" in start[:200]:
        return document
    return document.translate(None, _FORBIDDEN)


def _with_namespaces(document: bytes) -> bytes:
    root = _ROOT.search(document, 0, _HEAD)
    used = {tag[1] for tag in _USED.finditer(document)}
    missing = [prefix for prefix in sorted(used) if b"xmlns:" + prefix not in document]
    if root is None or not missing:
        return document
    declared = b"".join(b' xmlns:%b="%b"' % (prefix, _USUAL[prefix]) for prefix in missing)
    return document[: root.end()] + declared + document[root.end() :]
