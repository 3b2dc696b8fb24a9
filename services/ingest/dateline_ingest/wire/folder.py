"""The loop that takes wire stories from a folder, each file once per content."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox
from dateline.runtime.logging import logger
from dateline_ingest.identity.editor import Editor
from dateline_ingest.identity.keys import home_of
from dateline_ingest.outcomes import Failed, Outcome, line
from dateline_ingest.wire import naming
from dateline_ingest.wire.articles import WireItem, read_wire_file
from dateline_ingest.wire.files import FileState, find_files, name_of, read_file
from dateline_ingest.wire.remembering import portions, remember_names, resolve

log = logger("ingest")

_HOME = "wire"
"""Chooses the partition of what is remembered about files, and of the names of their stories.

The articles lie where their source does, and a memory beside them vouches for each file."""


class FileMemory(BaseModel):
    """What became of a file, stored as JSON under ``wire:<path relative to the folder>``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    outcome: Outcome
    detail: str = ""
    content_hash: str
    """BLAKE2b-128 of the file's bytes."""
    homes: tuple[str, ...] = ()
    """Where its articles lie; a memory of the same name lies beside them and vouches for them."""


@dataclass
class WireFolder:
    """Watches a folder and its subfolders for wire files."""

    folder: Path
    outbox: Outbox[ArticleFetched]
    interval: float
    """Seconds between two looks."""
    max_bytes: int
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    editor: Editor | None = None
    """Decides what is news; if not given, one without hooks."""
    seen: dict[Path, FileState] = field(default_factory=dict[Path, FileState])
    """How each file looked the last time."""
    done: dict[Path, FileState] = field(default_factory=dict[Path, FileState])
    """How each file looked when it was read."""
    is_missing: bool = False
    losses: int = 0
    """How many losses of Redis have been dealt with."""

    def __post_init__(self) -> None:
        """Count the losses from now on: what Redis lost earlier, this process never knew."""
        self.losses = self.outbox.losses

    async def run(self) -> None:
        """Watch for ever."""
        while True:
            await self.look()
            await asyncio.sleep(self.interval)

    async def look(self) -> int:
        """Take in every file that is new or changed, and that nobody is writing to any more.

        The oldest goes first, so that a story is known when its correction is read.

        Returns:
            How many articles were published.
        """
        try:
            found = await asyncio.to_thread(find_files, self.folder)
        except OSError as error:
            self._complain_once(error)
            return 0
        self.is_missing = False
        anew = self._has_lost(len(found))
        ready = [path for path, state in found.items() if self._is_ready(path, state)]
        self.seen = found
        self.done = {path: state for path, state in self.done.items() if path in found}
        published = 0
        for path in sorted(ready, key=lambda path: (found[path].mtime_ns, path)):
            published += await self.take_in(path, anew=anew)
            self.done[path] = found[path]
        return published

    async def take_in(self, path: Path, *, anew: bool = False) -> int:
        """Read one file, publish its stories that are news, and remember the outcome.

        Args:
            path: of the file.
            anew: whether to read it although its bytes are known.
        """
        name = name_of(path.relative_to(self.folder))
        content = await asyncio.to_thread(read_file, path, self.max_bytes)
        if content is None:
            return 0
        (stored,) = await self.outbox.at(_HOME).recall([memory_key(name)])
        before = _memory(stored)
        if isinstance(content, Failed):
            return await self._fail(path, name, content, "", before)
        digest = blake2b(content, digest_size=16).hexdigest()
        is_known = before is not None and await self._is_vouched(name, before, digest)
        if is_known and not anew:
            return 0
        (first_name,) = await self.outbox.at(_HOME).recall([naming.bytes_name(digest)])
        items = await asyncio.to_thread(self._read, path, first_name or name, content)
        if isinstance(items, Failed):
            return await self._fail(path, name, items, digest, before)
        return await self._publish(path, name, items, digest, only_lost=is_known)

    def _read(self, path: Path, name: str, content: bytes) -> tuple[WireItem, ...] | Failed:
        """Parse in a worker thread; a bug in it is one file's trouble."""
        arrived = datetime.fromtimestamp(self.seen[path].mtime_ns / 1e9, UTC).date()
        try:
            return read_wire_file(
                content,
                name=name,
                folder=path.parent.name,
                fetched_at=self.now(),
                arrived=arrived,
            )
        except Exception as error:
            log.exception("ingest.parse_crashed", file=str(path))
            return Failed("internal_error", repr(error)[:200])

    async def _publish(
        self, path: Path, name: str, items: Sequence[WireItem], digest: str, *, only_lost: bool
    ) -> int:
        """Publish source by source; the file's memory is written last.

        Args:
            path: of the file.
            name: of the file.
            items: its stories.
            digest: of its bytes.
            only_lost: whether the file was read before, and only what Redis lost goes out again.
        """
        resolved = await resolve(self.outbox.at(_HOME), items, path.parent.name)
        vouched = FileMemory(outcome="ok", content_hash=digest).model_dump_json()
        homes: dict[str, None] = {}
        published = 0
        for portion in portions(resolved.articles):
            source = portion[0].source
            home = self.outbox.at(home_of(source))
            drafts = await (self.editor or Editor(self.outbox)).drafts(source, portion)
            if only_lost:
                drafts = [draft for draft in drafts if draft.expected is None]
            await home.room(source.id)
            published += await home.publish(drafts, remember={memory_key(name): vouched})
            homes[home_of(source)] = None
        await remember_names(self.outbox.at(_HOME), resolved.names)
        outcome: Outcome = "ok" if resolved.articles else "superseded"
        memory = FileMemory(outcome=outcome, content_hash=digest, homes=tuple(homes))
        identities = {**resolved.identities, naming.bytes_name(digest): name}
        identities[memory_key(name)] = memory.model_dump_json()
        await self.outbox.at(_HOME).publish(remember=identities)
        title = items[0].article.title
        log.info("ingest.wire_read", file=str(path), title=title, published=published)
        return published

    async def _is_vouched(self, name: str, before: FileMemory, digest: str) -> bool:
        """Whether these bytes were read, and Redis still has the articles that came of them.

        Partitions may lie on different servers: what one lost, the memory on another cannot know.
        """
        if before.content_hash != digest:
            return False
        for home in before.homes:
            (stored,) = await self.outbox.at(home).recall([memory_key(name)])
            beside = _memory(stored)
            if beside is None or beside.content_hash != digest:
                return False
        return True

    async def _fail(
        self, path: Path, name: str, failed: Failed, digest: str, before: FileMemory | None
    ) -> int:
        """Remember what is wrong with a file, and tell it once."""
        memory = FileMemory(outcome=failed.outcome, detail=failed.detail, content_hash=digest)
        if memory != before:
            told = line(str(path), failed)
            log.warning("ingest.wire_failed", file=str(path), outcome=failed.outcome, told=told)
        remember = {memory_key(name): memory.model_dump_json()}
        return await self.outbox.at(_HOME).publish(remember=remember)

    def _has_lost(self, files: int) -> bool:
        """Notice that Redis has lost data: every file is then read again, known or not."""
        if self.outbox.losses <= self.losses:
            return False
        self.losses = self.outbox.losses
        log.warning("ingest.memory_lost", files=files)
        self.done.clear()
        return True

    def _is_ready(self, path: Path, state: FileState) -> bool:
        """Whether a file is at rest and not read yet.

        A file is at rest if it looks as it did the last time, or was written long enough ago.
        """
        if self.done.get(path) == state:
            return False
        age = self.now().timestamp() - state.mtime_ns / 1e9
        return self.seen.get(path) == state or age > self.interval

    def _complain_once(self, error: OSError) -> None:
        if not self.is_missing:
            failed = Failed("unreadable", error.strerror or str(error))
            told = line(str(self.folder), failed)
            log.warning(
                "ingest.wire_failed", file=str(self.folder), outcome=failed.outcome, told=told
            )
        self.is_missing = True


def memory_key(name: str) -> str:
    """Name the memory of a file: ``wire:<path relative to the folder>``."""
    return f"wire:{name}"


def _memory(stored: str | None) -> FileMemory | None:
    if stored is None:
        return None
    try:
        return FileMemory.model_validate_json(stored)
    except ValidationError:
        return None
