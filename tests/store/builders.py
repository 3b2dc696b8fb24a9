"""Builds enriched articles for the tests of the store. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from dateline.messages import (
    ArticleEnriched,
    DateMention,
    Entity,
    EntityType,
    Instant,
    Language,
    Mention,
    Passage,
    Quote,
    Source,
)

HARBOUR = "Harbour pilots in Port Aldis will strike on Friday, Mayor Ines Corvo said."


def article_id(name: str) -> UUID:
    """Name an article the way ingest does, by a hash."""
    return uuid5(NAMESPACE_URL, f"https://tideline.example/{name}")


def fetched_at(second: int) -> datetime:
    """Name the moment at which something was fetched; later revisions are fetched later."""
    return datetime(2026, 3, 4, 10, 0, tzinfo=UTC) + timedelta(seconds=second)


def refetched(revision: int, content: int, second: int, *, name: str = "pilots") -> ArticleEnriched:
    """Build the content of a revision as it comes under another number, at another time."""
    update = {"revision": revision, "fetched_at": fetched_at(second)}
    return enriched(name, content).model_copy(update=update)


def entity(name: str, *, kind: EntityType = "PERSON", body: str = HARBOUR) -> Entity:
    """Build an entity that the body names once, or the title if the body does not."""
    start = max(body.find(name), 0)
    mention = Mention(field="body", start=start, end=start + len(name), text=name)
    return Entity(
        entity_id=uuid5(NAMESPACE_URL, name.casefold()), type=kind, name=name, mentions=(mention,)
    )


def date(text: str, value: str, body: str = HARBOUR) -> DateMention:
    """Build a mention of a day."""
    start = max(body.find(text), 0)
    return DateMention(
        id="t1",
        field="body",
        start=start,
        end=start + len(text),
        text=text,
        type="DATE",
        value=value,
        earliest=datetime.fromisoformat(f"{value}T00:00:00"),
        latest=datetime.fromisoformat(f"{value}T23:59:59"),
        granularity="day",
        role="future_event",
    )


def quote(text: str, speaker: str, body: str = HARBOUR) -> Quote:
    """Build a reported sentence with its speaker."""
    at, who = max(body.find(text), 0), max(body.find(speaker), 0)
    return Quote(
        field="body",
        start=at,
        end=at + len(text),
        text=text,
        kind="indirect",
        speaker=Passage(field="body", start=who, end=who + len(speaker), text=speaker),
        speaker_entity_id=uuid5(NAMESPACE_URL, speaker.casefold()),
    )


def enriched(
    name: str = "pilots",
    revision: int = 1,
    *,
    entities: tuple[Entity, ...] | None = None,
    title: str = "Port Aldis pilots to strike",
) -> ArticleEnriched:
    """Build a revision of an article; its title tells the revision."""
    return ArticleEnriched(
        article_id=article_id(name),
        revision=revision,
        source=Source(id="tideline", name="The Tideline", domain="tideline.example"),
        url=f"https://tideline.example/{name}?from=feed",
        canonical_url=f"https://tideline.example/{name}",
        title=f"{title} ({revision})",
        body=HARBOUR,
        language=Language(tag="en"),
        published=Instant(at=datetime(2026, 3, 4, 9, 30, tzinfo=UTC), offset="+01:00"),
        fetched_at=fetched_at(revision),
        content_hash=f"{revision:032x}",
        via="rss",
        entities=entities
        if entities is not None
        else (entity("Port Aldis", kind="GPE"), entity("Ines Corvo")),
        dates=(date("Friday", "2026-03-06"),),
        quotes=(quote("Harbour pilots in Port Aldis will strike on Friday", "Ines Corvo"),),
    )
