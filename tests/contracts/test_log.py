"""What every delivery log must do, the one in memory and each real Redis alike."""

from __future__ import annotations

from typing import Any

from dateline.runtime.log import Dead, Done, Entry, Postponed
from dateline.streams import ENRICHED, FETCHED, Stream
from dateline.wire import encode
from tests.contracts.logs import MAX_DELIVERIES, MIN_IDLE, Bench, bench, kind
from tests.samples import enriched

__all__ = ["bench", "kind"]


def _output(number: int) -> dict[str, str]:
    return encode(enriched(number))


async def _read(bench: Bench, worker: str, count: int = 10) -> list[Entry]:
    return list(await bench.log(worker).read(count))


async def test_a_group_starts_at_the_first_entry(bench: Bench) -> None:
    """What was published before the first consumer came is delivered all the same."""
    await bench.put(1)
    await bench.log("late").create_group()
    assert len(await _read(bench, "late")) == 1


async def test_an_entry_is_delivered_to_one_worker(bench: Bench) -> None:
    """Two workers of a group share the entries."""
    for number in range(4):
        await bench.put(number)
    first, second = await _read(bench, "a", 2), await _read(bench, "b", 10)
    assert len(first) == len(second) == 2
    assert not {entry.id for entry in first} & {entry.id for entry in second}


async def test_a_commit_acknowledges_and_writes(bench: Bench) -> None:
    """A settled entry is gone from the pending ones and its output lies on the next stream."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    committed = await bench.log("a").commit([Done(entry, (_output(1),))])
    assert (committed.settled, committed.fenced, committed.dead) == (1, 0, 0)
    assert await bench.outputs() == 1
    await bench.age(MIN_IDLE * 2)
    assert (await bench.log("b").claim(10)).entries == ()


async def test_a_late_twin_is_fenced(bench: Bench) -> None:
    """Of two workers that hold the same entry only the first commit writes anything."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    await bench.age(MIN_IDLE * 2)
    (twin,) = (await bench.log("b").claim(10)).entries
    await bench.log("b").commit([Done(twin, (_output(1),))])
    late = await bench.log("a").commit([Done(entry, (_output(1),))])
    assert (late.settled, late.fenced) == (0, 1)
    assert await bench.outputs() == 1


async def test_a_late_twin_cannot_bury_what_was_settled(bench: Bench) -> None:
    """The fence holds for dead letters too."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    await bench.log("a").commit([Done(entry, (_output(1),))])
    late = await bench.log("b").commit([Dead(entry, "broken", "")])
    assert (late.fenced, late.dead) == (1, 0)
    assert await bench.dead() == []


async def test_a_dead_letter_keeps_the_original_and_tells_why(bench: Bench) -> None:
    """The original fields lie beside stage, reason, attempts and times."""
    await bench.put(7)
    (entry,) = await _read(bench, "a")
    await bench.log("a").commit([Dead(entry, "broken", "the axle")])
    (letter,) = await bench.dead()
    assert (letter.stage, letter.reason, letter.detail) == ("enrich", "broken", "the axle")
    assert letter.attempts == 1
    assert letter.entry_id == entry.id
    assert letter.fields["data"].encode() == entry.fields[b"data"]
    assert await bench.outputs() == 0


async def test_a_held_entry_is_not_taken_over(bench: Bench) -> None:
    """Renewing the lease keeps an entry from others for as long as it goes on."""
    await bench.put(1)
    entries = await _read(bench, "a")
    for _ in range(3):
        await bench.age(MIN_IDLE * 0.6)
        assert await bench.log("a").renew(entries) == 1
    assert (await bench.log("b").claim(10)).entries == ()


async def test_a_lost_lease_cannot_be_renewed(bench: Bench) -> None:
    """Once another worker has taken an entry over, its former holder is told so."""
    await bench.put(1)
    entries = await _read(bench, "a")
    await bench.age(MIN_IDLE * 2)
    assert len((await bench.log("b").claim(10)).entries) == 1
    assert await bench.log("a").renew(entries) == 0


async def test_the_first_takeover_comes_as_a_batch(bench: Bench) -> None:
    """All that a dead worker held is taken over at once."""
    for number in range(5):
        await bench.put(number)
    await _read(bench, "a")
    await bench.age(MIN_IDLE * 2)
    claimed = await bench.log("b").claim(10)
    assert [entry.deliveries for entry in claimed.entries] == [2] * 5


async def test_a_suspect_comes_alone(bench: Bench) -> None:
    """What was taken over before is taken over singly, so that neighbours are not worn out."""
    for number in range(3):
        await bench.put(number)
    await _read(bench, "a")
    await bench.age(MIN_IDLE * 2)
    await bench.log("b").claim(10)
    await bench.age(MIN_IDLE * 2)
    claimed = await bench.log("c").claim(10)
    assert [entry.deliveries for entry in claimed.entries] == [3]


async def test_an_entry_delivered_too_often_becomes_a_dead_letter(bench: Bench) -> None:
    """A message that kills each worker that touches it ends among the dead letters."""
    await bench.put(1)
    await _read(bench, "a")
    for _ in range(MAX_DELIVERIES - 1):
        await bench.age(MIN_IDLE * 2)
        assert len((await bench.log("b").claim(10)).entries) == 1
    await bench.age(MIN_IDLE * 2)
    claimed = await bench.log("c").claim(10)
    assert (claimed.entries, claimed.dead) == ((), 1)
    (letter,) = await bench.dead()
    assert (letter.reason, letter.attempts) == ("max_deliveries", MAX_DELIVERIES)


async def test_a_postponed_entry_comes_back_after_its_delay(bench: Bench) -> None:
    """A retry waits for its delay and no longer."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    await bench.log("a").postpone([Postponed(entry, MIN_IDLE * 0.6, "no room")])
    assert (await bench.log("b").claim(10)).entries == ()
    await bench.age(MIN_IDLE * 0.7)
    (again,) = (await bench.log("b").claim(10)).entries
    assert again.id == entry.id


async def test_an_outage_does_not_use_up_deliveries(bench: Bench) -> None:
    """What was postponed through no fault of its own is tried for as long as it takes."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    for _ in range(MAX_DELIVERIES * 2):
        await bench.log("a").postpone([Postponed(entry, 0.0, "no database", counts=False)])
        await bench.age(0.01)
        (entry,) = (await bench.log("a").claim(10)).entries
    assert entry.deliveries == 1


async def test_the_first_failure_is_remembered(bench: Bench) -> None:
    """A dead letter tells when the trouble began, when it ended, and the last complaint."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    await bench.log("a").postpone([Postponed(entry, 0.0, "first complaint")])
    await bench.age(0.01)
    (entry,) = (await bench.log("a").claim(10)).entries
    await bench.log("a").postpone([Postponed(entry, 0.0, "second complaint")])
    await bench.age(0.01)
    (entry,) = (await bench.log("a").claim(10)).entries
    await bench.log("a").postpone([Postponed(entry, 0.0, "last complaint")])
    await bench.age(0.01)
    await bench.log("a").claim(10)
    (letter,) = await bench.dead()
    assert letter.detail == "last complaint"
    assert letter.first_failure <= letter.last_failure


async def test_what_is_released_can_be_taken_at_once(bench: Bench) -> None:
    """A worker that stops leaves nothing behind that others must wait for."""
    for number in range(3):
        await bench.put(number)
    await _read(bench, "a")
    assert await bench.log("a").release() == 3
    claimed = await bench.log("b").claim(10)
    assert len(claimed.entries) == 3


async def test_a_release_does_not_count_as_a_delivery(bench: Bench) -> None:
    """Restarts never use up the deliveries of entries that no handler had begun."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    for _ in range(MAX_DELIVERIES * 2):
        await bench.log("a").release()
        (entry,) = (await bench.log("a").claim(10)).entries
    assert entry.deliveries == 1


async def test_a_release_counts_what_had_begun(bench: Bench) -> None:
    """An entry whose handler never ends is not delivered for ever."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    await bench.log("a").release({entry.id})
    (again,) = (await bench.log("b").claim(10)).entries
    assert again.deliveries == 2


async def test_trimming_removes_what_every_group_has_settled(bench: Bench) -> None:
    """Nothing that is pending, or was never delivered, is removed; the rest is."""
    for number in range(6):
        await bench.put(number)
    entries = await _read(bench, "a", 4)
    log = bench.log("a")
    await log.commit([Done(entry) for entry in entries if entry is not entries[2]])
    assert await log.trim() == 3, "what is settled behind an open entry goes too"
    assert await bench.length() == 3
    await log.commit([Done(entries[2])])
    assert await log.trim() == 1
    assert list(await _read(bench, "b")) != []
    assert await log.trim() == 0


async def test_trimming_an_empty_stream_does_nothing(bench: Bench) -> None:
    """A stream that nobody has written to yet is no error."""
    assert await bench.log("a").trim() == 0


async def test_waiting_counts_the_output_beyond_what_is_kept(bench: Bench) -> None:
    """Entries that stay to be read are no backlog."""
    await bench.put(1)
    (entry,) = await _read(bench, "a")
    await bench.log("a").commit([Done(entry, (_output(1), _output(2)))])
    assert await bench.log("a").waiting() == 0


def test_streams_declare_how_much_they_keep() -> None:
    """The stream between the services keeps nothing; the public one keeps enough to look at."""
    kept: dict[str, int] = {stream.name: _keep(stream) for stream in (FETCHED, ENRICHED)}
    assert kept == {"articles.fetched": 0, "articles.enriched": 1000}


def _keep(stream: Stream[Any]) -> int:
    return stream.keep
