"""Looks for one article everywhere: archive, ingest's memory, streams, lanes and dead letters."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from redis.asyncio import Redis

from dateline.archive import Stored
from dateline.cli.moments import entry_time, order
from dateline.cli.reach import archived, reached
from dateline.errors import Mishap
from dateline.runtime.layout import look_up_layout
from dateline.runtime.letters import Letter, Letters
from dateline.runtime.pages import pages
from dateline.runtime.queues import Queue, find_queues, groups_of
from dateline.runtime.redis_log import POSTPONED, RELEASED
from dateline.runtime.settings import Environ
from dateline.streams import ALL, key
from dateline.wire import Fields

_ADDRESSES = ("url", "canonical_url", "guid")


@dataclass(frozen=True)
class Stand:
    """How far a group is with an entry."""

    stage: str
    state: str
    """``undelivered``, ``held``, ``postponed``, ``released`` or ``settled``."""
    consumer: str | None = None
    deliveries: int = 0
    since: datetime | None = None
    """When it was last delivered, or its lease renewed."""
    due: datetime | None = None
    complaint: str | None = None
    """Why its last try came to nothing."""


@dataclass(frozen=True)
class Sighting:
    """An entry that carries a revision of the article."""

    stream: str
    """The Redis key."""
    entry_id: str
    revision: int
    at: datetime
    """When it was put there."""
    document: Mapping[str, Any]
    stands: Sequence[Stand]


@dataclass
class Trace:
    """All that is known of one article."""

    article_id: str
    remembered: int = 0
    """The greatest revision that ingest has published; 0, if it does not know the article."""
    stored: list[Stored] = field(default_factory=list[Stored])
    sightings: list[Sighting] = field(default_factory=list[Sighting])
    letters: list[Letter] = field(default_factory=list[Letter])
    silent: str | None = None
    """Why the archive could not be asked."""

    @property
    def known(self) -> bool:
        """Whether there is any trace of it at all."""
        return bool(self.remembered or self.stored or self.sightings or self.letters)


async def search(environ: Environ, name: str) -> list[Trace]:
    """Look for the articles of a URL, a guid or an article id.

    Raises:
        Mishap: Redis cannot be reached.
    """
    async with reached(environ) as redis:
        found = _Search(redis, name.strip())
        await found.ask_archive(environ)
        await found.look_into_streams()
        await found.ask_ingest()
    return [trace for trace in found.traces.values() if trace.known]


class _Search:
    def __init__(self, redis: Redis, name: str) -> None:
        self._redis: Any = redis
        self._name = name
        # As it stands in a document: a look at the bytes spares reading all the others.
        self._written = json.dumps(name, ensure_ascii=False)[1:-1].encode()
        self.traces: dict[str, Trace] = {}
        self._silent: str | None = None
        article_id = _uuid(name)
        if article_id:
            self._of(str(article_id))

    def _of(self, article_id: str) -> Trace:
        return self.traces.setdefault(article_id, Trace(article_id, silent=self._silent))

    async def ask_archive(self, environ: Environ) -> None:
        try:
            async with archived(environ) as archive:
                for article in await archive.find(self._name):
                    self._of(str(article))
                for article_id, known in self.traces.items():
                    known.stored = await archive.history(UUID(article_id))
        except Mishap as mishap:
            self._silent = str(mishap)
            for found in self.traces.values():
                found.silent = self._silent

    async def look_into_streams(self) -> None:
        for partition in range(max(await look_up_layout(self._redis))):
            for stream in ALL:
                await self._look(stream.key(partition))
        for queue in await find_queues(self._redis):
            await self._look(queue.lane, of=queue.group)
            await self._look_at_letters(queue)

    async def ask_ingest(self) -> None:
        for partition in range(max(await look_up_layout(self._redis))):
            for article_id, found in self.traces.items():
                state = await self._redis.get(key(f"ingest:article:{article_id}", partition))
                revision = (state or b"0").split(b" ")[0]
                if revision.isdigit():
                    found.remembered = max(found.remembered, int(revision))

    async def _look(self, stream: str, *, of: str | None = None) -> None:
        """Look through a stream, or through the lane of a group."""
        groups = await groups_of(self._redis, stream)
        async with aclosing(pages(self._redis, stream)) as rows:
            async for entry_id, fields in rows:
                document = self._match(fields)
                if document is None:
                    continue
                article_id, revision = _message_id(fields, document)
                stands = [
                    await self._stand(stream, entry_id, group, stream if of else None)
                    for group in groups
                ]
                self._of(article_id).sightings.append(
                    Sighting(stream, entry_id, revision, entry_time(entry_id), document, stands)
                )

    async def _look_at_letters(self, queue: Queue) -> None:
        async with aclosing(Letters(self._redis, queue).scan()) as letters:
            async for letter in letters:
                document = self._match(letter.original)
                if document is not None:
                    article_id, _ = _message_id(letter.original, document)
                    self._of(article_id).letters.append(letter)

    def _match(self, fields: Fields) -> Mapping[str, Any] | None:
        """Read an entry's document if it is about one of the articles; it may be damaged."""
        data = fields.get(b"data", b"")
        article_id = fields.get(b"id", b"").decode(errors="replace").partition("/")[0]
        if article_id not in self.traces and self._written not in data:
            return None
        document = _read(data)
        named = self._name in {document.get(name) for name in _ADDRESSES}
        return document if named or article_id in self.traces else None

    async def _stand(
        self, stream: str, entry_id: str, group: Mapping[str, Any], notes: str | None
    ) -> Stand:
        """Tell how far a group is with an entry.

        Args:
            stream: the key of stream or lane.
            entry_id: which entry.
            group: what Redis knows of the group.
            notes: under which name its retries are noted; stream and group, if not given.
        """
        name = group["name"].decode()
        if order(entry_id) > order(group["last-delivered-id"].decode()):
            return Stand(name, "undelivered")
        rows = await self._redis.xpending_range(stream, name, entry_id, entry_id, 1)
        if not rows:
            return Stand(name, "settled")
        consumer, notes = rows[0]["consumer"].decode(), notes or f"{stream}.{name}"
        due = await self._redis.zscore(f"{notes}.later", entry_id)
        note = await self._redis.hget(f"{notes}.failures", entry_id)
        return Stand(
            name,
            consumer if consumer in {POSTPONED, RELEASED} else "held",
            consumer,
            rows[0]["times_delivered"],
            datetime.now(UTC) - timedelta(milliseconds=rows[0]["time_since_delivered"]),
            datetime.fromtimestamp(due / 1000, UTC) if due is not None else None,
            _read(note or b"").get("detail"),
        )


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None


def _read(data: bytes) -> Mapping[str, Any]:
    """Read a JSON object; what is none, is empty."""
    try:
        document: Any = json.loads(data)
    except ValueError:
        return {}
    return cast("dict[str, Any]", document) if isinstance(document, dict) else {}


def _message_id(fields: Fields, document: Mapping[str, Any]) -> tuple[str, int]:
    """Tell article and revision by the entry's own id, or else by its document."""
    article_id, _, revision = fields.get(b"id", b"").decode(errors="replace").partition("/")
    if article_id and revision.isdigit():
        return article_id, int(revision)
    number = document.get("revision")
    return str(document.get("article_id")), number if isinstance(number, int) else 0
