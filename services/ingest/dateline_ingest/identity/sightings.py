"""What it means to see a known article again: nothing, something to remember, or news. Pure."""

from __future__ import annotations

from typing import Literal

from dateline_ingest.identity.cases import Case
from dateline_ingest.identity.memory import Remembered, remember
from dateline_ingest.identity.quiet import quiet_hash

_AGAIN_S = 7 * 24 * 3600
"""A memory is written anew so often, lest it expire while its article still stands in a feed."""
_RETRY_S = 6 * 3600
"""Between two tries to get the page of an item that has changed."""

Seen = Remembered | Literal["news", "nothing"]


def look(case: Case, known: Remembered, *, is_listed: bool, now: int) -> Seen:
    """Decide what a sighting of a known article is.

    Args:
        case: what was seen.
        known: what is remembered.
        is_listed: whether the feed that tells of its revisions still had it in its last document.
        now: seconds since 1970.

    Returns:
        ``news`` where the item has changed, so that its text must be looked at; else the memory
        that shall be kept from now on, or ``nothing``.
    """
    if case.is_visit:
        return "news"
    if not known.is_whole:
        return _completed(case, known, now)
    if known.owner != case.article.source.id:
        return "nothing" if is_listed else _taken_over(case, known, now)
    if known.item != case.article.content_hash or known.status != case.article.status:
        return _changed(case, known, now)
    return known.model_copy(update={"last": now}) if now - known.last > _AGAIN_S else "nothing"


def _changed(case: Case, known: Remembered, now: int) -> Seen:
    if (known.item_quiet or known.quiet) == quiet_hash(case.words, case.article.status):
        return known.model_copy(update={"item": case.article.content_hash, "last": now})
    return "nothing" if known.pending and now - known.last < _RETRY_S else "news"


def _completed(case: Case, known: Remembered, now: int) -> Seen:
    """Complete the memory that an older version wrote, where the item is still what it was."""
    if known.content_hash != case.article.content_hash:
        return "news"
    whole = remember(case.article, case.words, case.traits, None, now)
    return whole.model_copy(
        update={"revision": known.revision, "fetched_at": known.fetched_at, "first": now}
    )


def _taken_over(case: Case, known: Remembered, now: int) -> Seen:
    """Let the revisions be told by another feed of the host from now on.

    The two feeds word their teasers differently, so that this is no change.
    """
    quiet = quiet_hash(case.words, case.article.status)
    return known.model_copy(
        update={
            "owner": case.article.source.id,
            "item": case.article.content_hash,
            "item_quiet": "" if quiet == known.quiet else quiet,
            "last": now,
        }
    )
