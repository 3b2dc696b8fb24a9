"""The wiring of ingest: which sources feed which loops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from dateline.errors import Mishap
from dateline.messages import ArticleFetched, Source
from dateline.runtime import Environ, Outbox, Service
from dateline.runtime.logging import logger
from dateline.streams import FETCHED
from dateline_ingest.fetching.fetcher import open_fetcher
from dateline_ingest.polling.poller import Poller
from dateline_ingest.settings import IngestSettings
from dateline_ingest.source_files import read_sources
from dateline_ingest.sources import SAMPLE, named
from dateline_ingest.wire.folder import WireFolder

log = logger("ingest")


@asynccontextmanager
async def service(environ: Environ) -> AsyncGenerator[Service]:
    """Set ingest up.

    Raises:
        Mishap: a setting or a list of feeds is wrong, or there is nothing to ingest.
    """
    settings = IngestSettings.read(environ)
    async with AsyncExitStack() as stack:
        sources, folders, private = await _origins(settings, stack)
        fetcher = await stack.enter_async_context(open_fetcher(settings))
        ingest = Service("ingest")

        @ingest.runs(writes=FETCHED)
        async def watch(outbox: Outbox[ArticleFetched]) -> None:
            slots = asyncio.Semaphore(settings.feed_concurrency)
            poller = Poller(fetcher, outbox, settings.feed_interval, slots, private=private)
            log.info("ingest.started", feeds=len(sources), folders=[str(path) for path in folders])
            async with asyncio.TaskGroup() as group:
                if sources:
                    group.create_task(poller.run(sources))
                for folder in folders:
                    group.create_task(_watched(folder, outbox, settings).run())

        yield ingest


async def _origins(
    settings: IngestSettings, stack: AsyncExitStack
) -> tuple[tuple[Source, ...], tuple[Path, ...], frozenset[str]]:
    """Find out where news comes from; the sample newsroom is opened if it is asked for.

    Returns:
        The feeds, the wire folders, and the ids of the feeds that are on this machine.
    """
    private: frozenset[str] = frozenset()
    names = named(settings.feeds)
    sources = await asyncio.to_thread(read_sources, [name for name in names if name != SAMPLE])
    folders = (settings.wire_dir,) if settings.wire_dir else ()
    if SAMPLE in names:
        # Only those who ask for the newsroom pay for it.
        from dateline_ingest.newsroom import serve  # noqa: PLC0415 - see above

        room = await stack.enter_async_context(serve(settings.newsroom_port))
        sources, folders = (*sources, *room.sources), (*folders, room.wire_dir)
        private = frozenset(source.id for source in room.sources)
    if not sources and not folders:
        raise Mishap(
            "nothing to ingest",
            where="DATELINE_FEEDS",
            remedy="Set it to feed URLs, an OPML file or the word sample; or set DATELINE_WIRE_DIR "
            "to a folder of wire stories.",
        )
    return sources, folders, private


def _watched(folder: Path, outbox: Outbox[ArticleFetched], settings: IngestSettings) -> WireFolder:
    return WireFolder(folder, outbox, settings.wire_interval, settings.feed_max_bytes)
