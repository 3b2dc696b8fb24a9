"""Outlasting Redis: a command that must succeed is repeated until it does."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from redis.exceptions import RedisError

from dateline.connection.trouble import passes
from dateline.runtime.logging import logger

T = TypeVar("T")

_log = logger("runtime")

_FIRST_S = 0.1
_LONGEST_S = 2.0


async def patiently(what: str, command: Callable[[], Awaitable[T]]) -> T:
    """Repeat a command until it succeeds; only for commands that may be repeated.

    Raises:
        RedisError: trouble that does not pass, such as a wrong type or a missing permission.
    """
    wait = 0.0
    while True:
        try:
            answer = await command()
        except RedisError as error:
            if not passes(error):
                raise
            if not wait:
                _log.warning("runtime.redis_trouble", command=what, error=str(error))
            wait = min(_LONGEST_S, max(_FIRST_S, wait * 2))
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 - spreads load
        else:
            if wait:
                _log.info("runtime.redis_recovered", command=what)
            return answer
