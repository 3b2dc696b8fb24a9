"""Tests of reading pages in the sandbox, under its limits."""

from __future__ import annotations

from dateline.messages import ArticleFetched
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.sandbox import open_sandbox

from .samples import NOW
from .web_pages import JSON_LD, STORY, URL, page

MODULE = "dateline_ingest.pages.warmed"


async def test_an_honest_page_is_within_the_limits_and_a_hostile_one_is_stopped() -> None:
    """What must be loaded is loaded before, and the next page is read as if nothing had been."""
    honest = page(data=JSON_LD, body=STORY)
    attributes = " ".join(f"a{number}=1" for number in range(200_000))
    async with open_sandbox(1, preload=[MODULE]) as sandbox:
        first = await sandbox.run(read_article_page, honest, url=URL, fetched_at=NOW)
        assert isinstance(first, ArticleFetched)
        assert first.language is not None
        hostile = f"<p {attributes}>x</p>".encode()
        stopped = await sandbox.run(read_article_page, hostile, url=URL, fetched_at=NOW)
        assert isinstance(stopped, Failed)
        assert stopped.outcome == "too_costly"
        assert await sandbox.run(read_article_page, honest, url=URL, fetched_at=NOW) == first
