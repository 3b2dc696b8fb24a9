"""Looks for the feeds of a site, one request after the other, and stops at the first that reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dateline.errors import Mishap
from dateline.feeds import Found, Probe, Refusal
from dateline_ingest.feeds.describing import describe
from dateline_ingest.feeds.discovery import (
    Candidate,
    candidates_in,
    path_candidates,
    robots_candidates,
    robots_url,
    rule_candidates,
    sitemap_candidates,
    typed_addresses,
)
from dateline_ingest.feeds.reader import Reader
from dateline_ingest.fetching.fetcher import Fetched, Fetcher
from dateline_ingest.identity.urls import host_of
from dateline_ingest.outcomes import Failed, Outcome, told
from dateline_ingest.sandbox import InProcess, Sandbox
from dateline_ingest.sources import feed_source

_MOST_REQUESTS = 40
_SHUTTING: frozenset[Outcome] = frozenset({
    "bad_url", "dns_failure", "private_address", "unreachable", "tls_failure", "timeout",
    "rate_limited", "paused", "unavailable",
})  # fmt: skip
"""After one of these a host is not asked again: the answer would be the same, or unwelcome."""
_HOPELESS: frozenset[Outcome] = frozenset({"bad_url", "dns_failure", "private_address", "paused"})
"""What another scheme does not change."""
_MOST_LISTS = 2
"""Pages that list feeds and are looked into: of 121 news pages 28 link one, or a feed."""
_STRIKES = 3
"""Times that a host may refuse access until it is not asked again."""


@dataclass(frozen=True)
class Finder:
    """Looks for feeds."""

    fetcher: Fetcher
    reader: Reader
    sandbox: Sandbox = field(default_factory=InProcess)
    """Where pages are read, which are as hostile as feeds may be."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def find(
        self,
        address: str,
        *,
        allow_private: bool = False,
        every: bool = False,
        guess: bool = True,
    ) -> Probe:
        """Look for the feed of an address, the likeliest place first.

        Args:
            address: as a person types it; without a scheme https is tried, then http.
            allow_private: whether it may lie on this machine or in a private network; it holds for
                the host of the address alone, not for those that a page of it names.
            every: whether to read all feeds that the page names, and not only the first.
            guess: whether to try usual places and sitemaps where a page names no feed.

        Raises:
            Mishap: it cannot be an address on the web.
        """
        tries = typed_addresses(address)
        if not tries:
            raise Mishap(
                "not an address on the web",
                where=address or "feed",
                remedy="Give a host name such as example.com, or a full http(s) URL.",
            )
        own = host_of(tries[0]) if allow_private else None
        search = _Search(self, own=own, every=every)
        await search.run(tries, guess=guess)
        found = sorted(search.found, key=lambda one: not one.entries)
        return Probe(
            asked=address,
            found=tuple(found),
            refused=tuple(search.refused),
            requests=search.requests,
        )


@dataclass
class _Search:
    """One search: what was asked, what was found, what was refused."""

    finder: Finder
    own: str | None
    """The host that may be private."""
    every: bool
    found: list[Found] = field(default_factory=list[Found])
    refused: list[Refusal] = field(default_factory=list[Refusal])
    requests: int = 0
    asked: set[str] = field(default_factory=set[str])
    shut: set[str] = field(default_factory=set[str])
    """The hosts that are not asked again."""
    lists: list[Fetched] = field(default_factory=list[Fetched])
    """Pages that were linked as if they were feeds."""
    strikes: Counter[str] = field(default_factory=Counter[str])

    @property
    def is_done(self) -> bool:
        return not self.every and any(found.entries for found in self.found)

    async def run(self, tries: Sequence[str], *, guess: bool) -> None:
        page = await self._first(tries)
        if self.is_done or (self.found and not page):
            return
        if page is None:
            await self._all(one for url in tries[-1:] for one in rule_candidates(url))
        else:
            await self._all(await self._named(page))
        if guess and not self.found:
            await self._lists()
        url = page.url if page else tries[-1]
        if guess and not self.found:
            await self._all(path_candidates(url))
        if guess and not self.found:
            await self._sitemaps(url)

    async def _first(self, tries: Sequence[str]) -> Fetched | None:
        """Ask for what was typed; return the page, if it is one."""
        for url in tries:
            self.shut.clear()  # a host may refuse https and serve http
            fetched = await self._look(Candidate(url, "itself"))
            if fetched is not None or self.found:
                return fetched
            if self.refused and self.refused[-1].outcome in _HOPELESS:
                return None
        return None

    async def _all(self, candidates: Iterable[Candidate]) -> None:
        for candidate in candidates:
            if self.is_done:
                return
            page = await self._look(candidate)
            if page is not None and candidate.way == "anchor":
                self.lists.append(page)

    async def _named(self, page: Fetched) -> list[Candidate]:
        kind = page.headers.get("content-type")
        found = await self.finder.sandbox.run(candidates_in, page.body, kind, page.url)
        if isinstance(found, Failed):
            self._refuse(page.url, found)
            return []
        return found

    async def _lists(self) -> None:
        """Look into the pages that the front page links as its feeds, and that list them."""
        for page in self.lists[:_MOST_LISTS]:
            await self._all(await self._named(page))

    async def _sitemaps(self, url: str) -> None:
        named: list[Candidate] = []
        robots = await self._fetch(robots_url(url))
        if isinstance(robots, Fetched):
            named = robots_candidates(robots.body.decode("utf-8", "replace"), robots.url)
        await self._all([*named, *sitemap_candidates(url)])

    async def _look(self, candidate: Candidate) -> Fetched | None:
        """Read what lies at an address; return it where it is a page instead of a feed."""
        fetched = await self._fetch(candidate.url)
        if fetched is None:
            return None
        if isinstance(fetched, Failed):
            self._refuse(candidate.url, fetched)
            return None
        url = fetched.moved_to or candidate.url
        read = await self.finder.reader.read(fetched, feed_source(url), self.finder.now())
        if isinstance(read, Failed):
            self._refuse(candidate.url, read)
            return fetched if _is_page(fetched, read) else None
        if not any(found.url == url for found in self.found):
            found = describe(candidate, url, *read)
            is_own = self.own is not None and host_of(url) == self.own
            self.found.append(found.model_copy(update={"allow_private": is_own}))
        return None

    async def _fetch(self, url: str) -> Fetched | Failed | None:
        """Fetch a document; ``None`` where it was asked for before, or had better not be."""
        host = host_of(url) or ""
        if url in self.asked or host in self.shut or self.requests >= _MOST_REQUESTS:
            return None
        self.asked.add(url)
        self.requests += 1
        result = await self.finder.fetcher.fetch(url, allow_private=host == self.own)
        if isinstance(result, Fetched):
            return result
        failed = result if isinstance(result, Failed) else Failed("http_error", "HTTP 304")
        self.strikes[host] += failed.outcome == "forbidden"
        if failed.outcome in _SHUTTING or self.strikes[host] >= _STRIKES:
            self.shut.add(host)
        return failed

    def _refuse(self, url: str, failed: Failed) -> None:
        what, remedy = told(failed)
        self.refused.append(Refusal(url=url, outcome=failed.outcome, what=what, remedy=remedy))


def _is_page(fetched: Fetched, failed: Failed) -> bool:
    is_html = "html" in fetched.headers.get("content-type", "").lower()
    return failed.outcome == "html_instead_of_feed" or is_html
