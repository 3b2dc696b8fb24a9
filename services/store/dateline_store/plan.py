"""Decides what each delivery of a batch changes, given the revisions that are stored. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

SaveResult = Literal["inserted", "updated", "duplicate", "stale", "reenriched"]
"""What saving a delivery did.

``inserted``: the first of its article. ``updated``: newer than the one before, and now current.
``duplicate``: already stored, nothing to be seen changed. ``stale``: older than the current one; it
went into the history alone. ``reenriched``: stored already, and replayed; the newer annotation
replaced the older one.
"""


@dataclass(frozen=True)
class Delivery:
    """What a message says of the revision that it carries."""

    article_id: UUID
    revision: int
    content_hash: str
    fetched_at: datetime
    replayed_at: datetime | None = None


@dataclass(frozen=True)
class Kept:
    """A revision in the history of its article."""

    article_id: UUID
    revision: int
    """Its number in the store: that under which it was sent, unless that one was taken."""
    sent: int
    """The number under which it was sent."""
    content_hash: str
    fetched_at: datetime
    confirmed_at: datetime
    """When its content was last fetched: later than ``fetched_at`` only after a loss of Redis."""
    replayed_at: datetime | None = None
    position: int | None = None
    """Where in the batch its document lies; ``None``: the stored one holds."""


@dataclass(frozen=True)
class Plan:
    """What to write for a batch."""

    results: tuple[SaveResult, ...]
    """One for each delivery, in the order of the batch."""
    new: tuple[Kept, ...] = ()
    """Revisions that the history lacks."""
    changed: tuple[Kept, ...] = ()
    """Revisions that the history has, confirmed or with a newer document."""
    current: tuple[Kept, ...] = ()
    """Those of the two above that shall be the current ones: at most one an article."""


def plan(batch: Sequence[Delivery], stored: Mapping[UUID, Iterable[Kept]]) -> Plan:
    """Decide about a batch as if its deliveries were saved one after the other.

    The current revision is the one that was fetched last, so that the order in which revisions
    arrive, or arrive again, makes no difference in the end; see docs/decisions/0006.

    Args:
        batch: the deliveries.
        stored: the revisions that the history has of each article; no entry: none.
    """
    histories = {
        one.article_id: {kept.revision: kept for kept in stored.get(one.article_id, ())}
        for one in batch
    }
    before = {article_id: frozenset(history) for article_id, history in histories.items()}
    results: list[SaveResult] = []
    touched: dict[tuple[UUID, int], Kept] = {}
    for position, delivery in enumerate(batch):
        history = histories[delivery.article_id]
        result, kept = _decide(delivery, position, history)
        results.append(result)
        if kept:
            history[kept.revision] = touched[kept.article_id, kept.revision] = kept
    written = [one for one in touched.values() if one.position is not None]
    return Plan(
        tuple(results),
        new=tuple(one for one in touched.values() if one.revision not in before[one.article_id]),
        changed=tuple(one for one in touched.values() if one.revision in before[one.article_id]),
        current=tuple(one for one in written if one is current(histories[one.article_id].values())),
    )


def current(history: Iterable[Kept]) -> Kept:
    """Choose the current one of an article's revisions."""
    return max(history, key=_age)


def _age(kept: Kept) -> tuple[datetime, int]:
    """Order revisions by their last fetch; the number decides only between equal times."""
    return kept.confirmed_at, kept.sent


def _decide(
    delivery: Delivery, position: int, history: Mapping[int, Kept]
) -> tuple[SaveResult, Kept | None]:
    """Decide about one delivery: its result, and the revision to write, if any."""
    if not history:
        return "inserted", _new(delivery, position, delivery.revision)
    if known := [kept for kept in history.values() if _is_of(delivery, kept)]:
        return _replay(delivery, position, min(known, key=_age))
    newest = current(history.values())
    if (delivery.fetched_at, delivery.revision) > _age(newest):
        return _go_on(delivery, position, newest, free=max(history) + 1)
    if delivery.revision not in history:
        return "stale", _new(delivery, position, delivery.revision)
    if any(kept.content_hash == delivery.content_hash for kept in history.values()):
        return "duplicate", None
    return "stale", _new(delivery, position, max(history) + 1)


def _go_on(
    delivery: Delivery, position: int, newest: Kept, free: int
) -> tuple[SaveResult, Kept | None]:
    """Decide about what was fetched after all that the history has."""
    if delivery.content_hash == newest.content_hash and delivery.revision <= newest.sent:
        # Ingest has forgotten the number, but the article is what it was.
        return "duplicate", replace(newest, confirmed_at=delivery.fetched_at)
    return "updated", _new(delivery, position, max(delivery.revision, free))


def _is_of(delivery: Delivery, kept: Kept) -> bool:
    """Whether a delivery brings nothing but this very revision."""
    if delivery.content_hash != kept.content_hash or delivery.fetched_at > kept.confirmed_at:
        return False
    return delivery.revision in {kept.sent, kept.revision} or delivery.fetched_at > kept.fetched_at


def _replay(delivery: Delivery, position: int, kept: Kept) -> tuple[SaveResult, Kept | None]:
    """Let the greatest replay of a revision win, in whatever order they come."""
    asked, before = delivery.replayed_at, kept.replayed_at
    if asked is None or (before is not None and asked <= before):
        return "duplicate", None
    return "reenriched", replace(kept, replayed_at=asked, position=position)


def _new(delivery: Delivery, position: int, revision: int) -> Kept:
    return Kept(
        article_id=delivery.article_id,
        revision=revision,
        sent=delivery.revision,
        content_hash=delivery.content_hash,
        fetched_at=delivery.fetched_at,
        confirmed_at=delivery.fetched_at,
        replayed_at=delivery.replayed_at,
        position=position,
    )
