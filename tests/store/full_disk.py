"""Stores articles on a disk that is full, then has room again: a test runs it in a process."""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.errors import TryLater
from dateline_store.service import service
from tests.store.builders import enriched

BATCH = 10
_SMALL = 1_000_000


def batch(number: int) -> list[Any]:
    """Build a batch of new articles."""
    return [enriched(f"{number}-{item}") for item in range(BATCH)]


def fill(kind: str, folder: Path) -> None:
    """Make the disk small: a real file system of its own, or a limit on every file's size."""
    if kind == "tmpfs":
        _mount(f"size={_SMALL}", folder)
    else:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_SMALL // 2, hard))


def make_room(kind: str, folder: Path) -> None:
    """Make the disk large."""
    if kind == "tmpfs":
        _mount("remount,size=64m", folder)
    else:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _mount(options: str, folder: Path) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    subprocess.run(command, check=True)  # the test has put us into a mount namespace of our own


async def outcomes_of(kind: str, folder: Path) -> dict[str, Any]:
    """Save batches until one does not fit, insist, make room, and save it."""
    fill(kind, folder)
    environ = {"DATELINE_DATABASE_URL": f"sqlite:///{folder}/articles.db"}
    async with service(environ) as store:
        handle = store.stages[0].handle
        number = 1
        while not any(outcomes := await handle(batch(number))):
            number += 1
        refused = [outcomes, await handle(batch(number)), await handle(batch(number))]
        make_room(kind, folder)
        saved = [await handle(batch(number)), await handle(batch(number + 1))]
    return {
        "confirmed": number - 1,
        "reasons": sorted({one.reason for some in refused for one in _tries(some)}),
        "counted": [one.counts for some in refused for one in _tries(some)],
        "saved_in_the_end": not any(one for some in saved for one in some),
        "left": _left(folder / "articles.db"),
    }


def _tries(outcomes: Sequence[Any]) -> list[TryLater]:
    return [outcome for outcome in outcomes if isinstance(outcome, TryLater)]


def _left(path: Path) -> list[Any]:
    """Look into the file with SQLite alone: how many articles, and is it sound."""
    program = (
        "import sqlite3, sys; driver = sqlite3.connect(sys.argv[1]); "
        "print(driver.execute('SELECT count(*) FROM articles').fetchone()[0], "
        "driver.execute('PRAGMA integrity_check').fetchone()[0])"
    )
    told = subprocess.run([sys.executable, "-c", program, path], check=True, capture_output=True)
    articles, soundness = told.stdout.decode().split()
    return [int(articles), soundness]


if __name__ == "__main__":
    found = asyncio.run(outcomes_of(sys.argv[1], Path(sys.argv[2])))
    Path(sys.argv[3]).write_text(json.dumps(found))
