"""Writes one batch, inside a transaction that is already open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dateline.messages import ArticleEnriched
from dateline_store import rows, tables
from dateline_store.plan import Delivery, Kept, SaveResult, plan
from dateline_store.rows import Row

T = TypeVar("T")

_IDS_AT_ONCE = 500
"""Ids in one IN list: SQLite takes 32,766 parameters a statement, and a batch may name more."""

_GREATEST = 10**9
"""Ingest counts no further; a greater number would leave none for the revisions after it."""


class _Seat(NamedTuple):
    """The place of an article in the store."""

    seq: int
    revision: int


def save_batch(
    connection: Connection, batch: Sequence[ArticleEnriched], stored_at: datetime
) -> list[SaveResult]:
    """Store each revision that is not stored yet, and move the articles' current rows forward.

    What is stored already costs one look (the anti-join) and no more. Rows are written in the order
    of their ids, so that writers who work side by side cannot lock each other out.

    Args:
        connection: a connection within a transaction; the caller commits.
        batch: revisions of any articles in any order, repetitions among them.
        stored_at: the time to note.
    """
    ids = sorted({article.article_id for article in batch})
    planned = plan([_delivery(article) for article in batch], history_of(connection, ids))
    new, changed, current = (
        [(kept, _document_of(kept, batch)) for kept in sorted(some, key=_key)]
        for some in (planned.new, planned.changed, planned.current)
    )
    _register_entities(connection, [article for _, article in (*new, *changed) if article])
    _move_forward(connection, [article for _, article in current if article], stored_at)
    history = [rows.revision_row(kept, article, stored_at) for kept, article in new if article]
    _insert_new(connection, tables.article_revisions, history)
    _mend(connection, changed)
    return list(planned.results)


def history_of(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[Kept]]:
    """Look up which revisions the history has of each article, without their documents."""
    column = tables.article_revisions.c
    found: dict[UUID, list[Kept]] = {}
    for some in _portions(ids):
        query = select(
            column.article_id,
            column.revision,
            func.coalesce(column.sent_revision, column.revision),
            column.content_hash,
            column.fetched_at,
            func.coalesce(column.confirmed_at, column.fetched_at),
            column.replayed_at,
        ).where(column.article_id.in_(some))
        for row in connection.execute(query):
            found.setdefault(row[0], []).append(Kept(*row))
    return found


def _delivery(article: ArticleEnriched) -> Delivery:
    if article.revision > _GREATEST:
        raise OverflowError(f"no article has {article.revision} revisions")
    return Delivery(
        article.article_id,
        article.revision,
        article.content_hash,
        article.fetched_at,
        article.replayed_at,
    )


def _document_of(kept: Kept, batch: Sequence[ArticleEnriched]) -> ArticleEnriched | None:
    """Take a revision's document out of the batch, under the number that it has in the store."""
    if kept.position is None:
        return None
    article = batch[kept.position]
    if article.revision == kept.revision:
        return article
    return article.model_copy(update={"revision": kept.revision})


def _key(kept: Kept) -> tuple[UUID, int]:
    return kept.article_id, kept.revision


def _register_entities(connection: Connection, articles: list[ArticleEnriched]) -> None:
    """Make all entities of the articles exist, under the best of their names."""
    named = rows.entity_rows(articles)
    column = tables.entities.c
    known: dict[UUID, str] = {}
    for some in _portions(sorted(named)):
        query = select(column.entity_id, column.name).where(column.entity_id.in_(some))
        known.update((entity_id, name) for entity_id, name in connection.execute(query))
    _insert_new(connection, tables.entities, [named[key] for key in sorted(named.keys() - known)])
    renamed = [
        {"entity": entity_id, "better": named[entity_id]["name"]}
        for entity_id, name in sorted(known.items())
        if rows.better_name(name, named[entity_id]["name"]) != name
    ]
    if renamed:
        change = update(tables.entities).where(column.entity_id == bindparam("entity"))
        connection.execute(change.values(name=bindparam("better")), renamed)


def _move_forward(
    connection: Connection, current: list[ArticleEnriched], stored_at: datetime
) -> None:
    """Make these revisions the current ones, with all that hangs on them."""
    if not current:
        return
    wanted = {article.article_id: rows.article_row(article, stored_at) for article in current}
    seats = _seats(connection, list(wanted))
    missing = {article_id: row for article_id, row in wanted.items() if article_id not in seats}
    _insert_new(connection, tables.articles, [*missing.values()])
    seats |= _seats(connection, [*missing])
    # Another writer may have been quicker with a later revision: the current row never moves back.
    moved = [one for one in current if one.revision >= seats[one.article_id].revision]
    kept = [wanted[one.article_id] for one in moved if one.article_id not in missing]
    _update_articles(connection, kept, seats)
    _replace_children(connection, [(article, seats[article.article_id].seq) for article in moved])


def _update_articles(
    connection: Connection, wanted: list[Row], seats: Mapping[UUID, _Seat]
) -> None:
    """Rewrite the rows of articles; that of a revision enriched anew keeps its time of storing."""
    rewritten = [_keyed_by(row, "article_id", "which") for row in wanted]
    moved = [row for row in rewritten if row["revision"] > seats[row["which"]].revision]
    anew = [
        {name: value for name, value in row.items() if name != "stored_at"}
        for row in rewritten
        if row["revision"] == seats[row["which"]].revision
    ]
    for some in (moved, anew):
        if some:
            which = tables.articles.c.article_id == bindparam("which")
            connection.execute(update(tables.articles).where(which), some)


def _mend(connection: Connection, changed: list[tuple[Kept, ArticleEnriched | None]]) -> None:
    """Note what has become of revisions that the history has, and replace their documents."""
    column = tables.article_revisions.c
    which = and_(column.article_id == bindparam("which"), column.revision == bindparam("number"))
    marked = [
        {"which": kept.article_id, "number": kept.revision, **rows.marks(kept)}
        for kept, _ in changed
    ]
    documents = [
        {"which": kept.article_id, "number": kept.revision, "document": rows.document(article)}
        for kept, article in changed
        if article
    ]
    for some in (marked, documents):
        if some:
            connection.execute(update(tables.article_revisions).where(which), some)


def _seats(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, _Seat]:
    """Find and lock the articles' current rows (SQLite: the transaction has the lock already)."""
    column = tables.articles.c
    seats: dict[UUID, _Seat] = {}
    for some in _portions(ids):
        query = select(column.article_id, column.seq, column.revision)
        query = query.where(column.article_id.in_(some)).order_by(column.article_id)
        for article_id, seq, revision in connection.execute(query.with_for_update()):
            seats[article_id] = _Seat(seq, revision)
    return seats


def _replace_children(connection: Connection, moved: list[tuple[ArticleEnriched, int]]) -> None:
    """Replace the mentions, dates and quotations of each article, given with its number."""
    layouts = (
        (tables.mentions, rows.mention_rows),
        (tables.date_mentions, rows.date_rows),
        (tables.quotes, rows.quote_rows),
    )
    for table, lay_out in layouts:
        for some in _portions([seq for _, seq in moved]):
            connection.execute(delete(table).where(table.c.article_seq.in_(some)))
        children = [row for article, seq in moved for row in lay_out(article, seq)]
        _insert_new(connection, table, children)


def _insert_new(connection: Connection, table: Table, new: list[Row]) -> None:
    """Insert rows; one whose key another writer has inserted meanwhile is left as it is."""
    if not new:
        return
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(table).on_conflict_do_nothing(), new)


def _keyed_by(row: Row, column: str, parameter: str) -> Row:
    """Turn a column of the row into the parameter by which the row is found."""
    return {parameter if name == column else name: value for name, value in row.items()}


def _portions(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]
