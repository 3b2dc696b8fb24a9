"""The stories of a wire file, of whichever format, to articles. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dateline.messages import ArticleFetched, Change, Copyright, Source
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.outcomes import Failed
from dateline_ingest.sources import wire_source
from dateline_ingest.text.language import decide_language
from dateline_ingest.wire.detect import read_stories
from dateline_ingest.wire.embargo import embargo_end
from dateline_ingest.wire.story import Notice, WireStory


@dataclass(frozen=True)
class WireItem:
    """A story of a file as an article, and what it says of a story that was sent before."""

    article: ArticleFetched
    notice: Notice | None = None
    version: int | None = None
    """The agency's own number of this version of the story."""
    evolved_from: str | None = None
    """The guid of the story that this one replaces."""


def read_wire_file(
    content: bytes, *, name: str, folder: str, fetched_at: datetime, arrived: date | None = None
) -> tuple[WireItem, ...] | Failed:
    """Make articles, revision 1, of a wire file; parts of it that hold no story are left out.

    Args:
        content: the file's bytes.
        name: the file's name, the guid of a story that brings none: a file overwritten is a new
            revision.
        folder: names the source where the story has no agency.
        fetched_at: when the file was read; no story is from more than a day later.
        arrived: the day on which the file was written, if that is known.
    """
    stories = read_stories(content, near=arrived or fetched_at.date())
    if isinstance(stories, Failed):
        return stories
    whole = [story for story in stories if story.body or story.status != "usable"]
    if not whole:
        return Failed("no_story")
    return tuple(
        _item(story, guid, folder, fetched_at, arrived)
        for story, guid in zip(whole, _guids(whole, name), strict=True)
    )


def read_wire(
    content: bytes, *, name: str, folder: str, fetched_at: datetime, arrived: date | None = None
) -> ArticleFetched | Failed:
    """Make an article of the first story of a wire file; see :func:`read_wire_file`."""
    items = read_wire_file(
        content, name=name, folder=folder, fetched_at=fetched_at, arrived=arrived
    )
    return items if isinstance(items, Failed) else items[0].article


def stamp_claims(story: WireStory) -> list[Claim]:
    """The claim of the line of a story that gives its date, if there is one."""
    if story.stamped is None:
        return []
    line, instant = story.stamped
    return [Claim("published", instant, "page", line, 0.8)]


def wire_article(
    story: WireStory, source: Source, guid: str, fetched_at: datetime
) -> ArticleFetched:
    """Put a story's parts into an article, without dates."""
    hashed = content_hash(story.title, story.deck, story.body)
    notice = story.notice
    return ArticleFetched(
        article_id=article_id(source.id, guid, None, hashed),
        revision=1,
        source=source,
        guid=guid,
        title=story.title,
        deck=story.deck,
        body=story.body,
        paragraphs=story.paragraphs,
        byline=story.byline,
        authors=story.authors,
        language=decide_language(story.language, story.title, story.body),
        fetched_at=fetched_at,
        content_hash=hashed,
        via="wire",
        dateline=story.dateline,
        section=story.section,
        keywords=story.keywords,
        media=story.media,
        copyright=story.rights or _rights(story),
        status=story.status,
        urgency=story.urgency,
        slugline=story.slugline,
        editor_note=story.editor_note,
        embargoed_until=story.embargoed_until,
        text_origin="wire",
        change=Change(kind=notice.kind, notice=notice.text) if notice else None,
    )


def _item(
    story: WireStory, guid: str, folder: str, fetched_at: datetime, arrived: date | None
) -> WireItem:
    signed = story.dateline.agency if story.dateline else None
    source = wire_source(story.provider or signed or story.agency, folder)
    article = wire_article(story, source, guid, fetched_at)
    if story.embargo and not story.embargoed_until:
        until = embargo_end(story.embargo, arrived or fetched_at.date())
        article = article.model_copy(update={"embargoed_until": until})
    claims = [*story.claims, *stamp_claims(story)]
    dated = date_article(article, claims, arrived=arrived)
    return WireItem(dated, story.notice, story.version, story.evolved_from)


def _guids(stories: Sequence[WireStory], name: str) -> list[str]:
    """The agency's key of each story, else the file's name, numbered where there are several."""
    return [
        story.guid or (name if len(stories) == 1 else f"{name}#{number}")
        for number, story in enumerate(stories, 1)
    ]


def _rights(story: WireStory) -> Copyright | None:
    notices = (
        story.body[paragraph.start : paragraph.end]
        for paragraph in story.paragraphs
        if paragraph.kind == "boilerplate"
    )
    notice = next((one for one in notices if "reserved" in one or "\u00a9" in one), None)
    return Copyright(notice=notice) if notice else None
