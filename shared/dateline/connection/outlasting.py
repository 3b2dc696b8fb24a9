"""Waiting for a Redis that is away."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from redis.exceptions import RedisError

from dateline.connection.trouble import passes

T = TypeVar("T")

_LONGEST_S = 2.0


async def outlast(command: Callable[[], Awaitable[T]], *, within: float | None) -> T:
    """Repeat a command until it succeeds; only for commands that may be repeated.

    Args:
        command: sends it.
        within: seconds after which trouble that should pass counts as lasting; ``None``: never.

    Raises:
        RedisError: trouble that does not pass, such as a missing permission, or that lasted.
    """
    clock = asyncio.get_running_loop().time
    began = clock()
    pause = 0.1
    while True:
        try:
            return await command()
        except RedisError as error:
            if not passes(error) or (within is not None and clock() - began >= within):
                raise
        await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - spreads load
        pause = min(_LONGEST_S, pause * 2)
