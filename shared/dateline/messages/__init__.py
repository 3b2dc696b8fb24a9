"""What travels between the services, version 1: frozen models, and nothing but. Pure."""

from __future__ import annotations

from dateline.messages._base import (
    CivilDatetime,
    Granularity,
    Instant,
    Message,
    Part,
    Span,
    TextField,
    UtcDatetime,
)
from dateline.messages.article import (
    AiOptOut,
    Article,
    ArticleFetched,
    Change,
    Copyright,
    DateEvidence,
    Dateline,
    Language,
    Media,
    Paragraph,
    Provenance,
    Source,
    StoryLink,
    Via,
)
from dateline.messages.enriched import (
    Alias,
    ArticleEnriched,
    DateInterval,
    DateMention,
    Entity,
    EntityType,
    Link,
    Mention,
    Passage,
    Place,
    Quote,
    Reference,
    Relation,
    Role,
    TimexType,
)
from dateline.messages.rejected import Rejected

__all__ = [
    "AiOptOut", "Alias", "Article", "ArticleEnriched", "ArticleFetched", "Change",
    "CivilDatetime", "Copyright", "DateEvidence", "DateInterval", "DateMention", "Dateline",
    "Entity", "EntityType", "Granularity", "Instant", "Language", "Link", "Media", "Mention",
    "Message", "Paragraph", "Part", "Passage", "Place", "Provenance", "Quote", "Reference",
    "Rejected", "Relation", "Role", "Source", "Span", "StoryLink", "TextField", "TimexType",
    "UtcDatetime", "Via",
]  # fmt: skip
