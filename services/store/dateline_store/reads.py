"""Reads what is stored, inside a transaction that is already open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from dateline.messages import ArticleEnriched
from dateline_store import tables


@dataclass(frozen=True)
class Counts:
    """How many rows each table has."""

    articles: int
    revisions: int
    entities: int
    mentions: int
    dates: int
    quotes: int


@dataclass(frozen=True)
class StoredRevision:
    """One revision of an article, and when it was stored."""

    article: ArticleEnriched
    stored_at: datetime


def counts(connection: Connection) -> Counts:
    """Count the rows of every table."""
    counted = (
        tables.articles,
        tables.article_revisions,
        tables.entities,
        tables.mentions,
        tables.date_mentions,
        tables.quotes,
    )
    query = select(
        *(select(func.count()).select_from(table).scalar_subquery() for table in counted)
    )
    return Counts(*connection.execute(query).one())


def article(connection: Connection, article_id: UUID) -> ArticleEnriched | None:
    """Read the current revision of an article."""
    current, history = tables.articles.c, tables.article_revisions.c
    same = and_(history.article_id == current.article_id, history.revision == current.revision)
    query = (
        select(history.document)
        .join_from(tables.articles, tables.article_revisions, same)
        .where(current.article_id == article_id)
    )
    document: str | None = connection.execute(query).scalar_one_or_none()
    return None if document is None else _parse(document)


def revisions(connection: Connection, article_id: UUID) -> list[StoredRevision]:
    """Read all revisions of an article, oldest first."""
    history = tables.article_revisions.c
    query = (
        select(history.document, history.stored_at)
        .where(history.article_id == article_id)
        .order_by(history.revision)
    )
    return [
        StoredRevision(_parse(document), stored_at)
        for document, stored_at in connection.execute(query)
    ]


def _parse(document: str) -> ArticleEnriched:
    """Read a document; like every reader, ignore fields that a later writer may have added."""
    return ArticleEnriched.model_validate_json(document, extra="ignore")
