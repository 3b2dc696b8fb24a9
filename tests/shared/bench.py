"""A stage on in-memory streams, with its delivery at hand, for tests of the runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.messages import ArticleFetched
from dateline.runtime.delivery import Delivery
from dateline.runtime.leases import Leases
from dateline.runtime.log import Committed
from dateline.runtime.retries import Backoff
from dateline.runtime.service import BatchHandler, Service
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryLog, MemoryStreams
from tests.samples import enriched, fetched

MIN_IDLE = 30.0


@dataclass
class Bench:
    """One stage and the streams around it."""

    streams: MemoryStreams
    log: MemoryLog
    delivery: Delivery

    def put(self, *numbers: int) -> None:
        """Put numbered articles on the stage's stream."""
        for number in numbers:
            self.streams.put(FETCHED, fetched(number, title=str(number)))

    def rubbish(self, **fields: str) -> None:
        """Put an entry on the stage's stream that need not be a message."""
        self.streams.append(FETCHED, fields)

    async def step(self) -> Committed:
        """Read what is new and handle it."""
        return await self.delivery.handle(await self.log.read(50))

    async def again(self) -> Committed:
        """Let the takeover time go by, and handle what is due."""
        self.streams.now += MIN_IDLE
        return await self.delivery.handle((await self.log.claim(50)).entries)

    def out(self) -> list[str]:
        """List the titles that came out."""
        return [article.title for article in self.streams.messages(ENRICHED)]

    def dead(self) -> list[tuple[str, str]]:
        """List reason and detail of the dead letters."""
        letters = self.streams.dead_letters(FETCHED, "enrich")
        return [(letter.reason, letter.detail) for letter in letters]

    def pending(self) -> int:
        """Count the entries that were delivered and not settled."""
        return len(self.streams.groups[FETCHED.key()]["enrich"].held)


def answer(article: ArticleFetched) -> Any:
    """Enrich an article by doing nothing."""
    return enriched().model_copy(update=dict(article))


async def bench(handler: BatchHandler) -> Bench:
    """Set a stage up that handles batches of fetched articles."""
    service = Service("enrich")
    service.reads_batches(FETCHED, writes=ENRICHED)(handler)
    streams = MemoryStreams()
    log = MemoryLog(streams, "enrich", "worker", FETCHED, ENRICHED, MIN_IDLE, max_deliveries=3)
    await log.create_group()
    leases = Leases(log, interval=0.001)
    delivery = Delivery(service.stages[0], log, leases, Backoff(1.0, MIN_IDLE))
    return Bench(streams, log, delivery)


async def echo(batch: Sequence[ArticleFetched]) -> list[Any]:
    """Handle a batch by enriching each article with nothing."""
    return [answer(article) for article in batch]
