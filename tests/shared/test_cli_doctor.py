"""`dateline doctor` on a real Redis: a sound deployment passes, several planted faults are told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline import embedded
from dateline.cli import reach
from dateline.cli.app import app
from dateline.cli.doctor import examine
from dateline.connection import connect
from dateline.errors import Mishap
from dateline.streams import ENRICHED, FETCHED
from tests.samples import enriched, fetched
from tests.shared.archives import MemoryArchive
from tests.shared.deployment import ENRICH, QUEUES, bury, deploy, log_of, publish, settle


@pytest.fixture(autouse=True)
def archive(monkeypatch: pytest.MonkeyPatch) -> MemoryArchive:
    """Give an archive that is sound."""
    made = MemoryArchive()
    monkeypatch.setattr(reach, "open_archive", made.open)
    return made


@pytest.fixture
async def alive(redis: Any, redis_url: str) -> AsyncGenerator[dict[str, str]]:
    """Give the environment of a deployment in which every stage has a worker."""
    await deploy(redis)
    for queue in QUEUES:
        await log_of(redis, queue).read(1)
        await redis.xgroup_createconsumer(queue.entries, queue.group, "w1")
    yield {"DATELINE_REDIS_URL": redis_url}
    await redis.config_set("maxmemory-policy", "noeviction")
    await redis.config_set("maxmemory", "0")


async def diagnosis(
    environ: dict[str, str], capsys: pytest.CaptureFixture[str], *, strict: bool = False
) -> tuple[int, dict[str, list[dict[str, str]]]]:
    """Examine, and gather what is no "ok" by check."""
    status = await examine(environ, as_json=True, strict=strict)
    found: dict[str, list[dict[str, str]]] = {}
    for line in capsys.readouterr().out.splitlines():
        told = json.loads(line)
        if told["severity"] != "ok":
            found.setdefault(told["check"], []).append(told)
    return status, found


async def test_a_sound_deployment_passes_even_strictly(
    alive: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is found, and the exit status is 0."""
    assert await diagnosis(alive, capsys, strict=True) == (0, {})


async def test_several_faults_at_once_are_all_told(
    archive: MemoryArchive,
    alive: dict[str, str],
    redis: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Eviction, lost entries, dead letters, a forsaken group, a wrong setting, a full disk."""
    await redis.config_set("maxmemory-policy", "allkeys-lru")
    await redis.xdel(FETCHED.key(), await publish(redis, FETCHED, fetched(1)))
    await settle(redis)
    await bury(redis, 2)
    await bury(redis, 3)
    await publish(redis, ENRICHED, enriched(1))
    await redis.xgroup_create(ENRICHED.key(), "my-app", id="0")
    archive.troubles = [Mishap("3 % free", where="/data", remedy="Make room.")]
    environ = {**alive, "DATELINE_PARTITIONS": "4"}
    status, found = await diagnosis(environ, capsys)
    assert status == 2
    assert {check: told[0]["severity"] for check, told in found.items()} == {
        "eviction": "error",
        "conservation": "error",
        "dead_letters": "warning",
        "strangers": "warning",
        "layout": "warning",
        "archive": "warning",
    }
    assert found["conservation"][0]["what"] == "1 entries of enrich are missing"
    assert found["dead_letters"][0]["what"] == "2 dead letters of enrich (no_text 2)"
    assert found["dead_letters"][0]["where"] == ENRICH.dead


async def test_only_warnings_pass_unless_strict(
    alive: dict[str, str], redis: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cron job may choose what wakes a person."""
    await bury(redis, 1)
    status, found = await diagnosis(alive, capsys)
    assert (status, list(found)) == (0, ["dead_letters"])
    status, _ = await diagnosis(alive, capsys, strict=True)
    assert status == 1


async def test_settings_that_do_not_fit_together_are_told_as_at_start(
    alive: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Marks the wrong way round: the line that a service would refuse to start with."""
    environ = {**alive, "DATELINE_LOW_MARK": "900", "DATELINE_HIGH_MARK": "100"}
    status, found = await diagnosis(environ, capsys)
    assert status == 2
    assert found["settings"][0]["where"] == "DATELINE_LOW_MARK"


async def test_a_lease_that_is_too_short_is_told(
    alive: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Entries would be taken from workers that are alive."""
    environ = {**alive, "DATELINE_MIN_IDLE": "5", "DATELINE_HEARTBEAT": "4"}
    _, found = await diagnosis(environ, capsys)
    assert found["settings"][0]["where"] == "DATELINE_MIN_IDLE"


async def test_an_unusable_archive_is_an_error(
    archive: MemoryArchive, alive: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Redis is looked at all the same."""
    archive.broken = Mishap("schema 3, wants 4", where="DATELINE_DATABASE_URL", remedy="Upgrade.")
    status, found = await diagnosis(alive, capsys)
    assert (status, list(found)) == (2, ["archive"])


async def test_a_redis_that_is_full_is_told(
    alive: dict[str, str], redis: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The doctor itself writes nothing, and works on a Redis that takes no writes."""
    await redis.config_set("maxmemory", "100000")
    status, found = await diagnosis(alive, capsys)
    assert status == 2
    assert "writers wait" in found["memory"][0]["what"]


async def test_a_limited_user_learns_what_was_not_checked(
    alive: dict[str, str], redis: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """Notes, not errors: what may be asked is checked, and the rest is not called sound."""
    rights = ("~*", "-@all", "+ping", "+xinfo", "+time", "+hello", "+client", "+select")
    await redis.execute_command("ACL", "SETUSER", "viewer", "on", ">pw", *rights)
    environ = {"DATELINE_REDIS_URL": alive["DATELINE_REDIS_URL"].replace("//", "//viewer:pw@")}
    try:
        status, found = await diagnosis(environ, capsys)
    finally:
        await redis.execute_command("ACL", "DELUSER", "viewer")
    assert status == 0
    told = " ".join(note["what"] for note in found["permissions"])
    assert all(words in told for words in ("INFO", "CONFIG GET", "account", "layout"))
    assert {note["severity"] for note in found["permissions"]} == {"note"}
    assert "pw" not in told


async def test_without_redis_the_rest_is_still_examined(
    archive: MemoryArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing answers, that is the finding."""
    archive.troubles = [Mishap("3 % free", where="/data", remedy="Make room.")]
    status, found = await diagnosis({"DATELINE_REDIS_URL": "redis://127.0.0.1:1/0"}, capsys)
    assert status == 2
    assert list(found) == ["archive", "reachable"]


async def test_a_redis_that_forgets_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an append-only file; strictly, a service would not start on it."""
    server = next(server for server in embedded.servers() if server.durable)
    options = ("--appendonly", "no")
    with embedded.running(tmp_path, server=server, options=options) as running:
        environ = {"DATELINE_REDIS_URL": running.url}
        async with connect(running.url) as redis:
            await deploy(redis)
        _, found = await diagnosis(environ, capsys)
        assert found["persistence"][0]["severity"] == "warning"
        _, found = await diagnosis({**environ, "DATELINE_DURABILITY": "strict"}, capsys)
        assert found["persistence"][0]["severity"] == "error"


async def test_where_nothing_ever_ran_the_doctor_says_so(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fresh Redis is no error."""
    status, found = await diagnosis({"DATELINE_REDIS_URL": redis_url}, capsys)
    assert status == 0
    assert [told["what"] for told in found["groups"]] == [
        "enrich never ran here",
        "store never ran here",
    ]


async def test_a_person_reads_what_is_wrong_and_what_is_right(
    alive: dict[str, str], redis: Any
) -> None:
    """Each finding with its remedy, each check without one as a promise."""
    await bury(redis, 1)
    runner: Any = CliRunner(env=alive)
    done = await asyncio.to_thread(runner.invoke, app, ["doctor", "--strict"])
    assert done.exit_code == 1
    assert "ok      Redis answers." in done.output
    assert "warning dateline:{0}:articles.fetched.enrich.dead: 1 dead letters" in done.output
    assert "dateline dlq list --stage enrich" in done.output
