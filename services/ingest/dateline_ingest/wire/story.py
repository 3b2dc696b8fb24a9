"""The parts of a wire story, whichever format it came in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.messages import Copyright, Dateline, Instant, Media, Paragraph
from dateline_ingest.dating.choice import Claim

NoticeKind = Literal["update", "correction", "retraction"]
Status = Literal["usable", "withheld", "canceled"]


@dataclass(frozen=True)
class Notice:
    """What an agency says of a story it sent before: that it is corrected, updated or withdrawn."""

    kind: NoticeKind
    text: str
    """The agency's own words."""
    slug: str | None = None
    """The slug of that story, where the notice names it."""
    headline: str | None = None
    """Its headline, where the notice quotes it."""


@dataclass(frozen=True)
class WireStory:
    """The parts of a wire story."""

    title: str = ""
    deck: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    body: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    stamped: tuple[str, Instant] | None = None
    """A line of a plain text that gives the full date of its publication, and that date."""
    provider: str | None = None
    """Who sent it, as the format says, whatever the dateline signs."""
    agency: str | None = None
    """Who sent it, where no dateline says so."""
    authors: tuple[str, ...] = ()
    slugline: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    urgency: int | None = None
    """1 (flash) to 9."""
    editor_note: str | None = None
    embargo: str | None = None
    """The line that forbids publication before some time."""
    embargoed_until: datetime | None = None
    """That time, where the format gives it."""
    notice: Notice | None = None
    status: Status = "usable"
    language: str | None = None
    """BCP 47, as declared."""
    media: tuple[Media, ...] = ()
    rights: Copyright | None = None
    claims: tuple[Claim, ...] = ()
    """The dates that the format states, the best first."""
    guid: str | None = None
    """The agency's own key of the story, equal in all its versions."""
    version: int | None = None
    evolved_from: str | None = None
    """The guid of the story that this one replaces."""
