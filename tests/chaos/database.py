"""What the store holds, read beside it while it works."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from dateline.messages import ArticleEnriched
from dateline_store import tables

Key = tuple[UUID, int]


@dataclass(frozen=True)
class Stored:
    """One revision as it lies in the database."""

    article_id: UUID
    revision: int
    """Its number in the store."""
    sent: int
    """The number under which it came; another one where Redis had lost its memory meanwhile."""
    guid: str
    title: str
    body: str

    @property
    def message_id(self) -> str:
        """The id of the message that it came in."""
        return f"{self.article_id}/{self.sent}"


@dataclass(frozen=True)
class Look:
    """What lay in the database at one moment."""

    revisions: tuple[Stored, ...] = ()
    current: tuple[Key, ...] = ()
    """Article and revision of each row of the current articles."""

    @property
    def guids(self) -> frozenset[str]:
        """The stories that are there."""
        return frozenset(stored.guid for stored in self.revisions)


@dataclass
class Database:
    """Looks at the store's database; no document is read twice."""

    file: Path
    within: Sequence[str] = ()
    """The start of a command that runs where the file can be seen; nothing if that is here."""
    _known: dict[Key, Stored] = field(default_factory=dict[Key, Stored])

    def look(self) -> Look:
        """Look, in one transaction; a store that has made no tables yet holds nothing."""
        if self.within:
            return self._look_there()
        if not self.file.exists():
            return Look()
        engine = create_engine(
            f"sqlite:///{self.file}",
            poolclass=NullPool,
            connect_args={"timeout": 10},
            json_deserializer=_as_it_is,
        )
        try:
            with engine.connect() as connection:
                return self._look(connection)
        except OperationalError as error:
            if "no such table" not in str(error):
                raise
            return Look()

    def _look(self, connection: Connection) -> Look:
        history, article = tables.article_revisions.c, tables.articles.c
        rows = connection.execute(select(article.article_id, article.revision)).all()
        current: list[Key] = [(article_id, revision) for article_id, revision in rows]
        rows = connection.execute(select(history.article_id, history.revision)).all()
        keys: list[Key] = [(article_id, revision) for article_id, revision in rows]
        for key in keys:
            if key not in self._known:
                self._known[key] = _read(connection, key)
        return Look(tuple(self._known[key] for key in keys), tuple(current))

    def _look_there(self) -> Look:
        """Look from a process in another mount namespace: SQLite follows no way into one."""
        words = [*self.within, sys.executable, "-m", "tests.chaos.database", str(self.file)]
        done = subprocess.run(words, stdout=subprocess.PIPE, check=True)
        revisions, current = json.loads(done.stdout)
        return Look(
            tuple(Stored(UUID(name), *rest) for name, *rest in revisions),
            tuple((UUID(name), revision) for name, revision in current),
        )


def _as_it_is(document: str) -> str:
    return document


def _read(connection: Connection, key: Key) -> Stored:
    history = tables.article_revisions.c
    document, sent = connection.execute(
        select(history.document, history.sent_revision)
        .where(history.article_id == key[0])
        .where(history.revision == key[1])
    ).one()
    article = ArticleEnriched.model_validate_json(document, extra="ignore")
    return Stored(*key, sent or key[1], article.guid or "", article.title, article.body)


if __name__ == "__main__":
    found = Database(Path(sys.argv[1])).look()
    told = [[astuple(stored) for stored in found.revisions], found.current]
    json.dump(told, sys.stdout, default=str)
