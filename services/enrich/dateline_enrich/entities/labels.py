"""Recognises an agency's standing remarks and credits: they are no news. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

# Every repetition is bounded, so that no text can make a search slow.
_PARENTHESIS = re.compile(r"\(([^()\n]{2,240})\)")
_LABEL = re.compile(
    r"\b(?:outlawed|banned|prohibited|proscribed|blacklisted|(?:designated|recogni[sz]ed|listed) "
    r"(?:as|in|by))\b[^,;()]{0,120}"
)
_SIGNED = re.compile(r"\s+[-\u2013\u2014]\s*([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2})\s*$")
_CREDIT = re.compile(r"/[A-Z][\w .&-]{1,40}/|\([A-Z][\w .&/-]{1,40}\)\s*[-\u2013\u2014]")
_OPENING = 200
"""A credit such as (NordPress) - stands in a story's first characters."""


class Aside(NamedTuple):
    """A stretch whose names are not news."""

    start: int
    end: int
    label: str | None = None
    """The remark, without the agency's signature: ``outlawed in Russia``."""
    parenthesis: tuple[int, int] | None = None
    """The parenthesis that holds it."""


def find_asides(text: str) -> list[Aside]:
    """Find labels, signatures and credits.

    ``(IS, terror group, outlawed in Russia - TASS)`` holds one, from "outlawed" to "TASS"; the
    agency's credit in a dateline, ``/TASS/``, is one without a label.
    """
    credits_ = [Aside(*match.span()) for match in _CREDIT.finditer(text, 0, _OPENING)]
    return credits_ + [
        aside for match in _PARENTHESIS.finditer(text) for aside in _in_parenthesis(match)
    ]


def find_insertions(text: str) -> list[tuple[int, int]]:
    """Find what editors put into other people's words: brackets, labels, signed parentheses."""
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    signed = [
        match.span()
        for match in _PARENTHESIS.finditer(text)
        if _SIGNED.search(match.group(1)) or _LABEL.search(match.group(1))
    ]
    return sorted(brackets + signed)


_BRACKET = re.compile(r"\[[^\[\]\n]{1,200}\]")


def _in_parenthesis(match: re.Match[str]) -> list[Aside]:
    inner, offset = match.group(1), match.start(1)
    signed = _SIGNED.search(inner)
    end = signed.start() if signed else len(inner)
    label = _LABEL.search(inner, 0, end)
    if label is not None:
        remark = label.group().strip()
        return [Aside(offset + label.start(), match.end() - 1, remark, match.span())]
    if signed is not None:
        return [Aside(offset + signed.start(), match.end() - 1)]
    return []
