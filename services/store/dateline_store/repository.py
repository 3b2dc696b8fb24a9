"""Keeps articles in a database, from a thread of its own so that the event loop never waits."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import StatementError

from dateline.archive import Stored
from dateline.errors import Mishap, TryLater
from dateline.messages import ArticleEnriched
from dateline_store import reads
from dateline_store.engine import (
    WRITES,
    name,
    open_engine,
    parse_url,
    prepare_schema,
    schema_version,
)
from dateline_store.failures import UNFIT, explain
from dateline_store.plan import SaveResult
from dateline_store.reads import Counts, Place
from dateline_store.writes import save_batch

T = TypeVar("T")


class Repository:
    """The articles, in one database.

    Every method raises :class:`~dateline.errors.TryLater` while the database is locked, full or
    out of reach, :class:`~dateline.errors.Mishap` where a person must mend it, and
    :class:`~dateline.errors.Reject` where a value fits into no database. Whatever is raised, the
    transaction has left no trace.
    """

    def __init__(self, engine: Engine, thread: ThreadPoolExecutor) -> None:
        self._engine = engine
        self._thread = thread
        self._where = name(engine.url)

    async def save(self, batch: Sequence[ArticleEnriched]) -> list[SaveResult]:
        """Store a batch in one transaction, all or nothing.

        Repeating a call changes nothing, and neither does the order of revisions: the history
        keeps each of them, and the current one is that which was fetched last.

        Returns:
            What became of each message, in order. By then the commit is on disk.
        """
        if not batch:
            return []
        return await self._transact(
            partial(save_batch, batch=batch, stored_at=datetime.now(UTC)), writes=True
        )

    async def article(self, article_id: UUID) -> ArticleEnriched | None:
        """Read the current revision of an article."""
        return await self._transact(partial(reads.article, article_id=article_id))

    async def revisions(self, article_id: UUID) -> list[Stored]:
        """Read all revisions of an article, oldest first."""
        return await self._transact(partial(reads.revisions, article_id=article_id))

    async def page(
        self, after: Place | None, *, since: datetime, until: datetime, count: int
    ) -> list[tuple[Place, Stored]]:
        """Read some revisions in the order in which they were stored, from a place on."""
        return await self._transact(
            partial(reads.page, after=after, since=since, until=until, count=count)
        )

    async def find(self, address: str) -> list[UUID]:
        """Find the articles whose URL, canonical URL or guid this is, newest first."""
        return await self._transact(partial(reads.find, address=address))

    async def counts(self) -> Counts:
        """Count what is stored."""
        return await self._transact(reads.counts)

    async def prepare(self) -> None:
        """Create the tables, or bring them up to date."""
        await self._transact(partial(prepare_schema, where=self._where), writes=True)

    async def version(self) -> int | None:
        """Find out the version of the tables; ``None`` where there are none."""
        return await self._transact(partial(schema_version, where=self._where))

    async def close(self) -> None:
        """Wait for the work under way, then close the database."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.dispose)

    async def _transact(self, work: Callable[[Connection], T], *, writes: bool = False) -> T:
        """Run work in a transaction, in the database's thread."""
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, partial(self._work, work, writes=writes)
        )

    def _work(self, work: Callable[[Connection], T], *, writes: bool) -> T:
        try:
            with self._engine.connect() as connection:
                marked = connection.execution_options(**{WRITES: writes})
                with marked.begin():
                    return work(marked)
        except (StatementError, sqlite3.Error, MemoryError, *UNFIT) as error:
            cause = error.orig if isinstance(error, StatementError) else error
            failure = explain(cause, self._where)
            if failure is None:
                raise
            if isinstance(failure, Mishap):
                # What a person mends, such as a file put back from a copy, must be opened anew.
                self._engine.dispose()
            raise failure from cause


@asynccontextmanager
async def open_repository(
    url: str, *, wait: float = 5.0, prepare: bool = True
) -> AsyncGenerator[Repository]:
    """Open a database, made with its folder and tables if it does not exist yet.

    Args:
        url: an SQLAlchemy URL, ``sqlite:///path/to/file.db``.
        wait: seconds to wait for another process that writes.
        prepare: whether to create the tables, or bring them up to date.

    Raises:
        Mishap: the database cannot be used.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="dateline-store") as thread:
        repository = Repository(open_engine(parse_url(url), wait), thread)
        try:
            if prepare:
                await now(repository.prepare())
            yield repository
        finally:
            await repository.close()


async def now(work: Awaitable[T]) -> T:
    """Wait for work that cannot be tried later, because a person waits for it.

    Raises:
        Mishap: the database cannot be used, be it only for a while.
    """
    try:
        return await work
    except TryLater as obstacle:
        raise Mishap(
            obstacle.reason,
            where="DATELINE_DATABASE_URL",
            remedy="Clear that away, then try again.",
        ) from obstacle
