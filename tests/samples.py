"""Small articles for tests that need one and do not care which."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

from dateline.messages import ArticleEnriched, ArticleFetched, Instant, Source

NAMESPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
FETCHED_AT = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
SOURCE = Source(id="harbour-post", name="The Harbour Post", domain="harbourpost.example")


def fetched(
    number: int = 1, *, revision: int = 1, title: str = "", body: str = ""
) -> ArticleFetched:
    """Make the numbered article as ingest would send it."""
    return ArticleFetched(
        article_id=uuid5(NAMESPACE, f"article {number}"),
        revision=revision,
        source=SOURCE,
        url=f"https://harbourpost.example/{number}",
        guid=f"tag:harbourpost.example,2026:{number}",
        title=title or f"Ferry {number} returns to service",
        body=body or "LISBON, March 5. The ferry sails again on Friday, the port said.",
        published=Instant(at=datetime(2026, 3, 5, 8, 0, tzinfo=UTC), offset="+00:00"),
        fetched_at=FETCHED_AT,
        content_hash=f"{number:032x}",
        via="rss",
    )


def enriched(number: int = 1, *, revision: int = 1) -> ArticleEnriched:
    """Make the numbered article as enrich would send it, with nothing found."""
    return ArticleEnriched.model_validate(dict(fetched(number, revision=revision)))
