"""Tests of hostile documents: each ends within the limits of the sandbox, with one reason."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from dateline_ingest.feeds.articles import read_articles
from dateline_ingest.feeds.model import Feed
from dateline_ingest.feeds.parsing import parse_feed
from dateline_ingest.outcomes import ALL, Failed
from dateline_ingest.sandbox import ChildProcesses, Limits, open_sandbox

from . import hostile, tasks
from .fakes import open_web
from .samples import NOW, RSS, SOURCE

URL = "https://harbour.example/rss"
MEMORY = 64 << 20


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncGenerator[ChildProcesses]:
    """One child, with the limits that feeds are read under."""
    preload = [read_articles.__module__, tasks.__name__]
    async with open_sandbox(1, preload=preload, limits=Limits(cpu=2.0, memory=MEMORY)) as sandbox:
        assert isinstance(sandbox, ChildProcesses)
        yield sandbox


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", hostile.DOCUMENTS)
async def test_a_hostile_document_ends_within_the_limits(
    sandbox: ChildProcesses, name: str
) -> None:
    """As a feed that was read or with one outcome, and its neighbour is read after it.

    The kernel holds it to 2 to 3 seconds of processor time and 64 MB of memory.
    """
    document = hostile.DOCUMENTS[name]()
    read = await sandbox.run(read_articles, document, URL, {}, SOURCE, NOW)
    if isinstance(read, Failed):
        assert read.outcome in ALL
        assert read.outcome != "internal_error"
        assert "\n" not in read.detail
    else:
        feed, articles = read
        assert isinstance(feed, Feed)
        assert all(len(article.guid or "") < len(document) for article in articles)
    neighbour = await sandbox.run(read_articles, RSS, URL, {}, SOURCE, NOW)
    assert not isinstance(neighbour, Failed)
    assert len(neighbour[1]) == 2


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("deep_tags", "hostile"),
        ("many_attributes", "hostile"),
        ("many_tiny_elements", "hostile"),
        ("unclosed_tags", "hostile"),
        ("deep_json", "hostile"),
        ("film", "not_a_feed"),
        ("film_within", "broken_xml"),
        ("gzip_bomb", "too_large"),
    ],
)
def test_what_is_refused_is_refused_for_what_it_is(name: str, outcome: str) -> None:
    """So that a person is told what to do about it."""
    read = parse_feed(hostile.DOCUMENTS[name](), URL, {})
    assert isinstance(read, Failed)
    assert read.outcome == outcome


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("billion_laughs", 1),
        ("quadratic_entities", 1),
        ("long_doctype", 1),
        ("comment_flood", 1),
        ("comment_flood_outside", 1),
        ("long_author", 1),
        ("long_author_broken", 1),
        ("deep_markup", 1),
        ("nul_bytes", 1),
        ("utf_7", 1),
        ("far_dates", 4),
        ("many_items", 5_000),
        ("many_items_broken", 5_000),
        ("many_entries_in_atom", 5_000),
        ("many_pages", 5_000),
    ],
)
def test_what_can_be_read_is_read(name: str, items: int) -> None:
    """The attack fails, the feed does not."""
    read = parse_feed(hostile.DOCUMENTS[name](), URL, {})
    assert isinstance(read, Feed)
    assert len(read.items) == items


def test_no_file_is_read_into_a_feed(tmp_path: Path) -> None:
    """Whatever entity names it."""
    secret = tmp_path / "secret"
    secret.write_text("the password", encoding="utf-8")
    read = parse_feed(hostile.external_entity(str(secret)), URL, {})
    assert isinstance(read, Feed)
    assert "password" not in repr(read)


@pytest.mark.parametrize("made", [hostile.external_dtd, hostile.parameter_entity])
async def test_nothing_is_fetched_for_a_feed(made: object) -> None:
    """A document type may name any address, one behind the firewall too."""
    async with open_web() as web:
        document = made(f"{web.url}/x.dtd")  # type: ignore[operator]  # pyright: ignore[reportCallIssue, reportUnknownVariableType] - one of two functions
        read = await asyncio.to_thread(parse_feed, document, URL, {})
        assert isinstance(read, Feed)
        assert web.requests == []


async def test_memory_is_held_to_its_limit() -> None:
    """Measured from outside: the most that the child ever held, beyond what it has at rest."""
    async with open_sandbox(1, preload=[read_articles.__module__, tasks.__name__]) as sandbox:
        for document in (hostile.many_lists(), hostile.long_line()):
            await sandbox.run(read_articles, RSS, URL, {}, SOURCE, NOW)
            rest = await sandbox.run(tasks.peak_memory)
            assert isinstance(rest, int)
            read = await sandbox.run(read_articles, document, URL, {}, SOURCE, NOW)
            assert isinstance(read, Failed)
            assert read.outcome == "too_costly"
            peak = await sandbox.run(tasks.peak_memory)
            assert isinstance(peak, int)
            # The document itself comes through a pipe before the task, in two pieces at a time.
            assert peak - rest <= MEMORY + 3 * len(document)
