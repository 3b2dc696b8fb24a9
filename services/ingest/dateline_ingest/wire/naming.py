"""The names under which a wire story is found again by the notice that corrects it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.messages import ArticleFetched, Source
from dateline_ingest.identity.naming import article_id
from dateline_ingest.wire.articles import WireItem
from dateline_ingest.wire.marks import read_alert, read_marks
from dateline_ingest.wire.story import Notice

_NEAR = timedelta(days=3)
"""A slug, and many a headline, comes back every day; a correction comes soon."""
_END_WORDS = 6
"""Words of a headline's beginning, and of its end, that are enough to know it by."""
_LEAD_WORDS = 12
_NOT_WORDS = re.compile(r"[\W_]+")
_REGION = re.compile(r"[A-Z]{2,3}--")
_STORY = re.compile(r"(?<!\s)\s+story$", re.IGNORECASE)
_TAKES = re.compile(r"\d{1,3}(?:st|nd|rd|th)?|take|ld|lead|last|more|writethru")


class Known(BaseModel):
    """A story that was sent before, stored as JSON under each of its names."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: Source
    guid: str
    day: date
    """Of its publication, or of its arrival."""
    place: str | None = None
    version: int | None = None


class Wanted(NamedTuple):
    """A name under which the story that a notice means may be known."""

    name: str
    is_strong: bool
    """Whether it is enough, however long ago the story was sent."""
    needs_place: bool = False
    """Whether the places of both datelines must agree as well."""


def guid_name(source_id: str, guid: str) -> str:
    """Name the memory of a story's own key within its source."""
    return f"wire-name:{source_id}:guid:{_hash(guid)}"


def bytes_name(digest: str) -> str:
    """Name the memory of a file's bytes: a file renamed is no new file."""
    return f"wire-name:bytes:{digest}"


def agencies_name(folder: str) -> str:
    """Name the memory of the agencies whose stories came through a folder."""
    return f"wire-name:agencies:{_hash(folder)}"


def identities_of(item: WireItem, adopted: ArticleFetched) -> dict[str, str]:
    """Give the memories of a story's own key, which say of which article it is a version."""
    own, article = item.article, adopted
    keys = {(own.source.id, own.guid or ""), (article.source.id, article.guid or "")}
    return {guid_name(*key): _told(adopted, item.version) for key in sorted(keys)}


def names_of(item: WireItem, adopted: ArticleFetched) -> dict[str, str]:
    """Give the memories by which a notice finds a story: slug, headline, first words.

    Args:
        item: the item as it was sent.
        adopted: the article that it goes out as.
    """
    if item.article.status == "canceled":
        return {}
    return dict.fromkeys(_names(adopted.source.id, item.article), _told(adopted, item.version))


def wanted(item: WireItem, agencies: Sequence[str] = ()) -> list[Wanted]:
    """List the names under which the story that an item corrects may be known, the best first.

    Args:
        item: the item.
        agencies: the sources to look in beside the item's own, where nobody has signed it.
    """
    found: list[Wanted] = []
    for scope in dict.fromkeys((item.article.source.id, *agencies)):
        if item.evolved_from:
            found.append(Wanted(guid_name(scope, item.evolved_from), is_strong=True))
        if item.notice:
            found.extend(_meant(scope, item.article, item.notice))
    return sorted(found, key=lambda one: (not one.is_strong, one.needs_place))


def find(
    item: WireItem, memories: Mapping[str, str | None], agencies: Sequence[str] = ()
) -> Known | None:
    """Find the story that an item is a version of, or corrects.

    Args:
        item: the item.
        memories: what is remembered under the names that :func:`recalled` lists.
        agencies: as for :func:`wanted`.
    """
    article = item.article
    own = _known(memories.get(guid_name(article.source.id, article.guid or "")))
    if own is not None:
        return own
    place = article.dateline.place if article.dateline else None
    for name, is_strong, needs_place in wanted(item, agencies):
        known = _known(memories.get(name))
        if known is None:
            continue
        is_near = abs(known.day - day_of(article)) <= _NEAR
        if (is_strong or is_near) and (not needs_place or known.place == place):
            return known
    return None


def recalled(item: WireItem, agencies: Sequence[str] = ()) -> list[str]:
    """List the memories that :func:`find` needs."""
    own = guid_name(item.article.source.id, item.article.guid or "")
    return [own, *(one.name for one in wanted(item, agencies))]


def adopt(article: ArticleFetched, known: Known) -> ArticleFetched:
    """Make an article a revision of a story that was sent before."""
    return article.model_copy(
        update={
            "source": known.source,
            "guid": known.guid,
            "article_id": article_id(known.source.id, known.guid, None, article.content_hash),
        }
    )


def is_superseded(item: WireItem, known: Known | None) -> bool:
    """Whether a later version of the item has been read already: files overtake one another."""
    if known is None or item.version is None or known.version is None:
        return False
    return item.version < known.version


def day_of(article: ArticleFetched) -> date:
    """The day of publication, else that of the reading."""
    return article.published.day if article.published else article.fetched_at.date()


def slug_key(slug: str) -> str:
    """Level a slug: without cycle, region, takes and marks, ``BC-EU--Ghost Bridge,1st Ld``."""
    plain = _REGION.sub("", re.sub(r"^(?:BC|AM|PM|AP)-", "", slug), count=1)
    words = [word.casefold() for word in _NOT_WORDS.split(plain) if word]
    kept = [word for word in words if not _TAKES.fullmatch(word) and read_alert(word) is None]
    return "-".join(kept)


def headline_key(headline: str) -> tuple[str, ...]:
    """Level a headline to its words, marks left out."""
    text = read_marks(headline).text
    return tuple(word.casefold() for word in _NOT_WORDS.split(text) if word)


def _told(article: ArticleFetched, version: int | None) -> str:
    known = Known(
        source=article.source,
        guid=article.guid or "",
        day=day_of(article),
        place=article.dateline.place if article.dateline else None,
        version=version,
    )
    return known.model_dump_json(exclude_none=True)


def _names(scope: str, article: ArticleFetched) -> Iterator[str]:
    if article.slugline and (slug := slug_key(article.slugline)):
        yield f"wire-name:{scope}:slug:{_hash(slug)}"
    words = headline_key(article.title)
    if words:
        yield _headline(scope, words)
        yield from _ends(scope, words)
    lead = _lead(article)
    if lead:
        yield f"wire-name:{scope}:lead:{_hash(lead)}"


def _meant(scope: str, article: ArticleFetched, notice: Notice) -> Iterator[Wanted]:
    """What a notice itself names is strong; its own headline and slug are those of the story."""
    if notice.headline and (words := headline_key(notice.headline)):
        yield Wanted(_headline(scope, words), is_strong=True)
        yield from (Wanted(name, is_strong=False) for name in _ends(scope, words))
    slugs = [notice.slug, article.slugline, _STORY.sub("", article.title)]
    for slug in slugs:
        if slug and (key := slug_key(slug)):
            yield Wanted(f"wire-name:{scope}:slug:{_hash(key)}", is_strong=False)
    words = headline_key(article.title)
    if words:
        yield Wanted(_headline(scope, words), is_strong=False)
        yield from (Wanted(name, False, needs_place=True) for name in _ends(scope, words))  # noqa: FBT003 - as declared
    lead = _lead(article)
    if lead and notice.kind != "retraction":
        yield Wanted(f"wire-name:{scope}:lead:{_hash(lead)}", is_strong=False)


def _headline(scope: str, words: tuple[str, ...]) -> str:
    return f"wire-name:{scope}:headline:{_hash(' '.join(words))}"


def _ends(scope: str, words: tuple[str, ...]) -> Iterator[str]:
    """Both ends of a long headline: a correction mostly changes one word of it."""
    if len(words) > _END_WORDS:
        yield f"wire-name:{scope}:head:{_hash(' '.join(words[:_END_WORDS]))}"
        yield f"wire-name:{scope}:tail:{_hash(' '.join(words[-_END_WORDS:]))}"


def _lead(article: ArticleFetched) -> str | None:
    """The first words behind the dateline."""
    start = article.dateline.span.end if article.dateline else 0
    words = [
        word.casefold() for word in _NOT_WORDS.split(article.body[start : start + 300]) if word
    ]
    if len(words) < _LEAD_WORDS:
        return None
    return " ".join(words[:_LEAD_WORDS])


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _known(stored: str | None) -> Known | None:
    if stored is None:
        return None
    try:
        return Known.model_validate_json(stored)
    except ValidationError:
        return None
