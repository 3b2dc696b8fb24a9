"""What a page says about its article in JSON-LD, meta elements and microdata. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dateline_ingest.identity.urls import host_of
from dateline_ingest.pages.addresses import believable_address
from dateline_ingest.pages.bylines import authors_of
from dateline_ingest.pages.json_ld import LinkedData, plain, read_json_ld
from dateline_ingest.pages.titles import headline_of, without_site
from dateline_ingest.text import markup
from dateline_ingest.text.html import read_line

_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags")
_SECTIONS = ("article:section", "section", "parsely-section", "cxenseparse:category")


@dataclass(frozen=True)
class PageMetadata:
    """An article's fields as the page declares them, each from the best place that has it."""

    title: str | None
    heading: str | None
    """The headline as the page shows it, which may differ."""
    deck: str | None
    authors: tuple[str, ...]
    language: str | None
    canonical_url: str | None
    """The page's own address in canonical form where it declares none that can be believed."""
    site_name: str | None
    section: str | None
    keywords: tuple[str, ...]
    is_free: bool
    """False where the page declares that only subscribers can read all of it."""
    article: Mapping[str, Any]
    """The article's object in JSON-LD; empty where there is none."""
    meta: Mapping[str, tuple[str, ...]]
    """The contents of meta elements by their name or property in lower case."""


def read_metadata(root: markup.Element, url: str | None = None) -> PageMetadata:
    """Read the metadata of a parsed page: JSON-LD (schema.org) first, then OpenGraph and meta.

    Args:
        root: the page.
        url: where it was fetched; needed to tell its article from those it links to.
    """
    data, meta = read_json_ld(root), read_meta(root)
    heading, shown = text_of(root, "h1"), text_of(root, "title")
    graph = first(meta, "og:title", "twitter:title")
    told = data.article(url=url, titles=[title for title in (heading, graph, shown) if title])
    sites = _sites(told, data, meta, url)
    return PageMetadata(
        title=headline_of((plain(told.get("headline")), graph), heading, sites)
        or (without_site(shown, sites) if shown else None),
        heading=heading,
        deck=plain(told.get("description"))
        or first(meta, "og:description", "description", "twitter:description"),
        authors=authors_of(root, told, data, meta, sites),
        language=plain(told.get("inLanguage"))
        or root.get("lang")
        or first(meta, "content-language", "og:locale"),
        canonical_url=believable_address(url, (link(root, "canonical"), first(meta, "og:url"))),
        site_name=next(iter(data.names(told.get("publisher"))), None)
        or first(meta, "og:site_name"),
        section=plain(told.get("articleSection")) or first(meta, *_SECTIONS),
        keywords=_keywords(told.get("keywords"), meta),
        is_free=not _is_false(told.get("isAccessibleForFree")),
        article=told,
        meta=meta,
    )


def read_meta(root: markup.Element) -> Mapping[str, tuple[str, ...]]:
    """The contents of meta elements by name, property, http-equiv or itemprop in lower case."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "http-equiv", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def first(meta: Mapping[str, Sequence[str]], *names: str) -> str | None:
    """The first content of the first of several meta elements that is there, as plain text."""
    return next((read_line(meta[name][0]) or None for name in names if name in meta), None)


def link(root: markup.Element, relation: str) -> str | None:
    """The target of the first ``link`` element of a relation."""
    for element in root.iter("link"):
        if relation in (element.get("rel") or "").lower().split() and element.get("href"):
            return element.get("href")
    return None


def text_of(root: markup.Element, name: str) -> str | None:
    """The text of the first element of a name that has any."""
    for element in root.iter(name):
        text = " ".join(" ".join(str(part) for part in element.itertext()).split())
        if text:
            return text
    return None


def _sites(
    told: Mapping[str, Any],
    data: LinkedData,
    meta: Mapping[str, Sequence[str]],
    url: str | None,
) -> list[str]:
    """What the site is called: by its article's publisher, by itself, by its host."""
    host = (host_of(url) if url else None) or ""
    bare = host.removeprefix("www.")
    names = [
        *data.names(told.get("publisher")),
        first(meta, "og:site_name", "application-name", "apple-mobile-web-app-title"),
        bare,
        *bare.split(".")[-2:-1],
    ]
    return [name for name in names if name]


def _keywords(value: object, meta: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    many = cast("list[object]", value) if isinstance(value, list) else [value]
    told = [text for one in many if (text := plain(one))]
    given = told or next((list(meta[name]) for name in _KEYWORDS if name in meta), list[str]())
    # A list in one string is parted by commas; an item of a list may have a comma of its own.
    words = given[0].split(",") if len(given) == 1 else given
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))[:50]


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in {"false", "no"})
