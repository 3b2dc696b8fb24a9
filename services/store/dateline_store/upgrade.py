"""Brings the tables of an older version up to date, step by step."""

from __future__ import annotations

from sqlalchemy import Connection

_FROM_1 = (
    "ALTER TABLE articles ADD COLUMN link TEXT",
    "ALTER TABLE articles ADD COLUMN guid TEXT",
    "ALTER TABLE article_revisions ADD COLUMN sent_revision BIGINT",
    "ALTER TABLE article_revisions ADD COLUMN confirmed_at DATETIME",
    "ALTER TABLE article_revisions ADD COLUMN replayed_at DATETIME",
    """
    UPDATE articles SET (link, guid) = (
        SELECT json_extract(document, '$.url'), json_extract(document, '$.guid')
        FROM article_revisions AS history
        WHERE history.article_id = articles.article_id AND history.revision = articles.revision
    )
    """,
    "CREATE INDEX ix_articles_url ON articles (url)",
    "CREATE INDEX ix_articles_link ON articles (link)",
    "CREATE INDEX ix_articles_guid ON articles (guid)",
    """
    CREATE INDEX ix_article_revisions_stored_at_article_id_revision
    ON article_revisions (stored_at, article_id, revision)
    """,
)

STEPS = {1: _FROM_1}
"""The statements that lead from each version to the next, in SQLite's dialect."""


def upgrade(connection: Connection, version: int) -> int:
    """Run the steps that lead on from a version.

    They run in the caller's transaction: a kill in the middle leaves the older version whole.

    Returns:
        The version that the tables have now.
    """
    while version in STEPS:
        for statement in STEPS[version]:
            connection.exec_driver_sql(statement)
        version += 1
    return version
