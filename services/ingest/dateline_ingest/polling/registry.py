"""Which feeds are read: the registry that all workers and commands share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.messages import Source
from dateline.runtime import Outbox
from dateline.runtime.logging import logger
from dateline_ingest.polling.schedule_store import Row, Schedule

log = logger("ingest")

SETTING = "setting"
"""The origin of feeds that ``DATELINE_FEEDS`` names."""
COMMAND = "command"
"""The origin of feeds that were added one by one; those of a list are of ``opml:<file>``."""


class Subscription(BaseModel):
    """A feed that is read, stored as JSON under its source id in the hash ``feeds``."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    url: str
    """The address that a person gave; where the feed has moved, its memory knows."""
    name: str
    domain: str
    """Its host; all feeds of a host live in one partition."""
    added_at: datetime
    origin: str = COMMAND
    """Who wants it: :data:`SETTING`, :data:`COMMAND` or ``opml:<file>``."""
    weight: float = Field(default=1.0, gt=0, le=1000)
    """How much more often than others of its rate it is looked at: four times as much, twice."""
    paused: bool = False
    allow_private: bool = False
    """Whether its address may lie in a private network."""
    folders: tuple[tuple[str, ...], ...] = ()
    """The folders that a person keeps it in, each as its path from the top; for OPML."""

    def source(self, source_id: str) -> Source:
        """Make the source that its articles name."""
        domain = self.domain or None
        return Source(id=source_id, name=self.name, domain=domain, feed_url=self.url)


@dataclass(frozen=True)
class Registered:
    """A subscription, and when its turn comes."""

    source_id: str
    subscription: Subscription
    due: float | None
    """Seconds until it is looked at next; ``None``: it is paused."""
    is_held: bool
    """Whether somebody is looking at it now."""

    @property
    def source(self) -> Source:
        """The source that its articles name."""
        return self.subscription.source(self.source_id)


def home(subscription: Subscription, source_id: str) -> str:
    """Name what decides the partition of a feed: its host, or itself where it has none."""
    return subscription.domain or source_id


def subscription_of(
    source: Source, added_at: datetime, *, origin: str = COMMAND, allow_private: bool = False
) -> Subscription:
    """Make the subscription of a source with a feed."""
    return Subscription(
        url=source.feed_url or "",
        name=source.name,
        domain=source.domain or "",
        added_at=added_at,
        origin=origin,
        allow_private=allow_private,
    )


def read_subscription(entry: str) -> Subscription | None:
    """Read an entry of the registry; ``None`` where it is damaged."""
    try:
        return Subscription.model_validate_json(entry)
    except ValidationError:
        return None


@dataclass
class Registry:
    """All feeds, wherever they lie."""

    outbox: Outbox[Any]

    async def add(self, wanted: Mapping[str, Subscription]) -> set[str]:
        """Add feeds by their source ids; they are looked at within a second.

        Returns:
            Those that were not known. What was known is left as it was, and looked at now.
        """
        new: set[str] = set()
        for schedule, some in self._spread(wanted):
            new |= await schedule.put({name: _entry(one, 0.0) for name, one in some.items()})
            await schedule.hurry({name: 0.0 for name in some if name not in new})
        return new

    async def change(self, changed: Mapping[str, Subscription], *, due: float = 0.0) -> None:
        """Overwrite subscriptions, whether they were known or not.

        One that is paused goes off the schedule, and whoever is looking at it will not put it
        back; one that is paused no more is due in so many seconds.
        """
        for schedule, some in self._spread(changed):
            entries = {name: _entry(one, due) for name, one in some.items()}
            await schedule.put(entries, mode="set")

    async def pause(self, source_ids: Iterable[str], *, paused: bool = True) -> set[str]:
        """Stop looking at feeds, or take it up again; returns those that are known."""
        found = await self.find(list(source_ids))
        update = {"paused": paused}
        changed = {name: one.subscription.model_copy(update=update) for name, one in found.items()}
        await self.change(changed)
        return set(found)

    async def remove(self, source_ids: Sequence[str]) -> set[str]:
        """Forget feeds; returns those that were known."""
        known: set[str] = set()
        for schedule in self.schedules():
            known |= await schedule.remove(source_ids)
        return known

    async def hurry(self, waits: Mapping[str, float]) -> set[str]:
        """Look at feeds in so many seconds, if not earlier; returns those that will be."""
        hurried: set[str] = set()
        for schedule in self.schedules():
            hurried |= await schedule.hurry(waits)
        return hurried

    async def find(self, source_ids: Sequence[str]) -> dict[str, Registered]:
        """Look feeds up; those that are not known are left out."""
        found: dict[str, Registered] = {}
        for schedule in self.schedules():
            for row in (await schedule.find(source_ids)).values():
                registered = _registered(row)
                if registered is not None:
                    found.setdefault(row.member, registered)
        return found

    async def all(self) -> AsyncIterator[Registered]:
        """List all feeds, in no order, each once."""
        seen: set[str] = set()
        for schedule in self.schedules():
            async for row in schedule.rows():
                registered = _registered(row)
                if registered is not None and row.member not in seen:
                    seen.add(row.member)
                    yield registered

    async def register(
        self,
        sources: Sequence[Source],
        now: datetime,
        *,
        private: frozenset[str] = frozenset(),
        due: Callable[[], float] = float,
    ) -> set[str]:
        """Have the feeds of the setting in the registry, and no others of that origin.

        What a person has added by command, paused or weighted stays as it is; one whose address
        was changed in the setting is looked at there, now. With no feed in the setting nothing is
        touched: other workers may have one.

        Args:
            sources: the feeds of the setting.
            now: when they are added.
            private: the ids of those whose address may lie in a private network.
            due: draws in how many seconds one that is new is looked at; now, if not given.

        Returns:
            Those that are new.
        """
        if not sources:
            return set()
        wanted = {
            source.id: subscription_of(
                source, now, origin=SETTING, allow_private=source.id in private
            )
            for source in sources
        }
        mine = {
            one.source_id: one.subscription
            async for one in self.all()
            if one.subscription.origin == SETTING
        }
        gone = sorted(mine.keys() - wanted.keys())
        await self.remove(gone)
        moved = {
            name: mine[name].model_copy(update={"url": wanted[name].url})
            for name in mine.keys() & wanted.keys()
            if mine[name].url != wanted[name].url
        }
        await self.change(moved)
        await self.hurry(dict.fromkeys(moved, 0.0))
        new: set[str] = set()
        for schedule, some in self._spread(wanted):
            new |= await schedule.put({name: _entry(one, due()) for name, one in some.items()})
        if new or gone or moved:
            log.info(
                "ingest.registered",
                new=len(new),
                dropped=len(gone),
                moved=len(moved),
                feeds=len(wanted),
            )
        return new

    async def bring_home(self) -> int:
        """Move what lies in another partition than it should, as after a change of their number.

        A kill between the two steps leaves an entry twice; then the one at home counts.

        Returns:
            How many feeds were moved.
        """
        moved = 0
        for part in self.outbox.parts():
            here = Schedule(part)
            strangers = [row async for row in here.rows() if self._home(row) != part.partition]
            for row in strangers:
                due = None if row.due is None else max(0.0, row.due)
                there = self.outbox.at(_home_of(row))
                await Schedule(there).put({row.member: (row.entry, due)})
                moved += len(await here.remove([row.member]))
        if moved:
            log.info("ingest.feeds_moved", feeds=moved)
        return moved

    def schedules(self) -> list[Schedule]:
        """Give the schedule of each partition that there is or was."""
        return [Schedule(part) for part in self.outbox.parts()]

    def _home(self, row: Row) -> int:
        return self.outbox.at(_home_of(row)).partition

    def _spread(
        self, wanted: Mapping[str, Subscription]
    ) -> list[tuple[Schedule, dict[str, Subscription]]]:
        """Sort subscriptions by the partition that they belong to."""
        parts: defaultdict[int, dict[str, Subscription]] = defaultdict(dict)
        for name, one in wanted.items():
            parts[self.outbox.at(home(one, name)).partition][name] = one
        everywhere = {part.partition: part for part in self.outbox.parts()}
        return [(Schedule(everywhere[number]), some) for number, some in sorted(parts.items())]


def _entry(subscription: Subscription, wait: float) -> tuple[str, float | None]:
    due = None if subscription.paused else wait
    return subscription.model_dump_json(exclude_defaults=True), due


def _registered(row: Row) -> Registered | None:
    subscription = read_subscription(row.entry)
    if subscription is None:
        log.warning("ingest.subscription_damaged", feed=row.member)
        return None
    return Registered(row.member, subscription, row.due, row.is_held)


def _home_of(row: Row) -> str:
    subscription = read_subscription(row.entry)
    return home(subscription, row.member) if subscription else row.member
