"""HTML fragments to plain text, paragraph by paragraph. Pure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

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
    line = page.line
    # Hostile pages nest deeper than a stack goes; this iterator has none, and is written in C.
    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        role = _role(element.tag)
        if event == "start":
            if role is None:
                text = element.text
            else:
                page.enter(role)
                text = None if role.is_silent else element.text
                if role.is_silent:
                    walk.skip_subtree()
        else:
            if role is not None:
                page.leave(role)
            text = element.tail if element is not root else None
        if text:
            line.append(text)
    page.flush()
    return tuple(page.blocks)


class _Role(NamedTuple):
    """What an element does to the text around it; inline markup does nothing."""

    is_block: bool
    is_silent: bool
    kind: Kind | None


@dataclass
class _Page:
    """The paragraphs read so far, and the one being read."""

    blocks: list[Block] = field(default_factory=list[Block])
    lines: list[str] = field(default_factory=list[str])
    """The lines of the paragraph that a break has ended."""
    line: list[str] = field(default_factory=list[str])
    """The pieces of its last line."""
    kinds: list[Kind] = field(default_factory=list[Kind])

    def enter(self, role: _Role) -> None:
        if role.is_block:
            self.flush()
            if role.kind:
                self.kinds.append(role.kind)
        elif not role.is_silent:
            self.end_line()

    def leave(self, role: _Role) -> None:
        if role.is_block:
            self.flush()
            if role.kind:
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
def _role(tag: object) -> _Role | None:
    """Tell what an element does, by its name without case and namespace; an entity has none."""
    name = tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
    if name in _SILENT:
        return _Role(is_block=False, is_silent=True, kind=None)
    if name in _BLOCKS:
        return _Role(is_block=True, is_silent=False, kind=_KINDS.get(name))
    return _Role(is_block=False, is_silent=False, kind=None) if name == "br" else None
