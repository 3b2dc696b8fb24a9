"""Has Redis write its append-only file anew after a restart."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisClusterException, RedisError

from dateline.runtime.logging import logger

_log = logger("runtime")

_YOUNG_S = 60
"""A server that is younger may have been restarted while this process was away too."""


async def mend_after_restarts(redis: Redis, *, interval: float) -> None:
    """Notice restarts of Redis for ever, and have each followed by a BGREWRITEAOF.

    A power cut may end the file within a transaction. Redis (seen in 6.2.14) drops the half
    transaction when it loads the file, but cuts the file off behind it and goes on there; the next
    load takes the half for a whole one, acknowledgements without the outputs that belong to them. A
    file that was written anew has no such place. Best effort: a server that may not be asked, or
    keeps no file, is left alone; of a Cluster one node is looked after.
    """
    client: Any = redis
    known: str | None = None
    while True:
        with suppress(RedisError, RedisClusterException):
            found: Any = await client.info()
            run_id, last = found.get("run_id"), known
            known = run_id
            is_restarted = last is not None or found.get("uptime_in_seconds", _YOUNG_S) < _YOUNG_S
            if run_id != last and is_restarted and found.get("aof_enabled"):
                await client.bgrewriteaof()
                _log.info("runtime.redis_file_renewed", redis=run_id)
        await asyncio.sleep(interval)
