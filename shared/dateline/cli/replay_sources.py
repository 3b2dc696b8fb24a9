"""Where a replay takes articles from: the store's archive, or what the enriched streams hold."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from redis.asyncio import Redis

from dateline.cli.moments import entry_id_at, entry_time, is_entry_id, order, read_moment
from dateline.cli.reach import archived
from dateline.cli.unenriched import unenriched
from dateline.errors import Reject
from dateline.messages import ArticleEnriched
from dateline.runtime.pages import pages
from dateline.runtime.queues import Queue
from dateline.runtime.settings import Environ
from dateline.streams import ENRICHED, FETCHED, partition_of
from dateline.wire import Fields, decode, encode


@dataclass(frozen=True)
class Bound:
    """An end of the range: a time, or the id of an entry."""

    moment: datetime
    entry_id: str
    is_id: bool

    def __str__(self) -> str:
        return self.entry_id if self.is_id else self.moment.isoformat()


@dataclass(frozen=True)
class Range:
    """What is replayed: from one bound up to, and without, the other."""

    begin: Bound
    end: Bound


@dataclass(frozen=True)
class Item:
    """One entry to put on a lane."""

    queue: Queue
    fields: Mapping[Any, Any]
    at: str
    """What ``--from`` must say to begin with it."""


def read_bound(text: str, *, now: datetime, where: str) -> Bound:
    """Read a time, or the id of an entry.

    Raises:
        Mishap: it is neither.
    """
    if is_entry_id(text):
        return Bound(entry_time(text.strip()), text.strip(), is_id=True)
    moment = read_moment(text, now=now, where=where)
    return Bound(moment, entry_id_at(moment), is_id=False)


async def from_archive(
    environ: Environ, span: Range, *, partitions: int, replayed_at: datetime
) -> AsyncGenerator[Item]:
    """Yield what the store keeps, as ingest would send it once more.

    Raises:
        Mishap: there is no archive to read.
    """
    async with archived(environ) as archive:
        stored = archive.revisions(since=span.begin.moment, until=span.end.moment)
        async with aclosing(stored) as revisions:
            async for revision in revisions:
                article = revision.article
                queue = Queue(FETCHED, "enrich", partition_of(article.source.id, partitions))
                fields = encode(
                    unenriched(article, replayed_at=replayed_at), time=article.fetched_at
                )
                yield Item(queue, fields, revision.stored_at.isoformat())


async def to_enrich(
    redis: Redis, span: Range, *, layouts: Sequence[int], replayed_at: datetime
) -> AsyncGenerator[Item]:
    """Yield what the enriched streams still hold, each article and revision once."""
    seen: set[str] = set()
    async with aclosing(_entries(redis, span, partitions=max(layouts))) as rows:
        async for entry_id, _, fields in rows:
            article = _read(fields)
            if article is None or article.message_id in seen:
                continue
            seen.add(article.message_id)
            queue = Queue(FETCHED, "enrich", partition_of(article.source.id, layouts[-1]))
            laid = encode(
                unenriched(article, replayed_at=replayed_at),
                time=article.fetched_at,
                traceparent=fields.get(b"traceparent", b"").decode(errors="replace"),
            )
            yield Item(queue, laid, entry_id)


async def to_store(redis: Redis, span: Range, *, layouts: Sequence[int]) -> AsyncGenerator[Item]:
    """Yield the entries that the enriched streams still hold, byte for byte."""
    async with aclosing(_entries(redis, span, partitions=max(layouts))) as rows:
        async for entry_id, partition, fields in rows:
            yield Item(Queue(ENRICHED, "store", partition), fields, entry_id)


def _read(fields: Fields) -> ArticleEnriched | None:
    """Read an article; what cannot be read is a dead letter of its stage, or will be."""
    try:
        return decode(fields, ENRICHED.model)
    except Reject:
        return None


async def _entries(
    redis: Redis, span: Range, *, partitions: int
) -> AsyncGenerator[tuple[str, int, Fields]]:
    """Merge the streams of all partitions by entry id, so that one id tells how far we are."""
    held = [_held(redis, span, partition) for partition in range(partitions)]
    heads = {rows: await anext(rows, None) for rows in held}
    while waiting := {rows: head for rows, head in heads.items() if head is not None}:
        rows, head = min(waiting.items(), key=lambda item: order(item[1][0]))
        yield head
        heads[rows] = await anext(rows, None)


async def _held(
    redis: Redis, span: Range, partition: int
) -> AsyncGenerator[tuple[str, int, Fields]]:
    """Read one stream; an end without a second half leaves its whole millisecond out."""
    end = span.end.entry_id if "-" in span.end.entry_id else f"{span.end.entry_id}-0"
    found = pages(redis, ENRICHED.key(partition), span.begin.entry_id, f"({end}")
    async with aclosing(found) as entries:
        async for entry_id, fields in entries:
            yield entry_id, partition, fields
