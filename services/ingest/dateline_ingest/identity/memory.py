"""What is remembered of an article, from which a change is told without its old text. Pure."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.messages import ArticleFetched
from dateline_ingest.identity.likeness import Traits
from dateline_ingest.identity.quiet import Words, quiet_hash

_OLD = re.compile(r"(\d{1,9}) (\S+)(?: (\S+\+00:00))?", re.ASCII)
"""As older versions wrote it: ``<revision> <content hash> <fetched at>``."""
_KEYS = {
    "revision": "r", "content_hash": "h", "fetched_at": "t", "quiet": "q", "item": "i",
    "item_quiet": "j", "fields": "f", "owner": "o", "first": "s", "last": "l", "published": "p",
    "guid": "g", "urls": "u", "title": "w", "sketch": "k", "notice": "n", "is_page": "x",
    "status": "z", "pending": "y",
}  # fmt: skip
"""How the fields are called in Redis, where there are millions of them."""


class Remembered(BaseModel):
    """The memory of an article, JSON under ``article:<article_id>``, about 800 bytes."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="ignore",
        validate_by_name=True,
        validate_by_alias=True,
        alias_generator=lambda name: _KEYS[name],
    )

    revision: int = Field(ge=1, lt=10**9)
    content_hash: str
    """Of the text that was published last."""
    fetched_at: datetime | None = None
    """The date of the last revision."""
    quiet: str = ""
    """Hash of the words of that text that make a difference."""
    item: str = ""
    """Content hash of the feed's item, which may be no more than a teaser of that text."""
    item_quiet: str = ""
    """The same of its words that make a difference; empty where that is ``quiet``."""
    fields: dict[str, str] = Field(default_factory=dict[str, str])
    """CRC-32 of the fields of that text, as printed and, with a ``~``, of their words."""
    owner: str = ""
    """The source by whose feed revisions are told."""
    first: int = 0
    """When it was seen first, and last; seconds since 1970. ``last`` may lag by days."""
    last: int = 0
    published: int | None = None
    guid: str = ""
    urls: tuple[str, ...] = ()
    title: str = ""
    """See :class:`Traits`; in base64."""
    sketch: str = ""
    notice: str = ""
    """Short hash of the publisher's last notice: what stands there still is no news."""
    is_page: bool = False
    """Whether that text is from the article's own page."""
    status: str = "usable"
    pending: bool = False
    """Whether the item has changed, and the page could not be had."""

    def traits(self) -> Traits:
        """Tell what is known of the article beside its keys."""
        return Traits(
            owner=self.owner,
            guid=self.guid,
            urls=frozenset(self.urls),
            published=self.published,
            title=_unpacked(self.title, "H"),
            sketch=_unpacked(self.sketch, "I"),
        )

    @property
    def is_whole(self) -> bool:
        """False where an older version wrote it, and no more is known than it kept."""
        return bool(self.owner)

    def write(self) -> str:
        """Write it down; :func:`recollect` reads it back."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True)


@lru_cache(maxsize=1024)
def recollect(stored: str | None) -> Remembered | None:
    """Read a memory back; a damaged one is as good as none."""
    if not stored:
        return None
    if stored.startswith("{"):
        try:
            return Remembered.model_validate_json(stored)
        except ValidationError:
            return None
    found = _OLD.fullmatch(stored)
    if found is None or int(found[1]) < 1:
        return None
    try:
        moment = datetime.fromisoformat(found[3]) if found[3] else None
    except ValueError:
        moment = None
    return Remembered(revision=int(found[1]), content_hash=found[2], fetched_at=moment)


def remember(
    article: ArticleFetched, words: Words, traits: Traits, before: Remembered | None, now: int
) -> Remembered:
    """Make the memory of an article that is about to be published, or was before memories had it.

    Args:
        article: as it goes out.
        words: of it.
        traits: of it.
        before: what was remembered.
        now: seconds since 1970.
    """
    return Remembered(
        revision=article.revision,
        content_hash=article.content_hash,
        fetched_at=article.fetched_at,
        quiet=quiet_hash(words, article.status),
        item=article.content_hash,
        fields=field_hashes(article, words),
        owner=traits.owner,
        first=before.first if before and before.first else now,
        last=now,
        published=traits.published,
        guid=traits.guid,
        urls=tuple(sorted(traits.urls)),
        title=_packed(traits.title, "H"),
        sketch=_packed(traits.sketch, "I"),
        is_page=article.text_origin == "page",
        status=article.status,
    )


def field_hashes(article: ArticleFetched, words: Words) -> dict[str, str]:
    """Hash each field that a reader sees: as printed, and the words of the three texts."""
    printed = {
        "title": article.title,
        "deck": article.deck,
        "body": article.body,
        "byline": article.byline,
        "section": article.section,
        "published": article.published.at.isoformat() if article.published else None,
        "status": None if article.status == "usable" else article.status,
    }
    hashes = {name: _short(text.encode("utf-8", "surrogatepass"))
              for name, text in printed.items() if text}  # fmt: skip
    for name, held in words._asdict().items():
        if held:
            hashes[f"~{name}"] = _short(b" ".join(held))
    return hashes


def _short(text: bytes) -> str:
    return f"{zlib.crc32(text):08x}"


def _packed(numbers: Iterable[int], kind: str) -> str:
    held = sorted(numbers)
    return b64encode(struct.pack(f"<{len(held)}{kind}", *held)).decode()


def _unpacked(text: str, kind: str) -> frozenset[int]:
    try:
        held = b64decode(text, validate=True)
        return frozenset(struct.unpack(f"<{len(held) // struct.calcsize(kind)}{kind}", held))
    except (ValueError, struct.error):
        return frozenset()
