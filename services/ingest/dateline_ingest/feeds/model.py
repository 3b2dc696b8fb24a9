"""What a feed of any format says, its fields as written. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FeedKind = Literal["rss", "atom", "jsonfeed", "sitemap"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text construct as the feed gave it."""

    value: str
    is_plain: bool = False
    """Whether markup in it is to be read as characters (Atom ``type="text"``)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A media file that an item points to."""

    url: str
    mime_type: str | None = None
    medium: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item or entry, its fields as written."""

    guid: str | None = None
    link: str | None = None
    title: Text | None = None
    summary: Text | None = None
    content: Text | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    rights: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether it is more than the stub that a feed which breaks off leaves behind."""
        return bool(self.title or self.summary or self.content or self.link)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that could be read."""

    via: FeedKind
    title: str | None = None
    language: str | None = None
    rights: str | None = None
    items: tuple[FeedItem, ...] = ()
    remark: str = ""
    """What was wrong with it, though not wrong enough to reject it."""
    link: str | None = None
    """The home page that it belongs to."""
    hub: str | None = None
    """Where to subscribe for pushes (WebSub, ``rel="hub"``)."""
    self_url: str | None = None
    """Its own address as it gives it (``rel="self"``), the topic of such a subscription."""
    ttl_minutes: int | None = None
    """How long its publisher says that it may be kept (RSS ``ttl``)."""
    update_minutes: int | None = None
    """How often its publisher says that it changes (RSS module Syndication)."""
    digests: tuple[str, ...] = ()
    """Of each of its items, one that changes whenever what it says does."""
    next_urls: tuple[str, ...] = ()
    """The sitemaps that a sitemap index lists, the newest first."""

    @property
    def says_something(self) -> bool:
        """Whether there is more to it than an envelope."""
        about = self.title or self.language or self.rights or self.link
        return bool(about) or any(item.says_something for item in self.items)
