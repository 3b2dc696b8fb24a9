"""The articles of one document, each once, with the keys and the id that they have there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from dateline.messages import ArticleFetched
from dateline_ingest.identity.keys import Key, firm_keys, loose_keys
from dateline_ingest.identity.likeness import Traits, alike, traits_of
from dateline_ingest.identity.naming import article_id, memory_name
from dateline_ingest.identity.quiet import Words, words_of

_WORTH_A_KEY = 60
"""Characters of a text that two items do not share by chance."""


@dataclass
class Case:
    """An article of a document, and what is asked about it."""

    article: ArticleFetched
    home: str
    keys: tuple[Key, ...]
    """Those that no other article of the document has too."""
    id: UUID = field(init=False)
    """What it is called if nobody has seen it before."""
    asks_for_loose: bool = False
    """Whether the firm keys led nowhere, so that the text is asked too."""

    def __post_init__(self) -> None:
        """Start from the id that the parser gave."""
        self.id = self.article.article_id

    @cached_property
    def words(self) -> Words:
        """The words that make a difference."""
        return words_of(self.article)

    @cached_property
    def traits(self) -> Traits:
        """What is known beside the keys."""
        return traits_of(self.article, self.words)

    @cached_property
    def loose(self) -> tuple[Key, ...]:
        """The keys that the text gives."""
        return loose_keys(self.article, self.words, self.home, is_keyless=not self.keys)

    @cached_property
    def other_id(self) -> UUID:
        """What it is called where another article has its id: its publisher gave a guid twice."""
        article = self.article
        moment = article.published.at.isoformat() if article.published else ""
        told = article.canonical_url or moment or article.content_hash
        return article_id(article.source.id, None, None, f"{self.id}\n{told}")

    @cached_property
    def name(self) -> str:
        """The memory under its own id."""
        return memory_name(self.id)

    @cached_property
    def other_name(self) -> str:
        """The memory under its other id."""
        return memory_name(self.other_id)

    @property
    def is_visit(self) -> bool:
        """Whether it is the article's own page, looked at again, and no item of a feed."""
        return self.article.text_origin == "page"


def cases_of(articles: Iterable[ArticleFetched], home: str) -> list[Case]:
    """Sort the articles of a document.

    An article that stands there twice counts once. A guid or an address that several different
    articles share (the feed's own, a page of headlines) is the key of none of them.
    """
    cases: list[Case] = []
    holders: dict[str, Case] = {}
    shared: set[str] = set()
    for article in articles:
        case = Case(article, home, firm_keys(article, home))
        names = [*(key.name for key in case.keys), article.content_hash]
        met = [holders[name] for name in names if name in holders]
        twin = next((one for one in met if _is_repeated(one, case)), None)
        if twin is None:
            cases.append(case)
            shared.update(key.name for key in case.keys if key.name in holders)
        else:
            _merge(twin, case)
            case = twin
        for name in names:
            holders.setdefault(name, case)
    return _named(cases, shared)


def _is_repeated(one: Case, other: Case) -> bool:
    """Whether two items of a document are the same article."""
    first, second = one.article, other.article
    urls = {key.name for key in one.keys if key.kind == "url"}
    others = {key.name for key in other.keys if key.kind == "url"}
    if first.content_hash == second.content_hash:
        if urls & others or (first.guid and first.guid == second.guid):
            return _is_dated_alike(first, second)
        has_text = len(first.title) + len(first.body) >= _WORTH_A_KEY
        return has_text and first.published is not None and first.published == second.published
    if first.guid != second.guid or (urls and others and not urls & others):
        return False
    return bool(first.guid or urls & others) and alike(one.traits, other.traits)


def _is_dated_alike(one: ArticleFetched, other: ArticleFetched) -> bool:
    return one.published == other.published or None in (one.published, other.published)


def _merge(kept: Case, repeated: Case) -> None:
    """Let one of two items stand for both: the younger version, else the one with the lesser id."""
    first, second = kept.article, repeated.article
    if first.article_id == second.article_id:
        is_better = _age(second) > _age(first)
    else:
        is_better = second.article_id < first.article_id
    kept.keys = tuple(dict.fromkeys((*kept.keys, *repeated.keys)))
    if is_better:
        for cached in ("words", "traits", "loose", "other_id", "other_name"):
            kept.__dict__.pop(cached, None)
        kept.article, kept.id = second, second.article_id


def _age(article: ArticleFetched) -> float:
    instant = article.updated or article.published
    return instant.at.timestamp() if instant else 0.0


def _named(cases: list[Case], shared: set[str]) -> list[Case]:
    """Give each case an id from keys that are its own."""
    taken: dict[UUID, Case] = {}
    for case in cases:
        case.keys = tuple(key for key in case.keys if key.name not in shared)
        if not case.is_visit:
            case.id = _id_of(case)
        if case.id in taken:
            case.id = case.other_id
        taken[case.id] = case
    return [*taken.values()]


def _id_of(case: Case) -> UUID:
    kinds: Mapping[str, Key] = {key.kind: key for key in case.keys}
    article = case.article
    if "guid" in kinds or (article.guid is None and "url" in kinds):
        return article.article_id
    url = article.canonical_url if "url" in kinds else None
    return article_id(article.source.id, None, url, article.content_hash)
