"""A fetched document to articles, in a sandbox or on the spot."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dateline.messages import ArticleFetched, Source
from dateline_ingest.feeds.articles import read_articles
from dateline_ingest.feeds.model import Feed
from dateline_ingest.fetching.fetcher import Fetched
from dateline_ingest.outcomes import Failed
from dateline_ingest.sandbox import InProcess, Sandbox
from dateline_ingest.text.language import decide_language

PRELOAD: Sequence[str] = (read_articles.__module__,)
"""What a sandbox must have loaded to read feeds."""
_TELLING = ("content-type",)
"""The headers that a parser asks for."""

Read = tuple[Feed, list[ArticleFetched]]
"""What is said about a feed, and its articles; the feed's own items are left behind."""


class Reader(Protocol):
    """What the poller needs to make articles of a document."""

    async def read(
        self, fetched: Fetched, source: Source, now: datetime, known: Collection[str] = ()
    ) -> Read | Failed:
        """Read a document.

        Args:
            fetched: the document.
            source: the feed that it is of.
            now: when it was fetched.
            known: the digests of items that need not be read.

        Returns:
            What is in it, or the one reason why there is nothing.
        """
        ...


@dataclass
class SandboxedReader:
    """Reads in a sandbox, so that a hostile document costs nobody but its own feed."""

    sandbox: Sandbox

    async def read(
        self, fetched: Fetched, source: Source, now: datetime, known: Collection[str] = ()
    ) -> Read | Failed:
        """Read a document; see :class:`Reader`."""
        headers = _telling(fetched.headers)
        read = await self.sandbox.run(
            read_articles, fetched.body, fetched.url, headers, source, now, known
        )
        if isinstance(read, Failed) or all(article.language for article in read[1]):
            return read
        # Out here: the model takes more memory than a sandbox for feeds may.
        return read[0], await asyncio.to_thread(_with_languages, read[1])


class PlainReader(SandboxedReader):
    """Reads on the spot, for tests, simulations and feeds of one's own."""

    def __init__(self) -> None:
        super().__init__(InProcess())


def _with_languages(articles: Sequence[ArticleFetched]) -> list[ArticleFetched]:
    """Ask the words, which takes a millisecond, where nobody declared a language."""
    return [
        article
        if article.language
        else article.model_copy(
            update={"language": decide_language(None, article.title, article.body)}
        )
        for article in articles
    ]


def _telling(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name] for name in _TELLING if name in headers}
