"""Which articles stood in the last document of a feed, by the first digits of their ids. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

_DIGITS = 10
_MOST = 1000
"""Articles of a document that are noted: 11 KB."""


def listing_name(source_id: str) -> str:
    """Name the memory: ``listing:<source id>``."""
    return f"listing:{source_id}"


def written(ids: Iterable[UUID], before: str | None = None, standing: int = 0) -> str:
    """Write a list down.

    Args:
        ids: of the articles that were read, in the order of the document.
        before: the list of the document before.
        standing: how many of the document's articles were not read, because they stand in it as
            they did: the first of ``before``, for what leaves a feed leaves it at its end.
    """
    read = dict.fromkeys(one.hex[:_DIGITS] for one in ids)
    stayed = [one for one in (before or "").split() if one not in read][:standing]
    return " ".join([*read, *stayed][:_MOST])


def is_listed(one: UUID, listing: str | None) -> bool:
    """Whether an article stands in a list; where there is none, it does not."""
    return one.hex[:_DIGITS] in (listing or "").split()
