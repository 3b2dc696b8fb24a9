"""`dateline lag` counts what waits, right after everything that misleads XINFO."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline import embedded
from dateline.cli.app import app
from dateline.cli.lag import Standing, as_document, measure, show
from dateline.connection import connect
from dateline.ending import end
from dateline.runtime.lanes import Lane
from dateline.runtime.log import Done
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import encode
from tests.conftest import flush, until
from tests.samples import enriched, fetched
from tests.shared.deployment import (
    ENRICH,
    STORE,
    bury,
    deploy,
    log_of,
    postpone,
    publish,
    settle,
    take,
)


async def standing(redis: Any, queue: Queue = ENRICH) -> Standing:
    """Find the standing of one queue."""
    (found,) = [one for one in await measure(redis) if one.queue == queue]
    return found


async def counts(redis: Any, queue: Queue = ENRICH) -> tuple[int, int, int, int]:
    """Tell backlog, pending, postponed and dead, and see that nothing is unaccounted for."""
    found = await standing(redis, queue)
    assert found.balances == (0, 0)
    account = found.account
    return account.backlog, account.pending, account.postponed, account.dead


async def test_every_state_of_an_entry_is_counted(redis: Any) -> None:
    """New, held, put off, given up, put back."""
    await deploy(redis)
    await bury(redis, 1)
    for number in (2, 3):
        await publish(redis, FETCHED, fetched(number))
    entry, _ = await take(redis)
    await postpone(redis, entry, detail="busy")
    await publish(redis, FETCHED, fetched(4))
    await Lane(redis, ENRICH).put([encode(fetched(5))])
    assert await counts(redis) == (2, 2, 1, 1)
    await flush(redis)


async def test_deleted_entries_are_no_backlog_and_are_missed(redis: Any) -> None:
    """XINFO would still count them as lag; the balance tells that somebody deleted them."""
    await deploy(redis)
    ids = [await publish(redis, FETCHED, fetched(number)) for number in range(5)]
    await redis.xdel(FETCHED.key(), ids[1], ids[3])
    found = await standing(redis)
    assert found.account.backlog == 3
    assert found.balances == (2, 0)


async def test_trimmed_entries_are_no_backlog(redis: Any) -> None:
    """A trim behind the group changes nothing about what waits."""
    await deploy(redis)
    for number in range(5):
        await publish(redis, FETCHED, fetched(number))
    await settle(redis)
    await publish(redis, FETCHED, fetched(6))
    assert await log_of(redis).trim() == 5
    assert await counts(redis) == (1, 0, 0, 0)


async def test_a_group_that_was_set_back_has_its_backlog_again(redis: Any) -> None:
    """XGROUP SETID makes XINFO forget its lag; what lies behind the id is counted."""
    await deploy(redis)
    for number in range(4):
        await publish(redis, ENRICHED, enriched(number))
    await settle(redis, STORE)
    await redis.xgroup_setid(ENRICHED.key(), "store", "0")
    assert (await standing(redis, STORE)).account.backlog == 4


async def test_a_restart_of_redis_changes_no_number(tmp_path: Path) -> None:
    """What is counted lies in the append-only file with what it counts."""
    server = next(server for server in embedded.servers() if server.durable)
    before: list[Any] = []
    for _ in range(2):
        with embedded.running(tmp_path, server=server, options=("--appendfsync", "always")) as run:
            async with connect(run.url) as redis:
                if not before:
                    await deploy(redis)
                    await bury(redis, 1)
                    await publish(redis, FETCHED, fetched(2))
                    await take(redis)
                    await publish(redis, FETCHED, fetched(3))
                before.append(await counts(redis))
    assert before == [(1, 1, 0, 1)] * 2


async def test_the_oldest_entry_ages_until_it_is_settled(redis: Any) -> None:
    """Whether it is held or was never delivered."""
    await deploy(redis)
    assert (await standing(redis)).account.oldest is None
    await redis.xadd(FETCHED.key(), encode(fetched(1)), id="1000-0")
    await redis.hincrby(ENRICH.tally, f"{FETCHED.name}:added", 1)
    ages = [(await standing(redis)).account.oldest or 0]
    entries = await take(redis)
    ages.append((await standing(redis)).account.oldest or 0)
    assert min(ages) > 10**9
    await log_of(redis).commit([Done(entry) for entry in entries])
    assert (await standing(redis)).account.oldest is None


async def test_a_strangers_group_has_numbers_and_no_balance(redis: Any) -> None:
    """A program that acknowledges by itself is in no tally."""
    await deploy(redis)
    for number in range(3):
        await publish(redis, ENRICHED, enriched(number))
    await redis.xgroup_create(ENRICHED.key(), "my-app", id="0")
    await redis.xreadgroup("my-app", "me", {ENRICHED.key(): ">"}, 2)
    document = as_document(await standing(redis, Queue(ENRICHED, "my-app")))
    assert (document["backlog"], document["pending"], document["workers"]) == (1, 2, 1)
    assert document["oldest"] > 0
    assert (document["balance"], document["settled"]) == (None, None)


async def test_consumers_that_are_nobody_are_not_counted(redis: Any) -> None:
    """Put-off entries lie under a name of their own."""
    await deploy(redis)
    await publish(redis, FETCHED, fetched(1))
    (entry,) = await take(redis)
    await postpone(redis, entry, detail="busy")
    assert len((await standing(redis)).workers or ()) == 1
    await flush(redis)


async def test_a_worker_that_is_held_back_is_not_silent(redis: Any) -> None:
    """It reads nothing from the stream while writers pause, and still asks for the lane."""
    await deploy(redis)
    for worker in ("busy", "gone"):
        await redis.xgroup_createconsumer(FETCHED.key(), "enrich", worker)

    async def silence() -> list[float]:
        return sorted((await standing(redis)).workers or ())

    async def aged() -> bool:
        await Lane(redis, ENRICH).put([encode(fetched(1))])
        busy = log_of(redis, worker="busy", lane=True)
        await busy.commit([Done(entry) for entry in await busy.read(1)])
        least, most = await silence()
        return most > 0.3 and least < most / 2

    await until(aged)


async def test_a_group_that_is_gone_has_no_workers_at_all(redis: Any) -> None:
    """Which is told from a group that nobody works for."""
    await deploy(redis)
    assert (await standing(redis)).workers == ()
    await redis.xgroup_destroy(FETCHED.key(), "enrich")
    assert (await standing(redis)).workers is None


async def test_partitions_have_a_line_each(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program reads one document a group and partition."""
    await deploy(redis, partitions=2)
    await publish(redis, FETCHED, fetched(1), partition=1)
    assert await show({"DATELINE_REDIS_URL": redis_url}, as_json=True, watch=0) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["partition"], one["stage"], one["backlog"]) for one in found] == [
        (0, "enrich", 0),
        (0, "store", 0),
        (1, "enrich", 1),
        (1, "store", 0),
    ]
    assert {one["balance"] for one in found} == {0}


async def test_a_person_gets_a_table(redis: Any, redis_url: str) -> None:
    """Stage by stage, with the age of the oldest."""
    await deploy(redis)
    await publish(redis, FETCHED, fetched(1))
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": redis_url})
    done = await asyncio.to_thread(runner.invoke, app, ["lag"])
    assert done.exit_code == 0
    head, enrich, store = done.output.splitlines()
    assert head.split()[0] == "stream"
    assert enrich.split()[:4] == ["articles.fetched", "enrich", "0", "1"]
    assert store.split()[:4] == ["articles.enriched", "store", "0", "0"]


async def test_watching_looks_again_until_it_is_stopped(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What changes meanwhile is seen."""
    await deploy(redis)
    environ = {"DATELINE_REDIS_URL": redis_url}
    watch = asyncio.create_task(show(environ, as_json=True, watch=0.01))
    seen: list[str] = []

    def backlog(number: int) -> bool:
        seen.append(capsys.readouterr().out)
        return f'"backlog": {number}' in "".join(seen)

    await until(lambda: backlog(0))
    await publish(redis, FETCHED, fetched(1))
    await until(lambda: backlog(1))
    await end([watch])


async def test_watching_a_table_draws_it_again(redis: Any, redis_url: str) -> None:
    """The screen is refreshed, whatever it is."""
    await deploy(redis)
    watch = asyncio.create_task(show({"DATELINE_REDIS_URL": redis_url}, as_json=False, watch=0.01))
    before = (await redis.info("stats"))["total_commands_processed"]

    async def asked() -> bool:
        return bool((await redis.info("stats"))["total_commands_processed"] > before + 200)

    await until(asked)
    await end([watch])
