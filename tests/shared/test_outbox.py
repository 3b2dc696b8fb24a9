"""Every outbox, in memory and on Redis alike, publishes once and remembers."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from dateline.messages import ArticleFetched
from dateline.runtime.marks import Marks
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.service import Draft, Outbox
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from tests.conftest import until
from tests.samples import enriched, fetched


class Bench:
    """An outbox of one kind, and a look at its stream."""

    def __init__(self, kind: str, redis: Any) -> None:
        self._streams = MemoryStreams()
        self._redis = redis
        self._kind = kind

    def outbox(self, service: str = "ingest") -> Outbox[ArticleFetched]:
        """Give the outbox of a service."""
        if self._kind == "memory":
            return MemoryOutbox(self._streams, FETCHED, service)
        return RedisOutbox(self._redis, FETCHED, service)

    async def ids(self) -> list[str]:
        """List the ids of the messages on the stream."""
        if self._kind == "memory":
            return [message.message_id for message in self._streams.messages(FETCHED)]
        return [fields[b"id"].decode() for _, fields in await self._redis.xrange(FETCHED.key())]


@pytest.fixture(params=["memory", "redis"])
def bench(request: pytest.FixtureRequest, redis: Any) -> Bench:
    """Give a bench of each kind."""
    return Bench(request.param, redis)


def draft(
    number: int, *, revision: int = 1, expected: str | None = None, state: str = "1"
) -> Draft[ArticleFetched]:
    """Draft the numbered article."""
    return Draft(fetched(number, revision=revision), f"article:{number}", expected, state)


async def test_drafts_go_out_in_order(bench: Bench) -> None:
    """The stream holds them as they were handed in, and the answer is how many."""
    drafts = [draft(number) for number in (3, 1, 2)]
    assert await bench.outbox().publish(drafts) == 3
    assert await bench.ids() == [fetched(number).message_id for number in (3, 1, 2)]


async def test_a_repeated_call_publishes_nothing(bench: Bench) -> None:
    """Its drafts expect a memory that is no longer so."""
    await bench.outbox().publish([draft(1), draft(2)])
    assert await bench.outbox().publish([draft(1), draft(2), draft(3)]) == 1
    assert len(await bench.ids()) == 3


async def test_of_two_equal_drafts_in_one_call_the_first_wins(bench: Bench) -> None:
    """A feed that lists an article twice publishes it once."""
    assert await bench.outbox().publish([draft(1), draft(1)]) == 1


async def test_a_revision_follows_the_one_it_was_composed_from(bench: Bench) -> None:
    """Compare and set: only who knows the newest state may follow it."""
    outbox = bench.outbox()
    await outbox.publish([draft(1, state="hash one")])
    assert await outbox.publish([draft(1, revision=2, expected="old", state="x")]) == 0
    assert await outbox.publish([draft(1, revision=2, expected="hash one", state="hash two")]) == 1
    assert await outbox.recall(["article:1"]) == ["hash two"]


async def test_an_empty_memory_is_not_no_memory(bench: Bench) -> None:
    """A draft that expects nothing is left out where an empty text is remembered."""
    outbox = bench.outbox()
    await outbox.publish(remember={"article:1": ""})
    assert await outbox.publish([draft(1)]) == 0
    assert await outbox.publish([draft(1, expected="")]) == 1


async def test_memories_are_recalled_in_the_order_asked(bench: Bench) -> None:
    """What was never remembered is None; texts come back sign by sign."""
    outbox = bench.outbox()
    await outbox.publish(remember={"feed:a": 'W/"é🚢"', "feed:b": "line\nline"})
    names = ["feed:b", "feed:none", "feed:a"]
    assert await outbox.recall(names) == ["line\nline", None, 'W/"é🚢"']
    assert await outbox.recall([]) == []


async def test_a_memory_does_not_vouch_for_what_was_left_out(bench: Bench) -> None:
    """Whoever was beaten to an article looks again before its feed counts as read."""
    await bench.outbox().publish([draft(1)])
    outbox = bench.outbox()
    assert await outbox.publish([draft(1), draft(2)], remember={"feed:a": "etag"}) == 1
    assert await outbox.recall(["feed:a"]) == [None]


async def test_further_memories_go_out_with_their_draft(bench: Bench) -> None:
    """And with no other: what is left out leaves no trace."""
    outbox = bench.outbox()
    await outbox.publish([draft(2)])
    drafts = [
        replace(draft(1), also={"alias:a": "1", "alias:b": "1"}),
        replace(draft(2), also={"alias:c": "2"}),
        replace(draft(3), also={"alias:d": "3"}),
    ]
    assert await outbox.publish(drafts, remember={"feed:a": "etag"}) == 2
    names = ["alias:a", "alias:b", "alias:c", "alias:d", "article:3", "feed:a"]
    assert await outbox.recall(names) == ["1", "1", None, "3", "1", None]


async def test_a_draft_is_left_out_where_a_further_memory_is_another(bench: Bench) -> None:
    """So that of two workers that found one article under two names one stays behind."""
    outbox = bench.outbox()
    first = replace(draft(1), provided={"alias:a": None}, also={"alias:a": "1"})
    second = replace(draft(2), provided={"alias:a": None}, also={"alias:a": "2"})
    assert await outbox.publish([first, second]) == 1
    assert await outbox.recall(["alias:a", "article:2"]) == ["1", None]
    assert await outbox.publish([replace(second, provided={"alias:a": "1"})]) == 1
    assert await outbox.recall(["alias:a", "article:2"]) == ["2", "1"]


async def test_drafts_with_memories_and_without_keep_their_places(bench: Bench) -> None:
    """However many memories each looks at and writes, no value ends up under another's name."""
    drafts = [
        replace(
            draft(number, state=f"state {number}"),
            provided={f"look:{number}:{n}": None for n in range(number % 3)},
            also={f"also:{number}:{n}": f"{number}/{n}" for n in range(number % 4)},
        )
        for number in range(60)
    ]
    outbox = bench.outbox()
    assert await outbox.publish(drafts, remember={"feed:a": "etag"}) == 60
    for one in drafts:
        names = [one.name, *one.also, *one.provided]
        absent = [None] * len(one.provided)
        assert await outbox.recall(names) == [one.state, *one.also.values(), *absent]
    assert await outbox.recall(["feed:a"]) == ["etag"]
    assert await bench.ids() == [one.message.message_id for one in drafts]


async def test_publishing_nothing_is_no_error(bench: Bench) -> None:
    """A feed with nothing new still gets its ETag remembered."""
    assert await bench.outbox().publish() == 0
    assert await bench.outbox().publish(remember={"feed:a": "2"}) == 0
    assert await bench.ids() == []
    assert await bench.outbox().recall(["feed:a"]) == ["2"]


async def test_services_do_not_share_memories(bench: Bench) -> None:
    """Names are the service's own."""
    await bench.outbox("ingest").publish(remember={"cursor": "10"})
    assert await bench.outbox("other").recall(["cursor"]) == [None]


async def test_many_drafts_go_out_in_several_transactions(bench: Bench) -> None:
    """More than fifty are cut up, and none is lost at a seam; the memory comes with the last."""
    drafts = [draft(number) for number in range(121)]
    assert await bench.outbox().publish(drafts, remember={"feed:a": "done"}) == 121
    assert await bench.ids() == [fetched(number).message_id for number in range(121)]
    assert await bench.outbox().recall(["feed:a", "article:120"]) == ["done", "1"]


async def test_workers_that_race_publish_each_article_once(redis: Any) -> None:
    """Eight pollers that found the same articles at the same moment do no harm."""
    outboxes = [RedisOutbox(redis, FETCHED, "ingest") for _ in range(8)]
    drafts = [draft(number) for number in range(20)]
    counts = await asyncio.gather(*(outbox.publish(drafts) for outbox in outboxes))
    assert sum(counts) == 20
    assert await redis.xlen(FETCHED.key()) == 20


async def test_memories_on_redis_expire(redis: Any) -> None:
    """An article that no feed shows any more is forgotten after two months, not kept for ever."""
    outbox = RedisOutbox(redis, FETCHED, "ingest")
    await outbox.publish([replace(draft(1), also={"alias:a": "1"})], remember={"feed:a": "1"})
    for name in ("article:1", "alias:a", "feed:a"):
        left = await redis.ttl(f"dateline:{{0}}:ingest:{name}")
        assert 59 * 86400 < left <= 60 * 86400


async def test_there_is_no_room_while_too_much_waits(redis: Any) -> None:
    """A publisher pauses above the mark and goes on when the stream has been read."""
    outbox = RedisOutbox(redis, FETCHED, "ingest", marks=Marks(2, 3))
    await outbox.publish([draft(number) for number in range(3)])
    waiting = asyncio.create_task(outbox.room())
    asked = await _calls(redis)
    await until(lambda: _asked_since(redis, asked))
    assert not waiting.done()
    await redis.xtrim(FETCHED.key(), maxlen=2, approximate=False)
    await until(waiting.done)


async def test_what_a_stream_keeps_to_be_read_takes_no_room(redis: Any) -> None:
    """The newest thousand enriched articles stay, and are no backlog."""
    outbox = RedisOutbox(redis, ENRICHED, "other", marks=Marks(0, 1))
    await outbox.publish([Draft(enriched(n), f"a:{n}", None, "1") for n in range(3)])
    async with asyncio.timeout(5):
        await outbox.room()


async def test_memory_always_has_room() -> None:
    """In a test nobody waits."""
    await MemoryOutbox(MemoryStreams(), FETCHED, "ingest").room()


async def _calls(redis: Any) -> int:
    stats = (await redis.info("commandstats")).get("cmdstat_xlen", {})
    return int(stats.get("calls", 0))


async def _asked_since(redis: Any, before: int) -> bool:
    return await _calls(redis) > before
