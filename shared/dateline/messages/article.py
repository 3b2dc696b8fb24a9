"""An article as it was fetched: its text, its origin, its revision. Pure."""

from __future__ import annotations

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from dateline.messages._base import (
    Granularity,
    Instant,
    Message,
    Part,
    Score,
    Span,
    TextField,
    UtcDatetime,
)

Via = Literal["rss", "atom", "jsonfeed", "sitemap", "websub", "wire", "page", "document"]
"""The way by which an article reached us; the last two are pages and texts annotated by hand."""


class Source(Part):
    """Who published it (ninjs ``infoSources``, schema.org ``publisher``)."""

    id: str
    """Stable key of the source; part of every article's identity."""
    name: str
    domain: str | None = None
    feed_url: str | None = None
    """The feed or folder that the article came from."""


class Language(Part):
    """The language of the text."""

    tag: str
    """BCP 47 (``en``, ``pt-BR``)."""
    confidence: Score = 1.0
    origin: Literal["declared", "detected"] = "declared"


class Dateline(Part):
    """The line that opens a wire story (schema.org ``dateline``, ninjs ``located``).

    ``MOSCOW, December 27. /TASS/.`` has the place MOSCOW, the date ``--12-27`` and the agency TASS.
    """

    text: str
    span: Span
    """Where ``text`` stands in the body."""
    place: str | None = None
    date: str | None = None
    """ISO 8601: ``2017-12-27``, or ``--12-27`` where the year is not written."""
    agency: str | None = None


class DateEvidence(Part):
    """One reason to believe that the article was published, or changed, at a certain time.

    All claims are kept, the losers too: ``ArticleFetched.published`` is the one that was chosen.
    """

    role: Literal["published", "updated"]
    origin: Literal[
        "feed", "page", "url", "dateline", "weekday", "future_year", "file", "given", "fetched"
    ]
    """What the claim rests on; ``given`` is a date that came with a document."""
    value: str
    """ISO 8601, as much of it as the evidence gives: ``2017``, ``--12-27``, ``XXXX-WXX-3``."""
    granularity: Granularity
    confidence: Score
    field: TextField | None = None
    span: Span | None = None
    """Where the text says so, when it is the text that does."""
    text: str = ""
    """The words or the markup that say so."""


class Paragraph(Part):
    """A paragraph of the body; ``body[start:end]`` is its text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: Literal["text", "subhead", "quote", "boilerplate"] = "text"


class Media(Part):
    """A picture, film or recording that belongs to the article (ninjs ``associations``)."""

    url: str
    kind: Literal["picture", "video", "audio", "other"] = "picture"
    mime_type: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None


class Copyright(Part):
    """Who owns the text (ninjs ``copyrightHolder``, ``copyrightNotice``, ``usageTerms``)."""

    holder: str | None = None
    notice: str | None = None
    usage_terms: str | None = None


class AiOptOut(Part):
    """Whether the publisher refuses the use of the text by AI, and where it says so."""

    opted_out: bool
    signals: tuple[str, ...] = ()
    """``robots.txt: GPTBot``, ``meta robots: noai``, ``tdm-reservation: 1`` …"""


class Change(Part):
    """How this revision differs from the one before (ninjs ``pubStatus``, ``edNote``)."""

    kind: Literal[
        "new", "cosmetic", "headline", "update", "correction", "retraction", "removed", "reenriched"
    ]
    changed_fields: tuple[str, ...] = ()
    notice: str | None = None
    """The publisher's own words, ``(Corrects spelling of name in third paragraph)``."""


class StoryLink(Part):
    """The same story in another article, at this or another outlet."""

    story_id: UUID
    article_id: UUID
    relation: Literal["exact", "reprint", "update", "excerpt", "same_event", "follow_up"]
    score: Score
    first_seen: UtcDatetime | None = None


class Provenance(Part):
    """Which component made a part of the message."""

    part: str
    """The field it made: ``entities``, ``dates``, ``body``, ``published`` …"""
    component: str
    """Whose work it is: ``dateline_enrich.dates``."""
    version: str
    languages: tuple[str, ...] = ()
    """The languages that the component serves in full; empty where language does not matter."""
    model: str | None = None
    """Name and hash of a model file; ``None`` for rules."""
    note: str | None = None
    """What a reader must know: ``language not served: explicit dates only``."""


class Article(Message):
    """One revision of one article; the fields that every later message carries on.

    Mapped outward, never renamed inward. ninjs 3.1: ``article_id`` → ``uri``, ``revision`` →
    ``version``, ``title`` → ``headlines[role=main]``, ``deck`` → ``descriptions[role=summary]``,
    ``body`` → ``bodies``, ``byline`` → ``by``, ``language.tag`` → ``language``, ``published`` →
    ``firstCreated``, ``updated`` → ``versionCreated``, ``dateline.place`` → ``located``,
    ``status`` → ``pubStatus``, ``keywords`` → ``subjects``. schema.org NewsArticle: ``headline``,
    ``alternativeHeadline``, ``articleBody``, ``author``, ``inLanguage``, ``datePublished``,
    ``dateModified``, ``dateline``, ``creativeWorkStatus``, ``keywords``.
    """

    article_id: UUID
    """UUIDv5 of the source and the article's guid or canonical URL; equal for all revisions."""
    revision: int = Field(ge=1)
    """1, 2, …: raised when the content really changes."""
    source: Source
    url: str | None = None
    """The link as the feed gave it; ``None`` for a wire file."""
    canonical_url: str | None = None
    guid: str | None = None
    """The source's own key of the article: RSS guid, Atom id, file name."""
    title: str
    deck: str | None = None
    """The sentence or two below the headline."""
    body: str
    """Plain text; paragraphs are parted by blank lines."""
    paragraphs: tuple[Paragraph, ...] = ()
    byline: str | None = None
    """The authors as printed."""
    authors: tuple[str, ...] = ()
    language: Language | None = None
    published: Instant | None = None
    updated: Instant | None = None
    date_evidence: tuple[DateEvidence, ...] = ()
    dates_conflict: bool = False
    """True where trustworthy pieces of evidence disagree by more than a day."""
    fetched_at: UtcDatetime
    replayed_at: UtcDatetime | None = None
    """When an operator asked for it to be handled again, the same for a whole replay.

    Of two annotations of one revision the one with the greater ``replayed_at`` holds; ``None`` is
    the least.
    """
    content_hash: str
    """BLAKE2b-128 of title, deck and body after normalising white space, in hexadecimal."""
    via: Via
    dateline: Dateline | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    copyright: Copyright | None = None
    ai_opt_out: AiOptOut | None = None
    """``None`` where nobody looked."""
    status: Literal["usable", "withheld", "canceled"] = "usable"
    urgency: int | None = Field(default=None, ge=1, le=9)
    """1 (flash) to 9, as wire services use it."""
    slugline: str | None = None
    editor_note: str | None = None
    embargoed_until: UtcDatetime | None = None
    text_origin: Literal["feed", "page", "wire"] = "feed"
    """Whether the body is what the feed carried, the article's own page or a wire file."""
    change: Change | None = None
    story_links: tuple[StoryLink, ...] = ()
    provenance: tuple[Provenance, ...] = ()

    @property
    def message_id(self) -> str:
        """Article and revision: every effect of the message is keyed by the two."""
        return f"{self.article_id}/{self.revision}"


class ArticleFetched(Article):
    """Ingest found an article, or a new revision of one."""

    message_type: ClassVar[str] = "article.fetched.v1"
