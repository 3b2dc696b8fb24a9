"""A plain-text wire file to an article. Pure."""

from __future__ import annotations

from datetime import date, datetime

from dateline.messages import ArticleFetched, Copyright, Source
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.outcomes import Failed
from dateline_ingest.sources import wire_source
from dateline_ingest.text.encodings import read_text
from dateline_ingest.wire.text import WireStory, read_story


def read_wire(
    content: bytes, *, name: str, folder: str, fetched_at: datetime, arrived: date | None = None
) -> ArticleFetched | Failed:
    """Make an article, revision 1, of a wire file.

    Args:
        content: the file's bytes.
        name: the file's name, the article's guid: a file overwritten is a new revision.
        folder: names the source where the dateline has no agency.
        fetched_at: when the file was read; no story is from more than a day later.
        arrived: the day on which the file was written, if that is known.
    """
    text = read_text(content)
    if isinstance(text, Failed):
        return text
    story = read_story(text)
    if not story.body:
        return Failed("no_story")
    agency = story.dateline.agency if story.dateline else None
    article = wire_article(story, wire_source(agency, folder), name, fetched_at)
    return date_article(article, stamp_claims(story), arrived=arrived)


def stamp_claims(story: WireStory) -> list[Claim]:
    """The claim of the line above a story that gives its date, if there is one."""
    if story.stamped is None:
        return []
    line, instant = story.stamped
    return [Claim("published", instant, "page", line, 0.8)]


def wire_article(
    story: WireStory, source: Source, guid: str, fetched_at: datetime
) -> ArticleFetched:
    """Put a story's parts into an article, without dates."""
    hashed = content_hash(story.title, story.deck, story.body)
    notices = [
        story.body[paragraph.start : paragraph.end]
        for paragraph in story.paragraphs
        if paragraph.kind == "boilerplate"
    ]
    rights = next(
        (notice for notice in notices if "reserved" in notice or "\u00a9" in notice), None
    )
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
        authors=(story.byline,) if story.byline else (),
        fetched_at=fetched_at,
        content_hash=hashed,
        via="wire",
        dateline=story.dateline,
        copyright=Copyright(notice=rights) if rights else None,
        text_origin="wire",
    )
