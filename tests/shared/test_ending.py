"""Tasks that are to end do end, whatever they do with a cancellation."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from dateline.ending import end, heed, surely


async def test_a_task_that_swallows_cancellations_ends_all_the_same() -> None:
    """It is cancelled again until it gives in."""
    swallowed = 0

    async def stubborn() -> None:
        nonlocal swallowed
        while swallowed < 3:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                swallowed += 1

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    await end([task])
    assert task.done()
    assert swallowed == 3


async def test_ended_tasks_are_left_alone() -> None:
    """A result, an error and no tasks at all are fine."""

    async def fail() -> None:
        raise ValueError("over")

    done, failed = asyncio.create_task(asyncio.sleep(0, 7)), asyncio.create_task(fail())
    await asyncio.wait([done, failed])
    await end([done, failed])
    await end([])
    assert done.result() == 7
    assert isinstance(failed.exception(), ValueError)


async def test_a_loop_over_a_real_redis_ends(redis: Any) -> None:
    """The case that was met: redis-py loses a cancellation now and then."""

    async def busy() -> None:
        while True:
            await redis.xlen("nothing")

    for _ in range(5):
        task = asyncio.create_task(busy())
        await asyncio.sleep(0.002)
        await asyncio.wait_for(end([task]), 20)
        assert task.done()


async def test_closing_is_done_to_its_end_however_often_it_is_cancelled() -> None:
    """The cancellation is heeded then."""
    may_end, steps = asyncio.Event(), list[str]()

    async def close() -> None:
        await may_end.wait()
        steps.append("closed")

    closing = asyncio.create_task(surely(close()))
    for _ in range(3):
        await asyncio.sleep(0)
        closing.cancel()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await closing
    assert steps == ["closed"]


async def test_what_goes_wrong_in_closing_is_told() -> None:
    """An error comes out as it would without a cancellation."""

    async def close() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await surely(close())


async def test_work_that_swallows_a_cancellation_ends_when_its_caller_is_cancelled() -> None:
    """A command that waits inside redis-py obeys the first Ctrl-C."""
    swallowed = 0

    async def stubborn() -> None:
        nonlocal swallowed
        while swallowed < 3:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                swallowed += 1

    task = asyncio.create_task(heed(stubborn()))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert swallowed == 3


async def test_work_that_ends_by_itself_gives_its_result_or_its_error() -> None:
    """Nothing is lost on the way out."""

    async def fail() -> None:
        raise ValueError("over")

    assert await heed(asyncio.sleep(0, 7)) == 7
    with pytest.raises(ValueError, match="over"):
        await heed(fail())
