"""What delivery asks of the streams: the seam between the runtime and Redis."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Fields = Mapping[bytes, bytes]
OutputFields = Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """A stream entry that this worker holds."""

    id: str
    fields: Fields
    deliveries: int = 1
    """How often it was delivered, this time included."""


@dataclass(frozen=True)
class Done:
    """An entry that was handled, and what it leads to."""

    entry: Entry
    outputs: tuple[OutputFields, ...] = ()


@dataclass(frozen=True)
class Dead:
    """An entry that can never be handled."""

    entry: Entry
    reason: str
    detail: str
    frame: str | None = None
    """The last frame of the traceback, where it was an exception: ``dates.py:41 in resolve``."""


@dataclass(frozen=True)
class Postponed:
    """An entry that shall be tried again."""

    entry: Entry
    delay: float
    """Seconds until then."""
    detail: str
    """Why it could not be handled."""
    counts: bool = True
    """Whether the delivery counts against the most there may be."""
    frame: str | None = None
    """The last frame of the traceback, where it was an exception."""


@dataclass(frozen=True)
class Committed:
    """What a commit did."""

    settled: int = 0
    fenced: int = 0
    """Entries that another worker had settled already; nothing was written for them."""
    dead: int = 0
    waiting: int = 0
    """How many entries lie on the output stream afterwards, see :meth:`Log.waiting`."""


@dataclass(frozen=True)
class Claimed:
    """What a look for abandoned entries found."""

    entries: tuple[Entry, ...] = ()
    dead: int = 0
    """Entries that became dead letters because they were delivered too often."""
    gone: int = 0
    """Entries that somebody deleted from the stream: lost, and counted."""


@dataclass(frozen=True)
class Account:
    """What became of all that one group of one partition was ever to handle, at one moment.

    Nothing is lost and nothing doubled as long as :attr:`balance` is 0.
    """

    added: int = 0
    """Entries put on the stream since the group exists, those that it found there included."""
    again: int = 0
    """Entries put back on the group's lane, by a retry of a dead letter or by a replay."""
    settled: int = 0
    """Entries that were handled."""
    rejected: int = 0
    """Entries that the stage refused for good; they became dead letters."""
    exhausted: int = 0
    """Entries that were delivered too often; they became dead letters too."""
    gone: int = 0
    """Entries that somebody deleted from the stream while they were pending: lost."""
    backlog: int = 0
    """Entries, of stream and lane, that were never delivered to the group."""
    pending: int = 0
    """Entries that were delivered and are not settled, the postponed ones included."""
    postponed: int = 0
    """Pending entries that wait for their next try."""
    oldest: float | None = None
    """Seconds since the oldest pending or undelivered entry was put on its stream."""
    dead: int = 0
    """Dead letters that lie there now."""
    retried: int = 0
    """Dead letters that were put back."""
    dropped: int = 0
    """Dead letters that a person threw away."""

    @property
    def waiting(self) -> int:
        """Entries whose fate is open."""
        return self.backlog + self.pending

    @property
    def balance(self) -> int:
        """How many came in beyond those whose whereabouts are known: 0 unless some are lost."""
        known = self.settled + self.rejected + self.exhausted + self.gone + self.waiting
        return self.added + self.again - known

    @property
    def dead_balance(self) -> int:
        """The same for dead letters: given up, less put back, dropped and still there."""
        return self.rejected + self.exhausted - self.retried - self.dropped - self.dead


EXHAUSTED = "max_deliveries"
"""The reason of dead letters that were delivered too often; all other reasons are a stage's own."""


class Log(Protocol):
    """One consumer group's view of one stream, for one worker.

    Two implementations pass the same contract suite: :class:`dateline.runtime.redis_log.RedisLog`
    and :class:`dateline.testing.MemoryLog`.
    """

    @property
    def max_deliveries(self) -> int:
        """Deliveries after which an entry that fails again becomes a dead letter."""
        ...

    async def create_group(self) -> None:
        """Make stream and group exist; a new group starts at the stream's first entry."""
        ...

    async def read(self, count: int) -> Sequence[Entry]:
        """Take up to ``count`` entries that the group has never delivered."""
        ...

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """Acknowledge entries and write what they lead to, atomically, first committer wins."""
        ...

    async def claim(self, count: int) -> Claimed:
        """Take over entries that nobody has held for ``min_idle``; bury the hopeless ones."""
        ...

    async def renew(self, entries: Sequence[Entry]) -> int:
        """Renew the lease on entries; returns how many are still held by this worker."""
        ...

    async def postpone(self, postponed: Sequence[Postponed]) -> None:
        """Keep entries pending, and let them be taken over after their delay, however long."""
        ...

    async def release(self, started: Collection[str] = ()) -> int:
        """Let go of all that this worker holds, so that another may take it at once.

        Args:
            started: ids of the entries whose handler had begun; for all others the delivery is
                taken back, so that restarts never use up an entry's deliveries.

        Returns:
            How many entries were let go.
        """
        ...

    async def trim(self) -> int:
        """Remove entries that every group has acknowledged; returns how many."""
        ...

    async def sweep(self, ttl: float) -> int:
        """Forget consumers that hold nothing and have been silent for ``ttl`` seconds.

        Returns:
            How many were forgotten.
        """
        ...

    async def account(self) -> Account:
        """Count what became of everything, in one atomic look."""
        ...

    async def waiting(self) -> int:
        """How many entries lie on the output stream beyond those that are kept to be read."""
        ...
