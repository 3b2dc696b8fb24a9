"""Tests of the clock that jumps."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest

from dateline import virtual_time
from dateline.virtual_time import EPOCH, Standstill, VirtualLoop


def test_a_week_passes_at_once() -> None:
    """Nothing is waited for."""

    async def sleep() -> float:
        began = time.monotonic()
        await asyncio.sleep(7 * 86_400)
        assert virtual_time.now() == EPOCH + timedelta(days=7)
        return time.monotonic() - began

    assert virtual_time.run(sleep()) < 86_400


def test_timers_fire_in_order_and_at_their_time() -> None:
    """As on a real clock."""
    fired: list[tuple[str, float]] = []

    async def wait(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        fired.append((name, asyncio.get_running_loop().time()))

    async def both() -> None:
        await asyncio.gather(wait("late", 2.5), wait("early", 1.25), wait("last", 1e6))

    virtual_time.run(both())
    assert fired == [("early", 1.25), ("late", 2.5), ("last", 1e6)]


def test_a_time_limit_is_kept() -> None:
    """What waits for ever is cut off at the virtual moment."""

    async def limited() -> float:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(30):
                await asyncio.Event().wait()
        return asyncio.get_running_loop().time()

    assert virtual_time.run(limited()) == 30


def test_work_for_threads_is_done_at_once() -> None:
    """In order, in this thread, and its errors go to whoever awaits it."""
    done: list[int] = []

    async def work() -> int:
        first = asyncio.create_task(asyncio.to_thread(done.append, 1))
        await asyncio.to_thread(done.append, 2)
        await first
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(lambda: 1 // 0)
        return await asyncio.get_running_loop().run_in_executor(None, len, done)

    assert virtual_time.run(work()) == 2


def test_a_program_that_waits_for_nothing_is_told() -> None:
    """Where a real loop would hang for ever."""

    async def hang() -> None:
        await asyncio.Event().wait()

    with pytest.raises(Standstill, match="no task is ready"):
        virtual_time.run(hang())


def test_sets_of_tasks_have_one_order() -> None:
    """Where addresses decided, equal seeds would lead to different runs."""

    async def orders() -> list[list[str]]:
        tasks = {asyncio.create_task(asyncio.sleep(1), name=str(n)) for n in range(20)}
        done, _ = await asyncio.wait(tasks)
        return [[task.get_name() for task in found] for found in (tasks, done)]

    assert virtual_time.run(orders()) == virtual_time.run(orders())


def test_every_run_has_a_loop_of_its_own() -> None:
    """And begins at the same moment."""

    async def look() -> tuple[bool, float]:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.sleep(5)
        return isinstance(loop, VirtualLoop), began

    assert [virtual_time.run(look()) for _ in range(2)] == [(True, 0.0)] * 2
