"""The Redis and the archive of the pipeline here, and their failures in one line."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from redis.asyncio import Redis
from redis.exceptions import NoPermissionError, RedisError

from dateline.archive import Archive
from dateline.cli.whereabouts import Whereabouts
from dateline.connection import connect
from dateline.errors import Mishap
from dateline.plugins import open_archive
from dateline.runtime.settings import Environ


@asynccontextmanager
async def reached(environ: Environ) -> AsyncGenerator[Redis]:
    """Connect to the Redis that a pipeline here uses.

    Raises:
        Mishap: it cannot be reached, or refuses what the command asks of it.
    """
    async with connect(Whereabouts.read(environ).find_redis()) as redis:
        try:
            await redis.ping()  # pyright: ignore[reportGeneralTypeIssues, reportUnknownMemberType] - typed for both clients
            yield redis
        except NoPermissionError as error:
            raise Mishap(
                str(error),
                where="DATELINE_REDIS_URL",
                remedy="Name a Redis user who may do that; docs/operating.md lists what it takes.",
            ) from error
        except RedisError as error:
            raise Mishap(
                str(error),
                where="DATELINE_REDIS_URL",
                remedy="Start the pipeline (dateline run), or name the Redis that it uses.",
            ) from error


def archived(environ: Environ) -> AbstractAsyncContextManager[Archive]:
    """Open what the store of the pipeline here keeps.

    Raises:
        Mishap: no store is installed, or its database cannot be used.
    """
    return open_archive(Whereabouts.read(environ).for_services(environ))
