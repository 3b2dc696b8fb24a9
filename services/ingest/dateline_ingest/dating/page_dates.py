"""The dates that a web page states of its article, each with its place and its worth. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal
from urllib.parse import urlsplit

from dateline_ingest.dating.choice import Claim
from dateline_ingest.dating.stamps import day_instant, read_stamp
from dateline_ingest.text import markup

Role = Literal["published", "updated"]

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "article:post_date", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "published_time", "date_published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date", "dc.date.created", "dcterms.created", "dcsext.articlefirstpublished",
    "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "citation_publication_date", "iso-8601-publish-date", "ptime",
    "displaydate", "article_date_original", "created", "datecreated",
)  # fmt: skip
"""Names of meta elements that state the publication, the dependable first."""
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified",
    "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified",
    "article.updated", "updated_time", "modified",
)  # fmt: skip
_LINKED: tuple[tuple[Role, str, float], ...] = (
    ("published", "datePublished", 0.95),
    ("updated", "dateModified", 0.95),
    ("published", "dateCreated", 0.7),
    ("published", "uploadDate", 0.7),
)
_META = 0.9
_MICRODATA = 0.9
_TIME = 0.55
"""A ``time`` element may be that of a comment, or of another story."""
_FROM_URL = 0.65
_MOST_TIMES = 6
_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/(\d\d?)/(\d\d?)|-(\d\d)-(\d\d)|_(\d\d)_(\d\d)|(\d\d)(\d\d))(?!\d)"
)
_CHANGE = re.compile(r"modif|updat|edit|aktualis|chang", re.IGNORECASE)


def page_claims(
    root: markup.Element,
    article: Mapping[str, Any],
    meta: Mapping[str, Sequence[str]],
    url: str | None,
) -> list[Claim]:
    """List what a page states of its dates, the most dependable first.

    Args:
        root: the page, of which ``time`` elements and microdata are read.
        article: the article's object in JSON-LD.
        meta: the contents of meta elements by name.
        url: the page's address; many have the day in their path.
    """
    return [
        *_linked(article),
        *_metas(meta),
        *_microdata(root),
        *_times(root),
        *url_claims(url),
    ]


def url_claims(url: str | None) -> Iterator[Claim]:
    """The day in an address's path: ``/2024/05/03/``, ``-2024-05-03``, ``/20240503/``."""
    if url is None:
        return
    try:
        path = urlsplit(url).path
    except ValueError:
        return
    for match in _IN_PATH.finditer(path):
        year, *rest = (part for part in match.groups() if part)
        try:
            day = date(int(year), int(rest[0]), int(rest[1]))
        except ValueError:
            continue
        yield Claim("published", day_instant(day), "url", match[0], _FROM_URL)
        return


def _linked(article: Mapping[str, Any]) -> Iterator[Claim]:
    for role, name, confidence in _LINKED:
        value: object = article.get(name)
        if isinstance(value, str):
            yield from _claim(role, value, f"JSON-LD {name}", confidence)


def _metas(meta: Mapping[str, Sequence[str]]) -> Iterator[Claim]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("published", _PUBLISHED),
        ("updated", _UPDATED),
    )
    for role, names in roles:
        for name in names:
            for value in meta.get(name, ())[:1]:
                yield from _claim(role, value, f"meta {name}", _META)


def _microdata(root: markup.Element) -> Iterator[Claim]:
    roles: dict[str, Role] = {"datePublished": "published", "dateModified": "updated"}
    seen: set[str] = set()
    for element in root.iter():
        name = element.get("itemprop") or ""
        if name in roles and name not in seen and markup.tag_of(element) != "meta":
            value = element.get("datetime") or element.get("content") or _text(element)
            claims = list(_claim(roles[name], value, f"itemprop {name}", _MICRODATA))
            if claims:
                seen.add(name)
            yield from claims


def _times(root: markup.Element) -> Iterator[Claim]:
    """The first ``time`` elements of the page, of the ones inside its article if it has one."""
    place = next(root.iter("article"), root)
    found: dict[Role, Claim] = {}
    for number, element in enumerate(place.iter("time")):
        if number == _MOST_TIMES:
            break
        named = f"{element.get('class')} {element.get('itemprop')} {element.get('data-testid')}"
        role: Role = "updated" if _CHANGE.search(named) else "published"
        value = element.get("datetime") or _text(element)
        for claim in _claim(role, value, "time", _TIME):
            found.setdefault(role, claim)
    yield from found.values()


def _text(element: markup.Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())[:100]


def _claim(role: Role, value: str, place: str, confidence: float) -> Iterator[Claim]:
    instant = read_stamp(value)
    if instant is not None:
        yield Claim(role, instant, "page", f"{place}: {value.strip()}", confidence)
