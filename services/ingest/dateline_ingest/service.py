"""The wiring of ingest: which sources feed which loops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Environ, Outbox, Service
from dateline.runtime.logging import logger
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import FETCHED
from dateline_ingest.feeds import reader
from dateline_ingest.feeds.reader import SandboxedReader
from dateline_ingest.fetching.fetcher import HttpFetcher, open_fetcher
from dateline_ingest.fetching.robots import Robots
from dateline_ingest.identity.editor import Editor
from dateline_ingest.pages.rechecks import ENTRIES, NAME, Rechecks
from dateline_ingest.pages.visits import PageVisitor
from dateline_ingest.polling.looking import Looker
from dateline_ingest.polling.poller import Poller
from dateline_ingest.polling.schedule_store import Schedule
from dateline_ingest.sandbox import Sandbox, open_sandbox
from dateline_ingest.settings import IngestSettings
from dateline_ingest.source_files import read_sources
from dateline_ingest.sources import SAMPLE, named
from dateline_ingest.stories.linking import StoryLinker
from dateline_ingest.websub.callback import make_app
from dateline_ingest.websub.pushing import Pushing
from dateline_ingest.websub.server import bind, listening
from dateline_ingest.websub.subscriber import Subscriber
from dateline_ingest.wire.folder import WireFolder

log = logger("ingest")

_PAGES = "dateline_ingest.pages.warmed"


@dataclass(frozen=True)
class _Origins:
    """Where news comes from."""

    sources: tuple[Source, ...]
    folders: tuple[Path, ...]
    private: frozenset[str]
    """The ids of the sources that are on this machine."""


@asynccontextmanager
async def service(environ: Environ) -> AsyncGenerator[Service]:
    """Set ingest up.

    Raises:
        Mishap: a setting or a list of feeds is wrong.
    """
    settings = IngestSettings.read(environ)
    lease = RuntimeSettings.read(environ).min_idle
    async with AsyncExitStack() as stack:
        origins = await _origins(settings, stack)
        fetcher = await stack.enter_async_context(open_fetcher(settings))
        pages = () if settings.full_text == "never" else (_PAGES,)
        sandbox = await stack.enter_async_context(open_sandbox(preload=(*reader.PRELOAD, *pages)))
        ingest = Service("ingest")

        @ingest.runs(writes=FETCHED)
        async def watch(outbox: Outbox[ArticleFetched]) -> None:
            await _watch(outbox, settings, lease, origins, fetcher, sandbox)

        yield ingest


async def _watch(
    outbox: Outbox[ArticleFetched],
    settings: IngestSettings,
    lease: float,
    origins: _Origins,
    fetcher: HttpFetcher,
    sandbox: Sandbox,
) -> None:
    """Run all loops for ever."""
    linker = StoryLinker(outbox, settings.story_window)
    private: set[str] = set()
    visitor = PageVisitor(
        fetcher,
        Robots(fetcher),
        sandbox,
        settings.full_text,
        settings.pages_per_feed,
        private=private.__contains__,
        slots=asyncio.Semaphore(settings.page_concurrency),
    )
    editor = Editor(outbox, enlarge=visitor.enlarge, link=linker.link)
    looker = Looker(
        fetcher,
        outbox,
        editor,
        settings.feed_interval,
        reader=SandboxedReader(sandbox),
        private=private,
    )
    poller = Poller(
        looker,
        outbox,
        settings.feed_concurrency,
        lease=lease,
        gap=settings.host_gap,
        private=origins.private,
        may_be_empty=bool(origins.folders),
    )
    rechecks = _rechecks(visitor, editor, outbox, poller.worker)
    looker.on_published = rechecks.follow
    feeds = len(origins.sources)
    log.info("ingest.started", feeds=feeds, folders=[str(path) for path in origins.folders])
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
        await _open_push(settings, looker, poller, fetcher, stack)
        group.create_task(poller.run(origins.sources))
        group.create_task(rechecks.run())
        for folder in origins.folders:
            group.create_task(_watched(folder, outbox, settings, linker).run())


def _rechecks(
    visitor: PageVisitor, editor: Editor, outbox: Outbox[ArticleFetched], worker: str
) -> Rechecks:
    def schedule(part: Outbox[ArticleFetched]) -> Schedule:
        return Schedule(part, worker, NAME, ENTRIES)

    everywhere = [schedule(part) for part in outbox.parts()]
    return Rechecks(visitor, editor, outbox, everywhere, at=lambda home: schedule(outbox.at(home)))


async def _open_push(
    settings: IngestSettings,
    looker: Looker,
    poller: Poller,
    fetcher: HttpFetcher,
    stack: AsyncExitStack,
) -> None:
    """Listen to hubs, where they were told how to reach us."""
    if not settings.push_url:
        return
    base = settings.push_url.rstrip("/")
    subscriber = Subscriber(looker.outbox, fetcher, base, poller.deliver)
    looker.after_look = Pushing(subscriber).after_look
    app = make_app(subscriber, urlsplit(base).path, settings.feed_max_bytes)
    await stack.enter_async_context(listening(app, bind(settings.push_listen)))


async def _origins(settings: IngestSettings, stack: AsyncExitStack) -> _Origins:
    """Find out where news comes from; the sample newsroom is opened if it is asked for."""
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
    return _Origins(sources, folders, private)


def _watched(
    folder: Path, outbox: Outbox[ArticleFetched], settings: IngestSettings, linker: StoryLinker
) -> WireFolder:
    return WireFolder(
        folder,
        outbox,
        settings.wire_interval,
        settings.feed_max_bytes,
        editor=Editor(outbox, link=linker.link),
    )
