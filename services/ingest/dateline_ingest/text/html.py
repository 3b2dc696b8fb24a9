"""HTML fragments to plain text, paragraph by paragraph. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline_ingest.text import markup
from dateline_ingest.text.paragraphs import Block, Kind

_SILENT = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "head", "title",
    "form", "button", "select", "textarea", "figure", "figcaption", "nav", "audio", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "ol", "p", "pre", "quote", "section", "summary", "table", "tbody", "td", "th", "thead",
    "tr", "ul", "item", "list",
})  # fmt: skip
_KINDS: dict[str, Kind] = {
    "blockquote": "quote", "quote": "quote", "h2": "subhead", "h3": "subhead", "h4": "subhead",
}  # fmt: skip
_MARKUP = re.compile(r"<[a-zA-Z!/?]")
_BREAK = "\ue000"
"""Stands for a line break while a paragraph is put together: a private-use character."""
_BREAKS = re.compile(f"(?: ?{_BREAK}){{2,}}")


def read_html(fragment: str) -> tuple[Block, ...]:
    """Read the paragraphs of an HTML fragment, or of plain text where there is no tag in it."""
    if not _MARKUP.search(fragment):
        return read_plain(html.unescape(fragment))
    root = markup.parse_html(fragment)
    return () if root is None else read_element(root)


def read_plain(text: str) -> tuple[Block, ...]:
    """Read plain text: blank lines part its paragraphs."""
    parts = re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n"))
    return tuple(Block(" ".join(part.split())) for part in parts if part.strip())


def read_line(fragment: str) -> str:
    """Read a fragment as one line: a title, a name."""
    return " ".join(" ".join(block.text for block in read_html(fragment)).split())


def read_element(root: markup.Element) -> tuple[Block, ...]:
    """Read the paragraphs of a parsed element."""
    page = _Page()
    for event, element in _walk(root):
        tag = markup.tag_of(element)
        if event == "start":
            page.enter(tag)
            if tag not in _SILENT:
                page.write(element.text)
        else:
            page.leave(tag)
            if element is not root:
                page.write(element.tail)
    page.flush()
    return tuple(page.blocks)


@dataclass
class _Page:
    """The paragraphs read so far, and the one being read."""

    blocks: list[Block] = field(default_factory=list[Block])
    buffer: list[str] = field(default_factory=list[str])
    kinds: list[Kind] = field(default_factory=list[Kind])

    def enter(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag in _KINDS:
            self.kinds.append(_KINDS[tag])
        if tag == "br":
            self.buffer.append(_BREAK)

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag in _KINDS:
            self.kinds.pop()

    def write(self, text: str | None) -> None:
        if text:
            self.buffer.append(text.replace(_BREAK, " "))

    def flush(self) -> None:
        kind: Kind = self.kinds[-1] if self.kinds else "text"
        # White space first: the pattern for breaks would be quadratic in a long run of it.
        for part in _BREAKS.split(" ".join("".join(self.buffer).split())):
            text = " ".join(part.replace(_BREAK, " ").split())
            if text:
                self.blocks.append(Block(text, kind))
        self.buffer.clear()


def _walk(root: markup.Element) -> Iterator[tuple[str, markup.Element]]:
    """Visit a tree depth first without recursion: hostile pages nest deeper than a stack goes."""
    pending: list[tuple[str, markup.Element]] = [("start", root)]
    while pending:
        event, element = pending.pop()
        yield event, element
        if event == "start":
            pending.append(("end", element))
            if markup.tag_of(element) not in _SILENT:
                pending.extend(("start", child) for child in reversed(list(element)))
