"""How tasks, and what they leave behind, are ended for certain."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

_AGAIN_S = 0.1


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks until all of them have ended.

    Once is not enough: redis-py 8.1 loses a cancellation that arrives while it awaits a reply or
    opens a connection (seen in 15 of 20 tries against a busy client), and a loop would go on.
    """
    pending = {task for task in tasks if not task.done()}
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=_AGAIN_S)


async def heed(work: Coroutine[Any, Any, T]) -> T:
    """Do work that a cancellation ends for certain: what awaits it is never inside redis-py."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        await end([task])
        raise
    return task.result()


async def surely(work: Coroutine[Any, Any, None]) -> None:
    """Do what closes something to its end, and heed a cancellation only then."""
    task = asyncio.create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
