"""One client's unchanged polls in a process of its own: ``python -m bench.fetching.polls``."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Literal

import httpx

from bench.fetching.server import DATE, ETAG
from dateline_ingest.fetching.fetcher import FEED, NotModified, open_fetcher
from dateline_ingest.settings import IngestSettings

Poll = Callable[[str], Awaitable[None]]
NAMES = ("dateline on httpx", "dateline on httpx2", "httpx")

_WARM = 200
"""Polls before the clock is started: imports, and the first connections."""
_HOSTS_A_NET = 250


def urls(hosts: int, port: int) -> list[str]:
    """Name a feed on each of so many hosts."""
    places = [divmod(number, _HOSTS_A_NET) for number in range(hosts)]
    return [f"http://127.0.{net + 1}.{host + 1}:{port}/feed.xml" for net, host in places]


@asynccontextmanager
async def _dateline(client: Literal["httpx", "httpx2"]) -> AsyncGenerator[Poll]:
    """Open the fetcher of ingest, with all that it guards against."""
    async with open_fetcher(
        IngestSettings(http_client=client, allow_private="127.0.0.0/8")
    ) as fetcher:

        async def poll(url: str) -> None:
            result = await fetcher.fetch(url, etag=ETAG, last_modified=DATE)
            if not isinstance(result, NotModified):
                raise TypeError(result)

        yield poll


@asynccontextmanager
async def _httpx(in_flight: int) -> AsyncGenerator[Poll]:
    """Open httpx's own client as its documentation shows it, with a deadline for each poll."""
    headers = {"user-agent": "bench", "accept": FEED, "accept-encoding": "gzip"}
    known = {"if-none-match": ETAG, "if-modified-since": DATE}
    limits = httpx.Limits(max_connections=in_flight, keepalive_expiry=5.0)
    async with httpx.AsyncClient(headers=headers, limits=limits, timeout=30.0) as client:

        async def poll(url: str) -> None:
            async with asyncio.timeout(30), client.stream("GET", url, headers=known) as response:
                if response.status_code != HTTPStatus.NOT_MODIFIED:
                    raise TypeError(response)

        yield poll


async def cost(name: str, hosts: int, in_flight: int, polls: int, port: int) -> float:
    """Poll hosts in turn and tell the microseconds of processor time that each poll took."""
    opened = _httpx(in_flight) if name == "httpx" else _dateline(_client(name))
    async with opened as poll:
        feeds = urls(hosts, port)
        await _all(poll, feeds, in_flight, _WARM)
        begun = time.process_time()
        await _all(poll, feeds, in_flight, polls)
        return (time.process_time() - begun) / polls * 1e6


def _client(name: str) -> Literal["httpx", "httpx2"]:
    return "httpx2" if name == "dateline on httpx2" else "httpx"


async def _all(poll: Poll, feeds: list[str], in_flight: int, polls: int) -> None:
    rest = iter(range(polls))

    async def work() -> None:
        for number in rest:
            await poll(feeds[number % len(feeds)])

    await asyncio.gather(*(work() for _ in range(in_flight)))


def main() -> None:
    """Do as the arguments say: which client, hosts, polls in flight, polls, port."""
    _, told, *numbers = sys.argv
    hosts, in_flight, polls, port = map(int, numbers)
    sys.stdout.write(f"{asyncio.run(cost(told, hosts, in_flight, polls, port)):.1f}\n")


if __name__ == "__main__":
    main()
