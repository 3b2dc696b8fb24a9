"""A poller under clocks that a test moves, and a feed that a test writes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Outbox
from dateline.testing import MemoryOutbox
from dateline_ingest.fetching.fetcher import Fetched, Fetcher, NotModified, Result
from dateline_ingest.identity.editor import Editor
from dateline_ingest.polling.looking import Looker
from dateline_ingest.polling.poller import Poller

from .fakes import FakeOutbox
from .samples import NOW

INTERVAL = 900.0
_TURN = timedelta(milliseconds=100)


@dataclass
class Clock:
    """The clock on the wall; as long as nobody tampers with it, it shows how much time passes."""

    now: datetime = NOW
    wrong_by: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """What it shows."""
        return self.now + self.wrong_by


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


@dataclass
class Stepped(Poller):
    """A poller beside a Redis that shows the time of the test's clock, where it is in memory."""

    clock: Clock = field(default_factory=Clock)

    async def poll_due(self, sources: Sequence[Source] = ()) -> None:
        """Look at what is due by that clock; the feeds of one host have their turns at once."""
        while True:
            self.set_time()
            before = self.looks
            await super().poll_due(sources)
            if self.looks == before:
                return
            self.clock.now += _TURN

    def set_time(self) -> None:
        """Turn the clock of an outbox in memory; that of a real Redis goes by itself."""
        if isinstance(self.outbox, MemoryOutbox):
            self.outbox.streams.now = self.clock.now.timestamp()
        elif isinstance(self.outbox, FakeOutbox):
            self.outbox.now = self.clock.now.timestamp()


def looker_of(
    fetcher: Fetcher,
    outbox: Outbox[ArticleFetched],
    clock: Callable[[], datetime] | None = None,
    jitter: Callable[[], float] = lambda: 0.0,
    interval: float = INTERVAL,
) -> Looker:
    """What looks at feeds, without dice."""
    now = clock or Clock()
    return Looker(fetcher, outbox, Editor(outbox), interval, now=now, jitter=jitter)


def poller_of(
    fetcher: Fetcher,
    outbox: Outbox[ArticleFetched],
    clock: Clock | None = None,
    jitter: Callable[[], float] = lambda: 0.0,
) -> Stepped:
    """A poller with an interval of 900 seconds and no gap between two looks at a host."""
    clock = clock or Clock()
    looker = looker_of(fetcher, outbox, clock, jitter)
    return Stepped(looker, outbox, 8, gap=0.0, jitter=jitter, clock=clock)


def live_poller(
    fetcher: Fetcher, outbox: Outbox[ArticleFetched], interval: float, slots: int = 8
) -> Poller:
    """A poller in real time."""
    if isinstance(outbox, FakeOutbox):
        outbox.clock = time.time
    looker = Looker(fetcher, outbox, Editor(outbox), interval)
    return Poller(looker, outbox, slots, gap=0.0, longest_sleep=0.02)
