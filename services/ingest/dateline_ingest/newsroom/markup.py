"""Trees of XML and HTML elements, built and written so that every text is escaped. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from dateline_ingest.newsroom.story import Block

Node = ET.Element
"""An element with its attributes, its text and its children."""


def node(tag: str, *content: Node | str, **attributes: str) -> Node:
    """Build an element from texts and elements in the order that they shall stand in.

    A trailing underscore in an attribute's name falls away (``class_``), so do empty texts.
    """
    element = ET.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for part in content:
        if isinstance(part, str):
            _append_text(element, part)
        else:
            element.append(part)
    return element


def to_xml(root: Node, namespaces: Mapping[str, str]) -> bytes:
    """Write an XML document in UTF-8; ``namespaces`` maps prefixes to URIs, ``""`` the default."""
    for prefix, uri in namespaces.items():
        root.set(f"xmlns:{prefix}" if prefix else "xmlns", uri)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def to_html(root: Node) -> bytes:
    """Write an HTML5 document in UTF-8."""
    text = ET.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def body_nodes(blocks: Iterable[Block]) -> tuple[Node, ...]:
    """Mark up a story's body: sub-headlines as ``h2``, paragraphs as ``p``."""
    return tuple(node("h2" if block.is_subhead else "p", block.text) for block in blocks)


def body_html(blocks: Iterable[Block]) -> str:
    """Write a story's body as an HTML fragment, as feeds carry it."""
    parts = body_nodes(blocks)
    return "\n".join(ET.tostring(part, encoding="unicode", method="html") for part in parts)


def _append_text(element: Node, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
