"""What the commands ask of the store, whichever store it is. Pure."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from dateline.errors import Mishap
from dateline.messages import ArticleEnriched


@dataclass(frozen=True)
class Stored:
    """One revision of an article as the archive keeps it."""

    article: ArticleEnriched
    stored_at: datetime
    """When the revision was first stored; a replay, which mends its annotation, leaves it as is."""


class Archive(Protocol):
    """What the commands ask of the store; they read, and make no file or table.

    Every method raises :class:`~dateline.errors.Mishap` where the database cannot be used, and so
    does opening it: where there is none, or its schema is not the one that this store writes.
    """

    def revisions(
        self, *, since: datetime | None = None, until: datetime | None = None
    ) -> AsyncGenerator[Stored]:
        """Yield what was stored in ``since <= stored_at < until``, oldest first, page by page."""
        ...

    async def find(self, address: str) -> list[UUID]:
        """Find the articles whose URL, canonical URL or guid this is."""
        ...

    async def history(self, article_id: UUID) -> list[Stored]:
        """Read all revisions of an article, oldest first; none, if it is not known."""
        ...

    async def check(self) -> list[Mishap]:
        """Look for what will make trouble soon, such as a disk that is nearly full.

        Raises:
            Mishap: nothing can be stored now: it is read-only, locked, full or out of reach.
        """
        ...
