"""The loop that takes feeds when they are due and has them looked at."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address

from dateline.ending import end, surely
from dateline.messages import ArticleFetched, Source
from dateline.runtime import Outbox
from dateline.runtime.logging import logger
from dateline_ingest.fetching.fetcher import Fetched
from dateline_ingest.polling.hooks import Feed
from dateline_ingest.polling.looking import Looker
from dateline_ingest.polling.registry import Registry, read_subscription
from dateline_ingest.polling.schedule_store import Lease, Schedule

log = logger("ingest")

_SHORTEST_SLEEP = 0.05
_SPREAD = 60.0
"""Seconds, or one interval if that is less, over which all feeds are looked at after a loss."""
_DAMAGED_S = 3600.0
_BEATS = 3
"""How often a lease is extended before it would end."""


@dataclass(frozen=True)
class _Held:
    """A feed that is being looked at."""

    lease: Lease
    schedule: Schedule
    now: float
    """When it was taken, by the clock of Redis."""


@dataclass
class Poller:
    """Takes feeds from the schedule that all workers share, and looks at several at once.

    A feed is taken under a lease, so that nobody else looks at it, nor at another of its host; the
    lease is extended for as long as the look takes. The trouble of one feed never stops the rest.
    """

    looker: Looker
    outbox: Outbox[ArticleFetched]
    slots: int = 16
    """How many feeds may be looked at at once. A feed keeps its slot until it is published, so that
    no more than these are in memory while Redis is full or away."""
    worker: str = field(default_factory=lambda: secrets.token_hex(4))
    """A name that no other process has."""
    lease: float = 120.0
    """Seconds after which the feeds of a worker that was killed are taken by others."""
    gap: float = 1.0
    """Seconds for which a host is left alone after a look."""
    longest_sleep: float = 1.0
    """Seconds after which the schedule is asked again, though nothing is due: a feed may have been
    added, and Redis may have been emptied."""
    jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads load, guards nothing
    private: frozenset[str] = frozenset()
    """The ids of the sources of the setting that may be at an address that is not public."""
    may_be_empty: bool = False
    """Whether somebody else brings news, so that it is in order if there is no feed."""
    sources: Sequence[Source] = ()
    """The feeds of the setting."""
    losses: int = 0
    """How many losses of Redis have been dealt with."""
    doubted: dict[int, float] = field(default_factory=dict[int, float])
    """By partition, when Redis was last seen to have lost something, by its own clock."""
    held: dict[Lease, _Held] = field(default_factory=dict[Lease, _Held])
    """The feeds that are being looked at."""
    tasks: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])
    schedules: list[Schedule] = field(init=False)
    registry: Registry = field(init=False)
    looks: int = 0
    """How many feeds were taken."""
    looked_at: int = 0
    """How many feeds are being looked at by any worker, or were by one that was killed."""
    landed: asyncio.Event = field(default_factory=asyncio.Event)
    _turn: int = 0

    def __post_init__(self) -> None:
        """Count the losses from now on: what Redis lost earlier, this process never knew."""
        self.losses = self.outbox.losses
        self.registry = Registry(self.outbox)
        self.schedules = [
            Schedule(part, self.worker, lease=self.lease, gap=self.gap)
            for part in self.outbox.parts()
        ]

    async def run(self, sources: Sequence[Source]) -> None:
        """Poll for ever; a slow host keeps only its own feeds waiting.

        Args:
            sources: the feeds of the setting; those that were added by command are in the registry.
        """
        await self.begin(sources)
        self.tasks.add(asyncio.create_task(self._beat()))
        told = False
        try:
            while True:
                self.landed.clear()
                idle = await self._start_due()
                # Less is the turn of the next feed of a host that others have just left.
                if not told and not self.looked_at and idle >= self.longest_sleep:
                    log.info("ingest.caught_up", looks=self.looks)
                    told = True
                with suppress(TimeoutError):
                    async with asyncio.timeout(max(idle, _SHORTEST_SLEEP)):
                        await self.landed.wait()
                for task in [task for task in self.tasks if task.done()]:
                    self.tasks.remove(task)
                    await task  # what it could not handle is ours
        finally:
            # Not a task group: it cancels once, and redis-py may lose that (see `end`).
            await surely(end(self.tasks))

    async def poll_due(self, sources: Sequence[Source] = ()) -> None:
        """Look once at every feed that is due, and wait for all of them."""
        if sources and not self.sources:
            await self.begin(sources)
        await self._start_due()
        while self.tasks:
            await self.tasks.pop()

    async def begin(self, sources: Sequence[Source]) -> None:
        """Put the feeds of the setting into the registry, and all feeds where they belong."""
        self.sources = sources
        await self.registry.bring_home()
        await self._register()
        taken = [await schedule.take(0) for schedule in self.schedules]
        if not self.may_be_empty and not any(one.known for one in taken):
            log.warning(
                "ingest.no_feeds",
                told="No feed to read yet: dateline feeds add URL, or set DATELINE_FEEDS.",
            )

    async def deliver(self, source_id: str, fetched: Fetched) -> bool:
        """Take in what a hub has pushed; false: the feed is not known, or Redis has no room."""
        found = (await self.registry.find([source_id])).get(source_id)
        if found is None or found.subscription.paused:
            return False
        now = (await self.schedules[0].take(0)).now
        feed = Feed(found.source, found.subscription, _moment(now))
        await self.looker.deliver(feed, fetched)
        return True

    async def _start_due(self) -> float:
        """Take what is due as far as there are slots, and start looking at it.

        Returns:
            Seconds until there may be more to do, if no look ends before.
        """
        if self.outbox.losses > self.losses:
            await self._doubt()
        idle, known, self.looked_at = self.longest_sleep, 0, 0
        self._turn += 1  # no partition comes first for ever
        for place in range(len(self.schedules)):
            number = (self._turn + place) % len(self.schedules)
            schedule, free = self.schedules[number], self.slots - len(self.held)
            taken = await schedule.take(free)
            known += taken.known
            self.looked_at += taken.held
            self.looks += len(taken.leases)
            for lease in taken.leases:
                self.held[lease] = held = _Held(lease, schedule, taken.now)
                self.tasks.add(asyncio.create_task(self._in_turn(held, number)))
            if free > 0 and taken.idle is not None:
                idle = min(idle, taken.idle)
        if not known:
            await self._register(self._spread)
        return idle

    async def _doubt(self) -> None:
        """Have every feed read anew, because what was published of it may be lost."""
        self.losses = self.outbox.losses
        for number, schedule in enumerate(self.schedules):
            self.doubted[number] = (await schedule.take(0)).now
            await schedule.disown(self._held_of(schedule))
        new = await self._register(self._spread)
        feeds = [one.source_id async for one in self.registry.all()]
        log.warning("ingest.memory_lost", feeds=len(feeds))
        await self.registry.hurry({feed: self._spread() for feed in feeds if feed not in new})

    async def _register(self, due: Callable[[], float] = float) -> set[str]:
        """Put the feeds of the setting into the registry; those that are new are due so soon."""
        now = _moment((await self.schedules[0].take(0)).now)
        return await self.registry.register(self.sources, now, private=self.private, due=due)

    def _spread(self) -> float:
        return min(self.looker.interval, _SPREAD) * (1 + self.jitter()) / 2

    async def _in_turn(self, held: _Held, partition: int) -> None:
        """Look at a feed and give it back."""
        losses, wait, gap = self.losses, _DAMAGED_S, self.gap
        try:
            subscription = read_subscription(held.lease.entry)
            if subscription is not None:
                gap = 0.0 if _is_here(subscription.domain) else gap
                doubted = self.doubted.get(partition)
                feed = Feed(
                    subscription.source(held.lease.member),
                    subscription,
                    _moment(held.now),
                    None if doubted is None else _moment(doubted),
                )
                wait = await self.looker.look(feed)
        except Exception:
            log.exception("ingest.look_crashed", feed=held.lease.member)
            wait = self.looker.interval
        if self.losses > losses:  # Redis may have lost it meanwhile
            wait = self._spread()
        if not await held.schedule.settle(held.lease, wait, gap=gap):
            log.info("ingest.lease_lost", feed=held.lease.member)
        self.held.pop(held.lease, None)
        self.landed.set()

    async def _beat(self) -> None:
        """Extend the leases of what is being looked at, for ever."""
        while True:
            await asyncio.sleep(self.lease / _BEATS)
            for schedule in self.schedules:
                await schedule.extend(self._held_of(schedule))

    def _held_of(self, schedule: Schedule) -> list[Lease]:
        return [lease for lease, held in self.held.items() if held.schedule is schedule]


def _is_here(host: str) -> bool:
    """Whether a host is this machine, which needs no rest from itself."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
