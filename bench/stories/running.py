"""Runs a set of documents through the index on a real Redis, and measures what that takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bench.stories.corpus import Document
from dateline.connection import connect
from dateline.embedded import running
from dateline.messages import ArticleFetched, Source, StoryLink
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.service import Procedure
from dateline.streams import FETCHED
from dateline_ingest.stories.linking import StoryLinker
from dateline_ingest.stories.rules import Rules

_WHEN = datetime(2026, 5, 4, 12, tzinfo=UTC)
WINDOW = 72 * 3600.0
_NOTED_US = 100


@dataclass
class Timed:
    """An outbox that notes how long each call of the procedure takes."""

    outbox: RedisOutbox[ArticleFetched]
    seconds: list[float] = field(default_factory=list[float])

    def at(self, source: str) -> Timed:
        """There is one partition."""
        del source
        return self

    async def run(self, procedure: Procedure, names: Sequence[str], told: Sequence[Any]) -> Any:
        """Run the procedure, and take the time."""
        begun = time.perf_counter()
        answer = await self.outbox.run(procedure, names, told)
        self.seconds.append(time.perf_counter() - begun)
        return answer


@dataclass(frozen=True)
class Run:
    """What came of a set."""

    links: list[tuple[StoryLink, ...]]
    labels: list[str]
    """The story of each document, as its message tells it."""
    seconds: list[float]
    """What each call took, answer included."""
    within: list[float]
    """What each took within Redis, but for those of less than a tenth of a millisecond."""
    cpu: float
    """Processor seconds of this process and of Redis, together."""
    bytes_each: float
    """By how much Redis grew for each document."""


def articles(documents: Sequence[Document]) -> list[ArticleFetched]:
    """Make messages of the documents."""
    return [_article(at, document) for at, document in enumerate(documents)]


def run(folder: Path, documents: Sequence[Document], rules: Rules | None = None) -> Run:
    """Run a set on a Redis of its own."""
    with running(folder) as redis:
        process = redis.process.pid
        return asyncio.run(_run(redis.url, process, articles(documents), rules or Rules()))


async def _run(url: str, process: int, told: Sequence[ArticleFetched], rules: Rules) -> Run:
    async with connect(url) as client:
        timed = Timed(RedisOutbox(client, FETCHED, "ingest"))
        linker = StoryLinker(timed, WINDOW, rules)  # type: ignore[arg-type]  # only run() is asked
        room, spent = await _room(client), _spent(process)
        linked = [await linker.link(article) for article in told]
        spent, room = _spent(process) - spent, await _room(client) - room
        within = await _within(client, linker, told)
    labels = [
        str(one.story_links[0].story_id if one.story_links else one.article_id) for one in linked
    ]
    links = [one.story_links for one in linked]
    return Run(links, labels, timed.seconds[: len(told)], within, spent, room / max(len(told), 1))


async def _within(client: Any, linker: StoryLinker, told: Sequence[ArticleFetched]) -> list[float]:
    """Run the set again on an empty index, with Redis noting the time of what is slow.

    It notes what a script calls as well, which as a rule is quicker than the bound.
    """
    await client.flushall()
    await client.config_set("slowlog-max-len", 4 * len(told))
    await client.config_set("slowlog-log-slower-than", _NOTED_US)
    for article in told:
        await linker.link(article)
    noted = await client.slowlog_get(4 * len(told))
    calls = (one for one in noted if one["command"].upper().startswith(b"EVAL"))
    return [one["duration"] / 1e6 for one in calls]


async def _room(client: Any) -> int:
    """What the data take; a buffer that waits for a slow disk is not of them."""
    told = await client.info("memory")
    return int(told["used_memory"] - told["mem_clients_normal"] - told["mem_aof_buffer"])


def _spent(process: int) -> float:
    """Processor seconds of this process and of another, user and system."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / 100


def _article(at: int, document: Document) -> ArticleFetched:
    outlet = f"outlet-{at % 50}.example"
    return ArticleFetched(
        article_id=uuid5(NAMESPACE_URL, str(at)),
        revision=1,
        source=Source(id=outlet, name=outlet, domain=outlet),
        title=document.telling.title,
        body="\n\n".join(document.telling.paragraphs),
        fetched_at=_WHEN,
        content_hash="",
        via="rss",
    )
