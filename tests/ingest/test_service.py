"""Tests of the wiring of ingest."""

from __future__ import annotations

import asyncio
import importlib.metadata
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from dateline.ending import end
from dateline.errors import Mishap
from dateline.streams import FETCHED
from dateline_ingest.polling.registry import Registry, subscription_of
from dateline_ingest.service import service
from dateline_ingest.sources import feed_source
from tests.conftest import until

from .fakes import FakeOutbox, Page, Web
from .samples import HARBOUR_STORY, RSS


async def test_feeds_and_wire_files_go_out_together(
    tmp_path: Path, web: Web, outbox: FakeOutbox
) -> None:
    """Through one loop that writes to one stream."""
    web.pages["/rss"] = Page(RSS)
    (tmp_path / "a.txt").write_text(HARBOUR_STORY, encoding="utf-8")
    environ = {
        "DATELINE_FEEDS": f"{web.url}/rss",
        "DATELINE_ALLOW_PRIVATE": "127.0.0.1",
        "DATELINE_WIRE_DIR": str(tmp_path),
        "DATELINE_WIRE_INTERVAL": "0.01",
    }
    async with service(environ) as ingest:
        assert ingest.name == "ingest"
        (task,) = ingest.tasks
        assert task.writes is FETCHED
        running = asyncio.ensure_future(task.run(outbox))
        while len(outbox.stream) < 3:  # noqa: ASYNC110 - the outbox has no event to wait for
            await asyncio.sleep(0.01)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    assert {article.via for article in outbox.stream} == {"rss", "wire"}


async def test_feeds_alone_are_enough(web: Web) -> None:
    """No folder need be watched."""
    async with service({"DATELINE_FEEDS": f"{web.url}/rss"}) as ingest:
        assert len(ingest.tasks) == 1


@pytest.mark.parametrize(
    ("environ", "warned"),
    [({}, True), ({"DATELINE_FEEDS": " , "}, True), ({"DATELINE_WIRE_DIR": "wire"}, False)],
)
async def test_ingest_without_a_feed_waits_for_one(
    environ: dict[str, str],
    warned: object,
    outbox: FakeOutbox,
    web: Web,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says so, unless there is a folder; what a command adds is read within a second."""
    web.pages["/rss"] = Page(RSS)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire").mkdir()
    outbox.clock = time.time
    source = feed_source(f"{web.url}/rss")
    with capture_logs() as logs:
        async with service({"DATELINE_ALLOW_PRIVATE": "127.0.0.1", **environ}) as ingest:
            running = asyncio.ensure_future(ingest.tasks[0].run(outbox))
            await until(lambda: any(log["event"] == "ingest.started" for log in logs))
            await Registry(outbox).add({source.id: subscription_of(source, datetime.now(UTC))})
            await until(lambda: len(outbox.stream) == 2)
            await end([running])
    assert warned == ("ingest.no_feeds" in {log["event"] for log in logs})


@pytest.mark.parametrize(
    ("environ", "where"),
    [
        ({"DATELINE_FEEDS": "/nowhere/my.opml"}, "/nowhere/my.opml"),
        ({"DATELINE_FEED_TIMEOUT": "-1"}, "DATELINE_FEED_TIMEOUT"),
    ],
)
async def test_what_cannot_start_says_why(environ: dict[str, str], where: str) -> None:
    """In one line, before anything runs."""
    with pytest.raises(Mishap) as caught:
        async with service(environ):
            pass
    assert caught.value.where == where


def test_the_distribution_declares_its_entry_points() -> None:
    """The command line finds services and readers by them."""
    found = importlib.metadata.entry_points(group="dateline.services")
    assert found["ingest"].value == "dateline_ingest.service:service"
    readers = importlib.metadata.entry_points(group="dateline.readers")
    assert {reader.name: reader.value for reader in readers if "ingest" in reader.value} == {
        "read": "dateline_ingest.reading:read",
        "read_document": "dateline_ingest.reading:read_document",
    }


def test_the_service_does_not_import_the_page_extractor() -> None:
    """It costs memory and time, and only single pages are read with it."""
    program = "import sys, dateline_ingest.service; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
