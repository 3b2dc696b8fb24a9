"""Tests of the store's wiring: what it reads, what it answers, what it logs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from importlib.metadata import entry_points
from itertools import count
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from dateline.errors import Mishap, Reject, TryLater
from dateline.messages import ArticleEnriched
from dateline.runtime import Service
from dateline.streams import ENRICHED
from dateline.testing import MemoryStreams, settle
from dateline_store.repository import open_repository
from dateline_store.service import service
from tests.store.builders import enriched


def environment(path: Path) -> dict[str, str]:
    """Settings for a store in a file."""
    return {"DATELINE_DATABASE_URL": f"sqlite:///{path}", "DATELINE_DATABASE_WAIT": "0.05"}


def test_the_store_can_be_found_by_its_entry_point() -> None:
    """The command line finds the service without importing this package by name."""
    [found] = entry_points(group="dateline.services", name="store")
    assert found.load() is service


async def test_the_store_reads_enriched_articles_and_writes_no_stream(tmp_path: Path) -> None:
    """It stands at the end of the line."""
    async with service(environment(tmp_path / "articles.db")) as store:
        [stage] = store.stages
    assert (store.name, stage.reads, stage.writes, store.tasks) == ("store", ENRICHED, None, [])


async def test_a_batch_is_in_the_database_when_the_handler_returns(tmp_path: Path) -> None:
    """Each message gets its outcome only after the commit, as seen from another connection."""
    path = tmp_path / "articles.db"
    async with service(environment(path)) as store:
        outcomes = await store.stages[0].handle([enriched("one"), enriched("two")])
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    assert outcomes == [None, None]


async def test_a_batch_is_logged_by_result(tmp_path: Path) -> None:
    """One line a batch tells how many revisions were new, newer, known and late."""
    with capture_logs() as lines:
        async with service(environment(tmp_path / "articles.db")) as store:
            handle = store.stages[0].handle
            await handle([enriched("one", 2), enriched("two"), enriched("two")])
            await handle([enriched("one", 1), enriched("one", 3)])
    facts = [
        {"inserted": 2, "updated": 0, "duplicate": 1, "stale": 0, "reenriched": 0},
        {"inserted": 0, "updated": 1, "duplicate": 0, "stale": 1, "reenriched": 0},
    ]
    assert lines == [{"event": "store.batch_saved", "log_level": "info", **one} for one in facts]


async def test_a_locked_database_postpones_the_batch(tmp_path: Path) -> None:
    """Every message is to be tried later, and the log says why."""
    path = tmp_path / "articles.db"
    with capture_logs() as lines:
        async with service(environment(path)) as store:
            with closing(sqlite3.connect(path)) as other:
                other.execute("BEGIN IMMEDIATE")
                outcomes = await store.stages[0].handle([enriched("one"), enriched("two")])
            assert await store.stages[0].handle([enriched("one")]) == [None]
    assert [isinstance(one, TryLater) and one.counts for one in outcomes] == [False, False]
    assert [line["event"] for line in lines] == ["store.batch_postponed", "store.batch_saved"]
    assert "another process is writing" in lines[0]["reason"]


async def test_a_damaged_database_postpones_the_batch_and_calls_for_help(tmp_path: Path) -> None:
    """The stream keeps the articles while a person mends the database."""
    path = tmp_path / "articles.db"
    async with open_repository(f"sqlite:///{path}") as repository:
        await repository.save([enriched(f"story-{number}") for number in range(50)])
    half = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(half)
        file.write(b"\xa5" * half)
    with capture_logs() as lines:
        async with service(environment(path)) as store:
            [outcome] = await store.stages[0].handle([enriched()])
    assert isinstance(outcome, TryLater)
    assert not outcome.counts
    assert [(line["event"], line["log_level"]) for line in lines] == [
        ("store.database_unusable", "error")
    ]
    assert "the database is damaged. Restore it" in lines[0]["error"]


async def test_a_database_put_back_from_a_copy_is_used_without_a_restart(tmp_path: Path) -> None:
    """A person mends the file under the running store, and the waiting articles go in."""
    path, copy = tmp_path / "articles.db", tmp_path / "copy.db"
    async with open_repository(f"sqlite:///{path}") as repository:
        await repository.save([enriched("one")])
    shutil.copy(path, copy)
    async with service(environment(path)) as store:
        handle = store.stages[0].handle
        path.write_bytes(b"scribble" * 10_000)
        outcomes = [*await handle([enriched("two")]), *await handle([enriched("two")])]
        assert any(isinstance(outcome, TryLater) for outcome in outcomes)
        put_back(copy, path)
        await handle([enriched("two")])
        assert await handle([enriched("two"), enriched("one")]) == [None, None]
    async with open_repository(f"sqlite:///{path}") as repository:
        assert (await repository.counts()).articles == 2


def put_back(copy: Path, path: Path) -> None:
    """Mend a database as a person does: the file and its journal away, the copy in their place."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    shutil.copy(copy, path)


POISON = (
    {"revision": 2**70},
    {"revision": 2**63 - 1},
    {"title": "half a pair: \ud800"},
    {"byline": "half a pair: \udfff"},
    {"content_hash": "\ud800"},
)


@pytest.mark.parametrize("flaw", POISON, ids=lambda flaw: next(iter(flaw)))
async def test_what_no_database_can_hold_is_rejected_and_its_neighbours_pass(
    tmp_path: Path, flaw: dict[str, object]
) -> None:
    """The batch as a whole fails, and of its messages, handled one at a time, only the culprit."""
    batch = [enriched("one"), enriched("two").model_copy(update=flaw), enriched("three")]
    async with service(environment(tmp_path / "articles.db")) as store:
        handle = store.stages[0].handle
        with pytest.raises(Reject):
            await handle(batch)
        outcomes = [(await handle([article]))[0] for article in batch]
    assert [outcomes[0], outcomes[2]] == [None, None]
    culprit = outcomes[1]
    assert isinstance(culprit, Reject)
    assert culprit.reason == "unstorable"
    assert culprit.__cause__, "its traceback names the place for the dead letter"


async def test_a_poisonous_article_is_a_dead_letter_and_its_neighbours_are_stored(
    tmp_path: Path,
) -> None:
    """At the first try, with the reason and the place, all the way through delivery."""
    path, streams = tmp_path / "articles.db", MemoryStreams()
    for number in range(8):
        streams.put(ENRICHED, enriched(f"story-{number}"))
    streams.put(ENRICHED, enriched("poison").model_copy(update={"revision": 2**70}))
    streams.put(ENRICHED, enriched("last"))
    await settle(streams, service, environ=environment(path))
    [letter] = streams.dead_letters(ENRICHED, "store")
    assert (letter.reason, letter.attempts) == ("unstorable", 1)
    assert "OverflowError" in letter.detail
    assert letter.frame
    async with open_repository(f"sqlite:///{path}") as repository:
        assert (await repository.counts()).articles == 9


@asynccontextmanager
async def locked_out(environ: Mapping[str, str]) -> AsyncGenerator[Service]:
    """The store, whose database another process holds during its first dozen tries."""
    async with service(environ) as store:
        stage, tries = store.stages[0], count(1)

        async def handle(articles: Sequence[ArticleEnriched]) -> Sequence[object]:
            if next(tries) > 12:
                return await stage.handle(articles)
            url = environ["DATELINE_DATABASE_URL"]
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as other:
                other.execute("BEGIN IMMEDIATE")
                return await stage.handle(articles)

        store.stages[0] = replace(stage, handle=handle)
        yield store


async def test_an_outage_longer_than_all_tries_makes_no_dead_letter(tmp_path: Path) -> None:
    """Every article is stored when the database is free again, whatever the number of tries."""
    path, streams = tmp_path / "articles.db", MemoryStreams()
    for number in range(3):
        streams.put(ENRICHED, enriched(f"story-{number}"))
    with capture_logs() as lines:
        await settle(streams, locked_out, environ=environment(path))
    assert [line["event"] for line in lines].count("store.batch_postponed") == 12
    assert streams.dead_letters(ENRICHED, "store") == []
    async with open_repository(f"sqlite:///{path}") as repository:
        assert (await repository.counts()).articles == 3


async def test_a_database_that_cannot_be_used_stops_the_start() -> None:
    """A wrong setting is told at once, in one line that says how to mend it."""
    with pytest.raises(Mishap, match="DATELINE_DATABASE_URL"):
        async with service({"DATELINE_DATABASE_URL": "postgres"}):
            pass
