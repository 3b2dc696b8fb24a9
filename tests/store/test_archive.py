"""Tests of reading the store from the command line's side."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from dateline import plugins
from dateline.archive import Archive, Stored
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched
from dateline_store import archive
from dateline_store.repository import open_repository
from tests.store.builders import article_id, enriched


def environment(path: Path) -> dict[str, str]:
    """Settings for a store in a file."""
    return {"DATELINE_DATABASE_URL": f"sqlite:///{path}", "DATELINE_DATABASE_WAIT": "0.05"}


async def saved(path: Path, *batches: list[ArticleEnriched]) -> None:
    """Store batches, one after the other."""
    async with open_repository(f"sqlite:///{path}") as repository:
        for batch in batches:
            await repository.save(batch)


async def all_of(opened: Archive, **bounds: datetime | None) -> list[Stored]:
    """Read an archive to its end."""
    return [stored async for stored in opened.revisions(**bounds)]


async def test_the_archive_is_found_by_its_entry_point(tmp_path: Path) -> None:
    """The command line knows the store by the contract alone."""
    path = tmp_path / "articles.db"
    await saved(path, [enriched()])
    async with plugins.open_archive(environment(path)) as opened:
        [stored] = await opened.history(article_id("pilots"))
    assert stored.article == enriched()


async def test_all_revisions_come_in_the_order_of_storing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Across pages that end in the middle of a batch, each revision once."""
    monkeypatch.setattr(archive, "_PAGE", 3)
    path = tmp_path / "articles.db"
    first = [enriched(name) for name in "abcdefg"]
    second = [enriched(name, 2) for name in "gfedcba"]
    await saved(path, first, second)
    async with archive.open_archive(environment(path)) as opened:
        found = await all_of(opened)
    assert sorted(one.article.article_id for one in found[:7]) == sorted(
        one.article_id for one in first
    )
    assert [one.article.revision for one in found] == [1] * 7 + [2] * 7
    assert [one.stored_at for one in found] == sorted(one.stored_at for one in found)


async def test_the_bounds_are_half_open(tmp_path: Path) -> None:
    """What was stored at the lower bound belongs to it, what was stored at the upper does not."""
    path = tmp_path / "articles.db"
    await saved(path, [enriched("a")], [enriched("b")], [enriched("c")])
    async with archive.open_archive(environment(path)) as opened:
        _, second, third = [one.stored_at for one in await all_of(opened)]
        between = await all_of(opened, since=second, until=third)
        later = await all_of(opened, since=third + timedelta(microseconds=1))
    assert [one.article.article_id for one in between] == [article_id("b")]
    assert later == []


async def test_a_revision_that_is_replayed_keeps_its_place(tmp_path: Path) -> None:
    """Else a replay that reads while the store writes would never come to an end."""
    path = tmp_path / "articles.db"
    await saved(path, [enriched("a")], [enriched("b")])
    async with archive.open_archive(environment(path)) as opened:
        before = await all_of(opened)
        replay = {"replayed_at": datetime.now(UTC)}
        await saved(path, [enriched("a").model_copy(update=replay)])
        after = await all_of(opened)
    assert [one.stored_at for one in after] == [one.stored_at for one in before]
    assert after[0].article.replayed_at == replay["replayed_at"]


async def test_an_article_is_found_by_all_that_it_is_called(tmp_path: Path) -> None:
    """Its address, the link that the feed gave, and the source's own key."""
    path = tmp_path / "articles.db"
    known = enriched().model_copy(update={"guid": "tag:tideline.example,2026:7"})
    await saved(path, [known, enriched("other")])
    async with archive.open_archive(environment(path)) as opened:
        for address in (known.url, known.canonical_url, known.guid):
            assert address
            assert await opened.find(address) == [known.article_id]
        assert await opened.find("https://tideline.example/") == []


async def test_an_address_is_looked_up_in_an_index(tmp_path: Path) -> None:
    """Finding one among millions reads a few pages, and so does turning one."""
    path = tmp_path / "articles.db"
    await saved(path, [enriched()])
    found = "SELECT article_id FROM articles WHERE url = 'x' OR link = 'x' OR guid = 'x'"
    turned = (
        "SELECT document FROM article_revisions WHERE stored_at >= 'x' AND stored_at < 'y' "
        "AND (stored_at, article_id, revision) > ('x', 'y', 1) "
        "ORDER BY stored_at, article_id, revision LIMIT 200"
    )
    with closing(sqlite3.connect(path)) as driver:
        for query in (found, turned):
            steps = [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {query}")]
            assert not [step for step in steps if "SCAN" in step or "TEMP B-TREE" in step], steps


async def test_an_article_that_nobody_knows_has_no_history(tmp_path: Path) -> None:
    """It is an answer, not an error."""
    path = tmp_path / "articles.db"
    await saved(path, [])
    async with archive.open_archive(environment(path)) as opened:
        assert await opened.history(article_id("nobody")) == []
        assert await all_of(opened) == []


async def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A person who asks about the wrong file gets no new one."""
    for path in (tmp_path / "no.db", tmp_path / "no" / "no.db"):
        with pytest.raises(Mishap, match="no such database yet"):
            async with archive.open_archive(environment(path)):
                pass
    (tmp_path / "empty.db").touch()
    with pytest.raises(Mishap, match="no such database yet"):
        async with archive.open_archive(environment(tmp_path / "empty.db")):
            pass
    assert os.listdir(tmp_path) == ["empty.db"]  # noqa: PTH208 - names are all that is asked


async def test_an_older_schema_is_not_touched(tmp_path: Path) -> None:
    """Only the store, which owns the database, brings it up to date."""
    path = tmp_path / "articles.db"
    await saved(path, [])
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("UPDATE schema SET version = 1")
        driver.commit()
    with pytest.raises(Mishap, match=r"schema 1; this program reads 2\. Start the store once"):
        async with archive.open_archive(environment(path)):
            pass


async def test_a_sound_database_has_nothing_to_be_told(tmp_path: Path) -> None:
    """The check writes, and changes nothing."""
    path = tmp_path / "articles.db"
    await saved(path, [enriched()])
    room = SimpleNamespace(free=2**40)
    with patch.object(shutil, "disk_usage", return_value=room):
        async with archive.open_archive(environment(path)) as opened:
            assert await opened.check() == []
            assert len(await all_of(opened)) == 1


async def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path) -> None:
    """While there is time to do something about it."""
    path = tmp_path / "articles.db"
    await saved(path, [])
    room = SimpleNamespace(free=300 * 2**20)
    with patch.object(shutil, "disk_usage", return_value=room):
        async with archive.open_archive(environment(path)) as opened:
            [mishap] = await opened.check()
    assert mishap.what == "only 300 MB are left on its disk"


async def test_a_database_that_cannot_be_written_fails_the_check(tmp_path: Path) -> None:
    """It can be read all the same."""
    path = tmp_path / "articles.db"
    await saved(path, [enriched()])
    async with archive.open_archive(environment(path)) as opened:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Mishap, match="another process is writing to it"):
                await opened.check()
            assert len(await opened.history(article_id("pilots"))) == 1
