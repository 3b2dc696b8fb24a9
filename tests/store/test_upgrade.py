"""Tests of bringing databases of older versions up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline_store import tables, upgrade
from dateline_store.repository import open_repository
from tests.store.builders import article_id, enriched
from tests.store.state import state

VERSION_1 = Path(__file__).with_name("data") / "schema_1.sql"


async def stored(path: Path) -> None:
    """Store some articles in a database of today."""
    async with open_repository(f"sqlite:///{path}") as repository:
        guid = {"guid": "tag:tideline.example,2026:7"}
        await repository.save([enriched("a", 1), enriched("b").model_copy(update=guid)])
        await repository.save([enriched("a", 2)])


def of_version_1(path: Path, today: Path) -> None:
    """Make a database as version 1 made it, with the articles of one of today."""
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript(VERSION_1.read_text())
        driver.execute("INSERT INTO schema VALUES (1)")
        driver.execute("ATTACH ? AS today", (str(today),))
        for name in (table.name for table in tables.metadata.sorted_tables):
            if name != "schema":
                copy_columns(driver, name)
        driver.commit()


def copy_columns(driver: sqlite3.Connection, name: str) -> None:
    """Fill a table from its namesake of today, which may have more columns."""
    columns = ", ".join(row[1] for row in driver.execute(f"PRAGMA table_info({name})"))
    taken = f"SELECT {columns} FROM today.{name}"  # noqa: S608 - the names are our own
    driver.execute(f"INSERT INTO {name} ({columns}) {taken}")


def shape(path: Path) -> dict[str, object]:
    """Columns and indexes of every table."""
    with closing(sqlite3.connect(path)) as driver:
        names = [row[0] for row in driver.execute("SELECT name FROM pragma_table_list")]
        columns = "SELECT name, upper(type), [notnull] FROM pragma_table_info(?) ORDER BY name"
        indexes = "SELECT name FROM pragma_index_list(?) ORDER BY name"
        return {
            name: [driver.execute(query, (name,)).fetchall() for query in (columns, indexes)]
            for name in names
        }


async def test_a_database_of_version_1_becomes_one_of_today(tmp_path: Path) -> None:
    """Tables, indexes and articles are as if today's program had made them."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    await stored(new)
    of_version_1(old, new)
    async with open_repository(f"sqlite:///{old}") as repository:
        assert await repository.find("tag:tideline.example,2026:7") == [article_id("b")]
    assert state(f"sqlite:///{old}") == state(f"sqlite:///{new}")
    assert shape(old) == shape(new)


async def test_an_upgraded_database_takes_further_revisions(tmp_path: Path) -> None:
    """What version 1 stored is recognised, and what is newer goes on from there."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    await stored(new)
    of_version_1(old, new)
    async with open_repository(f"sqlite:///{old}") as repository:
        batch = [enriched("a", 2), enriched("a", 3), enriched("b", 2)]
        assert await repository.save(batch) == ["duplicate", "updated", "updated"]


async def test_an_upgrade_that_breaks_off_has_changed_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older program can still use the database, and the upgrade can be tried again."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    await stored(new)
    of_version_1(old, new)
    before = shape(old)
    monkeypatch.setitem(upgrade.STEPS, 1, (*upgrade.STEPS[1], "CREATE INDEX x ON nowhere (y)"))
    with pytest.raises(Exception, match="nowhere"):
        async with open_repository(f"sqlite:///{old}"):
            pass
    assert shape(old) == before
    with closing(sqlite3.connect(old)) as driver:
        assert driver.execute("SELECT version FROM schema").fetchall() == [(1,)]


def test_every_older_version_has_a_step() -> None:
    """Nobody who skipped a version is left behind."""
    assert sorted(upgrade.STEPS) == list(range(1, tables.SCHEMA_VERSION))
