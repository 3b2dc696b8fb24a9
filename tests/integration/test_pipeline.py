"""The whole pipeline as a person runs it: the sample newsroom in, a database out."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

DATELINE = [sys.executable, "-m", "dateline.cli"]
STORIES = 49
SERVICES = {"ingest", "enrich", "store"}


def _environ(data: Path, **more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return {**clean, "DATELINE_DATA_DIR": str(data), "DATELINE_REDIS_PORT": "0", **more}


def _run(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*DATELINE, "run", *arguments],
        env=_environ(data, **more),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@contextmanager
def _started(data: Path, **more: str) -> Generator[tuple[subprocess.Popen[str], Iterator[str]]]:
    """Run the sample in a process group of its own; give the process and its lines."""
    with subprocess.Popen(
        [*DATELINE, "run", "--sample"],
        env=_environ(data, **more),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, iter(process.stdout.readline, "")
        finally:
            process.kill()


def _rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "dateline.db")) as database:
        return database.execute(query).fetchall()


def test_a_second_run_emits_nothing_again(data_dir: Path) -> None:
    """The sample newsroom ends in the database once, however often it is read."""
    first = _run(data_dir, "--sample", "--once")
    assert first.returncode == 0, first.stdout + first.stderr
    assert f"{STORIES} articles" in first.stdout.splitlines()[-1]
    assert "0 dead letters" in first.stdout.splitlines()[-1]
    assert _rows(data_dir, "select count(*), count(distinct article_id) from articles") == [
        (STORIES, STORIES)
    ]
    second = _run(data_dir, "--sample", "--once")
    assert second.stdout.splitlines()[-1].startswith("0 articles")
    assert _rows(data_dir, "select count(*) from article_revisions") == [(STORIES,)]


def test_ctrl_c_stops_everything(data_dir: Path) -> None:
    """SIGINT to the process group ends services and Redis alike, with a closing line."""
    with _started(data_dir) as (process, lines):
        assert any("caught up" in line for line in lines)
        assert _processes(data_dir)
        os.killpg(process.pid, signal.SIGINT)
        rest = list(lines)
        assert process.wait(30) == 0
    assert f"{STORIES} articles" in rest[-1]
    assert not _processes(data_dir)


def test_a_killed_parent_leaves_nothing_running(data_dir: Path) -> None:
    """Even kill -9 of the command itself ends its services and its Redis (on Linux)."""
    with _started(data_dir) as (process, lines):
        assert any("caught up" in line for line in lines)
        process.kill()
    deadline = time.monotonic() + 30
    while _processes(data_dir) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _processes(data_dir)


def test_killed_services_come_back_and_nothing_is_lost(data_dir: Path) -> None:
    """Killing each service with -9 while the sample comes in changes nothing in the end."""
    killed: set[str] = set()
    with _started(data_dir, DATELINE_MIN_IDLE="1", DATELINE_CLAIM_INTERVAL="0.2") as started:
        process, lines = started
        for line in lines:
            name = line.partition(":")[0]
            if line.startswith(f"{name}: started") and name not in killed:
                killed.add(name)
                os.kill(_processes(data_dir)[name], signal.SIGKILL)
            if "caught up" in line and len(killed) == len(SERVICES):
                break
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 0, list(lines)
    assert _rows(data_dir, "select count(*), count(distinct article_id) from articles") == [
        (STORIES, STORIES)
    ]


def test_the_annotations_of_a_stored_article_are_whole(data_dir: Path) -> None:
    """What lies in the database is the message that subscribers see, entities and dates and all."""
    _run(data_dir, "--sample", "--once")
    documents = [
        json.loads(str(document))
        for (document,) in _rows(data_dir, "select document from article_revisions")
    ]
    english = [
        document
        for document in documents
        if document.get("language", {}).get("tag", "")[:2] == "en"
    ]
    assert len(english) > STORIES // 2
    assert all(document["entities"] and document["dates"] for document in english)
    for document in documents:
        for date in document.get("dates", []):
            text = document[date["field"]]
            assert text[date["start"] : date["end"]] == date["text"]


def _processes(data: Path) -> dict[str, int]:
    """Find the processes that a run on this data folder started, by name."""
    found: dict[str, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            environ = (entry / "environ").read_bytes()
            state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state == "Z":
            continue
        if str(data) in command and "redis-server" in command:
            found["redis"] = int(entry.name)
        elif f"DATELINE_DATA_DIR={data}".encode() in environ and " run " in f"{command} ":
            name = command.split()[-1]
            if name in SERVICES:
                found[name] = int(entry.name)
    return found
