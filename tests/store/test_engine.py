"""Tests of opening the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from dateline.errors import Mishap
from dateline_store import engine, tables
from tests.store.state import state


def opened(path: Path) -> Engine:
    """An engine on a SQLite file."""
    return engine.open_engine(engine.parse_url(f"sqlite:///{path}"), wait=0.1)


def prepared(path: Path) -> None:
    """Create or check the schema of a SQLite file."""
    database = opened(path)
    try:
        with database.begin() as connection:
            engine.prepare_schema(connection, "here")
    finally:
        database.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 100)],
)
def test_every_connection_keeps_the_promise(tmp_path: Path, pragma: str, value: object) -> None:
    """Commits are synced in full, references are checked, and other writers are waited for."""
    database = opened(tmp_path / "articles.db")
    with database.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value
    database.dispose()


def test_a_transaction_that_writes_takes_the_lock_at_once(tmp_path: Path) -> None:
    """Nobody can write between what the transaction reads and what it writes."""
    path = tmp_path / "articles.db"
    prepared(path)
    database = opened(path)
    with (
        closing(sqlite3.connect(path, timeout=0)) as other,
        database.connect().execution_options(**{engine.WRITES: True}) as connection,
        connection.begin(),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
    database.dispose()


def test_a_transaction_that_reads_locks_nobody_out(tmp_path: Path) -> None:
    """Readers and a writer work side by side."""
    path = tmp_path / "articles.db"
    prepared(path)
    database = opened(path)
    with closing(sqlite3.connect(path, timeout=0)) as other, database.begin() as connection:
        assert connection.execute(tables.articles.select()).all() == []
        other.execute("BEGIN IMMEDIATE")
    database.dispose()


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """A first run needs no preparation."""
    path = tmp_path / "not" / "there" / "articles.db"
    prepared(path)
    assert path.is_file()


def test_a_new_database_records_its_schema(tmp_path: Path) -> None:
    """Tables and version are there, and a second opening changes neither."""
    path = tmp_path / "articles.db"
    prepared(path)
    before = state(f"sqlite:///{path}")
    prepared(path)
    assert state(f"sqlite:///{path}") == before
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("SELECT version FROM schema").fetchall() == [(tables.SCHEMA_VERSION,)]
        assert driver.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    """An old program does not touch what a newer one has made."""
    path = tmp_path / "articles.db"
    prepared(path)
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("UPDATE schema SET version = 999")
        driver.commit()
    with pytest.raises(Mishap, match=r"here: the database has schema 999; .* Run the newer"):
        prepared(path)


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """A wrong path does not put our tables among somebody's recipes."""
    path = tmp_path / "recipes.db"
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(Mishap, match="another program"):
        prepared(path)
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("SELECT name FROM sqlite_schema").fetchall() == [("recipes",)]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("articles.db", "not a database URL"),
        ("", "not a database URL"),
        ("sqlite://", "forgets every article"),
        ("sqlite:///:memory:", "forgets every article"),
        ("oracle://db/news", "cannot use this database"),
        ("postgresql://reader:hush@db/news", "cannot use this database"),
    ],
)
def test_a_url_that_cannot_serve_is_refused(url: str, words: str) -> None:
    """The line says what is wrong and shows a URL that works, never a password."""
    with pytest.raises(Mishap, match=words) as caught:
        engine.parse_url(url)
    assert "sqlite:///path/to/file.db" in caught.value.remedy
    assert "hush" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_a_mishap(tmp_path: Path) -> None:
    """A file in the place of the folder is named as what it is."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Mishap, match="folder cannot be made"):
        opened(tmp_path / "file" / "articles.db")
