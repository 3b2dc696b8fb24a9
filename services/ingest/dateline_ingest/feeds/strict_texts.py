"""The text of one well-formed element, exactly as feedparser would give it. Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from xml.sax.saxutils import escape

from dateline_ingest.feeds.strict_context import Context, rebased
from dateline_ingest.feeds.vocabulary import Odd, attributes, looks_like_html
from dateline_ingest.text.markup import Element

_PLAIN, _HTML, _XHTML = "text/plain", "text/html", "application/xhtml+xml"
_TYPES = {
    "text": _PLAIN, "plain": _PLAIN, _PLAIN: _PLAIN,
    "html": _HTML, _HTML: _HTML,
    "xhtml": _XHTML, _XHTML: _XHTML,
}  # fmt: skip
_XHTML_TAG = "{http://www.w3.org/1999/xhtml}"
_XLINK = "http://www.w3.org/1999/xlink"
_DIFFERENT = frozenset({"body", "svg", "math"})
"""Elements of XHTML that feedparser treats in a way of its own."""
_C1 = re.compile("[\x80-\x9f]")
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""Control characters that were meant as those of Windows-1252."""


def text_of(element: Element) -> str:
    """The text of an element that has no other in it.

    Raises:
        Odd: it has.
    """
    if len(element):
        raise Odd(element.tag)
    return (element.text or "").strip()


def mended(text: str) -> str:
    """Undo what publishers do to UTF-8: taking it for Latin-1 and encoding it a second time."""
    if text.isascii():
        return text
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        text = text.encode("iso-8859-1").decode()
    return text.translate(_WINDOWS) if _C1.search(text) else text


def construct(element: Element, usual_type: str, context: Context) -> dict[str, Any]:
    """Read a text construct: its value, its type, its language and its base.

    Args:
        element: ``title``, ``description``, ``content`` and the like.
        usual_type: its media type, where it names none.
        context: the feed or entry that it is in. Outside Atom plain text that looks like HTML is
            taken for it.

    Raises:
        Odd: its type is none of text, or its markup none of XHTML.
    """
    kind, base, lang, version = usual_type, context.base, context.lang, context.version
    if element.keys():
        found = attributes(element)
        kind = _TYPES.get(found.get("type", usual_type), "")
        lang = found.get("xml:lang", found.get("lang", lang)) or None
        base = rebased(base, found.get("xml:base", found.get("base")))
        if not kind or found.get("mode") == "base64":
            raise Odd(element.tag)
    if kind == _XHTML:
        value = _inline(element, version)
    else:
        value = text_of(element)
        if kind == _PLAIN and not version.startswith("atom") and _may_be_html(value):
            kind = _HTML
    return {
        "type": kind,
        "value": mended(value),
        "language": lang and lang.replace("_", "-"),
        "base": base,
    }


def _may_be_html(value: str) -> bool:
    return ("<" in value or "&" in value) and looks_like_html(value)


def _inline(element: Element, version: str) -> str:
    """Write XHTML out again; in Atom 1.0 without the ``div`` that must enclose it."""
    pieces = [escape(element.text or "")]
    pending = [(child, False) for child in reversed(element)]
    while pending:
        child, is_closing = pending.pop()
        name = _inline_name(child)
        if is_closing:
            pieces += f"</{name}>", escape(child.tail or "")
            continue
        written = "".join(f' {key}="{_quoted(value)}"' for key, value in attributes(child).items())
        pieces += f"<{name}{written}>", escape(child.text or "")
        pending.append((child, True))
        pending.extend((grandchild, False) for grandchild in reversed(child))
    pieces = [piece for piece in pieces if piece]
    if version == "atom10":
        pieces = _without_div(pieces)
    return "".join(pieces).strip()


def _inline_name(element: Element) -> str:
    tag = str(element.tag)
    name = tag.removeprefix(_XHTML_TAG).lower()
    if not tag.startswith(_XHTML_TAG) or name in _DIFFERENT or _XLINK in element.nsmap.values():
        raise Odd(tag)
    if any(key[0] == "{" for key in element.keys()):  # noqa: SIM118 - an element is no mapping
        raise Odd(tag)
    return name


def _quoted(value: str) -> str:
    return escape(value, {'"': "&quot;"})


def _without_div(pieces: list[str]) -> list[str]:
    start, end = 0, len(pieces)
    while end - start > 1 and not pieces[end - 1].strip():
        end -= 1
    while end - start > 1 and not pieces[start].strip():
        start += 1
    pieces = pieces[start:end]
    if not pieces or not pieces[0].startswith(("<div>", "<div ")) or pieces[-1] != "</div>":
        return pieces
    depth = 0
    for piece in pieces[:-1]:
        if piece.startswith("</"):
            depth -= 1
            if depth == 0:
                return pieces
        elif piece.startswith("<"):
            depth += 1
    return pieces[1:-1]
