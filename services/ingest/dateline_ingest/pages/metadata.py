"""What a page says about its article in JSON-LD and meta elements. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from dateline_ingest.text import markup
from dateline_ingest.text.html import read_line

_JSON_LD = "application/ld+json"


@dataclass(frozen=True)
class PageMetadata:
    """An article's fields as the page declares them, each from the best place that has it."""

    title: str | None
    heading: str | None
    """The headline as the page shows it, which may differ."""
    deck: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    section: str | None
    keywords: tuple[str, ...]
    picture: str | None


def read_metadata(root: markup.Element) -> PageMetadata:
    """Read the metadata of a parsed page: JSON-LD (schema.org) first, then OpenGraph and meta."""
    told, meta = _article_object(root), _meta(root)
    return PageMetadata(
        title=_plain(told.get("headline")) or meta.get("og:title") or _heading(root),
        heading=_heading(root),
        deck=_plain(told.get("description")) or meta.get("og:description"),
        authors=_names(told.get("author")) or _names(meta.get("author")),
        published=_plain(told.get("datePublished"))
        or meta.get("article:published_time")
        or meta.get("date")
        or _time_element(root),
        updated=_plain(told.get("dateModified")) or meta.get("article:modified_time"),
        language=_plain(told.get("inLanguage")) or root.get("lang") or meta.get("og:locale"),
        canonical_url=_link(root, "canonical") or meta.get("og:url"),
        site_name=next(iter(_names(told.get("publisher"))), None) or meta.get("og:site_name"),
        section=_plain(told.get("articleSection")) or meta.get("article:section"),
        keywords=_keywords(told.get("keywords") or meta.get("keywords")),
        picture=meta.get("og:image"),
    )


def _article_object(root: markup.Element) -> Mapping[str, Any]:
    """The first JSON-LD object whose type is an article of some kind."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != _JSON_LD:
            continue
        try:
            document: object = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for candidate in _objects(document):
            if any(kind.endswith(("Article", "Posting")) for kind in _types(candidate)):
                return candidate
    return {}


def _objects(document: object) -> Iterator[Mapping[str, Any]]:
    """The objects of a document: itself, the items of a list, the nodes of a graph."""
    if isinstance(document, list):
        for part in cast("list[object]", document):
            yield from _objects(part)
    elif isinstance(document, dict):
        node = cast("dict[str, Any]", document)
        yield node
        for name in ("@graph", "mainEntity"):
            yield from _objects(node.get(name))


def _types(node: Mapping[str, Any]) -> tuple[str, ...]:
    kinds: object = node.get("@type")
    many = cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]
    return tuple(str(kind) for kind in many)


def _plain(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(cast("list[object]", value)), None)
    return read_line(value) or None if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    """The names in a string, an object with a name, or a list of them."""
    many = cast("list[object]", value) if isinstance(value, list) else [value]
    names: list[str] = []
    for one in many:
        name = cast("dict[str, object]", one).get("name") if isinstance(one, dict) else one
        told = _plain(name)
        if told and not told.startswith(("http://", "https://")):
            names.append(told)
    return tuple(dict.fromkeys(names))


def _keywords(value: object) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else list(_names(value))
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def _meta(root: markup.Element) -> dict[str, str]:
    """Meta elements by name or property, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _link(root: markup.Element, relation: str) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == relation and element.get("href"):
            return element.get("href")
    return None


def _heading(root: markup.Element) -> str | None:
    for name in ("h1", "title"):
        for element in root.iter(name):
            text = " ".join(" ".join(str(part) for part in element.itertext()).split())
            if text:
                return text
    return None


def _time_element(root: markup.Element) -> str | None:
    return next((moment for e in root.iter("time") if (moment := e.get("datetime"))), None)
