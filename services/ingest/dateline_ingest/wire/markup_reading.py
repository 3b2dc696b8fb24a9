"""Small readers over the XML of news formats, whatever its namespaces. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from dateline_ingest.text.markup import Element, parse_xml, tag_of
from dateline_ingest.text.paragraphs import Block, Kind

_ENTITY = re.compile(r"&[A-Za-z]\w{1,30};")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARAGRAPHS = frozenset({"p", "li", "dt", "dd", "pre", "td", "th", "caption", "note"})
_KINDS: dict[str, Kind] = {"hl1": "subhead", "hl2": "subhead", "hl3": "subhead", "bq": "quote",
                           "h2": "subhead", "h3": "subhead", "h4": "subhead",
                           "blockquote": "quote", "fn": "boilerplate", "note": "boilerplate",
                           "datasource": "boilerplate", "tagline": "boilerplate"}  # fmt: skip
_ROWS = frozenset({"tr", "nitf-table-row"})
_SILENT = frozenset({"media", "script", "style", "media-metadata", "nitf-table-metadata", "figure",
                     "body.head", "head", "object", "iframe", "custom-table"})  # fmt: skip
_DEEPEST = 200
_MOST_BLOCKS = 10_000
"""The longest wire stories have a hundred; what comes behind so many is dropped."""


def parse(content: bytes) -> Element | None:
    """Parse a document with the hardened parser; ``None`` where there is no element in it."""
    return parse_xml(content.lstrip())


def text_of(element: Element | None) -> str:
    """All text in an element, as one line; named entities that only a DTD defines are resolved."""
    if element is None:
        return ""
    parts = [
        html.unescape(part) if _ENTITY.fullmatch(part) else part
        for part in (str(part) for part in element.itertext())
    ]
    return " ".join("".join(parts).split())


def children(element: Element | None, *names: str) -> list[Element]:
    """The child elements of some names."""
    return [] if element is None else [child for child in element if tag_of(child) in names]


def child(element: Element | None, *path: str) -> Element | None:
    """Follow a path of names, taking the first child at each step."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def inner(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements of some names at any depth, in the order of the document."""
    if element is not None:
        yield from (one for one in element.iter() if tag_of(one) in names)


def first(element: Element | None, *names: str) -> Element | None:
    """The first element of some names at any depth."""
    return next(inner(element, *names), None)


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of some attributes that is there and not blank."""
    if element is None:
        return None
    values = (element.get(name) for name in names)
    return next((value.strip() for value in values if value and value.strip()), None)


def language_of(element: Element | None) -> str | None:
    """What ``xml:lang``, or ``lang``, says."""
    return attribute(element, _XML_LANG, "lang")


def code_of(element: Element | None) -> str:
    """What a ``qcode`` says behind its scheme, in lower case: ``stat:canceled``."""
    qcode = attribute(element, "qcode", "uri", "literal") or ""
    return re.split(r"[:/]", qcode)[-1].strip().lower()


def blocks_of(content: Element | None) -> list[Block]:
    """The paragraphs of a body in NITF or XHTML; a table is a paragraph a row."""
    return [] if content is None else list(islice(_blocks(content, "text", 0), _MOST_BLOCKS))


def _blocks(element: Element, kind: Kind, depth: int) -> Iterator[Block]:
    if depth > _DEEPEST:
        return
    for node in element:
        name = tag_of(node)
        if not name or name in _SILENT:
            continue
        of_kind = _KINDS.get(name, kind)
        if name in _ROWS:
            cells = [text_of(cell) for cell in node]
            yield from _block(" | ".join(cell for cell in cells if cell), of_kind)
        elif name in _PARAGRAPHS or name in _KINDS:
            yield from _paragraph(node, of_kind, depth)
        else:
            yield from _blocks(node, of_kind, depth + 1)


def _paragraph(node: Element, kind: Kind, depth: int) -> Iterator[Block]:
    """A paragraph, or those inside it; a break in it parts nothing."""
    if any(tag_of(one) in _PARAGRAPHS for one in node.iterdescendants()):
        yield from _blocks(node, kind, depth + 1)
    else:
        yield from _block(text_of(node), kind)


def _block(text: str, kind: Kind) -> Iterator[Block]:
    if text:
        yield Block(text, kind)
