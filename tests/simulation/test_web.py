"""Tests of the scripted web: its answers, and its ledger of them."""

from __future__ import annotations

import asyncio

from dateline import virtual_time
from dateline_ingest.fetching.fetcher import Fetched, NotModified, Result
from dateline_ingest.outcomes import Failed
from tests.simulation.feed import HOUR, Story
from tests.simulation.web import Ledger, ScriptedWeb


def looks(web: ScriptedWeb, hours: int) -> list[Result]:
    """Look at every feed every hour, with the validator of the last look."""
    etags: dict[str, str | None] = {}
    results: list[Result] = []

    async def look(url: str) -> None:
        result = await web.fetch(url, etag=etags.get(url))
        if isinstance(result, Fetched):
            etags[url] = result.etag
        results.append(result)

    async def watch() -> None:
        for _ in range(hours):
            await asyncio.gather(*(look(source.feed_url or "") for source in web.sources))
            await asyncio.sleep(HOUR)

    virtual_time.run(watch())
    return results


def test_a_web_answers_in_every_way() -> None:
    """Documents, unchanged ones, and each kind of trouble."""
    web = ScriptedWeb(seed=1, feeds=150, days=2.0)
    results = looks(web, 48)
    outcomes = {result.outcome for result in results if isinstance(result, Failed)}
    assert outcomes >= {"unavailable", "timeout", "rate_limited", "not_found", "gone"}
    assert any(isinstance(result, NotModified) for result in results)
    assert any(isinstance(result, Fetched) and result.moved_to for result in results)
    assert {"broken", "page"} <= web.answers.keys()
    assert web.answers.total() == len(results)


def test_every_story_served_is_in_the_ledger() -> None:
    """And none that nobody saw."""
    web = ScriptedWeb(seed=1, feeds=40, days=2.0)
    bodies = [found.body for found in looks(web, 48) if isinstance(found, Fetched)]
    text = b"\n".join(bodies).decode()
    assert 40 < len(web.ledger.versions) <= web.told
    for guid, titles in web.ledger.versions.items():
        assert f">{guid}</guid>" in text
        assert all(f"<title>{title}</title>" in text for title in titles)
    assert web.ledger.poisoned <= web.ledger.versions.keys()


def test_a_server_that_is_well_again_asks_for_nothing() -> None:
    """After the script every feed can be read."""
    web = ScriptedWeb(seed=1, feeds=60, days=0.5)
    results = looks(web, 14)[-60:]
    assert not [result for result in results if isinstance(result, Failed)]


def test_versions_are_written_down_once_and_in_order() -> None:
    """Looking twice at the same is seeing it once."""
    ledger, story = Ledger(), Story("7-1", 1, 0.0, None)
    ledger.saw(story)
    ledger.saw(story)
    first = story.title
    story.version = 2
    ledger.saw(story)
    assert ledger.versions == {"7-1": [first, story.title]}
    assert ledger.poisoned == set()


def test_equal_seeds_make_equal_webs() -> None:
    """Answer by answer."""
    told = [looks(ScriptedWeb(seed, 30, 1.0), 12) for seed in (5, 5, 6)]
    assert told[0] == told[1]
    assert told[0] != told[2]
