"""A stream read page by page, so that neither Redis nor the reader holds all of it at once."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from redis.asyncio import Redis

from dateline.wire import Fields

# An entry is as large as an article, some 10 KB: a page holds Redis for a few milliseconds.
PAGE = 100


async def pages(
    redis: Redis, stream: str, start: str = "-", end: str = "+"
) -> AsyncGenerator[tuple[str, Fields]]:
    """Yield the entries of a stream with their ids, oldest first."""
    while True:
        rows: Any = await redis.xrange(stream, start, end, count=PAGE)
        for entry_id, fields in rows:
            yield entry_id.decode(), fields
        if len(rows) < PAGE:
            return
        start = f"({rows[-1][0].decode()}"
