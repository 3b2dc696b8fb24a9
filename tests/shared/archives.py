"""An archive in memory, as the store would open it for the commands."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from dateline.archive import Archive, Stored
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched


@dataclass
class MemoryArchive:
    """See :class:`dateline.plugins.Archive`."""

    kept: list[Stored] = field(default_factory=list[Stored])
    troubles: list[Mishap] = field(default_factory=list[Mishap])
    broken: Mishap | None = None
    """What opening it comes to."""

    def keep(self, article: ArticleEnriched, stored_at: datetime) -> None:
        """Store a revision."""
        self.kept.append(Stored(article, stored_at))

    async def revisions(
        self, *, since: datetime | None = None, until: datetime | None = None
    ) -> AsyncGenerator[Stored]:
        """See :meth:`Archive.revisions`."""
        for stored in sorted(self.kept, key=lambda one: one.stored_at):
            early = since is not None and stored.stored_at < since
            late = until is not None and stored.stored_at >= until
            if not early and not late:
                yield stored

    async def find(self, address: str) -> list[UUID]:
        """See :meth:`Archive.find`."""
        found = [
            stored.article.article_id
            for stored in self.kept
            if address in {stored.article.url, stored.article.canonical_url, stored.article.guid}
        ]
        return list(dict.fromkeys(found))

    async def history(self, article_id: UUID) -> list[Stored]:
        """See :meth:`Archive.history`."""
        return [stored for stored in self.kept if stored.article.article_id == article_id]

    async def check(self) -> list[Mishap]:
        """See :meth:`Archive.check`."""
        return self.troubles

    @asynccontextmanager
    async def open(self, _environ: Mapping[str, str]) -> AsyncGenerator[Archive]:
        """Stand in for the entry point."""
        if self.broken:
            raise self.broken
        yield self
