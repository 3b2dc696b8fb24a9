"""Opens the database: its file, its guarantees, its schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import cast
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dateline.errors import Mishap
from dateline_store import tables
from dateline_store.upgrade import upgrade

WRITES = "dateline_writes"
"""The execution option of a connection whose transactions will write."""

_EXAMPLE = "Set DATELINE_DATABASE_URL to sqlite:///path/to/file.db."


def parse_url(url: str) -> URL:
    """Read a database URL.

    Raises:
        Mishap: it is no URL, or of a database that the store cannot use.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        # The URL may hold a password: it is not repeated.
        raise Mishap(
            "this is not a database URL", where="DATELINE_DATABASE_URL", remedy=_EXAMPLE
        ) from error
    where = name(parsed)
    if parsed.get_backend_name() != "sqlite":
        raise Mishap("the store cannot use this database", where=where, remedy=_EXAMPLE)
    if parsed.database in {None, "", ":memory:"}:
        raise Mishap("a database in memory forgets every article", where=where, remedy=_EXAMPLE)
    return parsed


def name(url: URL) -> str:
    """Name the database as people know it, its password left out."""
    return url.render_as_string(hide_password=True)


def file_of(url: URL) -> Path:
    """Name the file of the database."""
    file = url.database or ""
    return Path(unquote(file.removeprefix("file:").partition("?")[0]) if _is_uri(url) else file)


def open_engine(url: URL, wait: float) -> Engine:
    """Prepare connections to the database, and make its folder.

    Args:
        url: what :func:`parse_url` returned.
        wait: seconds to wait for another writer.

    Raises:
        Mishap: the folder cannot be made.
    """
    if not _is_uri(url):
        _make_folder(file_of(url).parent, name(url))
    engine = create_engine(
        url,
        connect_args={"timeout": wait},
        # One thread uses the database, so one connection is enough.
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        # Documents are JSON text on both sides; pydantic alone writes and reads them.
        json_serializer=_as_it_is,
        json_deserializer=_as_it_is,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def prepare_schema(connection: Connection, where: str) -> None:
    """Create the tables in an empty database; in any other, bring them up to date.

    Raises:
        Mishap: the database is another program's, or of a newer Dateline.
    """
    version = schema_version(connection, where)
    if version is None:
        tables.metadata.create_all(connection)
        connection.execute(tables.schema.insert().values(version=tables.SCHEMA_VERSION))
        return
    # SQLite opens a read-only file without a word; a write, even of what is there, brings it out.
    connection.execute(tables.schema.update().values(version=upgrade(connection, version)))


def schema_version(connection: Connection, where: str) -> int | None:
    """Find out the version of the tables; ``None`` where the database is empty.

    Raises:
        Mishap: the database is another program's, or of a newer Dateline.
    """
    existing = set(inspect(connection).get_table_names())
    if not existing:
        return None
    if tables.schema.name not in existing:
        raise Mishap(
            "the database belongs to another program",
            where=where,
            remedy="Name a file of its own in DATELINE_DATABASE_URL.",
        )
    version: int = connection.execute(select(tables.schema.c.version)).scalar_one()
    if version > tables.SCHEMA_VERSION:
        raise Mishap(
            f"the database has schema {version}; this program knows {tables.SCHEMA_VERSION}",
            where=where,
            remedy="Run the newer Dateline that made it, or name another database.",
        )
    return version


def _is_uri(url: URL) -> bool:
    """Whether the file is named in SQLite's own way, ``file:articles.db?mode=ro``."""
    return (url.database or "").startswith("file:")


def _as_it_is(document: str) -> str:
    return document


def _make_folder(folder: Path, where: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Mishap(
            f"its folder cannot be made ({(error.strerror or str(error)).lower()})",
            where=where,
            remedy="Name a place in DATELINE_DATABASE_URL where the store may write.",
        ) from error


def _on_connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Give a new connection the guarantees that the delivery promise rests on."""
    driver = cast("sqlite3.Connection", connection)
    # The driver shall begin no transactions of its own: _on_begin does.
    driver.isolation_level = None
    driver.execute("PRAGMA journal_mode = WAL")
    # A commit must survive a power cut, because the stream entry is acknowledged right after it.
    driver.execute("PRAGMA synchronous = FULL")
    driver.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    """Begin a transaction; one that writes takes the lock at once, before it reads.

    A transaction that reads first and then writes fails without waiting if another process wrote
    in between (SQLITE_BUSY_SNAPSHOT).
    """
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
