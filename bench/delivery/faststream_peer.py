"""FastStream as its documentation shows it, message by message and in batches."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from faststream import FastStream
from faststream.redis import RedisBroker, StreamSub
from redis.exceptions import ResponseError

from bench.delivery.client import client
from bench.delivery.floor import BATCH, GROUP
from bench.delivery.peer import Chore
from dateline.messages import ArticleEnriched, ArticleFetched

READS = "bench:fetched"
WRITES = "bench:enriched"


class Single:
    """A typed subscriber with a publisher, nothing else said."""

    options: Mapping[str, Any] = {}

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Publish through FastStream; its own group would begin at the end of the stream."""
        with client(url) as redis, suppress(ResponseError):  # there from the burst before
            redis.xgroup_create(READS, GROUP, id="0", mkstream=True)
        asyncio.run(_fill(url, documents))

    def work(self, url: str, chore: Chore) -> None:
        """Run a FastStream application."""
        broker = RedisBroker(url)
        wanted = StreamSub(READS, group=GROUP, consumer="worker", **self.options)
        self.subscribe(broker, broker.subscriber(stream=wanted), chore)
        asyncio.run(FastStream(broker).run())

    def subscribe(
        self, broker: RedisBroker, subscriber: Callable[[Any], Any], chore: Chore
    ) -> None:
        """Declare the handler."""

        async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
            return await chore.handle(article)

        subscriber(broker.publisher(stream=WRITES)(on_fetched))

    def done(self, redis: Any) -> int:
        """Count the entries of the output stream."""
        length: int = redis.xlen(WRITES)
        return length


class Batch(Single):
    """A subscriber of lists of articles, which publishes through one pipeline."""

    options: Mapping[str, Any] = {"batch": True, "max_records": BATCH}

    def subscribe(
        self, broker: RedisBroker, subscriber: Callable[[Any], Any], chore: Chore
    ) -> None:
        """Declare the handler."""

        async def on_fetched(articles: list[ArticleFetched]) -> None:
            await _publish(broker, [await chore.handle(article) for article in articles])

        subscriber(on_fetched)


async def _fill(url: str, documents: Sequence[str]) -> None:
    async with RedisBroker(url) as broker:
        for at in range(0, len(documents), 100):
            await _publish(broker, [text.encode() for text in documents[at : at + 100]])


async def _publish(broker: RedisBroker, messages: Sequence[Any]) -> None:
    stream = WRITES if isinstance(messages[0], ArticleEnriched) else READS
    client: Any = await broker.connect()
    async with client.pipeline() as pipe:
        for message in messages:
            publish: Callable[..., Awaitable[Any]] = broker.publish
            await publish(message, stream=stream, pipeline=pipe)
        await pipe.execute()
