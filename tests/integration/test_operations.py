"""The operator's commands on a whole pipeline that runs: look, replay, trace, put back, drop."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.streams import FETCHED, tally
from tests.servers import wait_for

STORIES = 49
DATELINE = [sys.executable, "-m", "dateline.cli"]


@dataclass(frozen=True)
class Deployment:
    """A pipeline that has read the sample newsroom and goes on running."""

    data: Path

    @property
    def environ(self) -> dict[str, str]:
        """What tells the commands where it is."""
        return {"DATELINE_DATA_DIR": str(self.data), "DATELINE_REDIS_PORT": "0"}

    def command(self, *words: str) -> list[dict[str, Any]]:
        """Type a command, and read the JSON lines that it prints."""
        runner: Any = CliRunner(env=self.environ)
        done = runner.invoke(app, [*words, "--json"], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with closing(sqlite3.connect(self.data / "dateline.db")) as database:
            return database.execute(query).fetchall()

    def documents(self) -> list[dict[str, Any]]:
        """Read all stored revisions."""
        return [json.loads(text) for (text,) in self.rows("select document from article_revisions")]

    def settle(self) -> list[dict[str, Any]]:
        """Wait until nothing waits, and see that nothing is unaccounted for."""
        deadline = time.monotonic() + 60
        while True:
            found = self.command("lag")
            assert {(one["balance"], one["dead_balance"]) for one in found} == {(0, 0)}, found
            if not any(one["backlog"] + one["pending"] for one in found):
                return found
            assert time.monotonic() < deadline, found
            time.sleep(0.05)

    def redis(self) -> Any:
        """Connect to its Redis."""
        url = (self.data / "redis.url").read_text(encoding="utf-8").strip()
        client: Any = Redis
        return client.from_url(url)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Generator[Deployment]:
    """Run the sample newsroom until all of it is stored, and let it go on running."""
    made = Deployment(tmp_path_factory.mktemp("operations") / "data")
    with subprocess.Popen(
        [*DATELINE, "run", "--sample"],
        env={**os.environ, **made.environ},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert any("caught up" in line for line in process.stdout)
        wait_for(lambda: len(made.documents()) == STORIES, within=60.0)
        yield made
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()


def test_a_pipeline_that_has_caught_up_owes_nothing(pipeline: Deployment) -> None:
    """Each stage has settled what came in, and the doctor finds nothing to mend."""
    assert [(one["stage"], one["settled"], one["dead"]) for one in pipeline.settle()] == [
        ("enrich", STORIES, 0),
        ("store", STORIES, 0),
    ]
    findings = pipeline.command("doctor")
    assert {one["severity"] for one in findings} <= {"ok", "warning"}
    assert {one["check"] for one in findings if one["severity"] == "ok"} >= {
        *("archive", "conservation", "groups", "reachable", "workers"),
    }


def test_a_story_is_traced_from_its_feed_to_the_database(pipeline: Deployment) -> None:
    """By its URL and by its id alike."""
    ((url, article_id),) = pipeline.rows(
        "select url, article_id from articles where via = 'rss' order by title limit 1"
    )
    (by_url,) = pipeline.command("trace", url)
    assert by_url["article_id"].replace("-", "") == str(article_id).replace("-", "")
    (revision, *_) = by_url["revisions"]
    assert revision["outcome"] == "stored"
    told = [event["what"] for event in revision["events"]]
    assert told[0].startswith("fetched from")
    assert {"put on articles.enriched", "stored"} <= set(told)
    assert pipeline.command("trace", by_url["article_id"]) == [by_url]


def test_a_replay_enriches_everything_anew_and_doubles_nothing(pipeline: Deployment) -> None:
    """Every stored revision is annotated again, in place; a second replay does the same."""
    before = after = pipeline.documents()
    stored_at = pipeline.rows("select article_id, revision, stored_at from article_revisions")
    stamps: list[str] = []
    for _ in range(2):
        (told,) = pipeline.command("replay", "--from", "1h")
        assert (told["put"], told["done"]) == (len(before), True)
        pipeline.settle()
        after = pipeline.documents()
        (stamp,) = {document["replayed_at"] for document in after}
        stamps.append(stamp)
        assert len(after) == len(before)
    assert stamps == sorted(set(stamps))
    assert sorted(stored_at) == sorted(
        pipeline.rows("select article_id, revision, stored_at from article_revisions")
    )
    assert _without_stamps(after) == _without_stamps(before)


def test_storing_again_changes_nothing_that_is_stored(pipeline: Deployment) -> None:
    """The store knows each entry of the enriched stream already."""
    before = pipeline.rows("select * from article_revisions order by article_id, revision")
    (told,) = pipeline.command("replay", "--stage", "store", "--from", "1h")
    assert told["put"] >= len(before)
    pipeline.settle()
    after = pipeline.rows("select * from article_revisions order by article_id, revision")
    assert after == before


def test_a_poisoned_entry_is_listed_retried_and_dropped(pipeline: Deployment) -> None:
    """It becomes a dead letter, comes back as one, and is gone when a person says so."""
    with pipeline.redis() as redis:
        redis.xadd(FETCHED.key(), {"type": "article.fetched.v1", "data": b"{\xff"})
        redis.hincrby(tally(), f"{FETCHED.name}:added", 1)
    pipeline.settle()
    (letter,) = pipeline.command("dlq", "list")
    assert (letter["stage"], letter["reason"]) == ("enrich", "invalid_message")
    (told,) = pipeline.command("dlq", "retry", "--id", letter["id"])
    assert told["retried"] == 1
    pipeline.settle()
    (again,) = pipeline.command("dlq", "show", "--reason", "invalid_message")
    assert again["id"] != letter["id"]
    assert again["fields"]["data"] == "{\\xff"
    (told,) = pipeline.command("dlq", "drop", "--all")
    assert told["dropped"] == 1
    assert pipeline.command("dlq", "list") == []
    enrich, _ = pipeline.settle()
    assert (enrich["rejected"], enrich["retried"], enrich["dropped"]) == (2, 1, 1)


def _without_stamps(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["content_hash"]: {**one, "replayed_at": None} for one in documents}
