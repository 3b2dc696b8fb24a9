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


def written(ids: Iterable[UUID]) -> str:
    """Write a list down."""
    return " ".join(sorted(one.hex[:_DIGITS] for one in [*ids][:_MOST]))


def is_listed(one: UUID, listing: str | None) -> bool:
    """Whether an article stands in a list; where there is none, it does not."""
    return one.hex[:_DIGITS] in (listing or "").split()
