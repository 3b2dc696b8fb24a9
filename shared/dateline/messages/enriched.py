"""What the text of an article names: entities, dates, quotations. Pure."""

from __future__ import annotations

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from dateline.messages._base import CivilDatetime, Granularity, Offset, Part, Score, Span, TextField
from dateline.messages.article import Article

EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK"
]
"""OntoNotes types; GPE is a country or city, LOC a sea or region, NORP a people or party."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Passage(Part):
    """A stretch of one of the article's texts; ``text == getattr(article, field)[start:end]``."""

    field: TextField
    start: Offset
    end: Offset
    text: str


class Mention(Passage):
    """One place where the article names an entity."""

    kind: Literal["name", "role", "pronoun", "inserted"] = "name"
    """``role`` is "the minister"; ``inserted`` is a bracketed "[Vladimir Putin]" in a quotation."""
    confidence: Score = 1.0
    rule: str = ""
    """The rule or model class that found it, and how it was linked to its entity."""


class Alias(Part):
    """Another name of an entity, and how the article ties the two."""

    text: str
    relation: Literal[
        "short_form", "acronym", "surname", "given_name", "title", "spelling", "former", "other"
    ]
    span: Span | None = None
    """Where the tie is made, in the body: ``Islamic State (IS, …)``."""


class Role(Part):
    """What an entity is said to be: ``Russian Foreign Minister``."""

    title: str
    organisation: str | None = None
    field: TextField = "body"
    span: Span | None = None


class Link(Part):
    """The entity in a public register (ninjs ``uri``, schema.org ``sameAs``)."""

    scheme: Literal["wikidata", "geonames", "iso3166-1", "iso3166-2", "other"]
    identifier: str
    label: str | None = None
    confidence: Score = 1.0


class Place(Part):
    """Where a GPE, LOC or FAC lies."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    country: str | None = None
    """ISO 3166-1 alpha-2."""


class Relation(Part):
    """A tie between two entities that are not the same thing: Russian → Russia."""

    kind: Literal["demonym_of", "part_of", "located_in", "member_of"]
    entity_id: UUID


class Entity(Part):
    """One real thing, with all the places where the article names it.

    ninjs 3.1: ``people``, ``organisations``, ``places``, ``events`` by type, with ``name``, ``rel``
    and ``links`` → ``uri``; schema.org: ``about`` or ``mentions``.
    """

    entity_id: UUID
    """UUIDv5 of type and normalised name: equal names get equal ids in every article."""
    type: EntityType
    name: str
    """The fullest name that the article uses."""
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = Field(min_length=1)
    """In the order of the text: title, deck, body."""
    salience: Score = 0.0
    """How much the article is about it: 0 in passing, 1 its subject."""
    in_headline: bool = False
    relevance: Literal["about", "mentions"] = "mentions"
    labels: tuple[str, ...] = ()
    """Standing remarks of agencies, such as ``outlawed in Russia``: not news about Russia."""
    links: tuple[Link, ...] = ()
    place: Place | None = None
    relations: tuple[Relation, ...] = ()


class DateMention(Passage):
    """A temporal expression, resolved (TIMEX3; ISO-TimeML, ISO 24617-1).

    ``earliest`` and ``latest`` bound what ``value`` means, both inclusive, to the second, on the
    calendar of the place the story is told from; ``None`` for a length of time or ``PAST_REF``.
    """

    id: str
    """``t1``, ``t2`` …, unique in the article (TIMEX3 ``tid``)."""
    type: TimexType
    value: str
    """``2017-12-27``, ``2018-W03``, ``2018-Q1``, ``P2D``, ``PRESENT_REF``, ``XXXX-WXX-1`` …"""
    mod: str | None = None
    """TIMEX3 ``mod``: ``START``, ``MID``, ``END``, ``APPROX``, ``BEFORE``, ``MORE_THAN`` …"""
    quant: str | None = None
    """TIMEX3 ``quant`` of a SET: ``EVERY``."""
    freq: str | None = None
    """TIMEX3 ``freq`` of a SET: ``2X``."""
    earliest: CivilDatetime | None = None
    latest: CivilDatetime | None = None
    utc_offset: str | None = None
    """The offset of the time zone that the text names (``noon GMT``), ``+00:00``."""
    granularity: Granularity | None = None
    role: Literal[
        "dateline", "past_event", "future_event", "present", "background", "duration", "recurrence"
    ]
    """What the date is to the story."""
    anchor: str | None = None
    """What it was resolved against: ``reference`` (the article's own date), ``t3``, or nothing."""
    confidence: Score = 1.0
    rule: str = ""


class DateInterval(Part):
    """A range that two expressions, or one, mark out: "January 29-30", "from May to July"."""

    text: str
    field: TextField
    span: Span
    begin: str | None = None
    """The id of the date mention that opens it."""
    end: str | None = None
    earliest: CivilDatetime | None = None
    latest: CivilDatetime | None = None
    granularity: Granularity | None = None


class Quote(Passage):
    """Words that the article reports, and who said them (schema.org Quotation)."""

    kind: Literal["direct", "partial", "indirect"]
    speaker: Passage | None = None
    """The words that name the speaker: "the minister"."""
    speaker_entity_id: UUID | None = None
    verb: Passage | None = None
    inserts: tuple[Span, ...] = ()
    """Editors' insertions inside the quotation, in the offsets of ``field``."""
    confidence: Score = 1.0
    rule: str = ""


class Reference(Part):
    """The date against which the article's relative dates were read (the TIMEX3 creation time)."""

    date: str
    """ISO 8601 date."""
    origin: Literal["dateline", "published", "inferred", "fetched"]
    conflict: bool = False
    """True where dateline and publication disagree by more than a day."""
    other: str | None = None
    """Where both gave a day and the days differ: the one that was not taken, ISO 8601."""


class ArticleEnriched(Article):
    """Enrich read an article and says which entities, dates and quotations its text names."""

    message_type: ClassVar[str] = "article.enriched.v1"

    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    intervals: tuple[DateInterval, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reference: Reference | None = None
    """``None`` where the article has no date to read others against."""
