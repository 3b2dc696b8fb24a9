"""A story of the sample newsroom, and the text format that it is kept in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

SUBHEAD = "## "
"""What a sub-headline's paragraph begins with."""

HEADERS = (
    "Outlet", "Slug", "Guid", "Title", "Deck", "Byline", "Published", "Updated", "Language",
    "Section", "Keywords",
)  # fmt: skip
"""What every story states above its first blank line; ``Revision`` may follow."""


@dataclass(frozen=True)
class Block:
    """A paragraph of the body, or a sub-headline in it."""

    text: str
    is_subhead: bool = False


@dataclass(frozen=True)
class Story:
    """One revision of one article, as the newsroom keeps it."""

    outlet: str
    """Key of the outlet."""
    slug: str
    guid: str
    """A ``tag:`` URI (RFC 4151); equal for all revisions."""
    title: str
    deck: str
    byline: str
    published: datetime
    updated: datetime
    language: str
    section: str
    keywords: tuple[str, ...]
    body: tuple[Block, ...]
    revision: int = 1

    @property
    def path(self) -> str:
        """Where the outlet keeps the article's page: ``/courier/2026/03/04/flood-warning``."""
        return f"/{self.outlet}/{self.published:%Y/%m/%d}/{self.slug}"

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in the byline, one by one."""
        return tuple(re.split(r",\s*|(?<!\s)\s+(?:and|und|y|et)\s+", self.byline))

    @property
    def text(self) -> str:
        """The body as plain text, its paragraphs parted by blank lines."""
        return "\n\n".join(block.text for block in self.body)


def parse_story(text: str) -> Story:
    """Read a story: RFC 822-style headers, a blank line, paragraphs parted by blank lines.

    A paragraph that begins with ``## `` is a sub-headline. Dates are ISO 8601 with their offset;
    keywords are parted by commas.

    Raises:
        ValueError: a header is missing, or a date has no offset.
    """
    head, _, body = text.partition("\n\n")
    headers = _headers(head)
    missing = [name for name in HEADERS if not headers.get(name)]
    if missing:
        raise ValueError(f"story without {', '.join(missing)}: {head[:60]!r}")
    return Story(
        outlet=headers["Outlet"],
        slug=headers["Slug"],
        guid=headers["Guid"],
        title=headers["Title"],
        deck=headers["Deck"],
        byline=headers["Byline"],
        published=_moment(headers["Published"]),
        updated=_moment(headers["Updated"]),
        language=headers["Language"],
        section=headers["Section"],
        keywords=tuple(word.strip() for word in headers["Keywords"].split(",")),
        body=tuple(_block(part) for part in re.split(r"\n\s*\n", body.strip())),
        revision=int(headers.get("Revision", "1")),
    )


def edition(stories: Iterable[Story], number: int) -> tuple[Story, ...]:
    """Choose what the papers carry in an edition: of each story the newest revision by then.

    Returns:
        The stories, the last published first.
    """
    newest: dict[str, Story] = {}
    for story in sorted(stories, key=lambda story: story.revision):
        if story.revision <= number:
            newest[story.guid] = story
    return tuple(sorted(newest.values(), key=lambda s: (s.published, s.guid), reverse=True))


def _headers(head: str) -> Mapping[str, str]:
    fields = (line.partition(":") for line in head.strip().splitlines())
    return {name.strip(): value.strip() for name, _, value in fields}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"date without an offset: {text}")
    return moment


def _block(part: str) -> Block:
    words = " ".join(part.split())
    if words.startswith(SUBHEAD):
        return Block(words.removeprefix(SUBHEAD), is_subhead=True)
    return Block(words)
