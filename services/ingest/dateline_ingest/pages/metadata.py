"""What a page says about its article in JSON-LD, meta elements and microdata. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dateline_ingest.pages.addresses import believable_address
from dateline_ingest.pages.json_ld import LinkedData, plain, read_json_ld
from dateline_ingest.pages.names import clean_names
from dateline_ingest.pages.titles import headline_of
from dateline_ingest.text import markup
from dateline_ingest.text.html import read_line

_MODIFIED_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author",
                     "parsely-author", "byl", "dc.contributor")  # fmt: skip
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
    og_title = first(meta, "og:title", "twitter:title")
    titles = [title for title in (heading, og_title, shown) if title]
    told = data.article(url=url, titles=titles)
    publisher = data.resolve(told.get("publisher"))
    site = next(iter(_names(publisher, data)), None) or first(meta, "og:site_name")
    return PageMetadata(
        title=headline_of(plain(told.get("headline")), og_title, heading, shown, site),
        heading=heading,
        deck=plain(told.get("description"))
        or first(meta, "og:description", "description", "twitter:description"),
        authors=clean_names(_authors(root, told, data, meta), publisher=site),
        language=plain(told.get("inLanguage"))
        or root.get("lang")
        or first(meta, "content-language", "og:locale"),
        canonical_url=believable_address(url, (link(root, "canonical"), first(meta, "og:url"))),
        site_name=site,
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


def _authors(
    root: markup.Element,
    told: Mapping[str, Any],
    data: LinkedData,
    meta: Mapping[str, tuple[str, ...]],
) -> Sequence[str]:
    """The names of the authors, from the first place that has any."""
    places: Iterator[Sequence[str]] = iter(
        (
            _names(told.get("author"), data),
            _names(told.get("creator"), data),
            tuple(
                name for key in _MODIFIED_AUTHORS for name in meta.get(key, ()) if _is_name(name)
            ),
            _marked(root),
        )
    )
    return next((names for names in places if names), ())


def _marked(root: markup.Element) -> tuple[str, ...]:
    """The names in elements that microdata, or their relation, marks as the author's."""
    found: list[str] = []
    for element in root.iter("a", "span", "div", "p", "address", "strong", "em"):
        is_author = "author" in (element.get("itemprop") or "").split()
        if is_author or "author" in (element.get("rel") or "").lower().split():
            inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
            found.append(" ".join(" ".join(str(part) for part in inner.itertext()).split()))
    return tuple(dict.fromkeys(name for name in found if _is_name(name)))


def _is_name(text: str) -> bool:
    return bool(text) and not text.lower().startswith(("http://", "https://", "www."))


def _names(value: object, data: LinkedData) -> tuple[str, ...]:
    """The names in a string, an object with a name, or a list of them."""
    value = data.resolve(value)
    many = cast("list[object]", value) if isinstance(value, list) else [value]
    names: list[str] = []
    for one in many:
        one = data.resolve(one)  # noqa: PLW2901 - a reference stands for its object
        if isinstance(one, dict):
            names.extend(_names(cast("dict[str, object]", one).get("name"), data))
        elif (told := plain(one)) and _is_name(told):
            names.append(told)
    return tuple(dict.fromkeys(names))


def _keywords(value: object, meta: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    many = cast("list[object]", value) if isinstance(value, list) else [value]
    told = [text for one in many if (text := plain(one))]
    given = told or next((list(meta[name]) for name in _KEYWORDS if name in meta), [])
    # A list in one string is parted by commas; an item of a list may have a comma of its own.
    words = given[0].split(",") if len(given) == 1 else given
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))[:50]


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in {"false", "no"})
