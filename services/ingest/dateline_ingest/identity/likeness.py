"""How alike two articles are, told by little: words of the title, a sketch of the body. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.messages import ArticleFetched
from dateline_ingest.identity.quiet import Words, digest
from dateline_ingest.identity.urls import url_key

SKETCH = 48
"""Hashes kept of a body: 192 bytes; the estimate is off by 0.07 where half of it is shared."""
_LONG_WORD = 7
"""Bytes from which on a word says what a text is about, mostly."""
_SKETCHED = 300
"""Words from the start of a text that are sketched: enough to tell whether it is the same."""
_FEW_PAIRS = 12
_LONGEST_WORD = 24
"""Bytes, on average; eight ideographs, and no language's words."""
_TITLE_WORDS = 20

_LIKE_TITLE, _LIKE_BODY = 0.34, 0.25
"""From here on two texts have something to do with each other."""
_SAME_TITLE, _SAME_BODY = 0.9, 0.6
"""From here on one is an edited form of the other."""
_SAME_INSTANT_S = 90
_SAME_DAYS_S = 36 * 3600
"""Half a day of a date in another time zone, and a day for a date without a clock time."""
_ENOUGH = 16
"""Pairs of words from which on equal texts are no chance."""


@dataclass(frozen=True)
class Traits:
    """What is known of an article beside the key by which it was found."""

    owner: str
    """The source that it was found in."""
    guid: str = ""
    """Short hash; empty where there is none."""
    urls: frozenset[str] = frozenset()
    """Short hashes of the keys of its addresses."""
    published: int | None = None
    """Seconds since 1970."""
    title: frozenset[int] = frozenset()
    """16-bit hashes of its words."""
    sketch: frozenset[int] = frozenset()
    """The least of the 32-bit hashes of pairs of words of deck and body (bottom-k, Broder 1997)."""


def traits_of(article: ArticleFetched, words: Words) -> Traits:
    """Tell what is known of an article."""
    return Traits(
        owner=article.source.id,
        guid=digest(article.guid) if article.guid else "",
        urls=frozenset(digest(key) for key in url_keys(article)),
        published=int(article.published.at.timestamp()) if article.published else None,
        title=frozenset(_hash(word) & 0xFFFF for word in words.title[:_TITLE_WORDS]),
        sketch=sketch_of([*words.deck, *words.body]),
    )


def url_keys(article: ArticleFetched) -> tuple[str, ...]:
    """The keys of an article's addresses, each once, the canonical one first."""
    addresses = dict.fromkeys((article.canonical_url, article.url))
    keys = (url_key(address) for address in addresses if address)
    return tuple(dict.fromkeys(key for key in keys if key))


def sketch_of(words: Sequence[bytes]) -> frozenset[int]:
    """Keep the least hashes of a text's first pairs of words, those whose first word is long.

    A text of few such pairs keeps all of its pairs; one without blanks is cut into characters.
    """
    words = words[:_SKETCHED]
    if len(words) * _LONGEST_WORD < sum(map(len, words)):
        words = [character.encode() for character in b"".join(words).decode("utf-8", "replace")]
    pairs = {one + other for one, other in pairwise(words) if len(one) >= _LONG_WORD}
    if len(pairs) < _FEW_PAIRS:
        pairs = {one + other for one, other in pairwise(words)} or set(words)
    return _least(map(_hash, pairs))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Estimate the Jaccard index of two texts from their sketches; 0 where either is empty."""
    if not one or not other:
        return 0.0
    both = one | other
    # A sketch that is full says nothing of what lies beyond its greatest hash.
    least = _least(both) if SKETCH in {len(one), len(other)} else both
    return len(least & one & other) / len(least)


def alike(one: Traits, other: Traits) -> bool:
    """Whether two texts have anything to do with each other."""
    return _title(one, other) >= _LIKE_TITLE or _body(one, other) >= _LIKE_BODY


def same_by_guid(one: Traits, other: Traits) -> bool:
    """Whether two articles of one guid are one; a guid may be given out again (``1``, ``latest``).

    The text must speak against it, and either the address or the date.
    """
    if one.urls & other.urls:
        return True
    if not (one.urls and other.urls):
        return not _apart(one, other) or alike(one, other)
    if _at_once(one, other):
        return True
    return edited(one, other) if _apart(one, other) else alike(one, other)


def same_by_url(one: Traits, other: Traits) -> bool:
    """Whether two articles of one address are one; a page may show another story every day."""
    if one.guid and one.guid == other.guid:
        return True
    if alike(one, other) or _at_once(one, other):
        return True
    is_rival = one.owner == other.owner and one.guid and other.guid
    return not is_rival and not _apart(one, other)


def same_by_content(one: Traits, other: Traits) -> bool:
    """Whether two articles of equal words, but another guid or address, are one.

    A column with the same words every day ("Here is where you may discuss …") is many articles.
    """
    if one.published is None or other.published is None:
        return not (one.urls and other.urls)
    if min(len(one.sketch), len(other.sketch)) >= _ENOUGH:
        return abs(one.published - other.published) <= _SAME_DAYS_S // 3
    return _at_once(one, other)


def same_by_headline(one: Traits, other: Traits) -> bool:
    """Whether two articles of one title and one moment are one, though guid and address differ."""
    return not one.sketch or not other.sketch or _body(one, other) >= _LIKE_BODY


def same_by_title(one: Traits, other: Traits) -> bool:
    """Whether two articles of one title, and without guid and address, are one."""
    if _at_once(one, other):
        return True
    bodies = not one.sketch or not other.sketch or _body(one, other) >= _LIKE_BODY
    return bodies and not _apart(one, other)


def same_by_instant(one: Traits, other: Traits) -> bool:
    """Whether two articles of one moment, and without guid and address, are one."""
    return alike(one, other)


def _title(one: Traits, other: Traits) -> float:
    both = one.title | other.title
    return len(one.title & other.title) / len(both) if both else 0.0


def _body(one: Traits, other: Traits) -> float:
    return resemblance(one.sketch, other.sketch)


def edited(one: Traits, other: Traits) -> bool:
    """Whether one text is an edited form of the other."""
    if one.sketch and other.sketch:
        return _body(one, other) >= _SAME_BODY
    return _title(one, other) >= _SAME_TITLE


def _apart(one: Traits, other: Traits) -> bool:
    """Whether both are dated, and days lie between the dates."""
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) > _SAME_DAYS_S


def _at_once(one: Traits, other: Traits) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= _SAME_INSTANT_S


def _hash(word: bytes) -> int:
    return zlib.crc32(word) * 0x9E3779B1 & 0xFFFFFFFF


def _least(hashes: Iterable[int]) -> frozenset[int]:
    return frozenset(sorted(hashes)[:SKETCH])
