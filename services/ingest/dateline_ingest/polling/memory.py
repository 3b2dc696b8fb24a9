"""What is remembered about a feed from one look to the next. Pure."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import blake2b
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.messages import Source
from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.polling.rate import Rate


class FeedMemory(BaseModel):
    """A feed's own state, stored as JSON under ``feed:<source id>``."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    url: str
    """Where the feed was last asked for."""
    moved_to: str | None = None
    """Where the feed says that it has moved for good; not followed by itself yet."""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    """BLAKE2b-128 of the last body that could be read."""
    last_outcome: Outcome | None = None
    last_detail: str = ""
    failures: int = 0
    """In a row."""
    failing_since: datetime | None = None
    """When the first of them was."""
    gone_days: int = 0
    """On how many different days in a row the server said that the feed is gone for good."""
    gone_on: date | None = None
    """The last of them, in UTC."""
    given_up: bool = False
    """Whether the feed has failed for so long that it is hardly looked at any more. It recovers by
    itself at the next look that goes well."""
    last_success: datetime | None = None
    next_poll: datetime | None = None
    wait: float = 0.0
    """Seconds from the last look to ``next_poll``, by the clock of whoever planned it."""
    entries: int = 0
    """How many the last body had."""
    full_at: datetime | None = None
    """When a body was last fetched without validators, by the clock of Redis."""

    rate: Rate | None = None
    """How often it brings something new, as of the last look that went well."""
    last_news: datetime | None = None
    """When it last brought something new, as far as its dates or our looks tell."""
    longest_pause: float = 0.0
    """Seconds of the longest pause between two entries that it is known to make."""
    silent_from: datetime | None = None
    """From when on it counts as fallen silent, unless it brings something before."""

    overlap: int | None = None
    """How many entries of the last changed body were known from before; ``None``: there was no
    body before."""
    turnover: float | None = None
    """Seconds in which all its entries would be replaced at the quickest pace of late."""
    missed_at: datetime | None = None
    """When the feed was last seen to have rolled past us: no entry was known from before."""
    missed: int = 0
    """How many entries we have missed by that, as an estimate."""

    hub: str | None = None
    """The WebSub hub that the feed names."""
    topic: str | None = None
    """The address under which the hub knows it."""
    push_until: datetime | None = None
    """Until when the hub pushes, verified and proved by a delivery; ``None``: it does not."""
    push_broken: bool = False
    """Whether a look of ours has found what the hub should have pushed."""


def memory_key(source: Source) -> str:
    """Name the memory of a feed: ``feed:<source id>``."""
    return f"feed:{source.id}"


def recollect(stored: str | None, url: str) -> FeedMemory:
    """Read a memory back.

    It starts empty where there is none, where it is damaged, and where the person has since given
    the feed another address.
    """
    if stored is not None:
        try:
            memory = FeedMemory.model_validate_json(stored)
        except ValidationError:
            return FeedMemory(url=url)
        if memory.url == url:
            return memory
    return FeedMemory(url=url)


def after_failure(memory: FeedMemory, failed: Failed) -> FeedMemory:
    """Remember that a look came to nothing."""
    return memory.model_copy(
        update={
            "last_outcome": failed.outcome,
            "last_detail": failed.detail,
            "failures": memory.failures + 1,
        }
    )


def after_success(memory: FeedMemory, outcome: Outcome, now: datetime) -> FeedMemory:
    """Remember that a look went well."""
    return memory.model_copy(
        update={"last_outcome": outcome, "last_detail": "", "failures": 0, "last_success": now}
    )


def in_doubt(memory: FeedMemory) -> FeedMemory:
    """Let a memory vouch for nothing: the feed is asked for in full, and each entry looked up."""
    return memory.model_copy(update={"etag": None, "last_modified": None, "body_hash": None})


def body_hash(body: bytes) -> str:
    """BLAKE2b-128 of a body as it came, in hexadecimal."""
    return blake2b(body, digest_size=16).hexdigest()
