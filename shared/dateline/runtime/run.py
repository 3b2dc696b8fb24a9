"""Run one service until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from redis.exceptions import AuthenticationError, RedisError

from dateline.errors import Mishap
from dateline.runtime import logging
from dateline.runtime.frame import Frame, connect
from dateline.runtime.service import Service
from dateline.runtime.settings import Environ, RuntimeSettings, variable

ServiceFactory = Callable[[Environ], AbstractAsyncContextManager[Service]]
"""What the entry points of the group ``dateline.services`` name."""

_log = logging.logger("runtime")


async def serve(factory: ServiceFactory, environ: Environ, name: str) -> None:
    """Run a service until SIGINT or SIGTERM, then let it finish what it holds.

    Raises:
        Mishap: a setting is wrong or Redis cannot be reached.
    """
    settings = RuntimeSettings.read(environ)
    logging.configure(settings, name)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)
    url = settings.redis_url.get_secret_value()
    async with factory(environ) as service, connect(url) as redis:
        await _reach(redis, url)
        async with Frame(service, settings, redis).running() as tasks:
            _log.info("runtime.started", stages=len(service.stages), tasks=len(service.tasks))
            waiting = tasks.create_task(stop.wait())
            await waiting
            _log.info("runtime.stopping")
    _log.info("runtime.stopped")


async def _reach(redis: object, url: str) -> None:
    """Fail early, in one line, where Redis is not what the settings say."""
    place = variable("redis_url")
    try:
        await redis.ping()  # type: ignore[attr-defined]
    except AuthenticationError as error:
        raise Mishap(
            str(error), where=place, remedy="Put the right user and password into the URL."
        ) from error
    except RedisError as error:
        raise Mishap(
            str(error),
            where=f"{place}={_without_password(url)}",
            remedy="Start Redis there, or name the right server.",
        ) from error


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
