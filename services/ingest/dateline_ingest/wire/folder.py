"""The loop that takes plain-text wire stories from a folder, each file once per content."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox
from dateline.runtime.logging import logger
from dateline_ingest.identity.editor import Editor
from dateline_ingest.outcomes import Failed, Outcome, line
from dateline_ingest.wire.articles import read_wire

log = logger("ingest")


class FileState(NamedTuple):
    """What a directory tells about a file; equal twice running, nobody is writing to it."""

    size: int
    mtime_ns: int


class FileMemory(BaseModel):
    """What became of a file, stored as JSON under ``wire:<path relative to the folder>``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    outcome: Outcome
    detail: str = ""
    content_hash: str
    """BLAKE2b-128 of the file's bytes."""


@dataclass
class WireFolder:
    """Watches a folder and its subfolders for ``.txt`` files."""

    folder: Path
    outbox: Outbox[ArticleFetched]
    interval: float
    """Seconds between two looks."""
    max_bytes: int
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
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

        Returns:
            How many articles were published.
        """
        try:
            found = await asyncio.to_thread(lambda: dict(_text_files(self.folder)))
        except OSError as error:
            self._complain_once(error)
            return 0
        self.is_missing = False
        anew = self._has_lost(len(found))
        ready = [path for path, state in found.items() if self._is_ready(path, state)]
        self.seen = found
        self.done = {path: state for path, state in self.done.items() if path in found}
        published = 0
        for path in sorted(ready):
            published += await self.take_in(path, anew=anew)
            self.done[path] = found[path]
        return published

    async def take_in(self, path: Path, *, anew: bool = False) -> int:
        """Read one file, publish its story if it is news, and remember the outcome.

        Args:
            path: of the file.
            anew: whether to read it although its bytes are known.
        """
        name = _name(path.relative_to(self.folder))
        content = await asyncio.to_thread(self._content, path)
        if isinstance(content, Failed):
            return await self._remember(path, name, content, "")
        digest = blake2b(content, digest_size=16).hexdigest()
        (stored,) = await self.outbox.at(memory_key(name)).recall([memory_key(name)])
        if _is_known(stored, digest) and not anew:
            return 0
        read = await asyncio.to_thread(self._read, path, name, content)
        return await self._remember(path, name, read, digest)

    def _read(self, path: Path, name: str, content: bytes) -> ArticleFetched | Failed:
        """Parse in a worker thread; a bug in it is one file's trouble."""
        arrived = datetime.fromtimestamp(self.seen[path].mtime_ns / 1e9, UTC).date()
        try:
            return read_wire(
                content,
                name=name,
                folder=path.parent.name,
                fetched_at=self.now(),
                arrived=arrived,
            )
        except Exception as error:
            log.exception("ingest.parse_crashed", file=str(path))
            return Failed("internal_error", repr(error)[:200])

    async def _remember(
        self, path: Path, name: str, read: ArticleFetched | Failed, digest: str
    ) -> int:
        key = memory_key(name)
        home = self.outbox.at(key)
        if isinstance(read, Failed):
            log.warning(
                "ingest.wire_failed",
                file=str(path),
                outcome=read.outcome,
                told=line(str(path), read),
            )
            memory = FileMemory(outcome=read.outcome, detail=read.detail, content_hash=digest)
            return await home.publish(remember={key: memory.model_dump_json()})
        drafts = await Editor(self.outbox).drafts(read.source, [read], home=key)
        await home.room(read.source.id)
        memory = FileMemory(outcome="ok", content_hash=digest)
        published = await home.publish(drafts, remember={key: memory.model_dump_json()})
        log.info("ingest.wire_read", file=str(path), title=read.title, published=published)
        return published

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

    def _content(self, path: Path) -> bytes | Failed:
        try:
            with path.open("rb") as file:
                content = file.read(self.max_bytes + 1)
        except OSError as error:
            return Failed("unreadable", error.strerror or str(error))
        if len(content) > self.max_bytes:
            return Failed("too_large", f"over {self.max_bytes} bytes")
        return content

    def _complain_once(self, error: OSError) -> None:
        if not self.is_missing:
            failed = Failed("unreadable", error.strerror or str(error))
            log.warning(
                "ingest.wire_failed",
                file=str(self.folder),
                outcome=failed.outcome,
                told=line(str(self.folder), failed),
            )
        self.is_missing = True


def _name(path: Path) -> str:
    """Name a file by its path; bytes of it that are no text are told as such."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def memory_key(name: str) -> str:
    """Name the memory of a file: ``wire:<path relative to the folder>``.

    The name also chooses the partition: the file's articles lie where its memory lies, whichever
    agency they turn out to be of.
    """
    return f"wire:{name}"


def _is_known(stored: str | None, digest: str) -> bool:
    if stored is None:
        return False
    try:
        return FileMemory.model_validate_json(stored).content_hash == digest
    except ValidationError:
        return False


def _text_files(folder: Path) -> Iterator[tuple[Path, FileState]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):  # rsync and editors write here first
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _text_files(Path(entry.path))
            elif entry.name.lower().endswith(".txt") and entry.is_file():
                status = entry.stat()
                yield Path(entry.path), FileState(status.st_size, status.st_mtime_ns)
