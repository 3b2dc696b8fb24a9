"""The floor: the same stage by hand, with redis-py, pydantic and the fenced commit script."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from redis.exceptions import ResponseError

from bench.delivery.client import client
from bench.delivery.payload import enrich
from bench.delivery.peer import Chore
from dateline.connection import connect
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime.scripts import load
from dateline.streams import ENRICHED, FETCHED, key, tally
from dateline.wire import timestamp

BATCH = 50
GROUP = "bench"

_SCOPE = f"{FETCHED.name}.{GROUP}"
_KEYS = [
    FETCHED.key(),
    ENRICHED.key(),
    FETCHED.dead(GROUP),
    key(f"{_SCOPE}.failures"),
    key(f"{_SCOPE}.later"),
    tally(),
]
"""What the commit script asks for."""

_BLOCK_MS = 1000
_PORTION = 100


class Floor:
    """No framework, no leases, no retries, no take-over: what the promise costs without a house."""

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Lay the documents out as Dateline's messages are."""
        fill_stream(url, documents)
        with client(url) as redis, suppress(ResponseError):  # there from the burst before
            redis.xgroup_create(FETCHED.key(), GROUP, id="0")

    def work(self, url: str, chore: Chore) -> None:
        """Read, validate, build, dump, commit; the chore is the bare stage."""
        del chore
        asyncio.run(_work(url))

    def done(self, redis: Any) -> int:
        """Count the entries of the output stream."""
        length: int = redis.xlen(ENRICHED.key())
        return length


def fill_stream(url: str, documents: Sequence[str]) -> None:
    """Put documents on the stream of fetched articles."""
    asyncio.run(fill_partitions(url, documents, 1))


async def fill_partitions(url: str, documents: Sequence[str], partitions: int) -> None:
    """Put documents on the partitions of the stream."""
    async with connect(url) as redis:
        for number in range(partitions):
            share = documents[number::partitions]
            for at in range(0, len(share), _PORTION):
                pipe = redis.pipeline(transaction=False)
                for document in share[at : at + _PORTION]:
                    fields: Any = _fields(ArticleFetched.message_type, "bench/1", document)
                    pipe.xadd(FETCHED.key(number), fields)
                await pipe.execute()


async def _work(url: str) -> None:
    async with connect(url) as redis:
        commit = load(redis, "commit")
        while True:
            reply: Any = await redis.xreadgroup(
                GROUP, "floor", {FETCHED.key(): ">"}, count=BATCH, block=_BLOCK_MS
            )
            if reply:
                arguments: list[Any] = [GROUP, "floor", _SCOPE, ENRICHED.name]
                for entry_id, fields in reply[0][1]:
                    arguments += _settled(entry_id, fields)
                await commit(keys=_KEYS, args=arguments)


def _settled(entry_id: bytes, fields: dict[bytes, bytes]) -> list[Any]:
    made = enrich(ArticleFetched.model_validate_json(fields[b"data"]))
    output = _fields(
        ArticleEnriched.message_type, made.message_id, made.model_dump_json(exclude_defaults=True)
    )
    items = [item for pair in output.items() for item in pair]
    return [entry_id, "done", 1, len(items), *items]


def _fields(message_type: str, message_id: str, document: str) -> dict[str, str]:
    now = timestamp(datetime.now(UTC))
    return {"type": message_type, "id": message_id, "time": now, "data": document}
