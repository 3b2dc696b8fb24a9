"""The operator's commands on a Cluster, and by a user who may do no more than they need."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import reach
from dateline.cli.app import app
from dateline.connection import connect
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED, FETCHED
from tests.samples import enriched, fetched
from tests.servers import ask, cluster, wait_for
from tests.shared.archives import MemoryArchive
from tests.shared.deployment import account, bury, deploy, home, publish, settle

PARTITIONS = 3

RIGHTS = (
    *("resetkeys", "~dateline:*", "-@all", "+ping", "+time", "+info", "+config|get"),
    *("+lrange", "+get", "+hget", "+hkeys", "+hexists", "+hincrby", "+zcard", "+zscore"),
    *("+xinfo", "+xrange", "+xrevrange", "+xlen", "+xpending", "+exists"),
    *("+xadd", "+xdel", "+eval", "+evalsha"),
)
"""What docs/operating.md says that an operator's user must be allowed."""


@pytest.fixture(scope="module")
def cluster_url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Run a Cluster of three."""
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made.url


@pytest.fixture(autouse=True)
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give an archive that keeps one article."""
    made = MemoryArchive()
    made.keep(enriched(9), enriched(9).fetched_at)
    monkeypatch.setattr(reach, "open_archive", made.open)


async def populate(redis: Any) -> None:
    """Bring entries, settled, waiting and dead, into three partitions."""
    await deploy(redis, partitions=PARTITIONS)
    for partition in range(PARTITIONS):
        await bury(redis, partition, queue=Queue(FETCHED, "enrich", partition))
        await publish(redis, ENRICHED, enriched(20 + partition), partition)
        await settle(redis, Queue(ENRICHED, "store", partition))
        await publish(redis, FETCHED, fetched(5 + partition), partition)


async def command(url: str, *words: str, status: int = 0) -> list[dict[str, Any]]:
    """Type a command, and read the JSON lines that it prints."""
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": url})
    done = await asyncio.to_thread(runner.invoke, app, [*words, "--json"], catch_exceptions=False)
    assert done.exit_code == status, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


async def every_command(url: str, redis: Any) -> None:
    """Use all commands, and see that they did what they say."""
    lags = await command(url, "lag")
    assert [one["backlog"] for one in lags] == [1, 0] * PARTITIONS
    assert {(one["balance"], one["dead_balance"]) for one in lags} == {(0, 0)}
    letters = await command(url, "dlq", "list")
    assert [letter["partition"] for letter in letters] == [0, 1, 2]
    (shown,) = await command(url, "dlq", "show", "--id", fetched(1).message_id)
    assert shown["title"] == "Ferry 1 returns to service"
    (retried,) = await command(url, "dlq", "retry", "--id", fetched(0).message_id)
    (dropped,) = await command(url, "dlq", "drop", "--id", fetched(1).message_id)
    assert (retried["retried"], dropped["dropped"]) == (1, 1)
    (anew,) = await command(url, "replay", "--from", "2026-03-01")
    (again,) = await command(url, "replay", "--stage", "store", "--from", "1h")
    assert (anew["put"], again["put"]) == (1, PARTITIONS)
    for number, outcome in ((2, "dead letter of enrich"), (6, "waits for enrich")):
        (told,) = await command(url, "trace", str(fetched(number).article_id))
        assert outcome in told["revisions"][-1]["outcome"]
    at_home = Queue(FETCHED, "enrich", home(PARTITIONS))
    assert (await account(redis, at_home)).again == 1 + (at_home.partition == 0)
    findings = await command(url, "doctor")
    assert {one["check"] for one in findings if one["severity"] != "ok"} == {"dead_letters"}


async def test_the_commands_work_on_a_cluster(cluster_url: str) -> None:
    """Each partition lies on a node of its own, and no command needs two of them in one step."""
    async with connect(cluster_url) as redis:
        await populate(redis)
        await every_command(cluster_url, redis)


async def test_a_cluster_that_lacks_a_node_is_told(tmp_path: Path) -> None:
    """The doctor does not wait until it is back."""
    with cluster(tmp_path) as made:
        async with connect(made.url) as redis:
            await deploy(redis, partitions=PARTITIONS)
        made.kill(made.ports[0])
        wait_for(lambda: b"cluster_state:fail" in ask(made.ports[1], "CLUSTER", "INFO"))
        findings = await command(made.url, "doctor", status=2)
        assert [one["check"] for one in findings if one["severity"] == "error"] == ["reachable"]


async def test_an_operator_needs_no_more_than_is_documented(redis: Any, redis_url: str) -> None:
    """A user with just these rights uses every command, and Redis refuses it nothing."""
    await populate(redis)
    await redis.execute_command("ACL", "SETUSER", "operator", "on", ">pw", *RIGHTS)
    await redis.execute_command("ACL", "LOG", "RESET")
    try:
        await every_command(redis_url.replace("//", "//operator:pw@"), redis)
        refused = {entry["object"] for entry in await redis.acl_log()}
        assert refused <= {"client|setinfo", "client", "hello", "select"}
    finally:
        await redis.execute_command("ACL", "DELUSER", "operator")
