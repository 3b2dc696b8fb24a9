"""`dateline replay` puts back what it says, at a pace, and can be broken off and gone on with."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import reach, replay_sources
from dateline.cli.app import app
from dateline.cli.replay import Replay, replay
from dateline.cli.replay_sources import Item, Range, read_bound
from dateline.ending import end
from dateline.errors import Mishap
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import decode, encode
from tests.conftest import until
from tests.samples import enriched, fetched
from tests.shared.archives import MemoryArchive
from tests.shared.deployment import (
    ENRICH,
    STORE,
    account,
    deploy,
    home,
    publish,
    settle,
)

T0 = datetime(2026, 3, 5, 10, tzinfo=UTC)


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> MemoryArchive:
    """Give an archive with six articles, stored an hour apart."""
    made = MemoryArchive()
    monkeypatch.setattr(reach, "open_archive", made.open)
    for number in range(1, 7):
        made.keep(enriched(number), T0 + timedelta(hours=number))
    return made


async def on_lane(redis: Any, queue: Queue = ENRICH) -> list[Any]:
    """Read the messages that lie on a lane."""
    rows = await redis.xrange(queue.lane)
    return [decode(fields, queue.stream.model) for _, fields in rows]


def numbers(articles: list[Any]) -> list[int]:
    """Tell articles by their numbers."""
    return [int(article.url.rpartition("/")[2]) for article in articles]


async def run(url: str, begin: str, end: str | None = None, stage: str = "enrich") -> None:
    """Replay as a program does."""
    environ = {"DATELINE_REDIS_URL": url}
    assert await replay(environ, begin=begin, end=end, stage=stage, as_json=True) == 0


async def test_stored_articles_are_put_back_for_enrich(
    archive: MemoryArchive, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of the range, oldest first, as ingest had sent them, with one stamp."""
    await deploy(redis)
    await run(redis_url, "2026-03-05T12:00:00Z", "2026-03-05T15:00:00Z")
    told = json.loads(capsys.readouterr().out)
    assert (told["put"], told["done"], told["from"]) == (3, True, None)
    found = await on_lane(redis)
    assert numbers(found) == [2, 3, 4]
    (stamp,) = {article.replayed_at for article in found}
    assert stamp.isoformat(timespec="milliseconds") == told["replayed_at"].replace("Z", "+00:00")
    assert found[0].model_copy(update={"replayed_at": None}) == fetched(2)
    assert (await account(redis)).again == 3


async def test_a_fact_keeps_its_time(archive: MemoryArchive, redis: Any, redis_url: str) -> None:
    """The entry says when the article was fetched, not when it was put back."""
    await deploy(redis)
    await run(redis_url, "2026-03-05T16:00:00Z")
    ((_, fields),) = await redis.xrange(ENRICH.lane)
    assert fields[b"time"] == b"2026-03-05T09:30:00.000Z"


async def test_articles_go_to_the_partition_of_their_source(
    archive: MemoryArchive, redis: Any, redis_url: str
) -> None:
    """By the number of partitions in force, however many there were when they were stored."""
    await deploy(redis, partitions=4)
    await run(redis_url, "2026-03-05")
    for partition in range(4):
        found = await on_lane(redis, Queue(FETCHED, "enrich", partition))
        assert len(found) == (6 if partition == home(4) else 0)


async def test_two_replays_have_two_stamps_in_order(
    archive: MemoryArchive, redis: Any, redis_url: str
) -> None:
    """So that the store knows which annotation is the newer one, whatever came first."""
    await deploy(redis)
    for _ in range(2):
        await run(redis_url, "2026-03-05T16:00:00Z")
    first, second = await on_lane(redis)
    assert first.replayed_at < second.replayed_at


async def test_enriched_entries_are_put_back_by_id(redis: Any, redis_url: str) -> None:
    """From what the stream still holds, each article and revision once, broken ones left out."""
    await deploy(redis)
    ids = [await publish(redis, ENRICHED, enriched(number)) for number in (1, 2, 3, 2)]
    await redis.xadd(ENRICHED.key(), {"type": "article.enriched.v1", "data": "{"})
    await run(redis_url, ids[1])
    assert numbers(await on_lane(redis)) == [2, 3]
    await redis.delete(ENRICH.lane)
    await run(redis_url, ids[0], ids[2])
    assert numbers(await on_lane(redis)) == [1, 2]


async def test_the_trace_context_is_carried_on(redis: Any, redis_url: str) -> None:
    """What is enriched anew belongs to the same trace."""
    await deploy(redis)
    context = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    await redis.xadd(ENRICHED.key(), encode(enriched(1), traceparent=context))
    await run(redis_url, "1000000000000")
    ((_, fields),) = await redis.xrange(ENRICH.lane)
    assert fields[b"traceparent"] == context.encode()


@pytest.mark.parametrize("begin", ["1h", "1000000000000-0"])
async def test_the_store_gets_the_entries_as_they_are(
    redis: Any, redis_url: str, begin: str
) -> None:
    """By time or by id, byte for byte, in the partition where they lie."""
    await deploy(redis, partitions=2)
    for number in (1, 2, 3):
        await publish(redis, ENRICHED, enriched(number), partition=number % 2)
    await run(redis_url, begin, stage="store")
    for partition in (0, 1):
        queue = Queue(ENRICHED, "store", partition)
        here = [fields for _, fields in await redis.xrange(queue.entries)]
        assert [fields for _, fields in await redis.xrange(queue.lane)] == here
    assert await redis.exists(STORE.lane)
    await account(redis, STORE)


async def test_partitions_are_merged_by_id(redis: Any) -> None:
    """One id says how far a replay is in all of them."""
    for number, (partition, entry_id) in enumerate(
        [(0, "5-1"), (1, "5-2"), (0, "7-0"), (2, "6-0"), (2, "8-3"), (1, "8-1")]
    ):
        await redis.xadd(ENRICHED.key(partition), encode(enriched(number)), id=entry_id)
    span = Range(*(read_bound(at, now=T0, where="") for at in ("0000000005-2", "0000000008-2")))
    items = replay_sources.to_store(redis, span, layouts=[3, 1])
    async with aclosing(items) as source:
        found = [(item.at, item.queue.partition) async for item in source]
    assert found == [("5-2", 1), ("6-0", 2), ("7-0", 0), ("8-1", 1)]


async def test_a_lane_never_holds_more_than_its_stage_can_bear(redis: Any) -> None:
    """Sixty articles pass a lane that holds seven, while a worker settles them bit by bit."""
    await deploy(redis)
    longest = 0
    work = _replay(redis, most=7)

    async def stage() -> None:
        nonlocal longest
        while True:
            longest = max(longest, (await account(redis)).waiting)
            await settle(redis, lane=True)
            await asyncio.sleep(0)

    worker = asyncio.create_task(stage())
    await work.run(_items(60))
    await end([worker])
    assert 0 < longest <= 7
    assert (work.put, work.next) == (60, None)
    assert (await account(redis)).again == 60


async def test_an_interrupted_replay_says_how_to_go_on(
    archive: MemoryArchive, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Going on from there puts everything back, and nothing but the last portion twice."""
    await deploy(redis)
    for number in range(7, 190):
        archive.keep(enriched(number), T0 + timedelta(hours=6, seconds=number))
    environ = {"DATELINE_REDIS_URL": redis_url}
    task = asyncio.create_task(
        replay(environ, begin="2026-03-05", end=None, stage="enrich", as_json=False)
    )
    await until(lambda: _length(redis, 100))
    await end([task])
    told = capsys.readouterr().out
    words = told.partition("go on with: dateline ")[2].split()
    assert words[:3] == ["replay", "--stage", "enrich"]
    before = numbers(await on_lane(redis))
    await settle(redis, lane=True)
    rest = asyncio.create_task(run(redis_url, words[4], words[6]))
    while not rest.done():
        await settle(redis, lane=True)
        await asyncio.sleep(0.01)
    await rest
    found = numbers(await on_lane(redis))
    assert set(found) == set(range(1, 190))
    assert len(found) - 189 <= 20
    assert found[: len(before)] == before


async def test_a_stage_that_is_not_running_is_told(
    redis: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person who waits learns for what."""
    await deploy(redis)
    monkeypatch.setattr("dateline.cli.replay._IMPATIENT_S", 0.2)
    task = asyncio.create_task(_replay(redis, most=3).run(_items(9)))
    said: list[str] = []

    def told() -> bool:
        said.append(capsys.readouterr().err)
        return "is it running?" in "".join(said)

    await until(told)
    await end([task])


async def test_what_is_stored_during_a_replay_is_not_part_of_it(
    archive: MemoryArchive, redis: Any, redis_url: str
) -> None:
    """A replay ends: it does not run after its own results."""
    await deploy(redis)
    archive.keep(enriched(7), datetime.now(UTC) + timedelta(hours=1))
    await run(redis_url, "2026-03-05")
    assert numbers(await on_lane(redis)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("last week", None, "--from"),
        ("2h", "soon", "--to"),
        ("2h", "3h", "ends before it begins"),
    ],
)
async def test_a_range_that_is_none_is_refused(
    redis: Any, redis_url: str, begin: str, end: str | None, words: str
) -> None:
    """Before anything is put anywhere."""
    with pytest.raises(Mishap, match=words):
        await run(redis_url, begin, end)


async def test_an_archive_that_cannot_be_read_is_told(
    archive: MemoryArchive, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line; nothing is called done."""
    await deploy(redis)
    archive.broken = Mishap("no such file", where="DATELINE_DATABASE_URL", remedy="Name it.")
    with pytest.raises(Mishap, match="no such file"):
        await run(redis_url, "2h")
    assert json.loads(capsys.readouterr().out)["done"] is False


async def test_a_stage_that_never_ran_is_told(
    archive: MemoryArchive, redis: Any, redis_url: str
) -> None:
    """Nobody would read what was put on its lane."""
    with pytest.raises(Mishap, match="dateline run enrich"):
        await run(redis_url, "2026-03-05")


async def test_the_command_knows_its_stages(redis_url: str) -> None:
    """Another word is a mistake, and the exit status says so."""
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": redis_url})
    words = ["replay", "--from", "2h", "--stage", "ingest"]
    done = await asyncio.to_thread(runner.invoke, app, words)
    assert done.exit_code == 2
    assert "store" in done.output


def _replay(redis: Any, *, most: int) -> Replay:
    bound = read_bound("1h", now=T0, where="")
    return Replay(redis, "enrich", Range(bound, bound), T0, "1h", most=most)


async def _items(count: int) -> AsyncGenerator[Item]:
    for number in range(count):
        yield Item(ENRICH, encode(fetched(number)), f"{number}")


async def _length(redis: Any, length: int) -> bool:
    return int(await redis.xlen(ENRICH.lane)) >= length
