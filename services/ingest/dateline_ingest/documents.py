"""A document that a program hands over line by line to an article, its text untouched. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from dateline.errors import Mishap
from dateline.messages import ArticleFetched, Paragraph, Source
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.dating.stamps import read_stamp
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.text.language import read_language
from dateline_ingest.text.paragraphs import Kind
from dateline_ingest.wire.furniture import is_boilerplate

SOURCE = Source(id="documents", name="documents")
_HEADER = 10
"""Paragraphs among which the dateline is looked for: the text may be a whole wire file."""
_GAP = re.compile(r"\n\s*\n")


def read_fields(document: Mapping[str, object], fetched_at: datetime) -> ArticleFetched:
    """Make an article of ``{"id", "text", "title"?, "dct"?, "language"?}``.

    ``body`` is ``text``, character for character, so that offsets into the one are offsets into
    the other. ``dct`` (document creation time) is an ISO 8601 date or date-time; without it the
    date of publication is inferred from the text.

    Raises:
        Mishap: a field is missing or does not fit; the message names it.
    """
    name = _text(document, "id")
    text = _text(document, "text")
    title = _text(document, "title", "")
    paragraphs = tuple(_paragraphs(text))
    hashed = content_hash(title, None, text)
    article = ArticleFetched(
        article_id=article_id(SOURCE.id, name, None, hashed),
        revision=1,
        source=SOURCE,
        guid=name,
        title=title,
        body=text,
        paragraphs=paragraphs,
        language=read_language(_text(document, "language", "") or None),
        fetched_at=fetched_at,
        content_hash=hashed,
        via="document",
        dateline=dateline_of(text, paragraphs, _HEADER),
        text_origin="wire",
    )
    return date_article(article, _claims(document))


def _text(document: Mapping[str, object], field: str, default: str | None = None) -> str:
    value = document.get(field)
    if value is None:
        value = default
    if not isinstance(value, str):
        found = "is missing" if value is None else f"is {type(value).__name__}, not a string"
        raise Mishap(
            f"the field {found}",
            where=f'document {document.get("id")!r}, field "{field}"',
            remedy='Give {"id": "…", "text": "…"} on each line.',
        )
    return value


def _claims(document: Mapping[str, object]) -> list[Claim]:
    written = _text(document, "dct", "")
    if not written:
        return []
    instant = read_stamp(written)
    if instant is None:
        raise Mishap(
            f"{written!r} is no date",
            where=f'document {document.get("id")!r}, field "dct"',
            remedy="Write it as 2017-12-27 or 2017-12-27T14:05:00+03:00.",
        )
    return [Claim("published", instant, "given", written)]


def _paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for gap in [*(match.span() for match in _GAP.finditer(text)), (len(text), len(text))]:
        part = text[start : gap[0]]
        if part.strip():
            left = start + len(part) - len(part.lstrip())
            kind: Kind = "boilerplate" if is_boilerplate(part.strip()) else "text"
            yield Paragraph(start=left, end=start + len(part.rstrip()), kind=kind)
        start = gap[1]
