"""Push from end to end: a feed names a hub, the hub delivers, the article goes out."""

from __future__ import annotations

import asyncio
import json
import time

from structlog.testing import capture_logs

from dateline.ending import end
from dateline_ingest.service import service
from dateline_ingest.sources import feed_source
from dateline_ingest.websub.server import bind
from tests.conftest import until

from .fakes import FakeOutbox
from .hub import Hub, Topic

ITEM = "<item><guid>{guid}</guid><title>{title}</title><description>{words}</description></item>"
WORDS = "The harbour office closed the eastern pier on Monday, and the ferries leave from the west."


def feed(hub: Hub, *titles: str) -> bytes:
    """Write a feed that names its hub and itself."""
    links = (
        f'<atom:link rel="hub" href="{hub.url}/hub"/><atom:link rel="self" href="{hub.url}/feed"/>'
    )
    items = "".join(ITEM.format(guid=title, title=title, words=WORDS) for title in titles)
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>Harbour</title>{links}{items}</channel></rss>"
    ).encode()


async def test_what_a_hub_delivers_is_published_at_once_and_once(
    hub: Hub, outbox: FakeOutbox
) -> None:
    """The first look subscribes; a delivery goes out, and when repeated or polled it is known."""
    outbox.clock = time.time
    hub.topics["/feed"] = Topic(feed(hub, "Pier closed"))
    with bind("127.0.0.1:0") as sock:
        port = sock.getsockname()[1]
    environ = {
        "DATELINE_FEEDS": f"{hub.url}/feed",
        "DATELINE_ALLOW_PRIVATE": "127.0.0.1",
        "DATELINE_PUSH_URL": f"http://127.0.0.1:{port}/push",
        "DATELINE_PUSH_LISTEN": f"127.0.0.1:{port}",
        "DATELINE_FULL_TEXT": "never",
    }
    source = feed_source(f"{hub.url}/feed")
    with capture_logs() as logs:
        async with service(environ) as ingest:
            running = asyncio.ensure_future(ingest.tasks[0].run(outbox))
            await until(lambda: any(log["event"] == "ingest.caught_up" for log in logs))
            await until(lambda: f"{hub.url}/feed" in hub.verified)
            pushed = feed(hub, "Ferry late", "Pier closed")
            for _ in range(2):
                assert (await hub.distribute(f"{hub.url}/feed", pushed)).status_code == 202
            await end([running])
    assert [article.title for article in outbox.stream] == ["Pier closed", "Ferry late"]
    memory = json.loads(outbox.memory[f"feed:{source.id}"])
    assert (memory["hub"], memory["topic"]) == (f"{hub.url}/hub", f"{hub.url}/feed")
    assert "ingest.push_asked" in {log["event"] for log in logs}


async def test_without_an_address_no_hub_is_asked(hub: Hub, outbox: FakeOutbox) -> None:
    """A service behind a firewall polls as ever."""
    outbox.clock = time.time
    hub.topics["/feed"] = Topic(feed(hub, "Pier closed"))
    environ = {"DATELINE_FEEDS": f"{hub.url}/feed", "DATELINE_ALLOW_PRIVATE": "127.0.0.1"}
    with capture_logs() as logs:
        async with service(environ) as ingest:
            running = asyncio.ensure_future(ingest.tasks[0].run(outbox))
            await until(lambda: any(log["event"] == "ingest.caught_up" for log in logs))
            await end([running])
    assert hub.forms == []
    assert len(outbox.stream) == 1
