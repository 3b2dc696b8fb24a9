"""What the store holds, read beside it while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from dateline.messages import ArticleEnriched
from dateline_store import tables

T = TypeVar("T")

Key = tuple[UUID, int]


@dataclass(frozen=True)
class Stored:
    """One revision as it lies in the database."""

    article_id: UUID
    revision: int
    guid: str
    title: str
    body: str

    @property
    def message_id(self) -> str:
        """The id of the message that it came in."""
        return f"{self.article_id}/{self.revision}"


@dataclass
class Database:
    """A look at the store's database that reads no document twice."""

    file: Path
    _known: dict[Key, Stored] = field(default_factory=dict[Key, Stored])

    def revisions(self) -> dict[Key, Stored]:
        """All revisions that are stored now."""
        return self._look(self._revisions, {})

    def current(self) -> list[Key]:
        """Article and revision of each row of the current articles."""
        column = tables.articles.c

        def read(connection: Connection) -> list[Key]:
            rows = connection.execute(select(column.article_id, column.revision))
            return [(article_id, revision) for article_id, revision in rows]

        return self._look(read, [])

    def _revisions(self, connection: Connection) -> dict[Key, Stored]:
        history = tables.article_revisions.c
        rows = connection.execute(select(history.article_id, history.revision))
        keys: list[Key] = [(article_id, revision) for article_id, revision in rows]
        for key in keys:
            if key not in self._known:
                self._known[key] = _read(connection, key)
        return {key: self._known[key] for key in keys}

    def _look(self, read: Callable[[Connection], T], nothing: T) -> T:
        """Look, unless the store has not made its tables yet."""
        if not self.file.exists():
            return nothing
        engine = create_engine(
            f"sqlite:///{self.file}",
            poolclass=NullPool,
            connect_args={"timeout": 10},
            json_deserializer=lambda document: document,
        )
        try:
            with engine.connect() as connection:
                return read(connection)
        except OperationalError as error:
            if "no such table" not in str(error):
                raise
            return nothing


def _read(connection: Connection, key: Key) -> Stored:
    history = tables.article_revisions.c
    document: str = connection.execute(
        select(history.document)
        .where(history.article_id == key[0])
        .where(history.revision == key[1])
    ).scalar_one()
    article = ArticleEnriched.model_validate_json(document, extra="ignore")
    return Stored(key[0], key[1], article.guid or "", article.title, article.body)
