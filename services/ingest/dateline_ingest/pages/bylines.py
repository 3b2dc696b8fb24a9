"""Who wrote an article, from the first place on its page that names a person. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from dateline_ingest.pages.furniture import words_of
from dateline_ingest.pages.json_ld import LinkedData
from dateline_ingest.pages.names import clean_names, is_person, looks_like_name
from dateline_ingest.text import markup

_META = (
    "author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author",
    "parsely-author", "byl", "dc.contributor", "cxenseparse:author",
)  # fmt: skip
_NAMED = frozenset({"author", "authors", "byline", "autor", "autoren", "auteur", "autore"})
_MAY_SIGN = ("a", "address", "div", "em", "li", "p", "span", "strong")
_LONGEST = 160
"""Characters of an element that is a signature; a longer one is a biography."""
_MOST = 12
"""Signatures that are looked at: below the article come those of others."""


def authors_of(
    root: markup.Element,
    article: Mapping[str, Any],
    data: LinkedData,
    meta: Mapping[str, Sequence[str]],
    sites: Sequence[str],
) -> tuple[str, ...]:
    """Name the authors.

    Many systems write the publisher into the author's field for want of a person. Such a name is
    passed over for a person that is named further down: in JSON-LD, in meta elements, in
    microdata, in the signature that the page shows. Where there is none it is the author.

    Args:
        root: the page.
        article: its object in JSON-LD.
        data: all its objects, to which that one may refer.
        meta: the contents of its meta elements.
        sites: what the publisher is called.
    """
    places: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: data.names(article.get("author")),
        lambda: data.names(article.get("creator")),
        lambda: [name for key in _META for name in meta.get(key, ()) if not _is_address(name)],
        lambda: _marked(root),
        lambda: _signed(root),
    )
    fallback: tuple[str, ...] = ()
    for place in places:
        names = clean_names(place())
        if people := tuple(name for name in names if is_person(name, sites)):
            return people
        fallback = fallback or names
    return fallback


def _marked(root: markup.Element) -> list[str]:
    """The names in elements that microdata, or their relation, marks as the author's."""
    found: list[str] = []
    for element in islice(filter(_is_marked, root.iter(*_MAY_SIGN)), _MOST):
        inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
        found.append(_text(inner))
    return [name for name in found if len(name) <= _LONGEST and not _is_address(name)]


def _is_marked(element: markup.Element) -> bool:
    is_author = "author" in (element.get("itemprop") or "").split()
    return is_author or "author" in (element.get("rel") or "").lower().split()


def _signed(root: markup.Element) -> list[str]:
    """The first signature that the article shows and that consists of nothing but names."""
    place = next(root.iter("article"), root)
    for element in islice(filter(_is_named, place.iter(*_MAY_SIGN)), _MOST):
        text = _text(element)
        names = clean_names([text]) if len(text) <= _LONGEST else ()
        if names and all(looks_like_name(name) for name in names):
            return [text]
    return []


def _is_named(element: markup.Element) -> bool:
    return not _NAMED.isdisjoint(words_of(element))


def _text(element: markup.Element) -> str:
    return " ".join(" ".join(str(part) for part in element.itertext()).split())


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://", "www."))
