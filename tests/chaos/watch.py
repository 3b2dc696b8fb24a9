"""A look at a run from outside: what is streamed, stored and used, and how long recovery takes."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from subprocess import SubprocessError
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import OperationalError

from dateline.ending import end
from dateline.streams import ALL, ENRICHED
from tests.chaos.database import Database
from tests.chaos.ledger import Ledger

_LOOK_S = 0.05
_SAMPLE_S = 0.3
_PAGE = 500


@dataclass
class Watch:
    """Looks at Redis and the database by ways that no fault of the run touches."""

    url: Callable[[], str]
    database: Database
    ledger: Ledger
    streamed: Counter[str] = field(default_factory=Counter[str])
    """Entries of the enriched stream by message id."""
    stored: frozenset[str] = frozenset()
    """The stories that the database holds."""
    revisions: int = 0
    """How many revisions it holds."""
    recoveries: defaultdict[str, list[float]] = field(
        default_factory=lambda: defaultdict[str, list[float]](list)
    )
    """Seconds from each fault, by kind, until all that was served before it was stored, and some
    of what was served after it."""
    quiet: bool = False
    """Whether nothing new is to be expected."""
    longest_stream: int = 0
    redis_peak: int = 0
    _last: str = "0"
    _open: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Watch]:
        """Watch while the block runs."""
        loops = [asyncio.create_task(loop) for loop in (self._read(), self._sample(), self._poll())]
        try:
            yield self
        finally:
            await end((*loops, *self._open))

    def recover(self, kind: str) -> None:
        """Begin to measure: a fault of this kind has just happened, or was just lifted."""
        task = asyncio.create_task(self._measure(kind, self.ledger.guids, time.monotonic()))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    @property
    def recovering(self) -> int:
        """How many faults have not been recovered from."""
        return len(self._open)

    async def _measure(self, kind: str, served: frozenset[str], since: float) -> None:
        while not self._is_over(served):  # noqa: ASYNC110 - the database is polled
            await asyncio.sleep(_LOOK_S)
        self.recoveries[kind].append(time.monotonic() - since)

    def _is_over(self, served: frozenset[str]) -> bool:
        return served <= self.stored and (self.quiet or served < self.stored)

    async def _poll(self) -> None:
        while True:
            # A database on a full disk may not even let itself be read.
            with suppress(OperationalError, SubprocessError):
                look = await asyncio.to_thread(self.database.look)
                self.stored, self.revisions = look.guids, len(look.revisions)
            await asyncio.sleep(_LOOK_S)

    async def _read(self) -> None:
        """Count the entries of the enriched stream; a Redis that is down is asked again."""
        key = ENRICHED.key()
        while True:
            with suppress(RedisError, OSError):
                async with _plain(self.url()) as redis:
                    while True:
                        reply: Any = await redis.xread({key: self._last}, _PAGE, 500)
                        for entry_id, fields in reply[0][1] if reply else ():
                            self._last = entry_id.decode()
                            self.streamed[fields.get(b"id", b"").decode("latin-1")] += 1
            await asyncio.sleep(_LOOK_S)

    async def _sample(self) -> None:
        while True:
            with suppress(RedisError, OSError):
                async with _plain(self.url()) as redis:
                    lengths = [await redis.xlen(stream.key()) for stream in ALL]
                    self.longest_stream = max(self.longest_stream, *lengths)
                    client: Any = redis
                    memory = await client.info("memory")
                    self.redis_peak = max(self.redis_peak, memory["used_memory_peak"])
            await asyncio.sleep(_SAMPLE_S)


def _plain(url: str) -> Redis:
    """A client without patience: the watch shall see a Redis that is down."""
    client: Redis = Redis.from_url(url, socket_timeout=5.0)  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
    return client
