"""Invented articles, and the few look-ups that tests of entities and quotations share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from dateline.messages import (
    ArticleFetched,
    Entity,
    Instant,
    Language,
    Mention,
    Quote,
    Source,
    TextField,
)
from dateline_enrich.entities import RuleRecogniser, find_entities
from dateline_enrich.quotes import find_quotes

RULES = RuleRecogniser()

HARBOUR = """\
PORT VELL, March 3. /NordPress/. Dredging of the Vell estuary will begin in Selmouth before June, \
Latvian Foreign Minister Irina Dorn said at a meeting with head of the Open Water association \
Jonas Reik on Tuesday.

"We have agreed on the depth with the Coastal Safety Board (CSB, a private body, banned in Latvia \
- NordPress)," the minister said. "The fishermen will be paid for each lost day."

"Our president [Arvid Holm] has promised the money," Latvia's top diplomat said.

On March 1, Latvian President Arvid Holm told parliament that the estuary was silting up. He \
visited Port Vell the next day. Finance Minister Sara Linde reported to the president that the \
budget had been cut.

According to the foreign minister, work will go on at night.

"The CSB sends us reports, but nobody reads them," Dorn added. Open Water did not reply.
"""

NAMESAKES = """\
Mayor Paul Marsh and the striker Ella Marsh opened the stadium in Leeds on Friday.

Paul Marsh thanked the builders. "It took nine years," Marsh said.

Ella Marsh scored twice. Mrs Marsh will leave the club in May.

Marsh was not available for comment.
"""


def entities(body: str, *, title: str = "", deck: str = "") -> tuple[Entity, ...]:
    """Find the entities of an invented article."""
    texts: dict[TextField, str] = {"title": title, "deck": deck, "body": body}
    return find_entities({field: text for field, text in texts.items() if text}, RULES)


def named(found: Sequence[Entity], name: str) -> Entity:
    """The one entity of a name."""
    hits = [entity for entity in found if entity.name == name]
    assert len(hits) == 1, [entity.name for entity in found]
    return hits[0]


def texts(entity: Entity) -> list[str]:
    """How an article names an entity, in order."""
    return [mention.text for mention in entity.mentions]


def of_kind(entity: Entity, kind: str) -> list[Mention]:
    """The mentions of one kind."""
    return [mention for mention in entity.mentions if mention.kind == kind]


def recognised(text: str) -> list[tuple[str, str]]:
    """What the rules find in one text, and of which type."""
    return [(text[raw.start : raw.end], raw.type) for raw in RULES.recognise([text])[0]]


def quotes(body: str) -> list[Quote]:
    """The quotations of an invented body."""
    return list(find_quotes(body, (), entities(body)))


def told(body: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaking entity of each quotation."""
    found = entities(body)
    names = {entity.entity_id: entity.name for entity in found}
    return [
        (
            quote.kind,
            quote.text,
            names[quote.speaker_entity_id] if quote.speaker_entity_id else None,
        )
        for quote in find_quotes(body, (), found)
    ]


def article(
    body: str = HARBOUR, *, title: str = "Vell estuary to be dredged", language: str | None = "en"
) -> ArticleFetched:
    """An article as ingest would publish it."""
    return ArticleFetched(
        article_id=uuid5(UUID(int=7), title + body),
        revision=1,
        source=Source(id="nordpress", name="NordPress", domain="nordpress.example"),
        title=title,
        body=body,
        language=Language(tag=language) if language else None,
        published=Instant(at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC)),
        fetched_at=datetime(2026, 3, 3, 9, 5, tzinfo=UTC),
        content_hash="00",
        via="wire",
    )
