"""What a stage does beside its work: take over what was abandoned, trim, wait for room."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

from redis.exceptions import RedisError, ResponseError

from dateline.runtime.delivery import Delivery
from dateline.runtime.log import Log
from dateline.runtime.logging import logger

_log = logger("runtime")


async def take_over(delivery: Delivery, *, batch: int, interval: float) -> None:
    """Claim abandoned entries and handle them, for ever."""

    async def look() -> None:
        while True:
            claimed = await delivery.log.claim(batch)
            if claimed.dead or claimed.gone:
                _log.warning("runtime.buried", dead=claimed.dead, lost=claimed.gone)
            if not claimed.entries:
                return
            _log.info("runtime.taken_over", entries=len(claimed.entries))
            await delivery.handle(claimed.entries)

    await _repeat("claim", look, delivery.log, interval)


async def trim(log: Log, *, interval: float) -> None:
    """Remove from the stream what every group has acknowledged, for ever."""

    async def cut() -> None:
        await log.trim()

    await _repeat("trim", cut, log, interval)


async def room(log: Log, *, high_mark: int, stopping: asyncio.Event) -> None:
    """Wait while too much lies on the stage's output stream (back-pressure).

    Called after a commit and before the next read, when the stage holds nothing.
    """
    told = False
    while not stopping.is_set() and (waiting := await log.waiting()) > high_mark:
        if not told:
            _log.info("runtime.held_back", waiting=waiting)
            told = True
        try:
            await asyncio.wait_for(stopping.wait(), 0.2)
        except TimeoutError:
            continue


async def _repeat(
    what: str, step: Callable[[], Awaitable[None]], log: Log, interval: float
) -> None:
    """Take a step every ``interval`` seconds or so, whatever happens to Redis meanwhile."""
    while True:
        # Spread over ±30 %, so that workers that started together do not look together.
        await asyncio.sleep(interval * random.uniform(0.7, 1.3))  # noqa: S311 - not a secret
        try:
            await step()
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                _log.warning("runtime.step_failed", step=what, error=str(error))
            else:
                _log.warning("runtime.group_vanished", step=what)
                await log.create_group()
        except RedisError as error:
            _log.warning("runtime.step_failed", step=what, error=str(error))
