"""Run one service until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import cast

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, RedisError

from dateline.address import Address
from dateline.connection import connect
from dateline.errors import Mishap
from dateline.runtime import logging
from dateline.runtime.frame import Frame
from dateline.runtime.memory_limit import limit_memory
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
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)
    url = settings.redis_url.get_secret_value()
    async with factory(environ) as service, connect(url) as redis:
        await _reach(redis, url)
        check(await read_facts(redis), settings.durability)
        async with Frame(service, settings, redis).running() as tasks:
            _log.info("runtime.started", stages=len(service.stages), tasks=len(service.tasks))
            waiting = tasks.create_task(stop.wait())
            await waiting
            _log.info("runtime.stopping")
    _log.info("runtime.stopped")


def _first(error: Exception) -> Exception:
    """Find the first error inside groups of groups."""
    while isinstance(error, ExceptionGroup):
        error = cast("ExceptionGroup[Exception]", error).exceptions[0]
    return error


async def _reach(redis: Redis, url: str) -> None:
    """Fail early, in one line, where Redis is not what the settings say."""
    place = variable("redis_url")
    try:
        await redis.ping()  # pyright: ignore[reportGeneralTypeIssues, reportUnknownMemberType] - typed for both clients
    except AuthenticationError as error:
        raise Mishap(
            str(error), where=place, remedy="Put the right user and password into the URL."
        ) from error
    except RedisError as error:
        raise Mishap(
            str(error),
            where=f"{place}={Address.parse(url)}",
            remedy="Start Redis there, or name the right server.",
        ) from error
