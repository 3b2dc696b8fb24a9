"""A poller under clocks that a test moves, and a feed that a test writes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox
from dateline_ingest.fetching.fetcher import Fetched, Fetcher, NotModified, Result
from dateline_ingest.polling.poller import Poller

from .samples import NOW


@dataclass
class Clock:
    """The clock on the wall; as long as nobody tampers with it, it shows how much time passes."""

    now: datetime = NOW
    wrong_by: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """What it shows."""
        return self.now + self.wrong_by

    def passed(self) -> float:
        """The seconds that have really passed."""
        return self.now.timestamp()


@dataclass
class Feed:
    """A server with one feed, which knows what it has said by its ETag."""

    titles: list[str] = field(default_factory=list[str])
    asked: list[str | None] = field(default_factory=list[str | None])
    """The ETag that came with each request."""

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Answer as a server that honours validators."""
        del last_modified, allow_private
        self.asked.append(etag)
        mine = f'"{hash(tuple(self.titles))}"'
        return NotModified() if etag == mine else Fetched(url, self.body(), {"etag": mine})

    def body(self) -> bytes:
        """The feed as RSS; each entry is known by its place."""
        items = "".join(
            f"<item><guid>{place}</guid><title>{title}</title></item>"
            for place, title in enumerate(self.titles)
        )
        return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


def poller_of(
    fetcher: Fetcher,
    outbox: Outbox[ArticleFetched],
    clock: Clock | None = None,
    jitter: Callable[[], float] = lambda: 0.0,
) -> Poller:
    """A poller with an interval of 900 seconds."""
    clock = clock or Clock()
    return Poller(
        fetcher,
        outbox,
        900.0,
        asyncio.Semaphore(8),
        now=clock,
        passed=clock.passed,
        jitter=jitter,
    )
