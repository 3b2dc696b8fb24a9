"""Wiring a service wrongly is a type error, in mypy and in pyright, before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.typing_api import CHECKERS, refused_lines

HEAD = '''\
"""A service as somebody might write it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors import Reject, TryLater
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime import Draft, Outbox, Service
from dateline.streams import ENRICHED, FETCHED

__all__ = ["Draft", "Reject", "TryLater"]
service = Service("example")
later = TryLater("not now")
'''

RIGHT = """
@service.reads(FETCHED, writes=ENRICHED)
async def on_one(article: ArticleFetched) -> ArticleEnriched | None:
    return ArticleEnriched.model_validate(dict(article)) if article.title else None

@service.reads(FETCHED, writes=ENRICHED)
async def on_one_always(article: ArticleFetched) -> ArticleEnriched:
    return ArticleEnriched.model_validate(dict(article))

@service.reads(ENRICHED)
async def on_last(article: ArticleEnriched) -> None:
    print(article.title)

@service.reads_batches(FETCHED, writes=ENRICHED)
async def on_many(
    articles: Sequence[ArticleFetched],
) -> Sequence[ArticleEnriched | TryLater | Reject | None]:
    return [later if article.title else None for article in articles]

@service.reads_batches(ENRICHED)
async def on_many_last(articles: Sequence[ArticleEnriched]) -> Sequence[TryLater | Reject | None]:
    return [None for _ in articles]

@service.runs(writes=FETCHED)
async def watch(outbox: Outbox[ArticleFetched]) -> None:
    await outbox.room()
"""

WRONG = """
@service.reads(ENRICHED, writes=ENRICHED)  # wrong input: one
async def on_one(article: ArticleFetched) -> ArticleEnriched | None:
    raise NotImplementedError

@service.reads(FETCHED, writes=ENRICHED)  # wrong output: one
async def on_one_back(article: ArticleFetched) -> ArticleFetched | None:
    raise NotImplementedError

@service.reads(FETCHED)  # nowhere to go: one
async def on_one_lost(article: ArticleFetched) -> ArticleEnriched:
    raise NotImplementedError

@service.reads_batches(ENRICHED, writes=ENRICHED)  # wrong input: many
async def on_many(articles: Sequence[ArticleFetched]) -> Sequence[ArticleEnriched | None]:
    raise NotImplementedError

@service.reads_batches(FETCHED, writes=ENRICHED)  # wrong output: many
async def on_many_back(articles: Sequence[ArticleFetched]) -> Sequence[ArticleFetched | None]:
    raise NotImplementedError

@service.reads_batches(FETCHED)  # nowhere to go: many
async def on_many_lost(articles: Sequence[ArticleFetched]) -> Sequence[ArticleEnriched | None]:
    raise NotImplementedError

@service.runs(writes=ENRICHED)  # another message's stream: the loop
async def watch(outbox: Outbox[ArticleFetched]) -> None:
    raise NotImplementedError

async def send(outbox: Outbox[ArticleEnriched], article: ArticleFetched) -> None:
    await outbox.publish([Draft(article, "a", None, "1")])  # another message's stream
"""


def lines_with(snippet: str, mark: str) -> dict[int, str]:
    """Find the lines of a snippet that bear a mark."""
    numbered = enumerate(snippet.splitlines(), start=1)
    return {number: line.partition(mark)[2] for number, line in numbered if mark in line}


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_service_that_is_wired_rightly_is_free_of_errors(checker: str, tmp_path: Path) -> None:
    """The grammar of a service asks for no cast and no ignore."""
    assert refused_lines(checker, HEAD + RIGHT, tmp_path) == set()


@pytest.mark.parametrize("checker", CHECKERS)
def test_each_way_to_wire_a_service_wrongly_is_a_type_error(checker: str, tmp_path: Path) -> None:
    """A wrong input, a wrong output, an output with nowhere to go, and another's stream."""
    snippet = HEAD + WRONG
    refused = refused_lines(checker, snippet, tmp_path)
    marked = lines_with(snippet, "  # ")
    assert len(marked) == 8
    assert {marked[number] for number in marked.keys() - refused} == set()
    assert refused <= marked.keys(), "what is right beside it stays right"
