"""Fixtures that every test may ask for: real Redis servers, and a watch over what stays in them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio import Redis

from dateline import embedded
from dateline.runtime.frame import connect

# A stream is trimmed and a memory expires; whatever else stays behind without a time to live is a
# leak, and would fill Redis in the months that a pipeline runs.
LASTING = ("articles.fetched", "articles.enriched")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Run the best server that this machine has."""
    with embedded.running(tmp_path_factory.mktemp("redis")) as running:
        yield running.url


@pytest.fixture
async def redis_url(server: str) -> AsyncGenerator[str]:
    """Give an empty Redis, and see afterwards that nothing leaked into it."""
    async with connect(server) as client:
        await client.flushall()
        yield server
        leaked = [
            name.decode()
            async for name in client.scan_iter()
            if await client.ttl(name) == -1 and not _may_last(name.decode())
        ]
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


async def until(condition: Any, *, within: float = 20.0) -> None:
    """Wait until an (async) condition holds, instead of sleeping and hoping."""
    async with asyncio.timeout(within):
        while True:
            answer = condition()
            if await answer if asyncio.iscoroutine(answer) else answer:
                return
            await asyncio.sleep(0.02)


def _may_last(name: str) -> bool:
    stem = name.split(":", 2)[-1]
    return stem.startswith(LASTING) and not stem.endswith(".failures")
