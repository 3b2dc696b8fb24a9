"""What is stored, as the command line reads it: page by page, by address, article by article."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from dateline.archive import Stored
from dateline.errors import Mishap
from dateline_store.engine import file_of, name, parse_url
from dateline_store.reads import Place
from dateline_store.repository import Repository, now, open_repository
from dateline_store.settings import StoreSettings
from dateline_store.tables import SCHEMA_VERSION

_PAGE = 200
"""Revisions read at once: 2 MB of documents, in a transaction that ends before they are used."""

_SCARCE = 2**30
"""Bytes: what some 60,000 articles take with their rows and indexes."""


class DatabaseArchive:
    """See :class:`dateline.archive.Archive`."""

    def __init__(self, repository: Repository, file: Path, where: str) -> None:
        self._repository = repository
        self._file = file
        self._where = where

    async def revisions(
        self, *, since: datetime | None = None, until: datetime | None = None
    ) -> AsyncGenerator[Stored]:
        """See :meth:`Archive.revisions`."""
        since = since or datetime.min.replace(tzinfo=UTC)
        until = until or datetime.max.replace(tzinfo=UTC)
        after: Place | None = None
        while True:
            page = await now(self._repository.page(after, since=since, until=until, count=_PAGE))
            for after, stored in page:  # noqa: B007 - the last one's place is where to go on
                yield stored
            if len(page) < _PAGE:
                return

    async def find(self, address: str) -> list[UUID]:
        """See :meth:`Archive.find`."""
        return await now(self._repository.find(address))

    async def history(self, article_id: UUID) -> list[Stored]:
        """See :meth:`Archive.history`."""
        return await now(self._repository.revisions(article_id))

    async def check(self) -> list[Mishap]:
        """See :meth:`Archive.check`."""
        await now(self._repository.prepare())  # writes what is there already
        free = shutil.disk_usage(self._file.absolute().parent).free
        if free >= _SCARCE:
            return []
        return [
            Mishap(
                f"only {free // 2**20} MB are left on its disk",
                where=self._where,
                remedy="Make room, or move the database to a larger disk.",
            )
        ]


@asynccontextmanager
async def open_archive(environ: Mapping[str, str]) -> AsyncGenerator[DatabaseArchive]:
    """Open the database that the settings name, if there is one.

    Raises:
        Mishap: a setting does not fit; there is no database, or none that this store can read.
    """
    settings = StoreSettings.read(environ)
    url = parse_url(settings.database_url.get_secret_value())
    where, file = name(url), file_of(url)
    if not file.is_file():
        raise _unmade(where)
    text = settings.database_url.get_secret_value()
    async with open_repository(text, wait=settings.database_wait, prepare=False) as repository:
        version = await now(repository.version())
        if version is None:
            raise _unmade(where)
        if version < SCHEMA_VERSION:
            raise Mishap(
                f"the database has schema {version}; this program reads {SCHEMA_VERSION}",
                where=where,
                remedy="Start the store once: it brings the database up to date.",
            )
        yield DatabaseArchive(repository, file, where)


def _unmade(where: str) -> Mishap:
    return Mishap(
        "there is no such database yet",
        where=where,
        remedy="Start the store, which makes it, or set DATELINE_DATABASE_URL to the right one.",
    )
