"""Outlasting Redis: a command that must succeed is repeated until it does."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from redis.exceptions import (
    ClusterDownError,
    ConnectionError,  # noqa: A004 - redis-py's own, which is not Python's
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,  # noqa: A004
    TryAgainError,
)

from dateline.runtime.logging import logger

T = TypeVar("T")

_log = logger("runtime")

_FIRST_S = 0.1
_LONGEST_S = 2.0

PASSING = (
    ConnectionError,  # BusyLoadingError is one too
    TimeoutError,
    ReadOnlyError,
    OutOfMemoryError,
    ClusterDownError,
    TryAgainError,
)
"""What goes away when Redis is back, is a master again, or has room."""

_PASSING_CODES = (
    "OOM",
    "READONLY",
    "LOADING",
    "MISCONF",
    "MASTERDOWN",
    "CLUSTERDOWN",
    "NOREPLICAS",
)
"""The same as reported from inside a script, where redis-py knows no class for it."""


def passes(error: RedisError) -> bool:
    """Tell whether an error is Redis's passing trouble, and the same command may work later."""
    if isinstance(error, PASSING):
        return True
    told = str(error)
    return isinstance(error, ResponseError) and any(code in told for code in _PASSING_CODES)


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
