"""Which article a text belongs to, and whether it is news. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import NAMESPACE_DNS, UUID, uuid5

from dateline.messages import ArticleFetched, Change
from dateline.runtime import Draft

NAMESPACE = uuid5(NAMESPACE_DNS, "article.dateline")
"""The namespace of all article ids; to change it is to forget every article ever seen."""

_MEMORY = re.compile(r"(\d{1,9}) (\S+)(?: (\S+\+00:00))?", re.ASCII)


def article_id(source_id: str, guid: str | None, canonical_url: str | None, content: str) -> UUID:
    """Name an article for good: by its source and the best key that it has.

    Args:
        source_id: the source that the key is unique within.
        guid: the source's own key, preferred.
        canonical_url: the address, where there is no guid.
        content: the content hash, where there is neither; an edit then makes another article.
    """
    for kind, key in (("guid", guid), ("url", canonical_url)):
        if key:
            return uuid5(NAMESPACE, f"{source_id}\n{kind}\n{key}")
    return uuid5(NAMESPACE, f"{source_id}\ncontent\n{content}")


def content_hash(title: str, deck: str | None, body: str) -> str:
    """BLAKE2b-128 of title, deck and body after normalising white space, in hexadecimal."""
    document = "\n".join(" ".join(text.split()) for text in (title, deck or "", body))
    return blake2b(document.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def memory_name(article: ArticleFetched) -> str:
    """Name the memory that guards an article: ``article:<article_id>``."""
    return f"article:{article.article_id}"


def decide(article: ArticleFetched, known: str | None) -> Draft[ArticleFetched] | None:
    """Decide whether a fetched article is news, and as which revision.

    A revision is dated after the one before it, whatever the clock says: where Redis loses the
    numbers, the store orders revisions by that date.

    Args:
        article: as the parser made it; its revision is ignored.
        known: the memory of the article, ``"<revision> <content hash> <fetched at>"``; ``None``:
            never seen.

    Returns:
        What to publish, or ``None`` where the content has not changed.
    """
    revision, known_hash, known_at = _recollect(known)
    if known_hash == article.content_hash:
        return None
    number = revision + 1
    fetched_at = article.fetched_at
    if known_at is not None:
        fetched_at = max(fetched_at, known_at + timedelta(microseconds=1))
    change = Change(kind="new" if known is None else "update")
    return Draft(
        message=article.model_copy(
            update={"revision": number, "change": change, "fetched_at": fetched_at}
        ),
        name=memory_name(article),
        expected=known,
        state=f"{number} {article.content_hash} {fetched_at.isoformat()}",
    )


def _recollect(known: str | None) -> tuple[int, str, datetime | None]:
    """Take a memory apart; a damaged one is as good as none, an older version's has no time."""
    found = _MEMORY.fullmatch(known or "")
    if found is None:
        return 0, "", None
    revision, content, moment = found.groups()
    try:
        known_at = datetime.fromisoformat(moment) if moment else None
    except ValueError:
        known_at = None
    return int(revision), content, known_at
