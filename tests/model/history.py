"""What a history expects of delivery: the fate of each entry, and when it may be taken over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, get_args

from dateline.runtime.log import Account, Entry
from tests.model.grounds import MAX_DELIVERIES, MIN_IDLE, Look

State = Literal["unread", "held", "settled", "dead", "retried", "dropped"]

SLACK = 2.0
"""Seconds that a request may take under way; times that matter lie further apart."""


@dataclass(frozen=True)
class Moment:
    """When something happened: not before, and not after."""

    earliest: float
    latest: float

    def plus(self, seconds: float) -> Moment:
        """Some time later."""
        return Moment(self.earliest + seconds, self.latest + seconds)


@dataclass
class Item:
    """An entry, as far as the history knows of it."""

    name: str
    lane: bool
    state: State = "unread"
    holder: str = ""
    deliveries: int = 0
    free: Moment = Moment(0, 0)
    """When it may be taken over."""
    is_due: bool = False
    """Whether it was postponed, and not merely left behind."""

    def hold(self, worker: str, now: Moment) -> None:
        """Be delivered."""
        self.state, self.holder, self.is_due = "held", worker, False
        self.deliveries += 1
        self.free = now.plus(MIN_IDLE)

    def let_go(self, holder: str, free: Moment, *, undo: bool) -> None:
        """Be nobody's."""
        self.holder, self.free, self.is_due = holder, free, holder == "postponed"
        self.deliveries -= undo

    def may_go(self, now: Moment) -> bool:
        """Whether another worker may have it."""
        return self.state == "held" and self.free.earliest - SLACK <= now.latest

    def must_go(self, now: Moment) -> bool:
        """Whether another worker must be able to have it."""
        return self.state == "held" and self.free.latest + SLACK <= now.earliest


@dataclass
class History:
    """All entries, and the counts that the books must show."""

    items: list[Item] = field(default_factory=list[Item])
    found: dict[tuple[bool, str], Item] = field(default_factory=dict[tuple[bool, str], Item])
    """Those that were read, by lane and entry id."""
    counts: Counter[str] = field(default_factory=Counter[str])

    def add(self, *, lane: bool) -> Item:
        """Note an entry that is put there."""
        return self._put(f"{'again' if lane else 'new'}-{len(self.items)}", lane=lane)

    def put_back(self, item: Item) -> None:
        """Note that a dead letter is an entry again."""
        item.state = "retried"
        self.counts["retried"] += 1
        self._put(item.name, lane=True)

    def drop(self, item: Item) -> None:
        """Note that a dead letter was thrown away."""
        item.state = "dropped"
        self.counts["dropped"] += 1

    def of(self, entry: Entry, *, lane: bool) -> Item:
        """Find what is known of an entry; one that is met for the first time is the next unread."""
        met = self.found.get((lane, entry.id))
        if met is None:
            met = self.found[lane, entry.id] = self.open("unread", lane)[0]
        assert met.name == entry.fields[b"name"].decode()
        return met

    def _put(self, name: str, *, lane: bool) -> Item:
        item = Item(name, lane)
        self.items.append(item)
        self.counts["again" if lane else "added"] += 1
        return item

    def open(self, state: State, lane: bool | None = None) -> list[Item]:  # noqa: FBT001 - None: any
        """List the entries in a state, in order; on stream or lane or both."""
        return [one for one in self.items if one.state == state and lane in {None, one.lane}]

    def settle(self, item: Item, kind: Literal["settled", "rejected", "exhausted"]) -> None:
        """Note the end of an entry."""
        item.state = "settled" if kind == "settled" else "dead"
        self.counts[kind] += 1

    def check_claim(
        self, taken: list[Item], buried: list[Item], now: Moment, *, lane: bool
    ) -> None:
        """Judge what a look for abandoned entries did."""
        early = [item.name for item in (*taken, *buried) if not item.may_go(now)]
        assert not early, f"taken before their time: {early}"
        assert all(item.deliveries >= MAX_DELIVERIES for item in buried)
        assert all(item.deliveries < MAX_DELIVERIES for item in taken)
        suspects = [item for item in taken if item.deliveries > 1 and not item.is_due]
        assert not suspects or len(taken) == 1, "a suspect comes alone"
        waiting = [item.name for item in self.open("held", lane) if item.must_go(now)]
        assert taken or buried or not waiting, f"left lying: {waiting}"

    def check(self, look: Look, account: Account) -> None:
        """Hold what lies there, and the books, against what must be."""
        named = {state: [one.name for one in self.open(state)] for state in _STATES}
        assert sorted(look.outputs) == sorted(named["settled"])
        assert sorted(look.dead) == sorted(named["dead"])
        assert sorted(look.unread) == sorted(named["unread"])
        assert dict(look.pending) == {one.name: one.holder for one in self.open("held")}
        waiting = [*self.open("unread"), *self.open("held")]
        assert look.present >= {(one.lane, one.name) for one in waiting}
        assert (account.balance, account.dead_balance, account.gone) == (0, 0, 0)
        assert (account.backlog, account.pending) == (len(named["unread"]), len(named["held"]))
        assert account.dead == len(named["dead"])
        for name in ("added", "again", "settled", "rejected", "exhausted", "retried", "dropped"):
            assert getattr(account, name) == self.counts[name], name


_STATES: tuple[State, ...] = get_args(State)
