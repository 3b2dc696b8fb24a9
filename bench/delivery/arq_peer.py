"""arq, with its defaults."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from arq.connections import ArqRedis, RedisSettings, create_pool
from arq.worker import Worker, func

from bench.delivery.peer import Chore

READS = "bench:fetched"
WRITES = "bench:enriched"


class Arq:
    """A worker whose job enqueues the next one."""

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Enqueue jobs one by one: the only way there is."""
        asyncio.run(_fill(url, documents))

    def work(self, url: str, chore: Chore) -> None:
        """Run arq's worker."""

        async def on_fetched(context: dict[str, Any], text: str) -> None:
            redis: ArqRedis = context["redis"]
            made = await chore.handle_text(text)
            await redis.enqueue_job("on_enriched", made, _queue_name=WRITES)

        asyncio.set_event_loop(asyncio.new_event_loop())  # arq asks for one that is there
        Worker(
            functions=[func(on_fetched, name="on_fetched")],
            queue_name=READS,
            redis_settings=RedisSettings.from_dsn(url),
        ).run()

    def done(self, redis: Any) -> int:
        """Count the jobs of the next queue."""
        length: int = redis.zcard(WRITES)
        return length


async def _fill(url: str, documents: Sequence[str]) -> None:
    redis = await create_pool(RedisSettings.from_dsn(url))
    for document in documents:
        await redis.enqueue_job("on_fetched", document, _queue_name=READS)
    await redis.aclose()
