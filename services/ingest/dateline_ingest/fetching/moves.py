"""When a feed that says it has moved for good is believed, and when that is taken back. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict

from dateline_ingest.fetching.addresses import read_address

PROOFS = 3
"""Identical answers that make a move believable."""
PROOF_TIME = timedelta(hours=24)
"""Time that must lie between the first and the last of them: an outage or a captive portal that
redirects everything is over by then."""
_DEAD = 3
"""Failures in a row after which every other poll asks at the address that the person gave."""


class Move(BaseModel):
    """What is known of a feed's move; lies in the feed's memory."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    at: str | None = None
    """The address that was adopted; ``None``: still the one that the person gave."""
    to: str | None = None
    """The address that the last answers named."""
    first: datetime | None = None
    """When the first of them named it."""
    count: int = 0
    """How many of them there were, in a row."""


STAYED = Move()


def address_of(given: str, move: Move, failures: int = 0) -> str:
    """Tell where to ask for a feed.

    Args:
        given: the address that the person gave; its user and password go along where the feed
            has stayed on its host.
        move: what is known.
        failures: in a row. An adopted address that is dead does not keep the feed from
            coming back at the old one.
    """
    if move.at is None or (failures >= _DEAD and failures % 2):
        return given
    return _with_credentials(move.at, given)


def after_answer(move: Move, given: str, asked: str, moved_to: str | None, now: datetime) -> Move:
    """Learn from an answer that was a document, changed or not.

    Failures teach nothing: what redirects to a page that is not there is never believed.

    Args:
        move: what is known.
        given: the address that the person gave.
        asked: the address that was asked.
        moved_to: where it redirected to for good, if it did (301 or 308 all along the chain).
        now: the present.
    """
    is_at_given = asked == given
    if moved_to is None or _is_downgrade(asked, moved_to):
        # It is where it was asked for; at the person's address that ends any move.
        return STAYED if is_at_given else Move(at=move.at)
    if is_at_given and moved_to == move.at:
        return Move(at=move.at)  # the old address still points to the adopted one
    if moved_to != move.to or move.first is None or now < move.first:
        return Move(at=move.at, to=moved_to, first=now, count=1)
    count = move.count + 1
    if count < PROOFS or now - move.first < PROOF_TIME:
        return Move(at=move.at, to=moved_to, first=move.first, count=count)
    return STAYED if _is_same(moved_to, given) else Move(at=moved_to)


def _is_downgrade(asked: str, moved_to: str) -> bool:
    """Whether the move gives TLS up; whoever sits on the line could have said so."""
    return asked.lower().startswith("https:") and not moved_to.lower().startswith("https:")


def _is_same(one: str, other: str) -> bool:
    left, right = read_address(one), read_address(other)
    return left is not None and right is not None and left.url == right.url


def _with_credentials(url: str, given: str) -> str:
    old, new = read_address(given), read_address(url)
    if old is None or new is None or old.credentials is None or not old.trusts(new):
        return url
    parts = urlsplit(url)
    user = urlsplit(given).netloc.rpartition("@")[0]
    return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc}"))
