"""The Redis of the pipeline for the length of a command, and its failures in one line."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from redis.asyncio import Redis
from redis.exceptions import NoPermissionError, RedisError

from dateline.cli.whereabouts import Whereabouts
from dateline.connection import connect
from dateline.errors import Mishap
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
