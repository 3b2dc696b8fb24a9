"""Fixtures that every test may ask for: real Redis servers, and a watch over what stays in them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from redis.asyncio import Redis

from dateline import embedded
from dateline.connection import connect
from dateline.messages import Message
from dateline.streams import Stream
from dateline.wire import encode

M = TypeVar("M", bound=Message)

# A stream is trimmed and a memory expires; whatever else stays behind without a time to live is a
# leak, and would fill Redis in the months that a pipeline runs.
LASTING = (
    *("articles.fetched", "articles.enriched", "tally", "layout"),
    *("ingest:feeds", "ingest:schedule", "ingest:followed", "ingest:rechecks"),
)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Run the best server that this machine has."""
    with embedded.running(tmp_path_factory.mktemp("redis")) as running:
        yield running.url


@pytest.fixture
async def redis_url(server: str) -> AsyncGenerator[str]:
    """Give an empty Redis, and see afterwards that nothing leaked into it."""
    async with connect(server) as client:
        await flush(client)
        yield server
        leaked = [name for name in await names(client) if await _is_leak(client, name)]
    assert not leaked, f"keys without a time to live: {leaked}"


@pytest.fixture
async def redis(redis_url: str) -> AsyncGenerator[Redis]:
    """Give a client of an empty Redis."""
    async with connect(redis_url) as client:
        yield client


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Give a folder for a pipeline's data."""
    return tmp_path / "data"


async def names(redis: Any) -> list[str]:
    """List the keys of a Redis; its command has untyped arguments."""
    return [name.decode() for name in await redis.keys()]


async def flush(redis: Any) -> None:
    """Empty a Redis; its command has untyped arguments."""
    await redis.flushall()


async def put(redis: Redis, stream: Stream[M], message: M) -> None:
    """Put a message on its stream."""
    fields: Any = encode(message)
    await redis.xadd(stream.key(), fields)


async def until(condition: Any, *, within: float = 20.0) -> None:
    """Wait until an (async) condition holds, instead of sleeping and hoping."""
    async with asyncio.timeout(within):
        while True:
            answer = condition()
            if await answer if asyncio.iscoroutine(answer) else answer:
                return
            await asyncio.sleep(0.02)


async def _is_leak(redis: Redis, name: str) -> bool:
    stem = name.split(":", 2)[-1]
    lasting = stem.startswith(LASTING) and not stem.endswith((".failures", ".later"))
    return not lasting and await redis.ttl(name) == -1
