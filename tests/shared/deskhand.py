"""A desk to type commands at: its entry point, a site on loopback, and a worker that looks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio import Redis
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.ending import end
from dateline.feeds import FeedReport
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.registry import read_subscription
from dateline_ingest.polling.schedule_store import Schedule

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def install_desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay the metadata of an ingest with a desk onto the path."""
    info = folder / "desk_of_tests-1.0.dist-info"
    info.mkdir()
    head = "Metadata-Version: 2.1\nName: desk-of-tests\nVersion: 1.0\n"
    (info / "METADATA").write_text(head, encoding="utf-8")
    entry = "[dateline.desks]\ningest = dateline_ingest.desk:open_desk\n"
    (info / "entry_points.txt").write_text(entry, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)  # pyright: ignore[reportUnknownMemberType] - untyped in pytest


def opml(urls: list[str]) -> str:
    """List feeds in two folders."""
    rows = [
        f'<outline text="F{place}"><outline type="rss" text="{place}" xmlUrl="{url}"/></outline>'
        for place, url in enumerate(urls)
    ]
    head = '<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head>'
    return f"{head}<body>{''.join(rows)}</body></opml>"


def write_opml_file(folder: Path, urls: list[str]) -> str:
    """Write a list to a file."""
    file = folder / "mine.opml"
    file.write_text(opml(urls), encoding="utf-8")
    return str(file)


async def typed(url: str, *words: str, text: bytes | None = None) -> Any:
    """Type `dateline feeds …` while the test's own servers go on answering."""
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": url})
    return await asyncio.to_thread(runner.invoke, app, ["feeds", *words], input=text)


def feed_report(**fields: Any) -> FeedReport:
    """Make a report of a few facts."""
    given: dict[str, Any] = {
        "id": "harbour.example_rss",
        "url": "https://harbour.example/rss",
        "name": "Harbour Post",
        "domain": "harbour.example",
        "state": "healthy",
        "reason": "nothing is the matter",
        "remedy": "Nothing to do.",
    }
    return FeedReport.model_validate(given | fields)


async def remember(redis: Redis, source_id: str, host: str, **memory: Any) -> None:
    """Write down what a worker would remember about a feed."""
    outbox = RedisOutbox(redis, FETCHED, "ingest").at(host)
    told = FeedMemory.model_validate(memory).model_dump_json(exclude_defaults=True)
    await outbox.publish(remember={f"feed:{source_id}": told})


@asynccontextmanager
async def looking(redis: Redis, *, wait: float = 900.0) -> AsyncGenerator[None]:
    """Look at feeds that are due as an ingest would, except that each has three entries."""

    async def work() -> None:
        schedule = Schedule(RedisOutbox(redis, FETCHED, "ingest").at(""), "tester")
        while True:
            for lease in (await schedule.take(20)).leases:
                given = read_subscription(lease.entry)
                assert given is not None
                await remember(
                    redis,
                    lease.member,
                    given.domain,
                    url=given.url,
                    last_outcome="ok",
                    entries=3,
                    next_poll=datetime.now(UTC) + timedelta(seconds=wait),
                    wait=wait,
                )
                await schedule.settle(lease, wait)
            await asyncio.sleep(0.02)

    task = asyncio.create_task(work())
    try:
        yield
    finally:
        await end([task])
