"""Dateline's side: a service as anyone would write it, run as ``dateline run`` runs it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bench.delivery.floor import BATCH, GROUP, fill_stream
from bench.delivery.peer import Chore
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime import Service
from dateline.runtime.run import serve
from dateline.streams import ENRICHED, FETCHED


class Dateline:
    """The service with its defaults, heartbeat, take-over, trimming and all."""

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Put the documents on the stream that the service reads."""
        fill_stream(url, documents)

    def work(self, url: str, chore: Chore) -> None:
        """Serve until told to stop."""
        asyncio.run(serve(lambda _: _service(chore), self.environ(url), GROUP))

    def environ(self, url: str) -> dict[str, str]:
        """Say what the service is told; nobody reads its output, so the mark must lie beyond it."""
        return {
            "DATELINE_REDIS_URL": url,
            "DATELINE_BATCH": str(BATCH),
            "DATELINE_HIGH_MARK": "1000000",
            "DATELINE_LOG_LEVEL": "warning",
        }

    def done(self, redis: Any) -> int:
        """Count the entries of the output stream; no group reads it, so that nothing is trimmed."""
        length: int = redis.xlen(ENRICHED.key())
        return length


@asynccontextmanager
async def _service(chore: Chore) -> AsyncGenerator[Service]:
    service = Service(GROUP)

    @service.reads(FETCHED, writes=ENRICHED)
    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        return await chore.handle(article)

    _ = on_fetched
    yield service
