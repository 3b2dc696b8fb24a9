"""Feeds added, removed, paused, listed and explained: the desk that the commands ask."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from redis.asyncio import Redis

from dateline.feeds import Added, FeedList, FeedReport, Imported, Listed, Probe, Watched, Wish
from dateline.messages import ArticleFetched
from dateline.runtime import Environ, Outbox
from dateline.runtime.layout import look_up_layout
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline_ingest.feeds.finding import Finder
from dateline_ingest.feeds.lists import read_feed_list
from dateline_ingest.feeds.opml import write_opml
from dateline_ingest.feeds.probing import Prober
from dateline_ingest.feeds.reader import PRELOAD, SandboxedReader
from dateline_ingest.fetching.fetcher import open_fetcher
from dateline_ingest.fetching.gate import HostGate
from dateline_ingest.polling.health import Standing, report, severity
from dateline_ingest.polling.memory import memory_key, recollect
from dateline_ingest.polling.registry import Registered, Registry, home, subscription_of
from dateline_ingest.sandbox import open_sandbox
from dateline_ingest.settings import IngestSettings
from dateline_ingest.sources import feed_source

_PATIENCE = 10.0
"""Seconds for one document at most: a person waits for the answer."""
_GAP = 0.25
"""Seconds between two requests of one search to a host: it takes some twenty at most."""
_PORTION = 200
"""Memories looked up at once."""
_LOOK_AGAIN = 0.1
_NOTICE = 2.0
"""Seconds in which an ingest that is at work takes what is due: it looks every second."""


@asynccontextmanager
async def open_desk(environ: Environ, redis: Redis) -> AsyncGenerator[IngestDesk]:
    """Open the desk on the Redis of a pipeline.

    Raises:
        Mishap: a setting is wrong.
    """
    settings = IngestSettings.read(environ)
    layout = await look_up_layout(redis)
    outbox: Outbox[ArticleFetched] = RedisOutbox(redis, FETCHED, "ingest", layout=layout)
    quick = settings.model_copy(update={"feed_timeout": min(settings.feed_timeout, _PATIENCE)})
    gate = HostGate(min(settings.host_gap, _GAP))
    async with (
        open_sandbox(preload=PRELOAD) as sandbox,
        open_fetcher(quick, gate) as impatient,
        open_fetcher(quick) as fetcher,
    ):
        reader = SandboxedReader(sandbox)
        prober = Prober(Finder(fetcher, reader, sandbox), settings.feed_concurrency)
        yield IngestDesk(Registry(outbox), Finder(impatient, reader, sandbox), prober)


@dataclass
class IngestDesk:
    """See :class:`dateline.desk.Desk`."""

    registry: Registry
    finder: Finder
    prober: Prober
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def find(
        self, address: str, *, allow_private: bool = False, every: bool = False
    ) -> Probe:
        """See :meth:`Desk.find`."""
        return await self.finder.find(address, allow_private=allow_private, every=every)

    async def add(self, url: str, wish: Wish) -> Added:
        """See :meth:`Desk.add`."""
        source = feed_source(url, wish.name)
        given = subscription_of(
            source, self.now(), origin=wish.origin, allow_private=wish.allow_private
        )
        given = given.model_copy(update={"weight": wish.weight, "folders": wish.folders})
        new = await self.registry.add({source.id: given})
        found = await self.registry.find([source.id])
        kept = found.get(source.id)
        return Added(
            id=source.id,
            url=kept.subscription.url if kept else url,
            name=kept.subscription.name if kept else source.name,
            is_new=source.id in new,
            next_poll=self._moment(kept.due) if kept else None,
        )

    async def import_all(
        self, feeds: Sequence[Listed], wish: Wish, *, only_working: bool = False
    ) -> AsyncGenerator[Imported]:
        """See :meth:`Desk.import_all`."""
        ids = {feed_source(listed.url).id: listed for listed in feeds}
        known = await self.registry.find(list(ids))
        for source_id, listed in ids.items():
            if source_id in known:
                yield Imported(listed=listed, fate="known")
        fresh = [listed for source_id, listed in ids.items() if source_id not in known]
        probing = self.prober.probe(fresh, allow_private=wish.allow_private)
        async with aclosing(probing) as probes:
            async for listed, probe in probes:
                yield await self._take_in(listed, probe, wish, only_working=only_working)

    async def reports(self) -> list[FeedReport]:
        """See :meth:`Desk.reports`."""
        registered = [one async for one in self.registry.all()]
        return sorted(await self._reports(registered), key=severity)

    async def watch(self, source_id: str, before: datetime | None, within: float) -> Watched:
        """See :meth:`Desk.watch`."""
        until = asyncio.get_running_loop().time() + within
        attended = False
        while True:
            found = await self.registry.find([source_id])
            told = next(iter(await self._reports(list(found.values()))), None)
            looked = told is not None and told.last_look != before
            waits = all(not one.is_held and (one.due or 0.0) <= 0 for one in found.values())
            attended = attended or looked or not waits
            is_over = looked or told is None or told.state == "paused"
            left = until - asyncio.get_running_loop().time()
            if is_over or left <= (0 if attended else max(0.0, within - _NOTICE)):
                return Watched(attended=attended, looked=looked, report=told)
            await asyncio.sleep(_LOOK_AGAIN)

    async def remove(self, ids: Sequence[str]) -> int:
        """See :meth:`Desk.remove`."""
        return len(await self.registry.remove(ids))

    async def pause(self, ids: Sequence[str]) -> int:
        """See :meth:`Desk.pause`."""
        return await self._pause(ids, paused=True)

    async def resume(self, ids: Sequence[str]) -> int:
        """See :meth:`Desk.resume`."""
        return await self._pause(ids, paused=False)

    async def poll_now(self, ids: Sequence[str]) -> int:
        """See :meth:`Desk.poll_now`."""
        return len(await self.registry.hurry(dict.fromkeys(ids, 0.0)))

    def read_list(self, document: bytes, where: str) -> FeedList:
        """See :meth:`Desk.read_list`."""
        return read_feed_list(document, where)

    async def export(self) -> bytes:
        """See :meth:`Desk.export`."""
        given = [one.subscription async for one in self.registry.all()]
        given.sort(key=lambda one: (one.name.lower(), one.url))
        feeds = [Listed(url=one.url, title=one.name, folders=one.folders) for one in given]
        return write_opml(feeds, "Feeds of Dateline", self.now())

    async def _take_in(
        self, listed: Listed, probe: Probe, wish: Wish, *, only_working: bool
    ) -> Imported:
        found = next(iter(probe.found), None)
        refused = None if found else next(iter(probe.refused), None)
        if found is None and only_working:
            return Imported(listed=listed, fate="left_out", refused=refused)
        name = listed.title or (found.title if found else None)
        given = wish.model_copy(
            update={
                "name": name,
                "folders": listed.folders,
                "allow_private": found.allow_private if found else wish.allow_private,
            }
        )
        added = await self.add(found.url if found else listed.url, given)
        fate = "known" if not added.is_new else "added" if found else "added_failing"
        return Imported(listed=listed, fate=fate, added=added, found=found, refused=refused)

    async def _pause(self, ids: Sequence[str], *, paused: bool) -> int:
        found = await self.registry.find(ids)
        others = [name for name, one in found.items() if one.subscription.paused is not paused]
        return len(await self.registry.pause(others, paused=paused))

    async def _reports(self, registered: Sequence[Registered]) -> list[FeedReport]:
        """Put registry, schedule and memory together, partition by partition."""
        parts: defaultdict[int, list[Registered]] = defaultdict(list)
        for one in registered:
            parts[self._outbox(one).partition].append(one)
        held = sum(one.is_held for one in registered)
        told: list[FeedReport] = []
        for some in parts.values():
            for at in range(0, len(some), _PORTION):
                told += await self._portion(some[at : at + _PORTION], held)
        return told

    async def _portion(self, some: Sequence[Registered], held: int) -> list[FeedReport]:
        keys = [memory_key(one.source) for one in some]
        memories = await self._outbox(some[0]).recall(keys)
        return [
            report(
                Standing(
                    one.source_id,
                    one.subscription,
                    recollect(stored, one.subscription.url),
                    self.now(),
                    due=one.due,
                    is_held=one.is_held,
                    held=held,
                )
            )
            for one, stored in zip(some, memories, strict=True)
        ]

    def _outbox(self, one: Registered) -> Outbox[Any]:
        return self.registry.outbox.at(home(one.subscription, one.source_id))

    def _moment(self, due: float | None) -> datetime | None:
        return None if due is None else self.now() + timedelta(seconds=max(0.0, due))
