"""Reads what is stored, inside a transaction that is already open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select, tuple_

from dateline.archive import Stored
from dateline.messages import ArticleEnriched
from dateline_store import tables

Place = tuple[datetime, UUID, int]
"""Where a revision stands in the order of storing: its time, its article, its number."""


@dataclass(frozen=True)
class Counts:
    """How many rows each table has."""

    articles: int
    revisions: int
    entities: int
    mentions: int
    dates: int
    quotes: int


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


def revisions(connection: Connection, article_id: UUID) -> list[Stored]:
    """Read all revisions of an article in the order in which they were fetched."""
    history = tables.article_revisions.c
    query = (
        select(history.document, history.stored_at)
        .where(history.article_id == article_id)
        .order_by(history.fetched_at, history.revision)
    )
    return [
        Stored(_parse(document), stored_at) for document, stored_at in connection.execute(query)
    ]


def page(
    connection: Connection, after: Place | None, since: datetime, until: datetime, count: int
) -> list[tuple[Place, Stored]]:
    """Read some revisions in the order of storing, from a place on: a key set, not an offset."""
    history = tables.article_revisions.c
    place = (history.stored_at, history.article_id, history.revision)
    query = select(*place, history.document).order_by(*place).limit(count)
    query = query.where(history.stored_at >= since, history.stored_at < until)
    if after is not None:
        query = query.where(tuple_(*place) > after)
    return [
        ((stored_at, article_id, revision), Stored(_parse(document), stored_at))
        for stored_at, article_id, revision, document in connection.execute(query)
    ]


def find(connection: Connection, address: str) -> list[UUID]:
    """Find the articles whose URL, canonical URL or guid this is, newest first."""
    column = tables.articles.c
    called = or_(column.url == address, column.link == address, column.guid == address)
    query = select(column.article_id).where(called).order_by(column.seq.desc())
    return list(connection.execute(query).scalars())


def _parse(document: str) -> ArticleEnriched:
    """Read a document; like every reader, ignore fields that a later writer may have added."""
    return ArticleEnriched.model_validate_json(document, extra="ignore")
