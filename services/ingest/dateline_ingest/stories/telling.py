"""What of an article tells its story: neither dateline nor byline, credits or notes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.messages import ArticleFetched
from dateline_ingest.dating.datelines import find_dateline
from dateline_ingest.wire.furniture import is_boilerplate, is_end_mark, is_pointer

_BYLINE = re.compile(r"(?:by|von|par|por|di)\s+\S.{0,80}(?<![.!?])", re.IGNORECASE)
_CREDIT = re.compile(r"[\[(](?:with|by|via|sources?|reporting|agencies)\b", re.IGNORECASE)
_DASHES = " -\u2013\u2014:"
_LONGEST_NOTE = 300
"""Code points; a note on the making of a story is no longer, and a paragraph of it may be."""


def told(article: ArticleFetched) -> list[str]:
    """List the paragraphs that tell the story.

    Two outlets that print one agency's story differ in all that is left out here: the dateline,
    the author, who else contributed, who owns the words.
    """
    if article.paragraphs:
        places = [(part.start, part.end) for part in article.paragraphs if _tells(part.kind)]
    else:
        places = list(_paragraphs(article.body))
    texts = [article.body[start:end].strip() for start, end in places]
    if texts:
        texts[0] = _undated(article, *places[0])
    return [text for text in texts if text and not _is_note(text, article.byline)]


def _tells(kind: str) -> bool:
    return kind != "boilerplate"


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    start = 0
    for text in body.split("\n\n"):
        yield start, start + len(text)
        start += len(text) + 2


def _undated(article: ArticleFetched, start: int, end: int) -> str:
    """Take the dateline off the first paragraph."""
    found = article.dateline or find_dateline(article.body[:end], start)
    if found and start <= found.span.start and found.span.end <= end:
        before, behind = article.body[start : found.span.start], article.body[found.span.end : end]
        return f"{before} {behind.lstrip(_DASHES)}".strip()
    return article.body[start:end].strip()


def _is_note(text: str, byline: str | None) -> bool:
    if len(text) > _LONGEST_NOTE:
        return False
    return bool(
        text == byline
        or _BYLINE.fullmatch(text)
        or _CREDIT.match(text)
        or is_boilerplate(text)
        or is_end_mark(text)
        or is_pointer(text)
    )
