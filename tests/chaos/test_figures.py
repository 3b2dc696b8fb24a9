"""The figures: how they are taken, laid out and held against their bounds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from dateline_store.repository import open_repository
from tests.chaos.database import Database
from tests.chaos.figures import Figures, percentile, slow, table, taken_over, write
from tests.store.builders import enriched

RUN = Figures(
    scenario="storm",
    seed=7,
    seconds=12.3,
    served=100,
    stored=99,
    lost=1,
    doubled=0,
    wrong=0,
    missed={"mirror": 0, "digest": 2},
    dead=3,
    planted=3,
    redelivered=0.25,
    kills=40,
    redis_kills=2,
    terminated=0,
    worker_peak=80 * 2**20,
    redis_peak=3 * 2**20,
    longest_stream=120,
    recoveries={"kill -9 enrich": [0.5, 1.5, 1.0], "kill -9 Redis, always": [12.0]},
)


def test_a_percentile_is_one_of_the_values() -> None:
    """The middle one, the greatest, the only one."""
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile([3, 1, 2], 0.99) == 3
    assert percentile([4], 0.5) == 4


def test_the_table_has_a_line_for_each_run_and_each_kind_of_fault() -> None:
    """Runs above, recoveries of all runs together below."""
    lines = table([RUN, replace(RUN, scenario="calm")]).splitlines()
    assert lines[0].split()[:4] == ["scenario", "served", "stored", "lost"]
    assert lines[1].split()[:4] == ["storm", "100", "99", "1"]
    assert "0/2" in lines[1]
    assert lines[2].startswith("calm")
    assert lines[-1].split() == ["kill", "-9", "enrich", "6", "1.00", "1.50", "10"]


def test_a_recovery_that_takes_too_long_is_told() -> None:
    """Redis may take fifteen seconds, everything else ten."""
    assert slow([RUN]) == []
    late = replace(RUN, recoveries={"kill -9 store": [11.0], "kill -9 Redis, always": [14.0]})
    assert slow([late]) == ["kill -9 store: p99 11.0 s"]


def test_the_figures_can_be_read_by_programs(tmp_path: Path) -> None:
    """All of them, as JSON."""
    write([RUN], tmp_path / "chaos.json")
    (read,) = json.loads((tmp_path / "chaos.json").read_text(encoding="utf-8"))
    assert read["missed"] == {"mirror": 0, "digest": 2}
    assert read["recoveries"]["kill -9 enrich"] == [0.5, 1.5, 1.0]


def test_what_workers_took_over_is_read_from_their_logs(tmp_path: Path) -> None:
    """Lines that a kill cut off, and lines that are no JSON, are passed by."""
    lines = [
        '{"entries": 3, "event": "runtime.taken_over"}',
        '{"entries": 4, "event": "runtime.taken_over"}',
        '{"entries": 9, "event": "store.batch_saved"}',
        "Traceback (most recent call last):",
        '{"entries": 5, "event": "runtime.taken_over"',
    ]
    (tmp_path / "enrich-0.log").write_text("\n".join(lines), encoding="utf-8")
    assert taken_over(tmp_path) == 7


async def test_a_look_into_the_database_finds_what_the_store_saved(tmp_path: Path) -> None:
    """Nothing before there are tables; then every revision, and the current rows."""
    database = Database(tmp_path / "articles.db")
    assert database.look().revisions == ()
    async with open_repository(f"sqlite:///{database.file}") as repository:
        await repository.save([enriched("one"), enriched("two"), enriched("two", 2)])
        look = database.look()
    assert sorted(stored.revision for stored in look.revisions) == [1, 1, 2]
    assert sorted(revision for _, revision in look.current) == [1, 2]
    assert {stored.title for stored in look.revisions} == {
        article.title for article in (enriched("one"), enriched("two"), enriched("two", 2))
    }


async def test_a_look_from_another_process_finds_the_same(tmp_path: Path) -> None:
    """A database on a disk of its own is read where that disk can be seen."""
    file = tmp_path / "articles.db"
    async with open_repository(f"sqlite:///{file}") as repository:
        await repository.save([enriched("one"), enriched("two")])
    assert Database(file, within=("env",)).look() == Database(file).look()
