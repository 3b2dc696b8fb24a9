"""What is remembered about a feed from one look to the next. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.messages import Source
from dateline_ingest.fetching.moves import STAYED, Move
from dateline_ingest.fetching.validators import Validators
from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.polling.law import is_given_up
from dateline_ingest.polling.rate import Rate

_WHOLE_AGAIN = timedelta(days=7)


class FeedMemory(BaseModel):
    """A feed's own state, stored as JSON under ``feed:<source id>``; dates are Redis's."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    url: str
    """The address that a person gave; where it has moved, ``move`` knows."""
    moved_to: str | None = None
    """Where the feed said at the last look that it has moved for good."""
    move: Move = STAYED
    """What is known of that, and whether it is believed."""
    etag: str | None = None
    last_modified: str | None = None
    full_at: datetime | None = None
    """When the last full body came."""
    lied_at: datetime | None = None
    """When the server was caught calling a new document the old one."""
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
    """Seconds from the last look to ``next_poll``."""
    floor: float = 0.0
    """Seconds for which its server asked to be left alone."""
    hint: float | None = None
    """Seconds that the feed itself says it need not be asked again."""
    entries: int = 0
    """How many the last body had."""
    digests: tuple[str, ...] = ()
    """Of the items of the last document that could be read."""
    whole_at: datetime | None = None
    """When all items of a document were last read, the known ones too."""
    read_at: datetime | None = None
    """When a body was last read, and all that was new in it published; what Redis may have lost
    before that does no harm."""

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
    renew_at: datetime | None = None
    """When the subscription at the hub is to be renewed, which a look sees to."""

    @property
    def validators(self) -> Validators:
        """What the server said by which it would know its document again."""
        return Validators(
            etag=self.etag,
            last_modified=self.last_modified,
            full_at=self.full_at,
            lied_at=self.lied_at,
        )


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


def after_failure(memory: FeedMemory, failed: Failed, now: datetime) -> FeedMemory:
    """Remember that a look came to nothing."""
    failures, since = memory.failures + 1, memory.failing_since
    since = now if since is None or since > now else since
    gone_days, gone_on = memory.gone_days, memory.gone_on
    if failed.outcome != "gone":
        gone_days, gone_on = 0, None
    elif gone_on != now.date():
        gone_days, gone_on = gone_days + 1, now.date()
    failing = (now - since).total_seconds()
    return memory.model_copy(
        update={
            "last_outcome": failed.outcome,
            "last_detail": failed.detail,
            "failures": failures,
            "failing_since": since,
            "gone_days": gone_days,
            "gone_on": gone_on,
            "given_up": is_given_up(failed.outcome, failures, failing, gone_days),
        }
    )


def after_success(memory: FeedMemory, outcome: Outcome, now: datetime) -> FeedMemory:
    """Remember that a look went well, which ends whatever was wrong."""
    return memory.model_copy(
        update={
            "last_outcome": outcome,
            "last_detail": "",
            "failures": 0,
            "failing_since": None,
            "gone_days": 0,
            "gone_on": None,
            "given_up": False,
            "last_success": now,
        }
    )


def with_validators(memory: FeedMemory, validators: Validators) -> FeedMemory:
    """Remember what the server says of its document."""
    return memory.model_copy(update=dict(validators))


def in_doubt(memory: FeedMemory) -> FeedMemory:
    """Let a memory vouch for nothing: the feed is asked for in full, and each entry looked up."""
    nothing = {"etag": None, "last_modified": None, "body_hash": None, "digests": ()}
    return memory.model_copy(update=nothing)


def known_digests(memory: FeedMemory, now: datetime) -> frozenset[str]:
    """The digests of the items that need not be read again.

    Once a week all are read: the memories of articles do not last for ever, and it would be for
    ever that an item which was read wrongly stays so.
    """
    age = now - memory.whole_at if memory.whole_at else None
    is_fresh = age is not None and timedelta(0) <= age < _WHOLE_AGAIN
    return frozenset(memory.digests) if is_fresh else frozenset()


def body_hash(body: bytes) -> str:
    """BLAKE2b-128 of a body as it came, in hexadecimal."""
    return blake2b(body, digest_size=16).hexdigest()
