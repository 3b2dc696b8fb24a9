"""The names of a feed's elements and attributes, as feedparser would call them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from feedparser.mixin import (
    _FeedParserMixin as Feedparser,  # pyright: ignore[reportPrivateUsage] - its tables are not public
)

from dateline_ingest.text.markup import Element

_NAMESPACES = {uri.lower(): prefix for uri, prefix in Feedparser.namespaces.items()}
_USUAL = frozenset(_NAMESPACES.values()) - {""}
_USERLAND = "backend.userland.com/rss"
"""Every namespace with this in it is that of RSS."""

looks_like_html = Feedparser.looks_like_html


class Odd(Exception):  # noqa: N818 - it is no error: the feed is read in the slow way
    """What only feedparser itself knows how to read."""


@dataclass
class Vocabulary:
    """The names in one document, each looked up once."""

    known: dict[str, str] = field(default_factory=dict[str, str])
    bound: dict[str, str] = field(default_factory=dict[str, str])
    """The namespace of each prefix that was met."""

    def name(self, element: Element) -> str:
        """Name an element ``media:content``, or ``title`` where it is one of RSS's or Atom's.

        Raises:
            Odd: its name depends on what else the document declares.
        """
        tag = str(element.tag)
        name = self.known.get(tag)
        if name is None:
            name = self.known[tag] = self._look_up(tag, element.prefix)
        return name

    def _look_up(self, tag: str, prefix: str | None) -> str:
        if tag[0] != "{":
            return tag.lower()
        uri, _, local = tag[1:].rpartition("}")
        if prefix and self.bound.setdefault(prefix, uri) != uri:
            raise Odd(prefix)
        usual = "" if _USERLAND in uri.lower() else _NAMESPACES.get(uri.lower())
        if usual is None:  # of a namespace that it does not know feedparser takes the prefix
            usual = prefix or ""
        elif prefix in _USUAL and prefix != usual:
            raise Odd(prefix)
        return f"{usual}:{local}".lower() if usual else local.lower()


def attributes(element: Element) -> dict[str, str]:
    """Name the attributes of an element, the values of ``rel`` and ``type`` in lower case."""
    found: dict[str, str] = {}
    plain: dict[str, str] = {}
    pairs = cast("list[tuple[str, str]]", element.items())
    for name, value in pairs:
        if name[0] != "{":
            key = name.lower()
            plain[key] = value.lower() if key in {"rel", "type"} else value
            continue
        uri, _, local = name[1:].rpartition("}")
        prefix = _NAMESPACES.get(uri.lower(), "")
        key = f"{prefix}:{local}".lower() if prefix else local.lower()
        found[key] = value.lower() if key in {"rel", "type"} else value
    return {**found, **plain} if found else plain
