"""Tests of what writing a batch asks of the database."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from dateline_store.repository import open_repository
from tests.store.builders import enriched


@contextmanager
def statements() -> Generator[list[str]]:
    """Note the first word of every statement that reaches a database."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement.split(maxsplit=1)[0])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_duplicates_cost_one_look(tmp_path: Path) -> None:
    """A batch that is stored already is recognised by one query, and nothing is written."""
    batch = [enriched(f"story-{number}") for number in range(50)]
    async with open_repository(f"sqlite:///{tmp_path}/articles.db") as repository:
        await repository.save(batch)
        with statements() as seen:
            await repository.save(batch)
    assert seen == ["BEGIN", "SELECT"]


async def test_a_late_revision_touches_no_current_row(tmp_path: Path) -> None:
    """What is older than the current revision costs no update and no change of mentions."""
    async with open_repository(f"sqlite:///{tmp_path}/articles.db") as repository:
        await repository.save([enriched(revision=2)])
        with statements() as seen:
            await repository.save([enriched(revision=1)])
    assert seen.count("INSERT") == 1, "the history row alone"
    assert not {"UPDATE", "DELETE"} & set(seen)


async def test_the_number_of_statements_does_not_grow_with_the_batch(tmp_path: Path) -> None:
    """One article or a hundred: the database is asked equally often."""
    async with open_repository(f"sqlite:///{tmp_path}/articles.db") as repository:
        with statements() as one:
            await repository.save([enriched("single")])
        with statements() as hundred:
            await repository.save([enriched(f"story-{number}") for number in range(100)])
    assert len(hundred) <= len(one)
