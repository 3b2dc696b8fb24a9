"""Reads everything that a database of the store holds, so that two states can be compared."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, create_engine, select

from dateline_store import tables

State = dict[str, list[tuple[Any, ...]]]


def state(url: str) -> State:
    """Read all tables, without what depends on the time and the order of arrival."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return _tables(connection)
    finally:
        engine.dispose()


def _tables(connection: Connection) -> State:
    column = tables.articles.c
    seats = connection.execute(select(column.seq, column.article_id)).mappings()
    numbered = {seat["seq"]: seat["article_id"] for seat in seats}
    return {
        table.name: sorted(
            (_comparable(row, numbered) for row in connection.execute(select(table)).mappings()),
            key=repr,
        )
        for table in tables.metadata.sorted_tables
    }


def _comparable(row: RowMapping, numbered: dict[int, Any]) -> tuple[Any, ...]:
    """Drop the times of storing and the articles' own numbers; name articles by their id."""
    cells: dict[str, Any] = {str(name): value for name, value in row.items()}
    if "article_seq" in cells:
        cells["article_seq"] = numbered[cells["article_seq"]]
    return tuple(value for name, value in cells.items() if name not in {"seq", "stored_at"})
