"""Writes one batch, inside a transaction that is already open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dateline.messages import ArticleEnriched
from dateline_store import rows, tables
from dateline_store.plan import SaveResult, plan
from dateline_store.rows import Row

T = TypeVar("T")

_IDS_AT_ONCE = 500
"""Ids in one IN list: SQLite takes 32,766 parameters a statement, and a batch may name more."""


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
    keys = [(article.article_id, article.revision) for article in batch]
    planned = plan(keys, _stored_revisions(connection, sorted({key for key, _ in keys})))
    fresh = sorted((batch[position] for position in planned.fresh), key=_key)
    if fresh:
        current = sorted((batch[position] for position in planned.current), key=_key)
        _register_entities(connection, fresh)
        _move_forward(connection, current, stored_at)
        history = [rows.revision_row(article, stored_at) for article in fresh]
        _insert_new(connection, tables.article_revisions, history)
    return list(planned.results)


def _key(article: ArticleEnriched) -> tuple[UUID, int]:
    return article.article_id, article.revision


def _stored_revisions(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[int]]:
    """Look up which revisions the history has of each article."""
    history = tables.article_revisions.c
    stored: dict[UUID, list[int]] = {}
    for some in _portions(ids):
        query = select(history.article_id, history.revision).where(history.article_id.in_(some))
        for article_id, revision in connection.execute(query):
            stored.setdefault(article_id, []).append(revision)
    return stored


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
    wanted = {article.article_id: rows.article_row(article, stored_at) for article in current}
    seats = _seats(connection, list(wanted))
    missing = [row for article_id, row in wanted.items() if article_id not in seats]
    _insert_new(connection, tables.articles, missing)
    seats |= _seats(connection, [row["article_id"] for row in missing])
    # Another writer may have been quicker with a later revision: the current row never moves back.
    moved = [one for one in current if one.revision >= seats[one.article_id].revision]
    behind = [
        _keyed_by(wanted[article.article_id], "article_id", "which")
        for article in moved
        if article.revision > seats[article.article_id].revision
    ]
    if behind:
        which = tables.articles.c.article_id == bindparam("which")
        connection.execute(update(tables.articles).where(which), behind)
    _replace_children(connection, [(article, seats[article.article_id].seq) for article in moved])


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
