"""One contract for the schedule in memory and the schedule on Redis."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from dateline_ingest.polling.schedule_store import Schedule

from .scheduling import GAP_S, LEASE_S, Bench, bench_of, due_now, entry


@pytest.fixture(params=["memory", "redis"])
def bench(request: pytest.FixtureRequest, redis: Any) -> Bench:
    """Give a schedule of each kind."""
    return bench_of(request.param, redis)


async def members(schedule: Schedule, limit: int = 10) -> list[str]:
    """Take what is due, and name it."""
    return [lease.member for lease in (await schedule.take(limit)).leases]


async def test_what_is_due_is_taken_with_its_entry(bench: Bench) -> None:
    """And what is not due is not; the answer tells how long nothing more will be."""
    schedule = bench.schedule()
    told = {"a/1": (entry("a", url="u"), 0.0), "b/1": (entry("b"), 60.0)}
    assert await schedule.put(told) == {"a/1", "b/1"}
    taken = await schedule.take(10)
    assert [(lease.member, lease.entry) for lease in taken.leases] == [("a/1", entry("a", url="u"))]
    assert taken.known == 2
    assert taken.idle is not None
    assert 0 < taken.idle <= LEASE_S


async def test_an_empty_schedule_gives_nothing(bench: Bench) -> None:
    """Nor does it say when it will."""
    taken = await bench.schedule().take(10)
    assert (taken.idle, taken.known, taken.leases) == (None, 0, ())
    assert taken.now > 0


async def test_the_longest_due_come_first_and_no_more_than_asked_for(bench: Bench) -> None:
    """The rest is left to others."""
    schedule = bench.schedule()
    for name in ("c", "a", "b"):
        await schedule.put(due_now(f"{name}/1"))
        await bench.wait(0.01)
    assert await members(schedule, 2) == ["c/1", "a/1"]
    assert await members(bench.schedule("b"), 2) == ["b/1"]
    assert await members(schedule, 0) == []


async def test_what_is_taken_is_given_to_nobody_else(bench: Bench) -> None:
    """Of many workers that ask at once, one gets it."""
    await bench.schedule().put(due_now(*(f"{n}/x" for n in range(20))))
    workers = [bench.schedule(f"w{n}") for n in range(8)]
    taken = await asyncio.gather(*(members(worker, 5) for worker in workers))
    given = [member for some in taken for member in some]
    assert sorted(given) == sorted(f"{n}/x" for n in range(20))


async def test_one_look_at_a_time_for_a_host(bench: Bench) -> None:
    """Over all workers; its other feeds wait until the look is over, and the gap after it."""
    first, second = bench.schedule("a", lease=30.0), bench.schedule("b")
    await first.put(due_now("h/1", "h/2", "g/1"))
    taken = (await first.take(10)).leases
    assert [lease.member for lease in taken] == ["g/1", "h/1"]
    assert await members(second) == []
    await first.settle(taken[1], 60.0)
    assert await members(second) == []
    await bench.wait(GAP_S * 3)
    assert await members(second) == ["h/2"]


async def test_a_host_without_a_gap_is_free_at_once(bench: Bench) -> None:
    """Such as this machine's own."""
    schedule = bench.schedule()
    await schedule.put(due_now("h/1"))
    (lease,) = (await schedule.take(1)).leases
    await schedule.put(due_now("h/2"))
    await schedule.settle(lease, 60.0, gap=0.0)
    await bench.wait(0.01)
    assert await members(schedule) == ["h/2"]


async def test_hundreds_of_feeds_of_a_busy_host_hide_nobody(bench: Bench) -> None:
    """They line up; a feed that is due behind them is found within a few calls."""
    schedule = bench.schedule()
    await schedule.put(due_now(*(f"h/{n:03}" for n in range(300))))
    await bench.wait(0.01)
    await schedule.put(due_now("g/1"))
    found = [member for _ in range(8) for member in await members(schedule)]
    assert sorted(found) == ["g/1", "h/000"]


async def test_a_settled_feed_is_due_when_it_was_said(bench: Bench) -> None:
    """And no earlier."""
    schedule = bench.schedule(gap=0.0)
    await schedule.put(due_now("a/1"))
    (lease,) = (await schedule.take(1)).leases
    assert await schedule.settle(lease, 0.1)
    assert await members(schedule) == []
    await bench.wait(0.15)
    assert await members(schedule) == ["a/1"]


async def test_a_killed_workers_feeds_come_back_when_the_lease_ends(bench: Bench) -> None:
    """Nothing is orphaned, and the host is free again too."""
    await bench.schedule().put(due_now("a/1"))
    assert await members(bench.schedule("killed")) == ["a/1"]
    heir = bench.schedule("heir")
    assert await members(heir) == []
    await bench.wait(LEASE_S + 0.05)
    assert await members(heir) == ["a/1"]


async def test_whoever_lost_his_lease_settles_nothing(bench: Bench) -> None:
    """A worker that stood still for longer than its lease finds itself fenced off."""
    await bench.schedule().put(due_now("a/1"))
    frozen, heir = bench.schedule("frozen"), bench.schedule("heir", lease=30.0)
    (lost,) = (await frozen.take(1)).leases
    await bench.wait(LEASE_S + 0.05)
    (held,) = (await heir.take(1)).leases
    assert not await frozen.settle(lost, 0.0, gap=0.0)
    assert await frozen.extend([lost]) == set()
    assert await members(frozen) == [], "the heir is at it"
    assert await heir.settle(held, 60.0)


async def test_a_lease_that_is_extended_outlasts_a_long_look(bench: Bench) -> None:
    """The host stays taken as well."""
    long, other = bench.schedule("long"), bench.schedule("other")
    await long.put(due_now("h/1", "h/2"))
    taken = (await long.take(10)).leases
    assert await long.extend([]) == set()
    for _ in range(3):
        await bench.wait(LEASE_S * 0.6)
        assert await long.extend(taken) == {"h/1"}
        assert await members(other) == []
    assert await long.settle(taken[0], 60.0)


async def test_a_call_that_is_repeated_is_given_the_same_again(bench: Bench) -> None:
    """The first answer was lost on its way; its feeds must not wait for their leases to end."""
    schedule = bench.schedule()
    await schedule.put(due_now("a/1", "b/1", "c/1"))
    first = (await schedule.take(2)).leases
    lost = bench.schedule()
    again = (await lost.take(2)).leases
    assert again == first
    assert [lease.member for lease in (await lost.take(2)).leases] == ["c/1"]


async def test_known_entries_are_left_alone_or_overwritten(bench: Bench) -> None:
    """As the caller says; their time stays in either case."""
    schedule = bench.schedule()
    await schedule.put({"a/1": (entry("a", v=1), 60.0)})
    assert await schedule.put({"a/1": (entry("a", v=2), 0.0)}) == set()
    assert (await schedule.find(["a/1"]))["a/1"].entry == entry("a", v=1)
    assert await schedule.put({"a/1": (entry("a", v=3), 0.0)}, mode="set") == set()
    row = (await schedule.find(["a/1"]))["a/1"]
    assert row.entry == entry("a", v=3)
    assert row.due is not None
    assert row.due > 50


async def test_what_is_taken_off_the_schedule_keeps_its_entry(bench: Bench) -> None:
    """Also while somebody is looking at it, who will not put it back."""
    schedule = bench.schedule()
    await schedule.put(due_now("a/1"))
    (lease,) = (await schedule.take(1)).leases
    await schedule.put({"a/1": (entry("a"), None)}, mode="set")
    assert not await schedule.settle(lease, 0.0)
    row = (await schedule.find(["a/1"]))["a/1"]
    assert (row.due, row.is_held) == (None, False)
    await bench.wait(LEASE_S + 0.05)
    assert await members(schedule) == []
    await schedule.put(due_now("a/1"), mode="set")
    assert await members(schedule) == ["a/1"]


async def test_what_is_removed_while_it_is_looked_at_stays_away(bench: Bench) -> None:
    """The look is settled for nobody."""
    schedule = bench.schedule()
    await schedule.put(due_now("a/1", "b/1"))
    leases = (await schedule.take(2)).leases
    assert await schedule.remove(["a/1", "nobody"]) == {"a/1"}
    assert not await schedule.settle(leases[0], 0.0)
    assert await schedule.extend(leases) == {"b/1"}
    assert await schedule.find(["a/1"]) == {}
    await bench.wait(LEASE_S + 0.05)
    assert await members(schedule) == ["b/1"]


async def test_a_feed_in_a_hurry_is_due_earlier_never_later(bench: Bench) -> None:
    """One that is being looked at, or not scheduled at all, cannot be hurried."""
    schedule = bench.schedule(lease=30.0)
    await schedule.put({"a/1": (entry("a"), 60.0), "b/1": (entry("b"), 0.0)})
    await schedule.put({"c/1": (entry("c"), None)})
    assert await schedule.hurry({"b/1": 3600.0}) == {"b/1"}
    assert await members(schedule) == ["b/1"]
    assert await schedule.hurry({"a/1": 0.0, "b/1": 0.0, "c/1": 0.0, "d/1": 0.0}) == {"a/1"}
    assert await members(schedule) == ["a/1"]


async def test_all_entries_can_be_listed(bench: Bench) -> None:
    """However many there are, with their times and whether somebody is at them."""
    schedule = bench.schedule(lease=30.0)
    await schedule.put({f"{n}/x": (entry(str(n)), 60.0 + n) for n in range(1200)})
    await schedule.put({"p/x": (entry("p"), None), "now/x": (entry("now"), 0.0)})
    await schedule.take(1)
    rows = {row.member: row async for row in schedule.rows()}
    assert len(rows) == 1202
    assert rows["p/x"].due is None
    assert [row.member for row in rows.values() if row.is_held] == ["now/x"]
    late = rows["1199/x"].due
    assert late is not None
    assert 1200 < late <= 1259


@pytest.mark.parametrize(
    "damaged", ["{", "[]", '"text"', '{"domain": 7}', '{"domain": ""}', "null"]
)
async def test_a_damaged_entry_stops_nobody(bench: Bench, damaged: str) -> None:
    """It counts as a host of its own."""
    schedule = bench.schedule()
    await schedule.put({"bad": (damaged, 0.0), **due_now("a/1", "b/1")})
    leases = (await schedule.take(10)).leases
    assert sorted(lease.member for lease in leases) == ["a/1", "b/1", "bad"]
    for lease in leases:
        assert await schedule.settle(lease, 60.0)


async def test_what_a_clock_that_was_ahead_put_down_is_due_now(bench: Bench) -> None:
    """Else it would wait for a year; nor is its host taken for so long."""
    ahead = bench.schedule("ahead", lease=400 * 86_400.0)
    await ahead.put({"h/1": (entry("h"), 0.0), "h/2": (entry("h"), 365 * 86_400.0)})
    assert await members(ahead) == ["h/1", "h/2"][:1]
    later = await members(bench.schedule("a"))
    later += await members(bench.schedule("b"))
    assert sorted(later) in (["h/1"], ["h/2"]), "one of a host at a time"


async def test_leases_of_ones_own_that_one_does_not_hold_are_ended(bench: Bench) -> None:
    """Redis has gone back to when they were; those of others are left alone."""
    schedule, other = bench.schedule(lease=30.0), bench.schedule("ab", lease=30.0)
    await schedule.put(due_now("h/1", "i/1", "j/1"))
    (held,) = (await schedule.take(1)).leases
    await schedule.take(1)
    await other.take(1)
    assert await schedule.disown([held]) == {"i/1"}
    assert await schedule.disown([held]) == set()
    assert await members(other) == ["i/1"]
    assert await schedule.settle(held, 60.0)


async def test_a_time_without_an_entry_is_dropped(bench: Bench) -> None:
    """As a kill in the middle of something older than this may have left behind."""
    schedule = bench.schedule()
    await schedule.put(due_now("a/1"))
    other = Schedule(bench.outbox.at(""), "a", entries="elsewhere", lease=LEASE_S, gap=GAP_S)
    assert (await other.take(10)).leases == ()
    assert (await other.take(10)).idle is None


async def test_two_schedules_know_nothing_of_each_other(bench: Bench) -> None:
    """Each has its own members, leases and hosts."""
    feeds = bench.schedule()
    pages = Schedule(bench.outbox.at(""), "a", "schedule2", "feeds2", lease=LEASE_S, gap=GAP_S)
    await feeds.put(due_now("h/1"))
    await pages.put(due_now("h/1"))
    assert await members(feeds) == ["h/1"]
    assert await members(pages) == ["h/1"]
    assert await feeds.remove(["h/1"]) == {"h/1"}
    assert [row.member async for row in pages.rows()] == ["h/1"]


async def test_only_what_must_last_is_kept_for_good(redis: Any) -> None:
    """Leases, hosts and answers end by themselves, also where nobody polls any more."""
    schedule = bench_of("redis", redis).schedule()
    await schedule.put(due_now("a/1", "b/1"))
    leases = (await schedule.take(1)).leases
    await schedule.extend(leases)
    lasting = {name async for name in redis.scan_iter() if await redis.ttl(name) == -1}
    assert lasting == {b"dateline:{0}:ingest:feeds", b"dateline:{0}:ingest:schedule"}
    assert len([name async for name in redis.scan_iter()]) == 5
