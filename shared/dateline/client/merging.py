"""Reading several sources side by side, one row at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from typing import Any, Protocol, TypeVar

from dateline.ending import end, surely

S = TypeVar("S", bound="Source")

# A read that has begun ends by itself within the time that it blocks; one that waits for a Redis
# that is away is cut.
_LAST_READ_S = 2.0

Row = tuple[bytes, dict[bytes, bytes]]
"""An entry's id and fields."""


class Source(Protocol):
    """What rows are read from."""

    def read(self) -> Coroutine[Any, Any, Sequence[Row]]:
        """Wait a little for rows; there may be none."""
        ...


async def merged(sources: Callable[[], Awaitable[Sequence[S]]]) -> AsyncGenerator[tuple[S, Row]]:
    """Yield the rows of all sources as they come, each with its source.

    Closing waits for the reads that have begun: Redis may be giving entries out at this moment, and
    whoever lets go of them afterwards must find them.

    Args:
        sources: tells which sources there are by now; one that was told of stays.
    """
    reads: dict[asyncio.Task[Sequence[Row]], S] = {}
    try:
        while True:
            idle = [one for one in await sources() if one not in reads.values()]
            reads |= {asyncio.create_task(one.read()): one for one in idle}
            done, _ = await asyncio.wait(reads, return_when=asyncio.FIRST_COMPLETED)
            for read in done:
                source = reads.pop(read)
                for row in read.result():
                    yield source, row
    finally:
        await surely(_finish(reads))


async def _finish(reads: dict[asyncio.Task[Any], Any]) -> None:
    if reads:
        await asyncio.wait(reads, timeout=_LAST_READ_S)
    await end(reads)
    for read in reads:
        if not read.cancelled():
            read.exception()
