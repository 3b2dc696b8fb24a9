"""The shape of a sample: a story as an agency prints it, and what must come out of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline_ingest.wire.story import NoticeKind


@dataclass(frozen=True)
class Sample:
    """An invented story in an agency's style; what it reports never happened."""

    style: str
    """The agency, and what is peculiar to this sample."""
    text: str
    title: str
    opens: str
    """How the body begins."""
    closes: str
    """How the last paragraph of the story itself ends."""
    deck: str | None = None
    byline: str | None = None
    place: str | None = None
    date: str | None = None
    agency: str | None = None
    """Who signs, in the dateline or elsewhere."""
    subheads: tuple[str, ...] = ()
    slug: str | None = None
    urgency: int | None = None
    notice: NoticeKind | None = None
    embargo: str | None = None
    """When it ends, RFC 3339."""
    dropped: tuple[str, ...] = ()
    """Words of the file that belong to no paragraph of the story."""
