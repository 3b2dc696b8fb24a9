"""Saves articles in a process of its own that dies without warning: the durability tests run it."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from dateline.messages import ArticleEnriched
from dateline_store.repository import open_repository
from tests.store.builders import enriched

BATCH = 20


def batch(number: int) -> list[ArticleEnriched]:
    """Build a batch: new articles, and a new revision of one that every batch touches."""
    fresh = [enriched(f"{number}-{item}") for item in range(BATCH - 1)]
    return [*fresh, enriched("everywhere", revision=number)]


async def save_until_killed(url: str) -> None:
    """Save batch after batch, and print the number of each that is safe."""
    async with open_repository(url) as repository:
        for number in count(1):
            await repository.save(batch(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def die_at_every_step(base: Path) -> None:
    """Save the second batch to copies of a database, killed one step later in each.

    The copies are named ``1.db``, ``2.db`` … after the step: a statement, or the commit.
    """
    for step in count(1):
        copy = base.with_name(f"{step}.db")
        shutil.copyfile(base, copy)
        child = os.fork()
        if child == 0:
            asyncio.run(_die_at(step, f"sqlite:///{copy}"))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            copy.unlink()
            return


async def _die_at(step: int, url: str) -> None:
    steps = count(1)

    def on_step(*_: Any) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    async with open_repository(url) as repository:
        event.listen(Engine, "after_cursor_execute", on_step)
        event.listen(Engine, "commit", on_step)
        await repository.save(batch(2))


if __name__ == "__main__":
    if sys.argv[1] == "steps":
        die_at_every_step(Path(sys.argv[2]))
    else:
        asyncio.run(save_until_killed(sys.argv[2]))
