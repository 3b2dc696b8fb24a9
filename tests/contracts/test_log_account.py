"""Accounts, lanes, long delays and consumers, of the log in memory and each real Redis alike."""

from __future__ import annotations

from dateline.runtime.log import Account, Dead, Done, Entry, Postponed
from dateline.wire import encode
from tests.contracts.logs import MAX_DELIVERIES, MIN_IDLE, Bench, bench, kind
from tests.samples import enriched

__all__ = ["bench", "kind"]


async def _account(bench: Bench) -> Account:
    """Take the account, and see that it balances."""
    account = await bench.log("auditor").account()
    assert (account.balance, account.dead_balance) == (0, 0), account
    return account


async def _read(bench: Bench, worker: str = "a", count: int = 10) -> list[Entry]:
    return list(await bench.log(worker).read(count))


async def test_a_delay_may_be_longer_than_a_lease(bench: Bench) -> None:
    """What is postponed for long is not taken over early, however idle it grows."""
    await bench.put(1)
    (entry,) = await _read(bench)
    await bench.log("a").postpone([Postponed(entry, MIN_IDLE * 8, "later")])
    for _ in range(2):
        await bench.age(MIN_IDLE * 1.1)
        assert (await bench.log("b").claim(10)).entries == ()
    await bench.age(MIN_IDLE * 8)
    (again,) = (await bench.log("b").claim(10)).entries
    assert (again.id, again.deliveries) == (entry.id, 2)


async def test_postponed_entries_do_not_hide_abandoned_ones(bench: Bench) -> None:
    """A page full of entries that wait for their time is passed over."""
    for number in range(12):
        await bench.put(number)
    entries = await _read(bench, count=12)
    await bench.log("a").postpone([Postponed(entry, 60.0, "later") for entry in entries[:11]])
    await bench.age(MIN_IDLE * 1.1)
    claimed = await bench.log("b").claim(5)
    assert [entry.id for entry in claimed.entries] == [entries[11].id]


async def test_what_failed_and_said_so_comes_back_as_a_batch(bench: Bench) -> None:
    """Only entries whose workers fell silent are suspects; those that raised are not."""
    for number in range(4):
        await bench.put(number)
    entries = await _read(bench)
    for _ in range(MAX_DELIVERIES - 1):
        await bench.log("a").postpone([Postponed(entry, 0.0, "busy") for entry in entries])
        await bench.age(0.01)
        entries = list((await bench.log("a").claim(10)).entries)
        assert len(entries) == 4


async def test_a_postponed_entry_is_nobodys_to_renew_or_release(bench: Bench) -> None:
    """Who put an entry off holds it no longer, so that it may end without it."""
    await bench.put(1)
    (entry,) = await _read(bench)
    await bench.log("a").postpone([Postponed(entry, 60.0, "later")])
    assert await bench.log("a").renew([entry]) == 0
    assert await bench.log("a").release() == 0
    assert (await bench.log("b").claim(10)).entries == ()


async def test_the_place_of_a_bug_is_kept(bench: Bench) -> None:
    """The last frame of the traceback goes into the dead letter, whoever buries it."""
    await bench.put(1)
    await bench.put(2)
    first, second = await _read(bench)
    await bench.log("a").commit([Dead(first, "broken", "the axle", "wheels.py:4 in turn")])
    for _ in range(MAX_DELIVERIES):
        await bench.log("a").postpone([Postponed(second, 0.0, "boom", frame="bang.py:7 in go")])
        await bench.age(0.01)
        claimed = await bench.log("a").claim(10)
        second = claimed.entries[0] if claimed.entries else second
    frames = {letter.detail: letter.frame for letter in await bench.dead()}
    assert frames == {"the axle": "wheels.py:4 in turn", "boom": "bang.py:7 in go"}


async def test_an_account_tells_where_everything_is(bench: Bench) -> None:
    """Each entry is settled, dead, pending or waiting, and is counted once."""
    for number in range(6):
        await bench.put(number)
    entries = await _read(bench, count=4)
    log = bench.log("a")
    await log.commit([Done(entries[0], (encode(enriched(1)),)), Dead(entries[1], "bad", "")])
    await log.postpone([Postponed(entries[2], 60.0, "later")])
    account = await _account(bench)
    assert (account.added, account.settled, account.rejected, account.dead) == (6, 1, 1, 1)
    assert (account.pending, account.postponed, account.backlog) == (2, 1, 2)
    assert account.oldest is not None


async def test_an_account_outlives_trimming(bench: Bench) -> None:
    """What was settled and removed from the stream is still accounted for."""
    for number in range(5):
        await bench.put(number)
    entries = await _read(bench, count=4)
    await bench.log("a").commit([Done(entry) for entry in entries])
    await bench.log("a").trim()
    account = await _account(bench)
    assert (account.settled, account.backlog, account.pending) == (4, 1, 0)


async def test_an_account_counts_what_was_worn_out_or_lost(bench: Bench) -> None:
    """Entries that were delivered too often, or deleted by others, do not vanish from the books."""
    await bench.put(1)
    await bench.put(2)
    entries = await _read(bench)
    await bench.delete(entries[1].id)
    for _ in range(MAX_DELIVERIES):
        await bench.age(MIN_IDLE * 2)
        await bench.log("b").claim(10)
    account = await _account(bench)
    assert (account.exhausted, account.gone, account.waiting) == (1, 1, 0)


async def test_a_group_answers_only_for_what_it_found(bench: Bench) -> None:
    """Asking again for a group that exists changes nothing in its account."""
    await bench.put(1)
    await bench.log("late").create_group()
    await bench.put(2)
    await bench.log("late").create_group()
    assert (await _account(bench)).added == 2


async def test_an_empty_stream_has_an_empty_account(bench: Bench) -> None:
    """With nothing added, nothing is anywhere."""
    assert await _account(bench) == Account()


async def test_the_lane_is_read_apart_and_counted_together(bench: Bench) -> None:
    """What was put back comes from the lane alone, leads to the same output, and balances."""
    await bench.put(1)
    await bench.put_back(2)
    live, again = await _read(bench), list(await bench.lane("a").read(10))
    assert len(live) == len(again) == 1
    await bench.lane("a").commit([Done(again[0], (encode(enriched(2)),))])
    assert await bench.outputs() == 1
    account = await _account(bench)
    assert (account.added, account.again, account.settled, account.pending) == (1, 1, 1, 1)


async def test_dead_letters_of_the_lane_lie_with_the_others(bench: Bench) -> None:
    """There is one place to look for what a stage gave up."""
    await bench.put_back(1)
    (entry,) = await bench.lane("a").read(10)
    await bench.lane("a").commit([Dead(entry, "still bad", "")])
    assert [letter.reason for letter in await bench.dead()] == ["still bad"]
    assert (await _account(bench)).rejected == 1


async def test_the_lane_has_retries_and_takeovers_of_its_own(bench: Bench) -> None:
    """An entry of the lane that failed comes back there, and not on the stream."""
    await bench.put_back(1)
    (entry,) = await bench.lane("a").read(10)
    await bench.lane("a").postpone([Postponed(entry, 0.0, "busy")])
    await bench.age(0.01)
    assert (await bench.log("b").claim(10)).entries == ()
    (again,) = (await bench.lane("b").claim(10)).entries
    assert again.deliveries == 2
    await bench.lane("b").commit([Done(again)])
    assert await bench.lane("b").trim() == 1


async def test_a_consumer_that_holds_something_is_never_forgotten(bench: Bench) -> None:
    """Cleaning up after workers must not take their entries with them."""
    await bench.put(1)
    await bench.put(2)
    await _read(bench, "dead", 1)
    await bench.log("idle").commit([Done(entry) for entry in await _read(bench, "idle", 1)])
    await bench.age(0.05)
    assert await bench.log("a").sweep(0.04) == 1
    await bench.age(MIN_IDLE * 2)
    assert len((await bench.log("a").claim(10)).entries) == 1


async def test_a_consumer_that_was_heard_of_stays(bench: Bench) -> None:
    """A worker that has nothing to do is no dead worker."""
    await bench.put(1)
    await bench.log("alive").commit([Done(entry) for entry in await _read(bench, "alive")])
    assert await bench.log("a").sweep(60.0) == 0


async def test_a_released_worker_is_no_consumer_any_more(bench: Bench) -> None:
    """Restarts do not pile up consumers."""
    await bench.put(1)
    await _read(bench, "a")
    await bench.log("a").release()
    await bench.age(0.02)
    forgotten = await bench.log("b").sweep(0.01)
    assert forgotten == 0
