"""Which article a text belongs to, and whether it is news. Pure."""

from __future__ import annotations

from hashlib import blake2b
from uuid import NAMESPACE_DNS, UUID, uuid5

from dateline.messages import ArticleFetched, Change
from dateline.runtime import Draft

NAMESPACE = uuid5(NAMESPACE_DNS, "article.dateline")
"""The namespace of all article ids; to change it is to forget every article ever seen."""


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

    Args:
        article: as the parser made it; its revision is ignored.
        known: the memory of the article, ``"<revision> <content hash>"``; ``None``: never seen.

    Returns:
        What to publish, or ``None`` where the content has not changed.
    """
    revision, _, known_hash = (known or "0").partition(" ")
    if known_hash == article.content_hash:
        return None
    number = int(revision) + 1
    change = Change(kind="new" if known is None else "update")
    return Draft(
        message=article.model_copy(update={"revision": number, "change": change}),
        name=memory_name(article),
        expected=known,
        state=f"{number} {article.content_hash}",
    )
