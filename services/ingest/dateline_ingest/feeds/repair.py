"""Common faults of feeds mended, before what only feedparser can make sense of. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

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
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^\[>]{0,1000}", re.IGNORECASE)
_SUBSET_END = re.compile(rb"\]\s{0,100}>")
_HARMLESS_SUBSET = 2_000
_NESTED = re.compile(rb"SYSTEM|PUBLIC|%|\"[^\"<>&]{0,1000}&(?!#)|'[^'<>&]{0,1000}&(?!#)")
"""An entity that is to be fetched, or that is made of others."""
_WIDE = re.compile(
    rb"<\?xml[^<>\x00]{0,100}?encoding=[\"'](u(?:tf|cs)-?(?:16|32|2|4)[^\"'<>]{0,4})[\"']",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)


def repaired(document: bytes) -> tuple[bytes, str]:
    """Mend what can be mended without a doubt.

    Returns:
        The document, and what was wrong with it.
    """
    faults: list[str] = []
    for fault, mend in _MENDS.items():
        mended = mend(document)
        if mended != document:
            faults.append(fault)
        document = mended
    return document, ", ".join(faults)


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


def _with_true_encoding(document: bytes) -> bytes:
    """Take two bytes for a character only where there are: programs write down what they hold."""
    found = _WIDE.match(document)
    if found is None:
        return document
    return document[: found.start(1)] + b"utf-8" + document[found.end(1) :]


def _without_doctype(document: bytes) -> bytes:
    """Take off the document type, unless it defines entities that are plain text.

    A feed has no use for another: its entities are those of HTML or it is an attack.
    """
    found = _DOCTYPE.search(document, 0, _HEAD)
    if found is None:
        return document
    end = found.end()
    if document[end : end + 1] == b"[":
        closing = _SUBSET_END.search(document, end)
        subset = document[end : closing.start() if closing else len(document)]
        if len(subset) <= _HARMLESS_SUBSET and not _NESTED.search(subset):
            return document
        end = closing.end() if closing else len(document)
    else:
        end += 1
    return document[: found.start()] + document[end:]


_MENDS: dict[str, Callable[[bytes], bytes]] = {
    "control characters": _without_controls,
    "wrong encoding": _with_true_encoding,
    "document type": _without_doctype,
    "undeclared namespaces": _with_namespaces,
}
