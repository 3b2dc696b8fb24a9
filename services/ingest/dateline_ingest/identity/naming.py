"""The id that an article has for good, and the hash of its text. Pure."""

from __future__ import annotations

from hashlib import blake2b
from uuid import NAMESPACE_DNS, UUID, uuid5

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


def memory_name(article: UUID) -> str:
    """Name the memory that guards an article: ``article:<article_id>``."""
    return f"article:{article}"
