"""Tests of the registry of feeds, in memory and on Redis."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED, key
from dateline_ingest.polling.registry import (
    COMMAND,
    SETTING,
    Registered,
    Registry,
    Subscription,
    home,
    read_subscription,
    subscription_of,
)
from dateline_ingest.polling.schedule_store import Schedule
from dateline_ingest.sources import feed_source

from .samples import NOW
from .scheduling import Bench, bench_of

SOURCES = [feed_source(f"https://harbour-{number}.example/rss") for number in range(6)]
A, B, C, *_ = SOURCES
_TAKERS = itertools.count()


@pytest.fixture(params=["memory", "redis"])
def bench(request: pytest.FixtureRequest, redis: Any) -> Bench:
    """Give an outbox of each kind."""
    return bench_of(request.param, redis)


async def listed(registry: Registry) -> dict[str, Registered]:
    """All feeds by their ids."""
    return {one.source_id: one async for one in registry.all()}


async def taken(outbox: Any) -> list[str]:
    """Take what is due in all partitions."""
    worker = f"taker {next(_TAKERS)}"
    schedules = [Schedule(part, worker, lease=30.0) for part in outbox.parts()]
    found = [lease.member for one in schedules for lease in (await one.take(50)).leases]
    return sorted(found)


def test_a_subscription_makes_the_source_that_it_was_made_of() -> None:
    """Through JSON in which defaults are left out."""
    subscription = subscription_of(A, NOW)
    stored = subscription.model_dump_json(exclude_defaults=True)
    assert "paused" not in stored
    assert read_subscription(stored) == subscription
    assert subscription.source(A.id) == A
    assert subscription.origin == COMMAND


@pytest.mark.parametrize("stored", ["", "{", "[]", '{"url": 1}', '{"url": "u", "weight": 0}'])
def test_a_damaged_subscription_is_none(stored: str) -> None:
    """It does no harm to its neighbours."""
    assert read_subscription(stored) is None


def test_a_feed_lives_where_its_host_lives() -> None:
    """One without a host is at home by itself."""
    assert home(subscription_of(A, NOW), A.id) == "harbour-0.example"
    lonely = Subscription(url="x", name="x", domain="", added_at=NOW)
    assert home(lonely, "x") == "x"


async def test_an_added_feed_is_due_at_once(bench: Bench) -> None:
    """Whoever adds it again learns that it was known, and has it looked at all the same."""
    registry = Registry(bench.outbox)
    wanted = {source.id: subscription_of(source, NOW) for source in (A, B)}
    assert await registry.add(wanted) == {A.id, B.id}
    schedule = bench.schedule(lease=30.0)
    for lease in (await schedule.take(5)).leases:
        assert await schedule.settle(lease, 3600.0, gap=0.0)
    assert await taken(bench.outbox) == []
    assert await registry.add({A.id: subscription_of(A, NOW + timedelta(days=1))}) == set()
    assert await taken(bench.outbox) == [A.id]
    found = (await registry.find([A.id, "nobody"]))[A.id]
    assert (found.subscription, found.source, found.is_held) == (wanted[A.id], A, True)


async def test_a_paused_feed_is_not_looked_at_until_it_is_resumed(bench: Bench) -> None:
    """It stays in the registry, with all that was said about it."""
    registry = Registry(bench.outbox)
    heavy = subscription_of(A, NOW).model_copy(update={"weight": 4.0})
    await registry.add({A.id: heavy})
    assert await registry.pause([A.id, "nobody"]) == {A.id}
    assert await taken(bench.outbox) == []
    assert (await registry.find([A.id]))[A.id].due is None
    assert await registry.pause([A.id], paused=False) == {A.id}
    assert await taken(bench.outbox) == [A.id]
    assert (await registry.find([A.id]))[A.id].subscription == heavy


async def test_a_paused_feed_that_is_added_stays_paused(bench: Bench) -> None:
    """Nobody resumes it by the way."""
    registry = Registry(bench.outbox)
    await registry.add({A.id: subscription_of(A, NOW)})
    await registry.pause([A.id])
    assert await registry.add({A.id: subscription_of(A, NOW)}) == set()
    assert await taken(bench.outbox) == []


async def test_a_removed_feed_is_forgotten(bench: Bench) -> None:
    """The answer tells which were known."""
    registry = Registry(bench.outbox)
    await registry.add({source.id: subscription_of(source, NOW) for source in (A, B)})
    assert await registry.remove([A.id, "nobody"]) == {A.id}
    assert list(await listed(registry)) == [B.id]


async def test_a_feed_can_be_hurried(bench: Bench) -> None:
    """As when its hub says that there is something new."""
    registry = Registry(bench.outbox)
    await registry.change({A.id: subscription_of(A, NOW)}, due=3600.0)
    assert await taken(bench.outbox) == []
    assert await registry.hurry({A.id: 0.0, "nobody": 0.0}) == {A.id}
    assert await taken(bench.outbox) == [A.id]


async def test_the_setting_is_registered_and_what_left_it_is_dropped(bench: Bench) -> None:
    """What was added by command stays, whatever the setting says."""
    registry = Registry(bench.outbox)
    await registry.add({C.id: subscription_of(C, NOW)})
    assert await registry.register([A, B, C], NOW, private=frozenset({A.id})) == {A.id, B.id}
    with capture_logs() as logs:
        assert await registry.register([B], NOW) == set()
    assert (logs[0]["event"], logs[0]["dropped"]) == ("ingest.registered", 1)
    left = await listed(registry)
    origins = {name: one.subscription.origin for name, one in left.items()}
    assert origins == {B.id: SETTING, C.id: COMMAND}


async def test_a_worker_without_a_setting_touches_nothing(bench: Bench) -> None:
    """It serves what others have registered."""
    registry = Registry(bench.outbox)
    await registry.register([A], NOW, private=frozenset({A.id}))
    assert await registry.register([], NOW) == set()
    assert (await listed(registry))[A.id].subscription.allow_private


async def test_registering_again_leaves_pauses_and_times_alone(bench: Bench) -> None:
    """A restart is no reason to look at every feed."""
    registry = Registry(bench.outbox)
    await registry.register([A, B], NOW)
    await registry.pause([B.id])
    schedule = bench.schedule(lease=30.0)
    (lease,) = (await schedule.take(5)).leases
    await schedule.settle(lease, 3600.0, gap=0.0)
    assert await registry.register([A, B], NOW) == set()
    assert await taken(bench.outbox) == []


async def test_a_feed_whose_address_was_changed_in_the_setting_is_looked_at_there_now(
    bench: Bench,
) -> None:
    """What a person did to it by command stays; its articles are known by the source's id."""
    registry = Registry(bench.outbox)
    await registry.register([A], NOW)
    known = (await listed(registry))[A.id].subscription
    await registry.change({A.id: known.model_copy(update={"weight": 4.0})})
    schedule = bench.schedule(lease=30.0)
    (lease,) = (await schedule.take(5)).leases
    await schedule.settle(lease, 3600.0, gap=0.0)
    moved = A.model_copy(update={"feed_url": "https://elsewhere.example/rss"})
    with capture_logs() as logs:
        assert await registry.register([moved], NOW) == set()
    assert logs[0]["moved"] == 1
    found = (await listed(registry))[A.id].subscription
    assert (found.url, found.weight) == ("https://elsewhere.example/rss", 4.0)
    assert await taken(bench.outbox) == [A.id]


async def test_a_damaged_entry_is_told_and_passed_over(bench: Bench) -> None:
    """The others are listed."""
    await bench.schedule().put({"bad": ("{", 0.0)})
    registry = Registry(bench.outbox)
    await registry.add({A.id: subscription_of(A, NOW)})
    with capture_logs() as logs:
        assert list(await listed(registry)) == [A.id]
    assert [log["event"] for log in logs] == ["ingest.subscription_damaged"]
    assert await registry.find(["bad"]) == {}


async def test_feeds_are_spread_over_partitions_by_their_hosts(redis: Any) -> None:
    """Each is found, listed, paused and removed wherever it lies."""
    outbox = RedisOutbox[Any](redis, FETCHED, "ingest", layout=(3,))
    registry = Registry(outbox)
    await registry.register(SOURCES, NOW)
    counts = [await redis.hlen(key("ingest:feeds", number)) for number in range(3)]
    assert sum(counts) == 6
    assert max(counts) < 6
    assert (await listed(registry)).keys() == {source.id for source in SOURCES}
    assert await taken(outbox) == sorted(source.id for source in SOURCES)
    for source in SOURCES:
        number = outbox.at(source.domain or "").partition
        assert await redis.hexists(key("ingest:feeds", number), source.id)
    assert await registry.remove([source.id for source in SOURCES]) == {one.id for one in SOURCES}
    assert await registry.register([], NOW) == set()


@pytest.mark.parametrize("layout", [(1, 3), (3, 2), (2, 3, 1)])
async def test_a_change_of_partitions_moves_feeds_with_their_times(
    redis: Any, layout: tuple[int, ...]
) -> None:
    """Growing or shrinking; what is paused stays so, and the second time there is nothing to do."""
    before = Registry(RedisOutbox[Any](redis, FETCHED, "ingest", layout=layout[:-1]))
    wanted = {source.id: subscription_of(source, NOW) for source in SOURCES}
    await before.change(wanted, due=3600.0)
    await before.pause([A.id])
    await before.hurry({B.id: 0.0})
    outbox = RedisOutbox[Any](redis, FETCHED, "ingest", layout=layout)
    after = Registry(outbox)
    assert await after.bring_home() > 0
    assert await after.bring_home() == 0
    found = await listed(after)
    assert found.keys() == wanted.keys()
    assert found[A.id].due is None
    assert await taken(outbox) == [B.id]
    assert all((one.due or 0.0) > 3000 for name, one in found.items() if name not in {A.id, B.id})
    for name, one in found.items():
        number = outbox.at(home(one.subscription, name)).partition
        assert number < layout[-1]
        assert await redis.hexists(key("ingest:feeds", number), name)


async def test_a_move_that_was_cut_short_is_ended(redis: Any) -> None:
    """The entry lies in both partitions; the one at home counts."""
    old = Registry(RedisOutbox[Any](redis, FETCHED, "ingest", layout=(1,)))
    await old.add({one.id: subscription_of(one, NOW) for one in SOURCES})
    new = Registry(RedisOutbox[Any](redis, FETCHED, "ingest", layout=(1, 4)))
    moved = {one.id: subscription_of(one, NOW + timedelta(days=1)) for one in SOURCES}
    await new.change(moved, due=3600.0)
    assert await new.bring_home() > 0
    found = await listed(new)
    assert {name: one.subscription for name, one in found.items()} == moved
    assert sum([await redis.hlen(key("ingest:feeds", number)) for number in range(4)]) == 6
