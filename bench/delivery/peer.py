"""What a measurement asks of a system: fill its queue, run a worker, count what came out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from bench.delivery.payload import enrich, number_of
from dateline.messages import ArticleEnriched, ArticleFetched

LEDGER = "bench:ledger"
"""The hash in which a chore counts how often it handled each article."""


@dataclass(frozen=True)
class Chore:
    """What a worker does with an article, besides building the output."""

    wait: float = 0.0
    """Seconds spent waiting, as for a network."""
    burn: float = 0.0
    """Seconds of work for the processor."""
    ledger: Any = None
    """Where each article is noted once it is handled."""

    async def handle(self, found: ArticleFetched) -> ArticleEnriched:
        """Handle an article on an event loop."""
        if self.wait:
            await asyncio.sleep(self.wait)
        return self._finish(found)

    def handle_now(self, found: ArticleFetched) -> ArticleEnriched:
        """Handle an article in a thread or process of its own."""
        if self.wait:
            time.sleep(self.wait)
        return self._finish(found)

    async def handle_text(self, text: str) -> str:
        """Handle a document on an event loop."""
        return _dump(await self.handle(ArticleFetched.model_validate_json(text)))

    def handle_text_now(self, text: str) -> str:
        """Handle a document in a thread or process of its own."""
        return _dump(self.handle_now(ArticleFetched.model_validate_json(text)))

    def _finish(self, found: ArticleFetched) -> ArticleEnriched:
        if self.burn:
            burn(self.burn)
        if self.ledger is not None:
            self.ledger.hincrby(LEDGER, number_of(found), 1)
        return enrich(found)


class Peer(Protocol):
    """A system with a queue of documents, workers, and a queue behind them."""

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Put documents on the queue, in the system's own way; make its groups exist first."""
        ...

    def work(self, url: str, chore: Chore) -> None:
        """Run one worker until the process is killed."""
        ...

    def done(self, redis: Any) -> int:
        """Count the documents on the queue behind the worker."""
        ...


PEERS = {
    "floor": "floor:Floor",
    "dateline": "dateline_stage:Dateline",
    "faststream": "faststream_peer:Single",
    "faststream, batches": "faststream_peer:Batch",
    "taskiq, stream": "taskiq_peer:Stream",
    "taskiq, list": "taskiq_peer:List",
    "arq": "arq_peer:Arq",
    "dramatiq": "dramatiq_peer:Dramatiq",
    "celery": "celery_peer:Early",
    "celery, acks late": "celery_peer:Late",
    "celery, solo pool": "celery_peer:Solo",
}
"""Where each system is; a worker imports its own and no other."""


def peer(name: str) -> Peer:
    """Load a system."""
    module, _, attribute = PEERS[name].partition(":")
    found: Peer = getattr(import_module(f"bench.delivery.{module}"), attribute)()
    return found


def burn(seconds: float) -> None:
    """Keep the processor busy, counted in time that this thread really had it."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def _dump(made: ArticleEnriched) -> str:
    return made.model_dump_json(exclude_defaults=True)
