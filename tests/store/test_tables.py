"""Tests of the tables, on both kinds of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from dateline_store import tables

TABLES = tables.metadata.sorted_tables
SQLITE: Dialect = sqlite.dialect()
POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy left its constructor untyped


def ddl(table: Table, dialect: Dialect) -> str:
    """Write the statement that creates a table."""
    return str(CreateTable(table).compile(dialect=dialect))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL], ids=lambda dialect: dialect.name)
def test_every_table_can_be_created(table: Table, dialect: Dialect) -> None:
    """Each column has a type in each dialect, and each table a primary key."""
    assert "PRIMARY KEY" in ddl(table, dialect)


def test_article_numbers_are_never_reused() -> None:
    """The number grows with time on both databases, so that it can order articles."""
    assert "seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT" in ddl(tables.articles, SQLITE)
    assert "seq BIGSERIAL NOT NULL" in ddl(tables.articles, POSTGRESQL)


def test_documents_can_be_queried_on_postgresql() -> None:
    """PostgreSQL keeps documents as jsonb; SQLite as text for its JSON functions."""
    assert "document JSONB NOT NULL" in ddl(tables.article_revisions, POSTGRESQL)
    assert "document JSON NOT NULL" in ddl(tables.article_revisions, SQLITE)


def test_every_constraint_has_a_name() -> None:
    """A migration can only change what has a name."""
    for table in TABLES:
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name


@pytest.mark.parametrize("table", [tables.mentions, tables.date_mentions, tables.quotes])
def test_children_are_kept_beside_each_other(table: Table) -> None:
    """The rows of one article lie together, so that replacing them touches few pages."""
    assert "WITHOUT ROWID" in ddl(table, SQLITE)
    assert [column.name for column in table.primary_key] == ["article_seq", "ordinal"]


_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(moment=st.datetimes(min_value=datetime(2, 1, 1), timezones=_OFFSETS))  # noqa: DTZ001 - a bound; the offsets are drawn apart
def test_an_instant_comes_back_from_sqlite_as_the_same_instant(moment: datetime) -> None:
    """SQLite drops offsets, so instants go in and come out in UTC."""
    if moment.year == 9999:
        moment = moment.replace(year=2026, day=1)
    instant = tables.Instant()
    kept = instant.process_bind_param(moment, SQLITE)
    assert kept is not None
    assert kept.tzinfo is None
    back = instant.process_result_value(kept, SQLITE)
    assert back == moment
    assert back is not None
    assert back.tzinfo is UTC


def test_an_instant_that_is_not_known_stays_unknown() -> None:
    """NULL is NULL on the way in and on the way out."""
    instant = tables.Instant()
    assert instant.process_bind_param(None, SQLITE) is None
    assert instant.process_result_value(None, SQLITE) is None


def test_postgresql_keeps_time_zones_itself() -> None:
    """Where the database knows time zones, instants are handed over as they are."""
    moment = datetime(2026, 3, 4, 12, 0, tzinfo=timezone(timedelta(hours=3)))
    instant = tables.Instant()
    assert instant.process_bind_param(moment, POSTGRESQL) is moment
    assert instant.process_result_value(moment, POSTGRESQL) is moment
