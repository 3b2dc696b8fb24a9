"""Finds the stretches between quotation marks, paragraph by paragraph. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_BREAK = re.compile(r"\n[ \t]*\n")
_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019]')
_PAIRS = {
    "\u201c": '\u201d"',
    "\u201e": '\u201c\u201d"',
    "\u00ab": "\u00bb",
    '"': '"\u201d',
    "\u201d": "\u201d",
}


class Quoted(NamedTuple):
    """A stretch between quotation marks."""

    start: int
    """Of the words, after the opening mark."""
    end: int
    """Of the words, before the closing mark."""
    outer_start: int
    """Of the opening mark."""
    outer_end: int
    """After the closing mark."""
    closed: bool = True
    """False where the paragraph ends first, as it does when the quotation goes on in the next."""


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Cut a text at its blank lines."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [(first, last) for first, last in found if text[first:last].strip()]


def find_quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quoted]:
    """Pair the quotation marks of each paragraph.

    Double marks, straight or curly, and guillemets count; of single marks only the curly pair,
    since a straight one is more often an apostrophe. A mark left open runs to the paragraph's end.
    """
    found: list[Quoted] = []
    for first, last in paragraphs:
        found.extend(_in_paragraph(text, first, last))
    return found


def _in_paragraph(text: str, first: int, last: int) -> list[Quoted]:
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, first, last):
        if opened is None:
            if _opens(text, mark.start(), first):
                opened = mark
        elif _closes(text, opened.group(), mark.start(), last):
            if text[opened.end() : mark.start()].strip():
                found.append(Quoted(opened.end(), mark.start(), opened.start(), mark.end()))
            opened = None
    if opened is not None and opened.group() != "\u2018":
        end = first + len(text[first:last].rstrip())
        if end > opened.end():
            found.append(Quoted(opened.end(), end, opened.start(), end, closed=False))
    return found


def _opens(text: str, at: int, first: int) -> bool:
    """Tell whether a mark opens a quotation: it leans on what follows."""
    mark = text[at]
    if mark in "\u201c\u201e\u00ab":
        return True
    if mark not in '"\u2018\u201d':
        return False
    before = text[at - 1] if at > first else " "
    after = text[at + 1 : at + 2]
    return not (before.isalnum() or before in ".,!?") and bool(after) and not after.isspace()


def _closes(text: str, opened: str, at: int, last: int) -> bool:
    """Tell whether a mark closes what another opened."""
    mark = text[at]
    if opened != "\u2018":
        return mark in _PAIRS[opened]
    if mark != "\u2019":
        return False
    following = text[at + 1] if at + 1 < last else " "
    return not following.isalnum() and (text[at - 1] in ".,!?\u2026" or following in " .,;:\n)")
