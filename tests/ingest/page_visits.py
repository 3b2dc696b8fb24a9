"""What the tests of visits stand on: a site on loopback, and hosts that say what they allow."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from dateline.messages import ArticleFetched, Source
from dateline_ingest.fetching.fetcher import open_fetcher
from dateline_ingest.pages.visits import PageVisitor
from dateline_ingest.sandbox import InProcess
from dateline_ingest.settings import IngestSettings

from .fakes import Web, open_web
from .samples import NOW, article
from .web_pages import JSON_LD, STORY, page

HTML = {"Content-Type": "text/html; charset=utf-8"}
TEASER = "A ferry and a barge collided on Sunday."


@dataclass(frozen=True)
class Allowed:
    """What a host says."""

    allowed: bool = True
    reason: str = ""
    signals: Sequence[str] = ()


@dataclass
class Hosts:
    """Hosts that allow everything, unless a test says otherwise."""

    says: Allowed = Allowed()
    asked: list[str] = field(default_factory=list[str])

    async def ask(self, url: str, *, allow_private: bool = False) -> Allowed:  # noqa: ARG002 - see Robots
        """Note the question, and answer it."""
        self.asked.append(url)
        return self.says


@dataclass
class Lease:
    """A member that was taken."""

    member: str
    entry: str


@dataclass
class Taken:
    """What a call came to."""

    idle: float | None
    known: int
    leases: Sequence[Lease]


@dataclass
class Agenda:
    """A schedule in a dictionary, whose clock the test sets."""

    now: float = 0.0
    entries: dict[str, str] = field(default_factory=dict[str, str])
    due: dict[str, float] = field(default_factory=dict[str, float])

    async def take(self, limit: int) -> Taken:
        """Take what is due."""
        ready = [member for member, due in self.due.items() if due <= self.now][:limit]
        later = [due - self.now for member, due in self.due.items() if member not in ready]
        leases = [Lease(member, self.entries[member]) for member in ready]
        return Taken(min(later, default=None), len(self.entries), leases)

    async def settle(self, lease: Lease, wait: float) -> bool:
        """Have a member due again."""
        self.due[lease.member] = self.now + wait
        return True

    async def put(
        self,
        entries: Mapping[str, tuple[str, float | None]],
        *,
        mode: Literal["new", "set"] = "new",
    ) -> set[str]:
        """Write entries down."""
        new = {member for member in entries if member not in self.entries}
        for member, (entry, wait) in entries.items():
            if mode == "set" or member in new:
                self.entries[member] = entry
            if member in new and wait is not None:
                self.due[member] = self.now + wait
        return new

    async def remove(self, members: Sequence[str]) -> set[str]:
        """Forget members."""
        known = {member for member in members if self.entries.pop(member, None) is not None}
        for member in known:
            self.due.pop(member)
        return known


@asynccontextmanager
async def open_visitor(
    make: Callable[..., PageVisitor] = PageVisitor,
) -> AsyncGenerator[tuple[Web, Hosts, PageVisitor]]:
    """Open a web server, and a visitor that may go there."""
    settings = IngestSettings.model_validate({"allow_private": "127.0.0.1", "host_gap": 0})
    async with open_web() as web, open_fetcher(settings) as fetcher:
        hosts = Hosts()
        yield web, hosts, make(fetcher, hosts, InProcess(), now=lambda: NOW, passed=lambda: 0.0)


def item(web: Web, path: str = "/a", **fields: object) -> ArticleFetched:
    """An article whose feed has a teaser, and whose page lies on the web server."""
    source = Source(id="harbour", name="Harbour Post", domain="127.0.0.1", feed_url=web.url + "/f")
    told: dict[str, object] = {
        "source": source,
        "url": web.url + path,
        "title": "Ferry and barge collide",
        "body": TEASER,
    }
    return article(**(told | fields))


def story(headline: str = "Ferry and barge collide", body: str = STORY) -> bytes:
    """A page with the whole story."""
    data = JSON_LD | {"headline": headline, "datePublished": NOW.isoformat()}
    return page(data=data, body=f"<p>{TEASER}</p>{body}")
