"""The messages of the Dateline news pipeline; importing this costs pydantic and no more."""

from __future__ import annotations

from dateline.messages import (
    Article,
    ArticleEnriched,
    ArticleFetched,
    DateInterval,
    DateMention,
    Entity,
    Mention,
    Quote,
    Rejected,
)

__all__ = [
    "Article",
    "ArticleEnriched",
    "ArticleFetched",
    "DateInterval",
    "DateMention",
    "Entity",
    "Mention",
    "Quote",
    "Rejected",
]
