"""Dead letters are put back or dropped, once each, and come back as they were."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.exceptions import ResponseError

from dateline.runtime.letters import Letter, Letters
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import encode
from tests.samples import fetched
from tests.shared.deployment import ENRICH, account, bury, deploy, settle, take

BROKEN = {b"type": b"article.fetched.v1", b"data": b'{"title": "caf\xe9"', b"\xff": b"\x00\x80"}


async def letters_of(redis: Any, queue: Queue = ENRICH) -> list[Letter]:
    """Read the dead letters of a queue."""
    return [letter async for letter in Letters(redis, queue).scan()]


async def test_a_letter_tells_what_is_known_of_its_failure(redis: Any) -> None:
    """Stage, reason, attempts, times, the traceback's last frame, and which article it was."""
    await deploy(redis)
    await bury(redis, 1)
    (letter,) = await letters_of(redis)
    told = letter.told
    assert (told.stage, told.stream, told.reason) == ("enrich", FETCHED.key(), "no_text")
    assert (told.detail, told.frame) == ("the body is empty", "text.py:7 in split")
    assert told.attempts == 1
    assert told.first_failure <= told.last_failure
    assert letter.message_id == fetched(1).message_id
    assert letter.title == "Ferry 1 returns to service"


async def test_the_original_entry_is_kept_byte_for_byte(redis: Any) -> None:
    """Neither bytes that are no UTF-8 nor a document that is no JSON are changed."""
    await deploy(redis)
    await bury(redis, fields=BROKEN)
    (letter,) = await letters_of(redis)
    assert letter.original == BROKEN
    assert (letter.title, letter.message_id) == ("", "")
    assert letter.told.fields["data"] == '{"title": "caf\\xe9"'


async def test_a_strangers_letter_is_read_as_far_as_it_goes(redis: Any) -> None:
    """A letter that says nothing of its failure is still listed, at the time it was written."""
    await deploy(redis)
    await redis.xadd(ENRICH.dead, {b"note": b"by hand \xff"}, id="1772703000123-0")
    (letter,) = await letters_of(redis)
    assert (letter.told.stage, letter.told.reason) == ("enrich", "unknown")
    assert letter.told.last_failure.isoformat() == "2026-03-05T09:30:00.123000+00:00"
    assert letter.told.fields == {"note": "by hand \\xff"}


async def test_many_letters_are_read_page_by_page(redis: Any) -> None:
    """None is read twice, none passed over."""
    await deploy(redis)
    for number in range(1, 251):
        await redis.xadd(ENRICH.dead, {"number": str(number)}, id=f"{number}-{number % 3}")
    assert [letter.original[b"number"] for letter in await letters_of(redis)] == [
        str(number).encode() for number in range(1, 251)
    ]


async def test_a_retried_letter_lies_on_the_lane_as_it_was(redis: Any) -> None:
    """Nothing of its failure is left, the letter is gone, and the account balances."""
    await deploy(redis)
    await bury(redis, fields=BROKEN)
    (letter,) = await letters_of(redis)
    assert await Letters(redis, ENRICH).retry([letter.id]) == 1
    assert [fields for _, fields in await redis.xrange(ENRICH.lane)] == [BROKEN]
    assert await letters_of(redis) == []
    taken = await account(redis)
    assert (taken.again, taken.retried, taken.backlog, taken.dead) == (1, 1, 1, 0)


async def test_a_retried_letter_is_handled_by_its_group_alone(redis: Any) -> None:
    """The lane is read by the group; the stream, which others read too, is untouched."""
    await deploy(redis)
    await bury(redis, 1)
    before = await redis.xlen(ENRICH.entries)
    (letter,) = await letters_of(redis)
    await Letters(redis, ENRICH).retry([letter.id])
    assert await redis.xlen(ENRICH.entries) == before
    (entry,) = await take(redis, lane=True)
    assert entry.fields == {k.encode(): v.encode() for k, v in encode(fetched(1)).items()} | {
        b"time": entry.fields[b"time"]
    }
    assert entry.deliveries == 1


async def test_a_letter_may_be_given_up_and_retried_again_and_again(redis: Any) -> None:
    """What was put back and settled, or given up once more, is counted each time."""
    await deploy(redis)
    await bury(redis, 1)
    for _ in range(2):
        (letter,) = await letters_of(redis)
        await Letters(redis, ENRICH).retry([letter.id])
        await settle(redis, lane=True)
        await bury(redis, 1)
    taken = await account(redis)
    assert (taken.rejected, taken.retried, taken.settled, taken.dead) == (3, 2, 2, 1)


async def test_a_dropped_letter_is_gone_and_counted(redis: Any) -> None:
    """The account knows that a person threw it away."""
    await deploy(redis)
    for number in (1, 2, 3):
        await bury(redis, number)
    first, second, _ = await letters_of(redis)
    assert await Letters(redis, ENRICH).drop([first.id, second.id, second.id]) == 2
    taken = await account(redis)
    assert (taken.dropped, taken.dead) == (2, 1)


async def test_of_many_operators_each_letter_obeys_one(redis: Any) -> None:
    """Ten at once retry and drop the same thirty letters: each is put back or gone, once."""
    await deploy(redis)
    for number in range(30):
        await bury(redis, number)
    ids = [letter.id for letter in await letters_of(redis)]
    at_once = [
        Letters(redis, ENRICH).retry(ids[::step])
        if step > 0
        else Letters(redis, ENRICH).drop(ids[::step])
        for step in (1, -2, 2, -1, 3, -3, 1, -1, 5, -5)
    ]
    done = await asyncio.gather(*at_once)
    assert sum(done) == 30
    taken = await account(redis)
    assert taken.retried + taken.dropped == 30
    assert taken.retried == taken.again == await redis.xlen(ENRICH.lane)


async def test_what_holds_no_entry_cannot_be_put_back(redis: Any) -> None:
    """A letter of an entry that somebody had deleted stays where it is, for a person to drop."""
    await deploy(redis)
    await redis.xadd(ENRICH.dead, {"rejected.stage": "enrich", "rejected.reason": "x"})
    (letter,) = await letters_of(redis)
    assert await Letters(redis, ENRICH).retry([letter.id, "1-1"]) == 0
    assert [left.id for left in await letters_of(redis)] == [letter.id]


async def test_a_group_that_reads_no_lane_gets_nothing_put_there(redis: Any) -> None:
    """A subscriber's own program would never see it; dropping works, and opens no account."""
    await deploy(redis)
    stranger = Queue(ENRICHED, "my-app")
    await redis.xgroup_create(stranger.entries, stranger.group, id="0")
    await redis.xadd(stranger.dead, {"data": "{}", "rejected.reason": "wrong_type"})
    (letter,) = await letters_of(redis, stranger)
    assert await Letters(redis, stranger).retry([letter.id]) == 0
    assert not await redis.exists(stranger.lane)
    assert await Letters(redis, stranger).drop([letter.id]) == 1
    assert not [field for field in await redis.hkeys(stranger.tally) if b"my-app" in field]


async def test_a_full_redis_loses_no_letter_that_it_cannot_put_back(redis: Any) -> None:
    """The copy is written first, so that a refusal leaves the letter where it lies."""
    await deploy(redis)
    await bury(redis, 1)
    (letter,) = await letters_of(redis)
    await redis.config_set("maxmemory", "1")
    try:
        with pytest.raises(ResponseError, match="maxmemory"):
            await Letters(redis, ENRICH).retry([letter.id])
    finally:
        await redis.config_set("maxmemory", "0")
    assert [left.id for left in await letters_of(redis)] == [letter.id]
    await account(redis)
