"""Lesson 1: a message is a fact that cannot change, and travels as JSON."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from pydantic import ValidationError

from dateline import ArticleEnriched, ArticleFetched
from dateline.messages import Instant, Source

ARTICLE = ArticleFetched(
    article_id=UUID("0b3f8f0e-6f3c-5a53-9c53-1d2f6e0a7c11"),
    revision=1,
    source=Source(id="harbour-post", name="The Harbour Post"),
    title="Ferry returns to service",
    body="LISBON, March 5. The ferry sails again on Friday, the port said.",
    fetched_at=datetime(2026, 3, 5, 9, 30, tzinfo=UTC),
    content_hash="00000000000000000000000000000001",
    via="rss",
)


def test_a_message_says_what_happened() -> None:
    """Its type is the fact and its version; its fields are the article."""
    assert ARTICLE.message_type == "article.fetched.v1"
    assert ARTICLE.source.name == "The Harbour Post"
    assert ARTICLE.deck is None


def test_a_message_travels_as_json_and_comes_back_equal() -> None:
    """Writing a message and reading it again loses nothing."""
    document = ARTICLE.model_dump_json()
    assert ArticleFetched.model_validate_json(document) == ARTICLE


def test_a_message_never_changes() -> None:
    """A fact of the past is not edited; to say something else, make another message."""
    with pytest.raises(ValidationError, match="frozen"):
        ARTICLE.title = "Ferry sinks"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - the error is the point


def test_a_misspelt_field_is_refused() -> None:
    """Whoever writes a message is told of a field that does not exist."""
    fields = {**dict(ARTICLE), "headline": "Ferry returns"}
    with pytest.raises(ValidationError, match="headline"):
        ArticleFetched.model_validate(fields)


def test_a_revision_is_a_message_of_its_own() -> None:
    """When the content changes, the article keeps its id and its revision grows."""
    corrected = ARTICLE.model_copy(update={"revision": 2, "title": "Ferry returns on Saturday"})
    assert corrected.article_id == ARTICLE.article_id
    assert ARTICLE.message_id == "0b3f8f0e-6f3c-5a53-9c53-1d2f6e0a7c11/1"
    assert corrected.message_id == "0b3f8f0e-6f3c-5a53-9c53-1d2f6e0a7c11/2"


def test_instants_are_kept_in_utc_beside_the_offset_that_was_written() -> None:
    """Five in the afternoon in Moscow is two in the afternoon in UTC, and both are known."""
    moscow = timezone(timedelta(hours=3))
    published = Instant(at=datetime(2026, 3, 5, 17, 0, tzinfo=moscow), offset="+03:00")
    assert published.at == datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
    assert published.at.tzinfo is UTC
    assert published.offset == "+03:00"


def test_an_enriched_article_is_the_article_and_what_it_names() -> None:
    """Each later message carries on all fields of the one before."""
    enriched = ArticleEnriched.model_validate(dict(ARTICLE))
    assert enriched.title == ARTICLE.title
    assert enriched.message_id == ARTICLE.message_id
    assert (enriched.entities, enriched.dates, enriched.quotes) == ((), (), ())
