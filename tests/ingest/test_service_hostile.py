"""Hostile feeds among honest ones: each ends with one reason, and the neighbours go on."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping

from structlog.testing import capture_logs

from dateline.ending import end
from dateline_ingest.service import service
from dateline_ingest.sources import feed_source
from tests.conftest import until

from . import hostile
from .fakes import FakeOutbox, Page, Web
from .samples import RSS

HOSTILE: Mapping[str, Page] = {
    "laughs": Page(hostile.billion_laughs()),
    "attributes": Page(hostile.many_attributes()),
    "depth": Page(hostile.deep_tags()),
    "film": Page(hostile.film(), headers={"Content-Type": "video/mp4"}),
    "json": Page(hostile.deep_json()),
    "circle": Page(status=302, headers={"Location": "/circle"}),
    "drip": Page(RSS, seconds_before_body=60),
    "inside": Page(status=302, headers={"Location": "http://169.254.169.254/latest/"}),
}
"""By path; the last leads to where a cloud keeps its secrets."""


async def test_hostile_feeds_end_with_a_reason_and_their_neighbours_are_read(
    web: Web, outbox: FakeOutbox
) -> None:
    """Whatever eight of ten feeds are made of, the other two are published, and ingest lives on."""
    outbox.clock = time.time
    web.pages = {f"/{name}": page for name, page in HOSTILE.items()}
    web.pages |= {"/good": Page(RSS), "/fair": Page(RSS)}
    urls = {path.strip("/"): f"{web.url}{path}" for path in web.pages}
    environ = {
        "DATELINE_FEEDS": " ".join(urls.values()),
        "DATELINE_ALLOW_PRIVATE": "127.0.0.1",
        "DATELINE_FULL_TEXT": "never",
        "DATELINE_FEED_TIMEOUT": "3",
        "DATELINE_HOST_GAP": "0",
    }
    with capture_logs() as logs:
        async with service(environ) as ingest:
            running = asyncio.ensure_future(ingest.tasks[0].run(outbox))
            caught_up = lambda: any(log["event"] == "ingest.caught_up" for log in logs)  # noqa: E731 - the condition
            await until(caught_up, within=90)
            await end([running])
    found = {
        name: json.loads(outbox.memory[f"feed:{feed_source(url).id}"]) for name, url in urls.items()
    }
    outcomes = {name: memory["last_outcome"] for name, memory in found.items()}
    assert outcomes.pop("good") == outcomes.pop("fair") == "ok"
    assert outcomes["circle"] == "redirect_loop"
    assert outcomes["drip"] == "timeout"
    assert outcomes["film"] == "media"
    assert outcomes["inside"] == "private_address"
    assert set(outcomes.values()) <= {
        "redirect_loop", "timeout", "media", "private_address", "hostile", "too_costly",
        "broken_xml", "not_a_feed", "empty", "ok",
    }  # fmt: skip
    honest = [one for one in outbox.stream if one.source.feed_url in (urls["good"], urls["fair"])]
    assert len(honest) == 2, "two feeds of one host show the same two articles"
