"""dramatiq, with its defaults: one process of eight threads."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import dramatiq
from dramatiq.brokers.redis import RedisBroker

from bench.delivery.peer import Chore

READS = "fetched"
WRITES = "enriched"


class Dramatiq:
    """A worker whose actor sends to the next one."""

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Send messages one by one: the only way there is."""
        broker = RedisBroker(url=url)

        @dramatiq.actor(broker=broker, queue_name=READS, actor_name="on_fetched")
        def on_fetched(text: str) -> None:
            del text

        for document in documents:
            on_fetched.send(document)
        broker.close()

    def work(self, url: str, chore: Chore) -> None:
        """Run dramatiq's worker on the first queue only."""
        broker = RedisBroker(url=url)

        @dramatiq.actor(broker=broker, queue_name=WRITES, actor_name="on_enriched")
        def on_enriched(text: str) -> None:
            del text

        @dramatiq.actor(broker=broker, queue_name=READS, actor_name="on_fetched")
        def on_fetched(text: str) -> None:
            on_enriched.send(chore.handle_text_now(text))

        _ = on_fetched
        dramatiq.Worker(broker, queues={READS}).start()
        threading.Event().wait()

    def done(self, redis: Any) -> int:
        """Count the messages of the next queue."""
        length: int = redis.llen(f"dramatiq:{WRITES}")
        return length
