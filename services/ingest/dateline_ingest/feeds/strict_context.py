"""What feedparser keeps in mind from one element of a feed to the next. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from feedparser.urls import make_safe_absolute_uri

from dateline_ingest.feeds.links import resolve
from dateline_ingest.feeds.vocabulary import Vocabulary

_EXTRA_SLASHES = re.compile("^([A-Za-z][A-Za-z0-9+-.]*://)(/*)")


@dataclass
class Context:
    """The feed or entry that is being read."""

    version: str
    """The format, as feedparser calls it: ``rss20``, ``rss10``, ``atom03``, ``atom10``."""
    base: str
    """The address against which links are resolved."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    found: dict[str, Any] = field(default_factory=dict[str, Any])
    """What was found about it."""
    depth: int = 0
    """How deep the elements lie that are being read."""
    lang: str | None = None
    """The language around them."""
    depths: dict[str, int] | None = None
    """How deep each thing was found; of an entry what is found deeper does not count."""
    title_depth: int = -1
    """How deep the title was found; a later one as deep or deeper does not count."""
    has_content: bool = False
    """Whether a description is no more than a summary."""

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry."""
        return self.depths is not None

    def open_entry(self, depth: int, lang: str | None) -> None:
        """Begin an entry, whose elements lie so deep and are in such a language."""
        self.depth, self.lang = depth, lang
        self.found, self.depths, self.title_depth = {}, {}, -1

    def close_entry(self, feed: dict[str, Any]) -> None:
        """Go back to the feed."""
        self.found, self.depths, self.has_content = feed, None, False

    def store(self, name: str, value: Any) -> None:
        """Note what was found."""
        if self.depths is not None:
            if self.depth > self.depths.get(name, self.depth):
                return
            self.depths[name] = self.depth
        self.found[name] = value

    def resolved(self, address: str) -> str:
        """Resolve an address against that of the document."""
        return joined(self.base, address)


def joined(base: str, address: str) -> str:
    """Resolve an address; one with extra slashes after its scheme loses them."""
    try:
        return resolve(base, _EXTRA_SLASHES.sub(r"\1", address))
    except ValueError:
        return ""


def rebased(base: str, given: str | None) -> str:
    """Apply ``xml:base`` to a base address."""
    return make_safe_absolute_uri(base, given or base) or base if base else joined("", given or "")
