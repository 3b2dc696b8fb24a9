"""Several sources are read side by side, one row at a time."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from dateline.client.merging import Row, merged


class Scripted:
    """A source that gives what it is told to."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    async def read(self) -> list[Row]:
        """Give the next answer, or wait for ever."""
        if not self.answers:
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return [(name.encode(), {}) for name in answer]


async def gather(*sources: Scripted, count: int) -> list[str]:
    """Take so many rows of several sources."""

    async def known() -> tuple[Scripted, ...]:
        return sources

    async with aclosing(merged(known)) as rows:
        return [(await anext(rows))[1][0].decode() for _ in range(count)]


async def test_rows_of_one_source_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever other sources do."""
    monkeypatch.setattr("dateline.client.merging._LAST_READ_S", 0.01)
    rows = await gather(Scripted(["a1", "a2"], ["a3"]), Scripted(["b1"], [], ["b2"]), count=5)
    assert [row for row in rows if row[0] == "a"] == ["a1", "a2", "a3"]
    assert [row for row in rows if row[0] == "b"] == ["b1", "b2"]


async def test_a_silent_source_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is read for itself; at the end the silent one's read is cut."""
    monkeypatch.setattr("dateline.client.merging._LAST_READ_S", 0.01)
    assert await gather(Scripted(), Scripted(["b1"]), count=1) == ["b1"]


async def test_a_source_that_fails_ends_all() -> None:
    """Its error comes out, and no task is left behind."""
    with pytest.raises(ZeroDivisionError):
        await gather(Scripted(ZeroDivisionError()), Scripted(["b1"], ["b2"]), count=9)
    assert len(asyncio.all_tasks()) == 1
