"""The names by which an article is looked up: guid, address, words, title, moment. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from dateline.messages import ArticleFetched, Source
from dateline_ingest.identity.likeness import (
    Traits,
    same_by_content,
    same_by_guid,
    same_by_headline,
    same_by_instant,
    same_by_title,
    same_by_url,
    url_keys,
)
from dateline_ingest.identity.quiet import Words, digest, quiet_hash
from dateline_ingest.identity.urls import url_key

Kind = Literal["guid", "url", "content", "headline", "title", "instant"]

SAME: dict[Kind, Callable[[Traits, Traits], bool]] = {
    "guid": same_by_guid,
    "url": same_by_url,
    "content": same_by_content,
    "headline": same_by_headline,
    "title": same_by_title,
    "instant": same_by_instant,
}
"""Whether two articles that share a key of that kind are one."""

_FEWEST_WORDS = 8
"""Of a text that is a key; shorter ones recur by chance."""
_FEWEST_WORDS_OF_TITLE = 4
_HASH = 12
"""Bytes: two of a billion keys are equal with a probability of one in 10^11."""


class Key(NamedTuple):
    """A name under which the id of an article is remembered."""

    kind: Kind
    name: str
    """``alias:<hash>``."""


def home_of(source: Source) -> str:
    """What all feeds of a host share: the outbox, the addresses, the schedule."""
    return source.domain or source.id


def firm_keys(article: ArticleFetched, home: str) -> tuple[Key, ...]:
    """The keys that a publisher gives: guid, then addresses.

    A guid that is an address or another URI holds for all feeds of a host, any other within its
    feed; the address of a home page is no key.
    """
    keys: list[Key] = []
    guid = article.guid
    if guid and not _is_home_page(guid):
        keys.append(_key("guid", home if ":" in guid else article.source.id, guid))
    keys += [_key("url", home, key) for key in url_keys(article)]
    return tuple(keys)


def loose_keys(
    article: ArticleFetched, words: Words, home: str, *, is_keyless: bool
) -> tuple[Key, ...]:
    """The keys that the text gives: its words, its title at its moment; if need be each alone."""
    return tuple(_loose(article, words, home, is_keyless=is_keyless))


def _loose(article: ArticleFetched, words: Words, home: str, *, is_keyless: bool) -> Iterator[Key]:
    if sum(map(len, (words.title, words.deck, words.body))) >= _FEWEST_WORDS:
        yield _key("content", home, quiet_hash(words))
    title = b" ".join(words.title).decode("utf-8", "surrogatepass")
    moment = ""
    if article.published and article.published.granularity in {"second", "minute"}:
        moment = article.published.at.isoformat()
    if moment and len(words.title) >= _FEWEST_WORDS_OF_TITLE:
        yield _key("headline", home, f"{title}\n{moment}")
    if is_keyless and title:
        yield _key("title", article.source.id, title)
    if is_keyless and moment:
        yield _key("instant", article.source.id, moment)


def _key(kind: Kind, scope: str, key: str) -> Key:
    hashed = digest(f"{kind}\n{scope}\n{key}", _HASH)
    return Key(kind, f"alias:{hashed}")


def _is_home_page(guid: str) -> bool:
    return guid.lower().startswith(("http://", "https://")) and url_key(guid) is None
