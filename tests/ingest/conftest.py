"""Fixtures of the tests of ingest."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from dateline_ingest.fetching.fetcher import HttpFetcher, open_fetcher
from dateline_ingest.settings import IngestSettings

from .fakes import FakeOutbox, Web, open_web
from .hub import Hub, open_hub
from .push_desk import Desk, open_desk

LOOPBACK = "127.0.0.0/8"
"""Where the servers of the tests are; the fetcher must be told that it may go there."""


@pytest.fixture
def outbox() -> FakeOutbox:
    """An outbox in memory."""
    return FakeOutbox()


@pytest.fixture
async def web() -> AsyncGenerator[Web]:
    """A web server on loopback."""
    async with open_web() as served:
        yield served


@pytest.fixture
async def fetcher() -> AsyncGenerator[HttpFetcher]:
    """The real fetcher, with a small limit."""
    async with open_fetcher(
        IngestSettings(feed_max_bytes=100_000, allow_private=LOOPBACK)
    ) as opened:
        yield opened


@pytest.fixture
async def hub() -> AsyncGenerator[Hub]:
    """Open a hub."""
    async with open_hub() as opened:
        yield opened


@pytest.fixture
async def desk() -> AsyncGenerator[Desk]:
    """Open a subscriber."""
    async with open_desk() as opened:
        yield opened
