"""Lays an enriched article out as rows of the tables. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from dateline.messages import ArticleEnriched, Passage
from dateline_store.plan import Kept

Row = dict[str, Any]
"""Column name to value, in the types that :mod:`dateline_store.tables` declares."""


def article_row(article: ArticleEnriched, stored_at: datetime) -> Row:
    """Lay out the row of ``articles``, without the number that the database gives it."""
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "source_id": article.source.id,
        "source_name": article.source.name,
        "url": article.canonical_url or article.url,
        "title": article.title,
        "language": article.language.tag if article.language else None,
        "published": article.published.at if article.published else None,
        "updated": article.updated.at if article.updated else None,
        "fetched_at": article.fetched_at,
        "content_hash": article.content_hash,
        "via": article.via,
        "status": article.status,
        "stored_at": stored_at,
        "link": article.url,
        "guid": article.guid,
    }


def revision_row(kept: Kept, article: ArticleEnriched, stored_at: datetime) -> Row:
    """Lay out the row of ``article_revisions``."""
    return {
        "article_id": kept.article_id,
        "revision": kept.revision,
        "content_hash": kept.content_hash,
        "fetched_at": kept.fetched_at,
        "stored_at": stored_at,
        "document": document(article),
        "sent_revision": None if kept.sent == kept.revision else kept.sent,
        **marks(kept),
    }


def marks(kept: Kept) -> Row:
    """Lay out what may change of a revision, beside its document."""
    is_confirmed = kept.confirmed_at > kept.fetched_at
    return {
        "confirmed_at": kept.confirmed_at if is_confirmed else None,
        "replayed_at": kept.replayed_at,
    }


def document(article: ArticleEnriched) -> str:
    """Write an article as the JSON that streams carry."""
    return article.model_dump_json(exclude_defaults=True)


def entity_rows(articles: list[ArticleEnriched]) -> dict[UUID, Row]:
    """Lay out the rows of ``entities``, one an entity, by its id."""
    rows: dict[UUID, Row] = {}
    for article in articles:
        for entity in article.entities:
            row = rows.setdefault(
                entity.entity_id,
                {"entity_id": entity.entity_id, "type": entity.type, "name": entity.name},
            )
            row["name"] = better_name(row["name"], entity.name)
    return rows


def better_name(one: str, other: str) -> str:
    """Choose between two spellings of a name that have the same entity id.

    The longer one; of equals, the one that sorts last, so that "Rosneft" wins over "ROSNEFT". The
    choice is the same in whatever order spellings arrive.
    """
    return max(one, other, key=lambda name: (len(name), name))


def mention_rows(article: ArticleEnriched, seq: int) -> list[Row]:
    """Lay out the rows of ``mentions``, numbered as the message lists them."""
    named = [(entity, mention) for entity in article.entities for mention in entity.mentions]
    return [
        {
            **_passage(mention, seq, ordinal),
            "entity_id": entity.entity_id,
            "kind": mention.kind,
            "confidence": mention.confidence,
        }
        for ordinal, (entity, mention) in enumerate(named)
    ]


def date_rows(article: ArticleEnriched, seq: int) -> list[Row]:
    """Lay out the rows of ``date_mentions``, numbered as the message lists them."""
    return [
        {
            **_passage(date, seq, ordinal),
            "type": date.type,
            "value": date.value,
            "earliest": date.earliest,
            "latest": date.latest,
            "granularity": date.granularity,
            "role": date.role,
            "confidence": date.confidence,
        }
        for ordinal, date in enumerate(article.dates)
    ]


def quote_rows(article: ArticleEnriched, seq: int) -> list[Row]:
    """Lay out the rows of ``quotes``, numbered as the message lists them."""
    return [
        {
            **_passage(quote, seq, ordinal),
            "kind": quote.kind,
            "speaker": quote.speaker.text if quote.speaker else None,
            "speaker_entity_id": quote.speaker_entity_id,
            "confidence": quote.confidence,
        }
        for ordinal, quote in enumerate(article.quotes)
    ]


def _passage(passage: Passage, seq: int, ordinal: int) -> Row:
    return {
        "article_seq": seq,
        "ordinal": ordinal,
        "field": passage.field,
        "span_start": passage.start,
        "span_end": passage.end,
        "text": passage.text,
    }
