"""A service on a real Redis: it starts, works, survives and stops without holding on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from dateline.connection import connect
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime.frame import Frame, consumer_name
from dateline.runtime.service import Draft, Outbox, Service
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import encode
from tests.conftest import until
from tests.samples import fetched
from tests.shared.bench import answer

Handler = Callable[[ArticleFetched], Awaitable[ArticleEnriched | None]]


def stage(handler: Handler) -> Service:
    """Make a service of one handler."""
    service = Service("enrich")
    service.reads(FETCHED, writes=ENRICHED)(handler)
    return service


@asynccontextmanager
async def frame(url: str, service: Service, **changes: Any) -> AsyncGenerator[asyncio.TaskGroup]:
    """Run a service impatiently."""
    fields: dict[str, Any] = {
        "min_idle": 0.6,
        "backoff": 0.01,
        "claim_interval": 0.02,
        "trim_interval": 0.02,
        **changes,
    }
    settings = RuntimeSettings(redis_url=SecretStr(url), **fields)
    async with connect(url) as own, Frame(service, settings, own).running() as tasks:
        yield tasks


async def put(redis: Any, *numbers: int) -> None:
    """Put numbered articles on the first stream."""
    for number in numbers:
        await redis.xadd(FETCHED.key(), encode(fetched(number, title=str(number))))


async def out(redis: Any) -> list[str]:
    """List the titles that came out."""
    rows = await redis.xrange(ENRICHED.key())
    return [ArticleEnriched.model_validate_json(row[b"data"]).title for _, row in rows]


def came_out(redis: Any, *numbers: int) -> Callable[[], Awaitable[bool]]:
    """Tell whether exactly these articles came out."""

    async def condition() -> bool:
        return sorted(await out(redis)) == sorted(str(number) for number in numbers)

    return condition


async def echo(article: ArticleFetched) -> ArticleEnriched:
    """Enrich an article with nothing."""
    found: ArticleEnriched = answer(article)
    return found


async def test_entries_that_were_there_first_are_handled(redis: Any, redis_url: str) -> None:
    """A group starts at the beginning, then new entries follow; settled ones are trimmed."""
    await put(redis, 1, 2)
    async with frame(redis_url, stage(echo)):
        await until(came_out(redis, 1, 2))
        await put(redis, 3)
        await until(came_out(redis, 1, 2, 3))
        await until(lambda: _empty(redis))


async def test_stopping_lets_a_handler_finish(redis: Any, redis_url: str) -> None:
    """What has begun is committed before the service is gone."""
    begun, finish = asyncio.Event(), asyncio.Event()

    async def slow(article: ArticleFetched) -> ArticleEnriched:
        begun.set()
        await finish.wait()
        return await echo(article)

    await put(redis, 1)
    async with frame(redis_url, stage(slow), grace=10.0):
        await begun.wait()
        asyncio.get_running_loop().call_later(0.05, finish.set)
    assert await out(redis) == ["1"]
    assert (await redis.xpending(FETCHED.key(), "enrich"))["pending"] == 0


async def test_stopping_releases_what_cannot_be_finished(redis: Any, redis_url: str) -> None:
    """After the grace another worker may have the entries at once, in order, none lost."""
    begun = asyncio.Event()

    async def stuck(article: ArticleFetched) -> ArticleEnriched | None:
        begun.set()
        await asyncio.Event().wait()
        return None

    await put(redis, 1, 2, 3)
    async with frame(redis_url, stage(stuck), grace=0.05, min_idle=600.0):
        await begun.wait()
    assert (await redis.xpending(FETCHED.key(), "enrich"))["pending"] == 3
    async with frame(redis_url, stage(echo), min_idle=600.0):
        await until(came_out(redis, 1, 2, 3))


async def test_a_flushed_redis_does_not_end_the_work(redis: Any, redis_url: str) -> None:
    """After FLUSHALL the group comes back by itself and new entries are handled."""
    async with frame(redis_url, stage(echo)):
        await put(redis, 1)
        await until(came_out(redis, 1))
        await redis.flushall()
        await put(redis, 2, 3)
        await until(came_out(redis, 2, 3))
        await put(redis, 4)
        await until(came_out(redis, 2, 3, 4))


async def test_the_heartbeat_keeps_what_a_slow_handler_holds(redis: Any, redis_url: str) -> None:
    """A second worker does not get an entry whose handler takes several takeover times."""
    calls: list[str] = []
    finish = asyncio.Event()

    async def slow(article: ArticleFetched) -> ArticleEnriched:
        calls.append(article.title)
        await finish.wait()
        return await echo(article)

    await put(redis, 1)
    async with frame(redis_url, stage(slow)), frame(redis_url, stage(slow)):
        await until(lambda: bool(calls))
        start = await redis.time()
        await until(lambda: _gone_by(redis, start, 1.5))
        assert calls == ["1"]
        finish.set()
        await until(came_out(redis, 1))
    assert calls == ["1"]


async def test_a_killed_workers_entries_are_taken_over(redis: Any, redis_url: str) -> None:
    """A consumer that fell silent loses its entries to one that lives."""
    await put(redis, 1, 2)
    await redis.xgroup_create(FETCHED.key(), "enrich", id="0")
    await redis.xreadgroup("enrich", "enrich-dead-1", {FETCHED.key(): ">"}, count=10)
    async with frame(redis_url, stage(echo)):
        await until(came_out(redis, 1, 2))


async def test_poison_ends_in_the_dead_letters(redis: Any, redis_url: str) -> None:
    """Rubbish and a message that always breaks are buried; their neighbours pass."""

    async def picky(article: ArticleFetched) -> ArticleEnriched:
        if article.title == "2":
            raise ValueError("bad month")
        return await echo(article)

    await put(redis, 1)
    await redis.xadd(FETCHED.key(), {b"\xff": b"\x00\xfe", "traceparent": b"\xff"})
    await put(redis, 2, 3)
    async with frame(redis_url, stage(picky), max_deliveries=2):
        await until(came_out(redis, 1, 3))
        await until(lambda: _letters(redis, 2))
    reasons = [
        row[b"rejected.reason"].decode() for _, row in await redis.xrange(FETCHED.dead("enrich"))
    ]
    assert reasons == ["wrong_type", "max_deliveries"]


async def test_a_loop_of_a_service_publishes_and_is_cancelled(redis: Any, redis_url: str) -> None:
    """It runs until the service stops, and then is told."""
    ended: list[str] = []
    service = Service("ingest")

    @service.runs(writes=FETCHED)
    async def gather(outbox: Outbox[ArticleFetched]) -> None:
        await outbox.publish([Draft(fetched(1), "article:1", expected=None, state="1")])
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("gather")

    async def published() -> bool:
        return bool(await redis.xlen(FETCHED.key()))

    async with frame(redis_url, service):
        await until(published)
        assert ended == []
    assert ended == ["gather"]


async def test_a_loop_that_breaks_stops_the_service(redis_url: str) -> None:
    """A bug in a loop is not hidden: whoever watches the process restarts it."""
    service = Service("ingest")

    @service.runs(writes=FETCHED)
    async def gather(outbox: Outbox[ArticleFetched]) -> None:
        raise ValueError("no feeds")

    with pytest.raises(ExceptionGroup) as caught:
        async with frame(redis_url, service):
            await asyncio.Event().wait()
    assert caught.group_contains(ValueError, match="no feeds")


async def test_a_stage_that_is_held_back_reads_no_more(redis: Any, redis_url: str) -> None:
    """Above the mark a stage stops after its batch, and goes on when there is room."""
    mark = ENRICHED.keep + 1
    for _ in range(mark):
        await redis.xadd(ENRICHED.key(), {"old": "1"})
    with capture_logs() as lines:
        async with frame(redis_url, stage(echo), high_mark=1, batch=1):
            await put(redis, 1, 2, 3)
            await until(lambda: any(line["event"] == "runtime.held_back" for line in lines))
            assert await redis.xlen(ENRICHED.key()) == mark + 1
            await redis.xtrim(ENRICHED.key(), maxlen=0, approximate=False)
            await until(came_out(redis, 2, 3))


def test_consumer_names_never_repeat() -> None:
    """Even two services in one process, or a container that is started again, differ."""
    names = {consumer_name("enrich") for _ in range(50)}
    assert len(names) == 50
    assert all(name.startswith("enrich-") for name in names)


async def _empty(redis: Any) -> bool:
    return not await redis.xlen(FETCHED.key())


async def _letters(redis: Any, count: int) -> bool:
    return bool(await redis.xlen(FETCHED.dead("enrich")) == count)


async def _gone_by(redis: Any, start: Any, seconds: float) -> bool:
    now = await redis.time()
    return bool(now[0] - start[0] + (now[1] - start[1]) / 1e6 > seconds)
