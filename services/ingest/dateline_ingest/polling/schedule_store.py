"""A schedule in Redis: what is due, taken under leases by any number of workers."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dateline.runtime import Outbox, Procedure
from dateline_ingest.polling.procedures import (
    DISOWN,
    EXTEND,
    FIND,
    HURRY,
    PAGE,
    PUT,
    REMOVE,
    SETTLE,
    TAKE,
)

_PAGE = 500
_TURN_S = 0.1
"""Seconds after which it is asked again whether a host that is being looked at is free."""


@dataclass(frozen=True)
class Lease:
    """The right to look at a member until it ends; nobody else is given it meanwhile."""

    member: str
    entry: str
    """What was written down for it: a JSON object."""
    token: str


@dataclass(frozen=True)
class Taken:
    """What a call of :meth:`Schedule.take` came to."""

    now: float
    """The time of Redis, in seconds since 1970."""
    idle: float | None
    """Seconds until something may be due; ``None``: nothing is scheduled."""
    known: int
    """How many entries there are."""
    held: int
    """How many of them somebody looks at, or looked at when it was killed."""
    leases: tuple[Lease, ...]


@dataclass(frozen=True)
class Row:
    """An entry, and when its turn comes."""

    member: str
    entry: str
    due: float | None
    """Seconds until it is due, or until its lease ends; ``None``: it is not scheduled."""
    is_held: bool
    """Whether somebody is looking at it now."""


@dataclass
class Schedule:
    """One schedule in one partition.

    The members are due at times of their own, kept in a sorted set. Whoever takes some of them
    holds a lease on each, told by a token; a lease that ends, because its worker was killed, makes
    the member due again. At most one member of a host is held at a time, and between two there is
    a gap: that holds over all workers, because a host lives in one partition.
    """

    outbox: Outbox[Any]
    """Of the partition: see :meth:`Outbox.parts` and :meth:`Outbox.at`."""
    worker: str = "desk"
    """A name that no other worker has; what never takes anything needs none."""
    name: str = "schedule"
    entries: str = "feeds"
    """The hash of what is scheduled: member → JSON object whose ``domain`` is its host."""
    lease: float = 120.0
    """Seconds for which what was taken is held, unless it is extended."""
    gap: float = 1.0
    """Seconds for which a host is left alone after a look."""
    longest: float = 8 * 86_400.0
    """Seconds that anything waits at most. What is due later was put down while the clock of Redis
    was ahead, and is due now."""
    _calls: itertools.count[int] = field(default_factory=itertools.count)

    async def take(self, limit: int) -> Taken:
        """Take at most so many members that are due."""
        token = f"{self.worker}:{next(self._calls)}"
        words: list[str | int] = [token, max(0, limit)]
        words += [_ms(self.lease), _ms(self.gap), _ms(_TURN_S), _ms(self.longest)]
        now, idle, known, held, *flat = await self._run(TAKE, words)
        pairs = zip(flat[::2], flat[1::2], strict=True)
        leases = tuple(Lease(member, entry, token) for member, entry in pairs)
        return Taken(now / 1000, None if idle is None else idle / 1000, known, held, leases)

    async def extend(self, leases: Iterable[Lease]) -> set[str]:
        """Have leases last as long as they did at first, from now on.

        Returns:
            The members that are still held by them.
        """
        held = list(leases)
        words: list[str | int] = [_ms(self.lease)]
        words += [word for lease in held for word in (lease.member, lease.token)]
        return set(await self._run(EXTEND, words)) if held else set()

    async def settle(self, lease: Lease, wait: float, *, gap: float | None = None) -> bool:
        """End a lease; its member is due again in so many seconds.

        Args:
            lease: the lease.
            wait: seconds until the member is due again.
            gap: seconds for which the host is left alone, if not as long as usual.

        Returns:
            Whether the lease still held. Where it did not, nothing was changed.
        """
        alone = self.gap if gap is None else gap
        words: list[str | int] = [lease.member, lease.token, _ms(wait), _ms(alone)]
        return bool(await self._run(SETTLE, words))

    async def disown(self, held: Iterable[Lease]) -> set[str]:
        """End the leases of this worker but those that it holds; their members are due now.

        When Redis goes back to an older state, it may hold leases that were settled long since.

        Returns:
            The members of the leases that were ended.
        """
        words = [word for lease in held for word in (lease.member, lease.token)]
        return set(await self._run(DISOWN, [self.worker, *words]))

    async def put(
        self,
        entries: Mapping[str, tuple[str, float | None]],
        *,
        mode: Literal["new", "set"] = "new",
    ) -> set[str]:
        """Write entries down, and schedule those that are not scheduled yet.

        Args:
            entries: the JSON object of each member, and in how many seconds it is due; ``None``
                takes it off the schedule.
            mode: ``new`` leaves alone what is known; ``set`` overwrites the object, and leaves the
                time alone of what is scheduled.

        Returns:
            The members that were not known before.
        """
        new: set[str] = set()
        for members in _pages(entries):
            words: list[str | int] = [mode]
            for member in members:
                entry, wait = entries[member]
                words += [member, entry, "" if wait is None else _ms(wait)]
            told = await self._run(PUT, words)
            new.update(member for member, is_new in zip(members, told, strict=True) if is_new)
        return new

    async def hurry(self, waits: Mapping[str, float]) -> set[str]:
        """Have members due in so many seconds, if they are not due earlier.

        Returns:
            The members that will be; neither those that are held now nor those not scheduled.
        """
        hurried: set[str] = set()
        for members in _pages(waits):
            words = [word for member in members for word in (member, _ms(waits[member]))]
            told = await self._run(HURRY, words)
            hurried.update(member for member, is_so in zip(members, told, strict=True) if is_so)
        return hurried

    async def remove(self, members: Sequence[str]) -> set[str]:
        """Forget members; returns those that were known."""
        known: set[str] = set()
        for some in _pages(members):
            told = await self._run(REMOVE, some)
            known.update(member for member, was in zip(some, told, strict=True) if was)
        return known

    async def find(self, members: Sequence[str]) -> dict[str, Row]:
        """Look members up; those that are not known are left out."""
        return {row.member: row for row in map(_row, await self._run(FIND, members))}

    async def rows(self) -> AsyncIterator[Row]:
        """List all entries, in no order; one may come twice if there are changes meanwhile."""
        cursor = "0"
        while True:
            cursor, *rows = await self._run(PAGE, [cursor, _PAGE])
            for row in rows:
                yield _row(row)
            if cursor == "0":
                return

    async def _run(self, procedure: Procedure, words: Sequence[str | int | float]) -> Any:
        name = self.name
        keys = [self.entries, name, f"{name}:leases", f"{name}:hosts"]
        return await self.outbox.run(procedure, [*keys, f"{name}:answer:{self.worker}"], words)


def _row(told: Sequence[Any]) -> Row:
    member, entry, left, is_held = told
    return Row(member, entry, None if left is None else left / 1000, bool(is_held))


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _pages(members: Iterable[str]) -> Iterable[list[str]]:
    rest = list(members)
    return (rest[at : at + _PAGE] for at in range(0, len(rest), _PAGE))
