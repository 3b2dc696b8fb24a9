"""Tests of the repository against a real SQLite file that is killed, filled, locked and damaged."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from dateline.errors import Mishap, TryLater
from dateline_store.repository import Repository, open_repository
from tests.store.builders import article_id, enriched
from tests.store.crash import BATCH, batch
from tests.store.state import state

ROOT = Path(__file__).parents[2]


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{path}"


async def saved(path: Path, *numbers: int) -> None:
    """Save numbered batches into a file."""
    async with open_repository(sqlite_url(path)) as repository:
        for number in numbers:
            await repository.save(batch(number))


@contextmanager
def every_connection(pragma: str) -> Generator[None]:
    """Give each new connection a further pragma."""

    def on_connect(connection: Any, _entry: Any) -> None:
        connection.execute(pragma)

    event.listen(Engine, "connect", on_connect)
    try:
        yield
    finally:
        event.remove(Engine, "connect", on_connect)


async def test_a_kill_at_any_step_of_a_save_leaves_nothing_of_it(tmp_path: Path) -> None:
    """Killed after any statement, or before the commit, a batch is gone whole and can be saved."""
    base, clean = tmp_path / "base.db", tmp_path / "clean.db"
    await saved(base, 1)
    await saved(clean, 1, 2)
    killed = kill_at_every_step(base)
    before, after = state(sqlite_url(base)), state(sqlite_url(clean))
    assert len(killed) > 10, "a save has more steps than that"
    for path in killed:
        assert state(sqlite_url(path)) == before, path.name
        await saved(path, 2)
        assert state(sqlite_url(path)) == after, path.name


async def test_what_was_reported_as_saved_survives_a_kill(tmp_path: Path) -> None:
    """Killed again and again, the database holds every batch it confirmed, and no half of any."""
    path = tmp_path / "articles.db"
    for enough in (1, 2, 5):
        confirmed = kill_after(path, enough)
        async with open_repository(sqlite_url(path)) as repository:
            counts = await repository.counts()
            everywhere = await repository.article(article_id("everywhere"))
        last = everywhere.revision if everywhere else 0
        assert last >= confirmed
        assert counts.articles == last * (BATCH - 1) + 1
        assert counts.revisions == last * BATCH
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert driver.execute("PRAGMA foreign_key_check").fetchall() == []


def kill_at_every_step(base: Path) -> list[Path]:
    """Save into copies of a database in processes that are killed; return the copies."""
    command = [sys.executable, "-m", "tests.store.crash", "steps", str(base)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=90)
    return [path for path in base.parent.glob("*.db") if path.stem.isdigit()]


def kill_after(path: Path, enough: int) -> int:
    """Let another process save until it has confirmed enough batches, and kill it."""
    command = [sys.executable, "-m", "tests.store.crash", "forever", sqlite_url(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        confirmed = [int(process.stdout.readline()) for _ in range(enough)]
        process.kill()
        confirmed += [int(line) for line in process.stdout.read().splitlines()]
    return max(confirmed)


async def test_a_locked_database_is_tried_later(tmp_path: Path) -> None:
    """While another process writes, a save gives up after its wait, and works afterwards."""
    path = tmp_path / "articles.db"
    async with open_repository(sqlite_url(path), wait=0.05) as repository:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(TryLater, match=r"articles\.db: another process is writing"):
                await repository.save([enriched()])
        assert await repository.save([enriched()]) == ["inserted"]


async def test_the_event_loop_turns_while_the_database_waits(tmp_path: Path) -> None:
    """A save that waits for a lock leaves the loop free, here to release that very lock."""
    path = tmp_path / "articles.db"
    async with open_repository(sqlite_url(path), wait=60) as repository:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            saving = asyncio.create_task(repository.save([enriched()]))
            await asyncio.sleep(0.05)
            assert not saving.done()
            other.rollback()
            assert await saving == ["inserted"]


async def test_a_full_disk_is_tried_later_and_costs_nothing(tmp_path: Path) -> None:
    """What was saved before stays; what did not fit is saved when there is room again."""
    path = tmp_path / "articles.db"
    with every_connection("PRAGMA max_page_count = 200"):
        async with open_repository(sqlite_url(path)) as repository:
            with pytest.raises(TryLater, match=r"articles\.db: the disk is full"):
                await save_for_ever(repository)
            number = (await repository.counts()).revisions // BATCH + 1
    async with open_repository(sqlite_url(path)) as repository:
        results = await repository.save(batch(number))
        assert set(results) == {"inserted", "updated"}
        assert (await repository.counts()).revisions == number * BATCH


async def save_for_ever(repository: Repository) -> None:
    """Save batches until something stops it."""
    for number in count(1):
        await repository.save(batch(number))


async def test_a_read_only_database_is_a_mishap(tmp_path: Path) -> None:
    """The line names the database and says what the store needs."""
    path = tmp_path / "articles.db"
    await saved(path, 1)
    url = f"sqlite:///file:{path}?mode=ro&uri=true"
    with pytest.raises(Mishap, match=r"articles\.db.*: the database is read-only\. Let the store"):
        async with open_repository(url):
            pass


async def test_a_damaged_database_is_a_mishap(tmp_path: Path) -> None:
    """Rubbish in the middle of the file is found when it is met, and told in one line."""
    path = tmp_path / "articles.db"
    await saved(path, 1, 2, 3)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))
    with pytest.raises(Mishap, match=r"articles\.db: the database is damaged"):
        async with open_repository(sqlite_url(path)) as repository:
            await repository.save([enriched()])


async def test_a_file_that_is_no_database_is_a_mishap(tmp_path: Path) -> None:
    """A text file is refused, and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("Buy bread. " * 100)
    with pytest.raises(Mishap, match=r"notes\.txt: this is not a SQLite database"):
        async with open_repository(sqlite_url(path)):
            pass
    assert path.read_text() == "Buy bread. " * 100


async def test_a_folder_in_the_place_of_the_file_is_a_mishap(tmp_path: Path) -> None:
    """A path that is a folder cannot be opened, and is said so."""
    with pytest.raises(Mishap, match="cannot be opened"):
        async with open_repository(sqlite_url(tmp_path)):
            pass


async def test_a_database_that_is_locked_at_the_start_is_a_mishap(tmp_path: Path) -> None:
    """A store that cannot even begin says so and stops, so that its supervisor starts it again."""
    path = tmp_path / "articles.db"
    await saved(path, 1)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Mishap, match="another process is writing to it"):
            async with open_repository(sqlite_url(path), wait=0.05):
                pass


async def test_a_cancelled_save_is_whole_or_absent(tmp_path: Path) -> None:
    """Cancelling the wait does not cut the transaction; closing waits for it."""
    path = tmp_path / "articles.db"
    async with open_repository(sqlite_url(path)) as repository:
        saving = asyncio.create_task(repository.save(batch(1)))
        await asyncio.sleep(0)
        saving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await saving
    async with open_repository(sqlite_url(path)) as repository:
        assert (await repository.counts()).revisions in {0, BATCH}


async def test_many_saves_at_once_take_turns(tmp_path: Path) -> None:
    """Concurrent calls share one thread, so none of them meets a lock."""
    async with open_repository(sqlite_url(tmp_path / "articles.db"), wait=0.05) as repository:
        results = await asyncio.gather(*(repository.save(batch(number)) for number in range(1, 9)))
        assert sum(result.count("inserted") for result in results) == 8 * (BATCH - 1) + 1
        assert (await repository.counts()).revisions == 8 * BATCH


async def test_closing_leaves_one_file_and_no_thread(tmp_path: Path) -> None:
    """The journal is folded into the database, which can then be copied as it is."""
    path = tmp_path / "articles.db"
    await saved(path, 1)
    assert os.listdir(tmp_path) == ["articles.db"]  # noqa: PTH208 - names are all that is asked
    assert not [one for one in threading.enumerate() if one.name.startswith("dateline-store")]
    shutil.copy(path, tmp_path / "copy.db")
    assert state(sqlite_url(tmp_path / "copy.db")) == state(sqlite_url(path))
