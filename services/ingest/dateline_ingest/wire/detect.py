"""Which wire format a file is in, told by its content, and the stories in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from dateline_ingest.outcomes import Failed
from dateline_ingest.text.encodings import read_text
from dateline_ingest.text.markup import Element, tag_of
from dateline_ingest.wire import anpa1312, iptc7901
from dateline_ingest.wire.frames import decode, is_framed
from dateline_ingest.wire.markup_reading import parse
from dateline_ingest.wire.newsml1 import read_newsml
from dateline_ingest.wire.newsml_g2 import read_items
from dateline_ingest.wire.ninjs import read_ninjs
from dateline_ingest.wire.nitf import read_nitf
from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.text import read_story

SUFFIXES = (
    ".txt", ".text", ".tx", ".wire", ".iptc", ".7901", ".anpa", ".1312", ".xml", ".nitf",
    ".newsml", ".g2", ".json", ".ninjs",
)  # fmt: skip
"""How the names of wire files end; what is in them is told by their content."""

_BOM = b"\xef\xbb\xbf"
_XML = re.compile(rb"<(?:\?xml|!doctype|[a-z][\w.:-]*[\s/>])", re.IGNORECASE)
_ROOTS: dict[str, Callable[[Element], list[WireStory]]] = {
    "nitf": lambda root: [read_nitf(root)],
    "newsitem": read_items,
    "newsmessage": read_items,
    "newsml": read_newsml,
}
_NOT_STORIES = frozenset({
    "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem",
})  # fmt: skip
_TELEX = re.compile(r"^[^\S\n]*NNNN[^\S\n]*$", re.MULTILINE)
"""Ends a message of the telex age; several may lie in one file."""


def read_stories(content: bytes, *, near: date) -> Sequence[WireStory] | Failed:
    """Read the stories of a file.

    Args:
        content: its bytes.
        near: the day on which it came, for dates that are written without their year.

    Returns:
        The stories, or why there are none.
    """
    body = content.removeprefix(_BOM).lstrip()
    if is_framed(content):
        stories = _framed(decode(content), near)
        if stories:
            return stories
    if body[:1] in {b"{", b"["}:
        text = read_text(content)
        items = None if isinstance(text, Failed) else read_ninjs(text)
        if items is not None:
            return items
        if body[:1] == b"{":
            return Failed("unknown_wire_format", "JSON")
    if _XML.match(body):
        return _of_markup(content)
    return _plain(content)


def is_wire_markup(content: bytes) -> bool:
    """Whether a document is XML of one of the formats, or JSON of ninjs."""
    body = content.removeprefix(_BOM).lstrip()
    if body[:1] in {b"{", b"["}:
        text = read_text(content)
        return not isinstance(text, Failed) and read_ninjs(text) is not None
    root = parse(body) if _XML.match(body) else None
    return root is not None and tag_of(root) in _ROOTS


def _framed(text: str, near: date) -> list[WireStory]:
    """Each message is of one of the two formats; both may lie in one file only by accident."""
    return anpa1312.read_messages(text, near) or iptc7901.read_messages(text, near)


def _of_markup(content: bytes) -> Sequence[WireStory] | Failed:
    root = parse(content.removeprefix(_BOM))
    name = tag_of(root) if root is not None else ""
    if root is not None and name in _ROOTS:
        return _ROOTS[name](root)
    if name in _NOT_STORIES:
        return Failed("no_story", name)
    return Failed("unknown_wire_format", f"<{name}>" if name else "XML")


def _plain(content: bytes) -> Sequence[WireStory] | Failed:
    text = read_text(content)
    if isinstance(text, Failed):
        return text
    parts = [part for part in _TELEX.split(text) if part.strip()]
    return [read_story(part) for part in parts]
