"""One server, Sentinel and Cluster carry the same pipeline, also while one of them dies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from dateline import embedded
from dateline.client import enriched
from dateline.connection import connect
from dateline.connection.script import Script
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime.frame import Frame
from dateline.runtime.log import Account
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.runtime.service import Draft, Outbox, Service
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import ENRICHED, FETCHED
from tests.conftest import flush, until
from tests.samples import SOURCE, fetched
from tests.servers import Cluster, Sentinel, ask, cluster, real_server, sentinel, wait_for

PARTITIONS = 4
TOTAL = 60


@pytest.fixture(scope="module", params=["server", "sentinel", "cluster"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Run each form of Redis."""
    folder = tmp_path_factory.mktemp(str(request.param))
    forms: dict[str, Callable[[], Any]] = {
        "server": lambda: embedded.running(folder, server=real_server()),
        "sentinel": lambda: sentinel(folder),
        "cluster": lambda: cluster(folder),
    }
    with forms[request.param]() as running:
        yield running.url


@pytest.fixture
async def redis(url: str) -> AsyncGenerator[Any]:
    """Give a client of an empty Redis of each form."""
    async with connect(url) as client:
        await flush(client)
        yield client


def ingest(start: asyncio.Event) -> Service:
    """Make a service that publishes numbered articles of several sources when it is told to."""
    service = Service("ingest")

    @service.runs(writes=FETCHED)
    async def publish(outbox: Outbox[ArticleFetched]) -> None:
        for number in range(TOTAL):
            if number == TOTAL // 2:
                await start.wait()
            name = f"source-{number % 8}"
            source = SOURCE.model_copy(update={"id": name})
            article = fetched(number).model_copy(update={"source": source})
            draft = Draft(article, f"article:{number}", expected=None, state="1")
            await outbox.at(name).publish([draft])

    return service


def enrich() -> Service:
    """Make a stage that hands each article on."""
    service = Service("enrich")

    @service.reads(FETCHED, writes=ENRICHED)
    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        return ArticleEnriched.model_validate(dict(article))

    return service


@asynccontextmanager
async def at_work(url: str, *services: Service) -> AsyncGenerator[None]:
    """Run services, impatiently, as long as the block lasts."""
    settings = RuntimeSettings(
        redis_url=SecretStr(url),
        partitions=PARTITIONS,
        min_idle=1.0,
        claim_interval=0.05,
        trim_interval=0.05,
    )
    async with AsyncExitStack() as stack:
        for service in services:
            redis = await stack.enter_async_context(connect(url))
            await stack.enter_async_context(Frame(service, settings, redis).running())
        yield


async def titles(url: str, count: int) -> list[str]:
    """Subscribe until so many different articles have come; list them as often as they came."""
    seen: list[str] = []
    async with aclosing(enriched(url, group="my-app", takeover=2.0)) as articles:
        while len(set(seen)) < count:
            seen.append((await anext(articles)).title)
    return seen


async def accounts(redis: Any) -> list[Account]:
    """Read what became of everything that enrich was to handle, partition by partition."""
    tenure = Tenure("enrich", "auditor", 1.0, 5)
    logs = [RedisLog(redis, tenure, FETCHED, ENRICHED, number) for number in range(PARTITIONS)]
    return [await log.account() for log in logs]


async def test_every_form_carries_the_whole_way(redis: Any, url: str) -> None:
    """Published on four partitions, handled, and received once each."""
    start = asyncio.Event()
    start.set()
    async with at_work(url, ingest(start), enrich()):
        seen = await titles(url, TOTAL)
    assert sorted(seen) == sorted(fetched(number).title for number in range(TOTAL))
    found = await accounts(redis)
    assert sum(one.settled for one in found) == TOTAL
    assert all(one.settled for one in found), "each partition has had its share"
    assert [(one.balance, one.waiting) for one in found] == [(0, 0)] * PARTITIONS


async def test_a_script_runs_where_its_keys_are(redis: Any) -> None:
    """On a Cluster each partition's scripts go to its own node, which may not know them yet."""
    script = Script(redis, "return redis.call('INCR', KEYS[1])")
    assert [await script([FETCHED.key(n)], []) for n in range(PARTITIONS)] == [1] * PARTITIONS


async def test_a_killed_master_is_replaced_and_nothing_that_was_answered_is_lost(
    tmp_path: Path,
) -> None:
    """Sentinel makes the replica master, and the services go on with it by themselves."""
    # Replication is asynchronous: what a master had not handed on when it died is lost. WAIT, just
    # before the kill, makes the test exact; ingest publishes through the failover.
    with sentinel(tmp_path) as running:
        start = asyncio.Event()
        async with connect(running.url) as redis, at_work(running.url, ingest(start), enrich()):
            half = asyncio.ensure_future(titles(running.url, TOTAL))
            await until(lambda: _is_half_way(redis))
            start.set()
            await _fail_over(running, redis)
            seen = await half
            await until(lambda: _is_settled(redis))
        assert set(seen) == {fetched(number).title for number in range(TOTAL)}


async def test_a_node_that_is_away_holds_up_its_own_partitions_only(tmp_path: Path) -> None:
    """A master of a Cluster without replicas dies and comes back; all articles arrive once."""
    with cluster(tmp_path, options=["--cluster-require-full-coverage", "no"]) as running:
        start = asyncio.Event()
        async with connect(running.url) as redis, at_work(running.url, ingest(start), enrich()):
            received = asyncio.ensure_future(titles(running.url, TOTAL))
            await until(lambda: _is_half_way(redis))
            start.set()
            await asyncio.to_thread(_restart, running, running.ports[0])
            seen = await received
            await until(lambda: _is_settled(redis))
        assert sorted(set(seen)) == sorted(fetched(number).title for number in range(TOTAL))


async def _is_half_way(redis: Any) -> bool:
    lengths = [int(await redis.xlen(ENRICHED.key(number))) for number in range(PARTITIONS)]
    return sum(lengths) == TOTAL // 2


async def _is_settled(redis: Any) -> bool:
    found = await accounts(redis)
    return all(one.balance == 0 and one.waiting == 0 for one in found)


async def _fail_over(running: Sentinel, redis: Any) -> None:
    master = running.master()
    assert await redis.execute_command("WAIT", 1, 5000) == 1
    running.kill(master)
    await asyncio.to_thread(wait_for, lambda: running.master() != master)


def _restart(running: Cluster, port: int) -> None:
    """Kill a node, let the others notice, and start it again on its port and its data."""
    running.kill(port)
    others = [other for other in running.ports if other != port]
    wait_for(lambda: all(b"fail" in ask(other, "CLUSTER", "NODES") for other in others))
    running.start(port)
