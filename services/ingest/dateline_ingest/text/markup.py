"""Hardened parsers for other people's XML and HTML: no entities, no network, no DTD. Pure."""

from __future__ import annotations

import re
from typing import Any, TypeAlias, cast

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml has no public name for its element type

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_HTML_PARSER = etree.HTMLParser(
    encoding="utf-8",
    no_network=True,
    huge_tree=False,
    recover=True,
    remove_comments=True,
    remove_pis=True,
)
"""One for all fragments: to set a parser up takes as long as to parse a short paragraph."""


def xml_parser(
    *, recover: bool, encoding: str | None = None, target: Any = None
) -> etree.XMLParser:
    """Make a parser that expands no entity, loads nothing and builds no tree without bounds.

    Args:
        recover: whether it goes on after an error.
        encoding: of the document, whatever it says itself.
        target: is told of each event, instead of a tree being built.
    """
    return etree.XMLParser(
        encoding=encoding,
        target=target,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def parse_xml(document: bytes, *, recover: bool = True) -> Element | None:
    """Parse XML; ``None`` where not even a root element can be made out.

    Raises:
        etree.XMLSyntaxError: the document is broken and ``recover`` is off.
    """
    try:
        return etree.fromstring(document, xml_parser(recover=recover))
    except etree.XMLSyntaxError:
        if recover:
            return None
        raise


def without_controls(text: str) -> str:
    """Take out the characters that may not stand in XML (1.0, section 2.2)."""
    return _NOT_XML.sub("", text)


def parse_html(text: str) -> Element | None:
    """Parse an HTML page or fragment; ``None`` where there is nothing in it."""
    # As bytes, for to look at each character would take as long as to parse it.
    content = text.encode("utf-8", "ignore").translate(None, _CONTROLS)
    for noncharacter in _NONCHARACTERS:
        content = content.replace(noncharacter, b"")
    try:
        return etree.fromstring(content, _HTML_PARSER)
    except etree.XMLSyntaxError:
        return None


def tag_of(element: Element) -> str:
    """The name of an element in lower case, without its namespace."""
    tag = cast("object", element.tag)  # of an entity it is a function, whatever the stub says
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
