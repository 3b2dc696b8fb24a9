"""What is remembered about wire stories across files: their keys, their names, their folders."""

from __future__ import annotations

import json
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox, Procedure
from dateline_ingest.sources import wire_source
from dateline_ingest.wire import naming
from dateline_ingest.wire.articles import WireItem

_LIFE_S = 10 * 24 * 3600
"""Seconds that the names of a story are kept; corrections come within hours, kills within days.

A story has six names of some 0.3 KB: 5,000 stories a day are 90 MB."""
_MOST_AGENCIES = 12
_PORTION = 50
_NAMES_OF_AGENCIES = TypeAdapter(tuple[str, ...])

_WRITE = """
for n = 1, #KEYS do
  redis.call('SET', KEYS[n], ARGV[n + 1], 'EX', ARGV[1])
end
return #KEYS
"""


def _write(
    kept: MutableMapping[str, Any], keys: Sequence[str], arguments: Sequence[str], now: float
) -> int:
    """Do what the script does; nothing is old enough to be forgotten in a test."""
    del now
    kept.update(zip(keys, arguments[1:], strict=True))
    return len(keys)


_NAMES = Procedure(_WRITE, _write)


@dataclass
class Resolved:
    """The stories of a file, each as the article that it is a version of."""

    articles: list[ArticleFetched] = field(default_factory=list[ArticleFetched])
    identities: dict[str, str] = field(default_factory=dict[str, str])
    """Memories of their keys."""
    names: dict[str, str] = field(default_factory=dict[str, str])
    """Memories of their names, which last shorter."""


async def resolve(home: Outbox[ArticleFetched], items: Sequence[WireItem], folder: str) -> Resolved:
    """Find the stories that the items of a file correct, among those known and those beside them.

    Args:
        home: where these memories lie.
        items: of one file, in its order; a version older than one that is known is left out.
        folder: in which the file lies; it lends its agencies to a notice that nobody has signed.
    """
    seen = await _agencies(home, folder)
    unsigned = wire_source(None, folder).id
    asked = [(item, seen if item.article.source.id == unsigned else ()) for item in items]
    names = list(dict.fromkeys(n for item, among in asked for n in naming.recalled(item, among)))
    memories = dict(zip(names, await home.recall(names), strict=True))
    resolved = Resolved()
    for item, among in asked:
        known = naming.find(item, memories | resolved.identities | resolved.names, among)
        if naming.is_superseded(item, known):
            continue
        article = naming.adopt(item.article, known) if known else item.article
        resolved.articles.append(article)
        resolved.identities |= naming.identities_of(item, article)
        resolved.names |= naming.names_of(item, article)
    signed = [one.source.id for one in resolved.articles if one.source.id != unsigned]
    told = tuple(dict.fromkeys((*reversed(signed), *seen)))[:_MOST_AGENCIES]
    resolved.names[naming.agencies_name(folder)] = json.dumps(told)
    return resolved


def portions(articles: Sequence[ArticleFetched]) -> list[list[ArticleFetched]]:
    """Part articles into runs of one source that hold no article twice, of fifty at most.

    A story and its correction may lie in one file: the second is compared with the first.
    """
    parts: list[list[ArticleFetched]] = []
    for article in articles:
        last = parts[-1] if parts else []
        ids = {one.article_id for one in last}
        is_full = not last or len(last) == _PORTION
        if is_full or last[0].source != article.source or article.article_id in ids:
            parts.append([])
        parts[-1].append(article)
    return parts


async def remember_names(home: Outbox[ArticleFetched], names: dict[str, str]) -> None:
    """Write the names of stories, for as long as a correction may come."""
    await home.run(_NAMES, list(names), [_LIFE_S, *names.values()])


async def _agencies(home: Outbox[ArticleFetched], folder: str) -> tuple[str, ...]:
    (stored,) = await home.recall([naming.agencies_name(folder)])
    try:
        return _NAMES_OF_AGENCIES.validate_json(stored or "[]")
    except ValidationError:
        return ()
