"""The tables of the store, for SQLite and PostgreSQL alike. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

SCHEMA_VERSION = 2
"""The version of the tables below; every change raises it and adds a step to the upgrade."""


class Instant(TypeDecorator[datetime]):
    """A point in time, which SQLite keeps in UTC because it has no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any offset into UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        """Give the instant its zone back."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


# SQLite numbers rows by itself only where the key's type is exactly INTEGER.
_Seq = BigInteger().with_variant(Integer(), "sqlite")
# Bound and fetched as JSON text (see dateline_store.engine), so that no document is parsed twice.
_Document = JSON().with_variant(JSONB(), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

schema = Table("schema", metadata, Column("version", Integer, primary_key=True))

articles = Table(
    "articles",
    metadata,
    # Grows with time and is never reused: the newest articles are found without sorting.
    Column("seq", _Seq, primary_key=True, autoincrement=True),
    Column("article_id", Uuid, nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("source_name", Text, nullable=False),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("language", Text),
    Column("published", Instant),
    Column("updated", Instant),
    Column("fetched_at", Instant, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("stored_at", Instant, nullable=False),
    # By what else a person may call the article: the link as the feed gave it, the source's key.
    Column("link", Text),
    Column("guid", Text),
    Index(None, "published"),
    Index(None, "source_id", "seq"),
    Index(None, "url"),
    Index(None, "link"),
    Index(None, "guid"),
    sqlite_autoincrement=True,
    comment="One row an article: its current revision.",
)

article_revisions = Table(
    "article_revisions",
    metadata,
    Column("article_id", Uuid, ForeignKey(articles.c.article_id), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("content_hash", Text, nullable=False),
    Column("fetched_at", Instant, nullable=False),
    Column("stored_at", Instant, nullable=False),
    Column("document", _Document, nullable=False),
    # The number under which it came, where that was taken; else NULL.
    Column("sent_revision", BigInteger),
    # When the same content was fetched again although it was known, as after a loss; else NULL.
    Column("confirmed_at", Instant),
    # When the replay was asked for that the document comes from; else NULL.
    Column("replayed_at", Instant),
    Index(None, "stored_at", "article_id", "revision"),
    comment="Every revision that ever came, the current ones included; rows are never removed.",
)

entities = Table(
    "entities",
    metadata,
    Column("entity_id", Uuid, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Index(None, "name"),
    sqlite_with_rowid=False,
    comment="Every entity that any stored revision names, or named before it was replayed.",
)

mentions = Table(
    "mentions",
    metadata,
    Column("article_seq", _Seq, ForeignKey(articles.c.seq), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("entity_id", Uuid, ForeignKey(entities.c.entity_id), nullable=False),
    Column("field", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("confidence", Double, nullable=False),
    Index(None, "entity_id", "article_seq"),
    sqlite_with_rowid=False,
    comment="Where the current revision of each article names its entities.",
)

date_mentions = Table(
    "date_mentions",
    metadata,
    Column("article_seq", _Seq, ForeignKey(articles.c.seq), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("field", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("earliest", DateTime),
    Column("latest", DateTime),
    Column("granularity", Text),
    Column("role", Text, nullable=False),
    Column("confidence", Double, nullable=False),
    Index(None, "earliest", "latest"),
    sqlite_with_rowid=False,
    comment="The dates that the current revision of each article names; civil time, inclusive.",
)

quotes = Table(
    "quotes",
    metadata,
    Column("article_seq", _Seq, ForeignKey(articles.c.seq), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("field", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("speaker", Text),
    # Not a foreign key: a speaker need not be among the entities that the article lists.
    Column("speaker_entity_id", Uuid),
    Column("confidence", Double, nullable=False),
    Index(None, "speaker_entity_id"),
    sqlite_with_rowid=False,
    comment="The quotations of the current revision of each article, and who said them.",
)
