"""taskiq on Redis, on a stream and on a list, with its defaults."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from taskiq import AsyncBroker
from taskiq.api import run_receiver_task
from taskiq_redis import ListQueueBroker, RedisStreamBroker

from bench.delivery.peer import Chore

READS = "bench:fetched"
WRITES = "bench:enriched"


class Stream:
    """The stream broker."""

    def broker(self, url: str, queue: str) -> AsyncBroker:
        """Make the broker of a queue."""
        return RedisStreamBroker(url, queue_name=queue)

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Send tasks one by one: the only way there is; the group exists before the first."""
        asyncio.run(self._fill(url, documents))

    def work(self, url: str, chore: Chore) -> None:
        """Run taskiq's receiver."""
        asyncio.run(self._work(url, chore))

    def done(self, redis: Any) -> int:
        """Count the entries of the next queue."""
        length: int = redis.xlen(WRITES)
        return length

    async def _fill(self, url: str, documents: Sequence[str]) -> None:
        broker = self.broker(url, READS)
        await broker.startup()

        @broker.task(task_name="on_fetched")
        async def on_fetched(text: str) -> None:
            del text

        for document in documents:
            await on_fetched.kiq(document)
        await broker.shutdown()

    async def _work(self, url: str, chore: Chore) -> None:
        broker, following = self.broker(url, READS), self.broker(url, WRITES)
        await following.startup()

        @following.task(task_name="on_enriched")
        async def on_enriched(text: str) -> None:
            del text

        @broker.task(task_name="on_fetched")
        async def on_fetched(text: str) -> None:
            await on_enriched.kiq(await chore.handle_text(text))

        _ = on_fetched
        await run_receiver_task(broker, run_startup=True)


class List(Stream):
    """The list broker, which pops a task before it runs."""

    def broker(self, url: str, queue: str) -> AsyncBroker:
        """Make the broker of a queue."""
        return ListQueueBroker(url, queue_name=queue)

    def done(self, redis: Any) -> int:
        """Count the items of the next queue."""
        length: int = redis.llen(WRITES)
        return length
