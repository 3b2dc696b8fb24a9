"""Decides what each revision of a batch changes, given the revisions that are stored. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

SaveResult = Literal["inserted", "updated", "duplicate", "stale"]
"""What saving a revision did.

``inserted``: the first of its article. ``updated``: newer than the one before, and now current.
``duplicate``: already stored, nothing changed. ``stale``: older than the current one; it went into
the history alone.
"""


@dataclass(frozen=True)
class Plan:
    """What to write for a batch."""

    results: tuple[SaveResult, ...]
    """One for each revision, in the order of the batch."""
    fresh: tuple[int, ...]
    """Positions in the batch of the revisions that the history lacks."""
    current: tuple[int, ...]
    """Positions of those that shall be the current ones: at most one an article."""


def plan(keys: Sequence[tuple[UUID, int]], stored: Mapping[UUID, Collection[int]]) -> Plan:
    """Decide about a batch as if its revisions were saved one after the other.

    The current revision of an article is the greatest one that is stored, so that the order in
    which revisions arrive, or arrive again, makes no difference in the end.

    Args:
        keys: article and revision of each message of the batch.
        stored: the revisions that the history has of each article; no entry: none.
    """
    known = {article_id: set(stored.get(article_id, ())) for article_id, _ in keys}
    newest = {article_id: max(revisions, default=0) for article_id, revisions in known.items()}
    results: list[SaveResult] = []
    fresh: list[int] = []
    current: dict[UUID, int] = {}
    for position, (article_id, revision) in enumerate(keys):
        result = _result(revision, known[article_id], newest[article_id])
        results.append(result)
        if result == "duplicate":
            continue
        fresh.append(position)
        known[article_id].add(revision)
        if result != "stale":
            newest[article_id] = revision
            current[article_id] = position
    return Plan(tuple(results), tuple(fresh), tuple(current.values()))


def _result(revision: int, known: Collection[int], newest: int) -> SaveResult:
    if revision in known:
        return "duplicate"
    if not known:
        return "inserted"
    return "updated" if revision > newest else "stale"
