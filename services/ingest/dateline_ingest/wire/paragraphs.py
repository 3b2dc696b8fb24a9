"""The paragraphs of a wire story told apart: text, sub-headline, quotation, boilerplate. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from dateline_ingest.text.paragraphs import Block
from dateline_ingest.wire import furniture
from dateline_ingest.wire.layout import is_closed
from dateline_ingest.wire.notices import is_addressed, read_notice

_LONGEST_SUBHEAD = 90
_LONGEST_QUESTION = 60
_BULLET = re.compile(r"[*\u2022\u00b7]\s|-\s|[\u2013\u2014]\s|\d+[.)]\s")
_DASHED = re.compile(
    r"(?P<mark>-{1,2}|\*{1,3}|={2,3}|\+{2,3}|\u2014|\u2013)\s(?P<text>[^-*=+].{1,80}?)\s(?P=mark)"
)
"""A sub-headline between dashes or stars, as AFP has them."""
_LONGEST_SCRAP = 60
_MOST_SCRAPS = 3
_MOST_PARAGRAPHS = 1_000
"""The longest wire stories have a hundred."""
_SENTENCE = re.compile(r"[.!?]\s")
_SIGN = re.compile(r"[a-z]{2,5}|[A-Z]{2,6}")
"""An agency's or a writer's sign on a line of its own."""
_OPENING = '"\u201c\u00ab'
_CLOSING = '"\u201d\u00bb'


def without_pointers(chunks: Sequence[str]) -> list[str]:
    """Drop "READ ALSO" and the headline that it points to."""
    kept: list[str] = []
    pointed = False
    for chunk in chunks:
        if furniture.is_pointer(chunk):
            pointed = furniture.is_bare_pointer(chunk)
        elif not (pointed and not is_closed(chunk)):
            kept.append(chunk)
            pointed = False
        else:
            pointed = False
    return kept


def classified(chunks: Sequence[str]) -> list[Block]:
    """Tell the paragraphs of a body apart, as far as a story goes: what follows is text."""
    story, rest = chunks[:_MOST_PARAGRAPHS], chunks[_MOST_PARAGRAPHS:]
    end = len(story) if rest else _end(story)
    told = [
        Block(chunk, "boilerplate") if n >= end or _is_boilerplate(chunk) else _block(story, n, end)
        for n, chunk in enumerate(story)
    ]
    return told + [Block(chunk) for chunk in rest]


def _end(chunks: Sequence[str]) -> int:
    """Where the credits, the contacts and what else is for editors begin."""
    end = next((n for n, c in enumerate(chunks) if n and furniture.is_private(c)), len(chunks))
    while True:
        before = end
        while end > 1 and _is_footer(chunks[end - 1]):
            end -= 1
        scraps = len(list(takewhile(_is_scrap, reversed(chunks[1:end]))))
        if scraps <= _MOST_SCRAPS:  # more of them are a table
            end -= scraps
        if end == before:
            return end


def _is_scrap(chunk: str) -> bool:
    """A short line that is no sentence: a name, a sign, a time of day."""
    text = furniture.without_end_mark(chunk)
    return (
        len(text) <= _LONGEST_SCRAP
        and not is_closed(text)
        and not _BULLET.match(text)
        and not _SENTENCE.search(text)
    )


def _is_footer(chunk: str) -> bool:
    return (
        _is_boilerplate(chunk)
        or furniture.is_spaced_initials(chunk)
        or furniture.sent(chunk) is not None
        or furniture.is_contact(chunk)
        or bool(_SIGN.fullmatch(chunk))
    )


def _is_boilerplate(chunk: str) -> bool:
    if furniture.is_boilerplate(chunk) or (is_addressed(chunk) and chunk[:1] != "\u00ab"):
        return True
    notice = read_notice(chunk)
    return notice is not None and notice.kind != "retraction"


def _block(chunks: Sequence[str], n: int, end: int) -> Block:
    chunk = chunks[n]
    dashed = _DASHED.fullmatch(chunk)
    if dashed and n:
        return Block(dashed["text"], "subhead")
    if 0 < n < end - 1 and _is_subhead(chunks[n - 1], chunk, chunks[n + 1]):
        return Block(chunk, "subhead")
    text = furniture.without_end_mark(chunk) if n == end - 1 else chunk
    return Block(text, "quote" if _is_quotation(text) else "text")


def _is_subhead(before: str, chunk: str, after: str) -> bool:
    """A short line with no full stop between two paragraphs that have theirs."""
    is_question = chunk.endswith("?") and len(chunk) <= _LONGEST_QUESTION < len(after)
    return (
        len(chunk) <= _LONGEST_SUBHEAD
        and (not is_closed(chunk) or is_question)
        and not _BULLET.match(chunk)
        and chunk[0] not in _OPENING
        and not chunk[0].islower()
        and is_closed(before)
        and is_closed(after)
        and not furniture.is_boilerplate(after)
    )


def _is_quotation(chunk: str) -> bool:
    """Whether a paragraph is one quotation from its first character to its last."""
    inner = chunk[1:-1]
    return (
        len(chunk) > 2  # noqa: PLR2004 - the two quotation marks
        and chunk[0] in _OPENING
        and chunk[-1] in _CLOSING
        and not any(mark in inner for mark in _OPENING + _CLOSING)
    )
