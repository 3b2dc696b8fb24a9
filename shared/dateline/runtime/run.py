"""Run one service until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, RedisError

from dateline.connection import connect
from dateline.connection.address import Address
from dateline.errors import Mishap
from dateline.runtime import logging
from dateline.runtime.collector import collect_seldom
from dateline.runtime.frame import Frame
from dateline.runtime.memory_limit import limit_memory
from dateline.runtime.patience import patiently
from dateline.runtime.server_check import check, read_facts
from dateline.runtime.service import Service
from dateline.runtime.settings import Environ, RuntimeSettings, variable

ServiceFactory = Callable[[Environ], AbstractAsyncContextManager[Service]]
"""What the entry points of the group ``dateline.services`` name."""

_log = logging.logger("runtime")

_CRASHED = 1


async def serve(factory: ServiceFactory, environ: Environ, name: str) -> int:
    """Run a service until SIGINT or SIGTERM, then let it finish what it holds.

    Returns:
        The exit status: not 0 where the service broke, so that whoever watches restarts it.

    Raises:
        Mishap: a setting is wrong or Redis cannot be reached.
    """
    settings = RuntimeSettings.read(environ)
    logging.configure(settings, name)
    collect_seldom()
    limit_memory(settings.memory_limit)
    try:
        await _serve(factory, environ, settings)
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends in the log
        cause = _first(error)
        if isinstance(cause, Mishap):
            raise cause from None
        _log.error("runtime.crashed", error=repr(cause), exc_info=error)
        return _CRASHED
    return 0


async def _serve(factory: ServiceFactory, environ: Environ, settings: RuntimeSettings) -> None:
    """Work until told to stop; one that has not begun, because Redis is away, stops at once."""
    begun, stop = asyncio.Event(), asyncio.Event()
    work = asyncio.create_task(_work(factory, environ, settings, begun, stop))

    def told() -> None:
        stop.set()
        if not begun.is_set():
            work.cancel()

    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, told)
    try:
        await work
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
    _log.info("runtime.stopped")


async def _work(
    factory: ServiceFactory,
    environ: Environ,
    settings: RuntimeSettings,
    begun: asyncio.Event,
    stop: asyncio.Event,
) -> None:
    url = settings.redis_url.get_secret_value()
    async with factory(environ) as service, connect(url) as redis:
        await _reach(redis, url, settings.redis_wait)
        check(await read_facts(redis), settings.durability)
        async with Frame(service, settings, redis).running() as tasks:
            begun.set()
            _log.info("runtime.started", stages=len(service.stages), tasks=len(service.tasks))
            await tasks.create_task(stop.wait())
            _log.info("runtime.stopping")


def _first(error: Exception) -> Exception:
    """Find the first error inside groups of groups."""
    while isinstance(error, ExceptionGroup):
        error = cast("ExceptionGroup[Exception]", error).exceptions[0]
    return error


async def _reach(redis: Redis, url: str, wait: float) -> None:
    """Wait a while for Redis, which may be starting too; then tell in one line what is wrong."""
    place = variable("redis_url")
    client: Any = redis
    try:
        async with asyncio.timeout(wait):
            await patiently("reach", client.ping)
    except AuthenticationError as error:
        raise Mishap(
            str(error), where=place, remedy="Put the right user and password into the URL."
        ) from error
    except (RedisError, TimeoutError) as error:
        raise Mishap(
            str(error) or f"no answer within {wait:g} s",
            where=f"{place}={Address.parse(url)}",
            remedy="Start Redis there, or name the right server.",
        ) from error
