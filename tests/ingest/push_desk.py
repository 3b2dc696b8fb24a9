"""A subscriber behind a server of its own, and the subscriptions that it makes."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from dateline.messages import ArticleFetched, Source
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.fetching.fetcher import Fetched, open_fetcher
from dateline_ingest.settings import IngestSettings
from dateline_ingest.sources import feed_source
from dateline_ingest.websub.callback import make_app
from dateline_ingest.websub.links import PushLinks
from dateline_ingest.websub.server import bind, listening
from dateline_ingest.websub.subscriber import Subscriber
from dateline_ingest.websub.subscription import Push, push_key, recollect

from .hub import Hub

NEWS = b"<rss version='2.0'><channel><item><title>Ferry sails</title></item></channel></rss>"


@dataclass
class Desk:
    """A subscriber behind its server, and what was delivered to it."""

    subscriber: Subscriber
    outbox: MemoryOutbox[ArticleFetched]
    got: list[Fetched] = field(default_factory=list[Fetched])
    is_open: bool = True
    """Whether deliveries are taken."""
    passed: timedelta = timedelta()

    async def deliver(self, source_id: str, fetched: Fetched) -> bool:
        """Take a delivery."""
        assert source_id
        if self.is_open:
            self.got.append(fetched)
        return self.is_open

    def now(self) -> datetime:
        """Tell the time that the test has let pass."""
        return datetime.now(UTC) + self.passed

    def push(self, source: Source) -> Push:
        """Read what is remembered."""
        found = recollect(self.outbox.streams.memory.get(f"ingest:{push_key(source.id)}"))
        assert found
        return found


@asynccontextmanager
async def open_desk(prefix: str = "/push", max_bytes: int = 10_000) -> AsyncGenerator[Desk]:
    """Open a subscriber on a free loopback port."""
    sock = bind("127.0.0.1:0")
    url = f"http://127.0.0.1:{sock.getsockname()[1]}{prefix}"
    outbox = MemoryOutbox(MemoryStreams(), FETCHED, "ingest")
    async with open_fetcher(IngestSettings(allow_private="127.0.0.0/8")) as poster:
        desk = Desk(Subscriber(outbox, poster, url, _closed), outbox)
        desk.subscriber.deliver, desk.subscriber.now = desk.deliver, desk.now
        async with listening(make_app(desk.subscriber, prefix, max_bytes), sock):
            yield desk


async def _closed(source_id: str, fetched: Fetched) -> bool:
    del source_id, fetched
    return False


async def subscribed(desk: Desk, hub: Hub, topic: str = "/feed") -> Source:
    """Subscribe to a topic of the hub's, and see that it was verified."""
    source = feed_source(hub.url + topic)
    links = PushLinks((f"{hub.url}/hub",), hub.url + topic)
    await desk.subscriber.after_poll(source, links)
    assert hub.url + topic in hub.verified
    return source
