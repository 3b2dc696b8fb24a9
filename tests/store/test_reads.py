"""Tests of reading what other versions of the program have written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from dateline_store.repository import open_repository
from tests.store.builders import enriched


async def test_fields_of_a_later_version_are_ignored(tmp_path: Path) -> None:
    """A document with a field that this version does not know can still be read."""
    path, article = tmp_path / "articles.db", enriched()
    async with open_repository(f"sqlite:///{path}") as repository:
        await repository.save([article])
        with closing(sqlite3.connect(path)) as driver:
            (document,) = driver.execute("SELECT document FROM article_revisions").fetchone()
            later = json.dumps({**json.loads(document), "mood": "calm"})
            driver.execute("UPDATE article_revisions SET document = ?", (later,))
            driver.commit()
        assert await repository.article(article.article_id) == article
        assert [one.article for one in await repository.revisions(article.article_id)] == [article]


async def test_the_database_can_be_read_with_plain_sql(tmp_path: Path) -> None:
    """A person with the sqlite3 shell finds articles, entities and dates by their names."""
    path = tmp_path / "articles.db"
    async with open_repository(f"sqlite:///{path}") as repository:
        await repository.save([enriched()])
    query = """
        SELECT title, name, mentions.text, date_mentions.value, quotes.speaker,
               json_extract(document, '$.source.domain'), published
        FROM articles
        JOIN article_revisions USING (article_id, revision)
        JOIN mentions ON mentions.article_seq = articles.seq
        JOIN entities USING (entity_id)
        JOIN date_mentions ON date_mentions.article_seq = articles.seq
        JOIN quotes ON quotes.article_seq = articles.seq
        ORDER BY name
    """
    with closing(sqlite3.connect(path)) as driver:
        found = driver.execute(query).fetchall()
    shared = ("2026-03-06", "Ines Corvo", "tideline.example", "2026-03-04 09:30:00.000000")
    title = "Port Aldis pilots to strike (1)"
    assert found == [
        (title, "Ines Corvo", "Ines Corvo", *shared),
        (title, "Port Aldis", "Port Aldis", *shared),
    ]
