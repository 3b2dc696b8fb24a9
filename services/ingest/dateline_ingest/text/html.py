"""HTML fragments to plain text, paragraph by paragraph. Pure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any

from lxml import etree

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
    # Hostile pages nest deeper than a stack goes; this iterator has none, and is written in C.
    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _name(element.tag)
        if event == "start":
            page.enter(tag)
            if tag in _SILENT:
                walk.skip_subtree()
            elif element.text:
                page.line.append(element.text)
        else:
            page.leave(tag)
            if element.tail and element is not root:
                page.line.append(element.tail)
    page.flush()
    return tuple(page.blocks)


@dataclass
class _Page:
    """The paragraphs read so far, and the one being read."""

    blocks: list[Block] = field(default_factory=list[Block])
    lines: list[str] = field(default_factory=list[str])
    """The lines of the paragraph that a break has ended."""
    line: list[str] = field(default_factory=list[str])
    """The pieces of its last line."""
    kinds: list[Kind] = field(default_factory=list[Kind])

    def enter(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            if tag in _KINDS:
                self.kinds.append(_KINDS[tag])
        elif tag == "br":
            self.end_line()

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            if tag in _KINDS:
                self.kinds.pop()

    def end_line(self) -> None:
        self.lines.append(" ".join("".join(self.line).split()))
        self.line.clear()

    def flush(self) -> None:
        """End a paragraph; two breaks with nothing between them end one too."""
        if not self.line and not self.lines:
            return
        self.end_line()
        kind: Kind = self.kinds[-1] if self.kinds else "text"
        for is_text, lines in groupby(self.lines, key=bool):
            if is_text:
                self.blocks.append(Block(" ".join(lines), kind))
        self.lines.clear()


@lru_cache(maxsize=512)
def _name(tag: object) -> str:
    """Write a tag in lower case, without its namespace; an entity has none."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
