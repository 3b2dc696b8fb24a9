"""Tests of the layout of an article as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import ArticleEnriched
from dateline_store import rows, tables
from dateline_store.plan import Kept
from tests.store.builders import HARBOUR, enriched, entity

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
_NAMES = st.text(max_size=6)


def kept(article: ArticleEnriched, *, sent: int | None = None) -> Kept:
    """What the history knows of an article, which may have come under another number."""
    at = article.fetched_at
    number = article.revision if sent is None else sent
    return Kept(article.article_id, article.revision, number, article.content_hash, at, at)


def test_every_row_fits_its_table() -> None:
    """Rows name the columns of their table, and all of them but the database's own number."""
    article = enriched()
    laid_out = [
        (tables.articles, rows.article_row(article, NOON)),
        (tables.article_revisions, rows.revision_row(kept(article), article, NOON)),
        (tables.entities, next(iter(rows.entity_rows([article]).values()))),
        (tables.mentions, rows.mention_rows(article, 1)[0]),
        (tables.date_mentions, rows.date_rows(article, 1)[0]),
        (tables.quotes, rows.quote_rows(article, 1)[0]),
    ]
    for table, row in laid_out:
        assert set(row) == {column.name for column in table.columns} - {"seq"}, table.name


def test_the_article_row_prefers_the_canonical_url() -> None:
    """The address without the feed's tracking is the article's address."""
    article = enriched()
    assert rows.article_row(article, NOON)["url"] == "https://tideline.example/pilots"
    bare = article.model_copy(update={"canonical_url": None})
    assert rows.article_row(bare, NOON)["url"] == "https://tideline.example/pilots?from=feed"


def test_what_an_article_does_not_tell_is_null() -> None:
    """Language and dates that nobody knows are not made up."""
    silent = enriched().model_copy(update={"language": None, "published": None})
    row = rows.article_row(silent, NOON)
    assert (row["language"], row["published"], row["updated"]) == (None, None, None)


def test_the_document_is_the_message() -> None:
    """The history keeps the whole message, readable by pydantic."""
    article = enriched(revision=4)
    row = rows.revision_row(kept(article), article, NOON)
    assert (row["revision"], row["stored_at"]) == (4, NOON)
    assert ArticleEnriched.model_validate_json(row["document"]) == article


def test_what_a_revision_does_not_need_is_null() -> None:
    """A revision that came once, under its own number, has nothing further to be told of."""
    row = rows.revision_row(kept(enriched()), enriched(), NOON)
    assert (row["sent_revision"], row["confirmed_at"], row["replayed_at"]) == (None, None, None)


def test_what_befell_a_revision_is_kept() -> None:
    """The number it was sent under, when it was confirmed, and when it was replayed."""
    article = enriched(revision=4)
    renumbered = replace(kept(article, sent=1), confirmed_at=NOON, replayed_at=NOON)
    row = rows.revision_row(renumbered, article, NOON)
    assert (row["revision"], row["sent_revision"]) == (4, 1)
    assert rows.marks(renumbered) == {"confirmed_at": NOON, "replayed_at": NOON}
    assert rows.marks(renumbered).items() <= row.items()


def test_mentions_are_numbered_through_all_entities() -> None:
    """The number of a mention is its place in the message, so that rows have a stable key."""
    article = enriched(entities=(entity("Ines Corvo"), entity("Port Aldis", kind="GPE")))
    found = rows.mention_rows(article, 9)
    assert [(row["article_seq"], row["ordinal"]) for row in found] == [(9, 0), (9, 1)]
    assert [HARBOUR[row["span_start"] : row["span_end"]] for row in found] == [
        "Ines Corvo",
        "Port Aldis",
    ]


def test_dates_keep_their_bounds() -> None:
    """A named day is a range of civil time, first and last second."""
    [row] = rows.date_rows(enriched(), 1)
    assert row["value"] == "2026-03-06"
    assert row["earliest"].isoformat() == "2026-03-06T00:00:00"
    assert row["latest"].isoformat() == "2026-03-06T23:59:59"


def test_quotes_name_their_speaker() -> None:
    """Both the words for the speaker and the entity behind them are kept."""
    [row] = rows.quote_rows(enriched(), 1)
    assert row["speaker"] == "Ines Corvo"
    assert row["speaker_entity_id"] == entity("Ines Corvo").entity_id


def test_a_quote_without_a_speaker_has_none() -> None:
    """Words that nobody is named for are kept all the same."""
    article = enriched()
    silent = article.quotes[0].model_copy(update={"speaker": None, "speaker_entity_id": None})
    [row] = rows.quote_rows(article.model_copy(update={"quotes": (silent,)}), 1)
    assert (row["speaker"], row["speaker_entity_id"]) == (None, None)


def test_entities_of_many_articles_are_one_row_each() -> None:
    """An entity that two articles name has one row, under the better name."""
    shouted, spelled = entity("INES CORVO"), entity("Ines Corvo")
    found = rows.entity_rows([enriched(entities=(shouted,)), enriched(entities=(spelled,))])
    assert [row["name"] for row in found.values()] == ["Ines Corvo"]


def test_the_longer_name_is_the_better_one() -> None:
    """A fuller spelling wins, and of equally long ones the one in small letters."""
    assert rows.better_name("I. Corvo", "Ines Corvo") == "Ines Corvo"
    assert rows.better_name("Rosneft", "ROSNEFT") == "Rosneft"


@given(_NAMES, _NAMES, _NAMES)
def test_the_better_name_does_not_depend_on_the_order(one: str, two: str, three: str) -> None:
    """Choosing is commutative and associative, and chooses one of the names given."""
    better = rows.better_name
    assert better(one, two) == better(two, one) in (one, two)
    assert better(better(one, two), three) == better(one, better(two, three))
