"""Each kind of delivery log with what its contract's tests need around it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from dateline import embedded
from dateline.connection import connect
from dateline.messages import Rejected
from dateline.runtime.log import Log
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.streams import ENRICHED, FETCHED, tally
from dateline.testing import MemoryLog, MemoryStreams
from dateline.wire import decode_rejected, encode
from tests.conftest import flush
from tests.samples import fetched

MIN_IDLE = 0.15
MAX_DELIVERIES = 3
KINDS = ["memory", *(server.kind for server in embedded.servers())]


@dataclass
class Bench:
    """One kind of log with what a test needs around it."""

    log: Callable[[str], Log]
    """The log of a worker."""
    lane: Callable[[str], Log]
    """The log of a worker on the lane of its group."""
    put: Callable[[int], Awaitable[None]]
    put_back: Callable[[int], Awaitable[None]]
    """Put a numbered article on the lane."""
    delete: Callable[[str], Awaitable[None]]
    """Delete an entry from the stream, as no Dateline would."""
    outputs: Callable[[], Awaitable[int]]
    dead: Callable[[], Awaitable[list[Rejected]]]
    age: Callable[[float], Awaitable[None]]
    """Let seconds go by."""
    length: Callable[[], Awaitable[int]]


def memory_bench() -> Bench:
    """Give the log in memory."""
    streams = MemoryStreams()

    async def put(number: int) -> None:
        streams.put(FETCHED, fetched(number))

    async def put_back(number: int) -> None:
        streams.put_back(FETCHED, "enrich", encode_fields(number))

    async def delete(entry_id: str) -> None:
        del streams.entries[FETCHED.key()][int(entry_id)]

    async def outputs() -> int:
        return len(streams.entries.get(ENRICHED.key(), {}))

    async def dead() -> list[Rejected]:
        return streams.dead_letters(FETCHED, "enrich")

    async def age(seconds: float) -> None:
        streams.now += seconds

    async def length() -> int:
        return len(streams.entries.get(FETCHED.key(), {}))

    def log(worker: str, *, lane: bool = False) -> Log:
        limits = (MIN_IDLE, MAX_DELIVERIES)
        return MemoryLog(streams, "enrich", worker, FETCHED, ENRICHED, *limits, lane=lane)

    lane = partial(log, lane=True)
    return Bench(log, lane, put, put_back, delete, outputs, dead, age, length)


def real_bench(client: Any) -> Bench:
    """Give the log on a Redis."""

    async def add(key: str, counter: str, number: int) -> None:
        await client.xadd(key, encode(fetched(number)))
        await client.hincrby(tally(), counter, 1)

    async def delete(entry_id: str) -> None:
        await client.xdel(FETCHED.key(), entry_id)

    async def outputs() -> int:
        return int(await client.xlen(ENRICHED.key()))

    async def dead() -> list[Rejected]:
        rows = await client.xrange(FETCHED.dead("enrich"))
        return [decode_rejected(fields) for _, fields in rows]

    async def age(seconds: float) -> None:
        """Let the server's own clock go on, by asking it until it has."""
        start = await client.time()
        while True:
            now = await client.time()
            if (now[0] - start[0]) + (now[1] - start[1]) / 1e6 > seconds:
                return

    async def length() -> int:
        return int(await client.xlen(FETCHED.key()))

    def log(worker: str, *, lane: bool = False) -> Log:
        tenure = Tenure("enrich", worker, MIN_IDLE, MAX_DELIVERIES)
        return RedisLog(client, tenure, FETCHED, ENRICHED, lane=lane)

    put = partial(add, FETCHED.key(), f"{FETCHED.name}:added")
    put_back = partial(add, FETCHED.again("enrich"), f"{FETCHED.name}.enrich:again")
    lane = partial(log, lane=True)
    return Bench(log, lane, put, put_back, delete, outputs, dead, age, length)


def encode_fields(number: int) -> dict[bytes, bytes]:
    """Lay a numbered article out as it lies in a stream entry."""
    return {name.encode(): value.encode() for name, value in encode(fetched(number)).items()}


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Run each kind of log's server once for the module."""
    if request.param == "memory":
        yield None
        return
    server = next(server for server in embedded.servers() if server.kind == request.param)
    with embedded.running(tmp_path_factory.mktemp("redis"), server=server) as running:
        yield running.url


@pytest.fixture
async def bench(kind: str | None) -> AsyncGenerator[Bench]:
    """Give an empty log of each kind, with its group made."""
    if kind is None:
        made = memory_bench()
        await made.log("a").create_group()
        yield made
        return
    async with connect(kind) as client:
        await flush(client)
        made = real_bench(client)
        await made.log("a").create_group()
        yield made
