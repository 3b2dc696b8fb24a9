"""Visits to article pages: politely, in bounds, and never at the cost of the article."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from dateline.messages import ArticleFetched
from dateline.runtime.logging import logger
from dateline_ingest.fetching.fetcher import PAGE, Fetched, NotModified, Result
from dateline_ingest.fetching.opt_out import header_signals, judge, page_signals
from dateline_ingest.outcomes import Failed, told
from dateline_ingest.pages.merging import merge, noted
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.pages.teaser import FullText, is_cut, needs_page
from dateline_ingest.sandbox import Sandbox

log = logger("ingest")

_HTML = frozenset({"text/html", "application/xhtml+xml", ""})
_WINDOW_S = 600.0
"""Seconds for which a source's visits count against its budget: about one look at its feed."""
_GAIN = 1.3
"""How many times longer than the teaser a page's text is where the visit was worth it."""
_SOURCES = 20_000
"""Sources whose visits are remembered; then all are forgotten, and learned anew."""


class PageFetcher(Protocol):
    """What a visit asks of an HTTP client; :class:`dateline_ingest.fetching.fetcher.HttpFetcher`.

    It spaces the requests to a host, and leaves it alone where it asks so.
    """

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
        accept: str = PAGE,
    ) -> Result:
        """Fetch a document, unless it is still the known one."""
        ...


class Permission(Protocol):
    """What a host says about one of its pages."""

    @property
    def allowed(self) -> bool:
        """Whether it may be fetched by us."""
        ...

    @property
    def reason(self) -> str:
        """Why not."""
        ...

    @property
    def signals(self) -> Sequence[str]:
        """Where the host refuses the use of the page by AI."""
        ...


class Robots(Protocol):
    """Knows what hosts allow; see ``dateline_ingest.fetching.robots``."""

    async def ask(self, url: str, *, allow_private: bool = False) -> Permission:
        """Tell whether a page may be fetched."""
        ...


@dataclass(frozen=True)
class Visit:
    """A page that was fetched and read."""

    fetched: Fetched
    page: ArticleFetched


@dataclass
class SourceVisits:
    """What visits to a source's pages have come to."""

    since: float = float("-inf")
    in_window: int = 0
    visited: int = 0
    gained: int = 0


@dataclass
class PageVisitor:
    """Reads articles on their own pages."""

    fetcher: PageFetcher
    robots: Robots
    sandbox: Sandbox
    wanted: FullText = "teasers"
    most: int = 30
    """Visits for one source in ten minutes; what is over is published as the feed gives it."""
    private: Callable[[str], bool] = lambda _source: False
    """Whether a source, by its id, may be on a private address, as the sample newsroom is."""
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))
    """How many pages may be read at once, over all hosts."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    passed: Callable[[], float] = lambda: asyncio.get_running_loop().time()
    sources: dict[str, SourceVisits] = field(default_factory=dict[str, SourceVisits])

    async def enlarge(self, article: ArticleFetched) -> ArticleFetched:
        """Give an article the text of its page, if it needs it; the hook of the editor.

        Whatever goes wrong leaves the article as the feed gives it, with a note in its provenance.
        """
        known = self._source(article.source.id)
        if not needs_page(article, self.wanted, visited=known.visited, gained=known.gained):
            return article
        if not self._is_within_budget(known):
            return noted(article, f"page not visited: more than {self.most} in ten minutes")
        page = await self.visit(article.url or "", allow_private=self.may_be_private(article))
        merged = page if isinstance(page, Failed) else merge(article, page)
        if isinstance(merged, Failed):
            log.info("ingest.page_failed", url=article.url, outcome=merged.outcome)
            return noted(article, f"page not read: {told(merged)[0]}")
        self._learn(known, article, merged)
        opt_out = None if isinstance(page, Failed) else page.ai_opt_out
        return merged.model_copy(update={"ai_opt_out": opt_out or article.ai_opt_out})

    def may_be_private(self, article: ArticleFetched) -> bool:
        """Whether a page may lie on a private address: where its feed lies, if that may."""
        feed, page = urlsplit(article.source.feed_url or ""), urlsplit(article.url or "")
        return feed.netloc == page.netloc and self.private(article.source.id)

    async def visit(self, url: str, *, allow_private: bool = False) -> ArticleFetched | Failed:
        """Fetch and read a page, whatever it is the page of.

        Returns:
            The article that the page shows, or why there is none.
        """
        visit = await self.look(url, allow_private=allow_private)
        if isinstance(visit, NotModified):  # nothing was asked conditionally
            return Failed("http_error", "HTTP 304")
        return visit if isinstance(visit, Failed) else visit.page

    async def look(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Visit | NotModified | Failed:
        """Fetch and read a page, if its site allows it, unless it is still the known one."""
        permission = await self.robots.ask(url, allow_private=allow_private)
        if not permission.allowed:
            return Failed("disallowed", permission.reason)
        async with self.slots:
            result = await self.fetcher.fetch(
                url,
                etag=etag,
                last_modified=last_modified,
                allow_private=allow_private,
                accept=PAGE,
            )
            if not isinstance(result, Fetched):
                return result
            if _is_front(result.url) and not _is_front(url):  # many sites say so of what is gone
                return Failed("not_found", "redirected to the front page")
            page = await self._read(result)
        if isinstance(page, Failed):
            return page
        signals = (
            *permission.signals,
            *header_signals(result.headers),
            *page_signals(result.body),
        )
        return Visit(result, page.model_copy(update={"ai_opt_out": judge(signals)}))

    async def _read(self, fetched: Fetched) -> ArticleFetched | Failed:
        """Read a fetched page in the sandbox."""
        kind = fetched.headers.get("content-type")
        if (kind or "").partition(";")[0].strip().lower() not in _HTML:
            return Failed("not_text", kind or "")
        return await self.sandbox.run(
            read_article_page,
            fetched.body,
            url=fetched.url,
            fetched_at=self.now(),
            content_type=kind,
        )

    def _source(self, name: str) -> SourceVisits:
        if len(self.sources) >= _SOURCES:
            self.sources.clear()
        return self.sources.setdefault(name, SourceVisits())

    def _is_within_budget(self, known: SourceVisits) -> bool:
        if self.passed() - known.since >= _WINDOW_S:
            known.since, known.in_window = self.passed(), 0
        known.in_window += 1
        return known.in_window <= self.most

    def _learn(self, known: SourceVisits, item: ArticleFetched, merged: ArticleFetched) -> None:
        """Remember whether a short, uncut text was all there was."""
        if item.body and not is_cut(item.body):
            known.visited += 1
            known.gained += len(merged.body) >= _GAIN * len(item.body)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query
