"""What a stage does beside its work: take over what was abandoned, trim, clean up, wait."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence

from redis.exceptions import RedisError, ResponseError

from dateline.connection.trouble import passes
from dateline.runtime.delivery import Delivery
from dateline.runtime.log import Entry, Log
from dateline.runtime.logging import logger
from dateline.runtime.marks import Marks

_log = logger("runtime")

_LOOK_AGAIN_S = 0.2


async def take_over(delivery: Delivery, *, batch: int, interval: float) -> None:
    """Claim abandoned entries and those that are due again, and handle them, for ever."""

    async def find() -> Sequence[Entry]:
        claimed = await delivery.log.claim(batch)
        if claimed.dead or claimed.gone:
            _log.warning("runtime.buried", dead=claimed.dead, lost=claimed.gone)
        if claimed.entries:
            _log.info("runtime.taken_over", entries=len(claimed.entries))
        return claimed.entries

    async def look() -> None:
        await delivery.calm()
        while await delivery.take(find):
            await delivery.calm()

    await _repeat("claim", look, delivery.log, interval)


async def put_back(delivery: Delivery, marks: Marks, *, portion: int, interval: float) -> None:
    """Handle what was put back on the lane, for ever, as long as the output stream has room.

    Portions are small and take their turn among the batches of the stream, so that a replay of a
    year keeps no live article waiting.
    """

    async def find() -> Sequence[Entry]:
        full = marks.shut(await delivery.log.waiting())
        return () if full else await delivery.log.read(portion)

    async def look() -> None:
        await delivery.calm()
        while await delivery.take(find):
            await delivery.calm()

    await _repeat("lane", look, delivery.log, interval)


async def trim(log: Log, *, interval: float) -> None:
    """Remove from the stream what every group has settled, for ever."""

    async def cut() -> None:
        await log.trim()

    await _repeat("trim", cut, log, interval)


async def sweep(log: Log, *, ttl: float) -> None:
    """Forget consumers that ended long ago, for ever."""

    async def forget() -> None:
        await log.sweep(ttl)

    await _repeat("sweep", forget, log, ttl / 10)


async def room(log: Log, marks: Marks, *, stopping: asyncio.Event) -> None:
    """Wait while too much lies on the stage's output stream (back-pressure).

    Called after a commit that found the stream full and before the next read, when the stage holds
    nothing.
    """
    told = False
    while not stopping.is_set() and marks.shut(waiting := await log.waiting()):
        if not told:
            _log.info("runtime.held_back", waiting=waiting)
            told = True
        try:
            await asyncio.wait_for(stopping.wait(), _LOOK_AGAIN_S)
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
            await _mend(what, error, log)
        except RedisError as error:
            _log.warning("runtime.step_failed", step=what, error=str(error))


async def _mend(what: str, error: ResponseError, log: Log) -> None:
    """Make a group again that has vanished; tell of anything else."""
    if "NOGROUP" not in str(error):
        level = _log.info if passes(error) else _log.warning
        level("runtime.step_failed", step=what, error=str(error))
        return
    _log.warning("runtime.group_vanished", step=what)
    try:
        await log.create_group()
    except RedisError as trouble:
        _log.warning("runtime.step_failed", step="create_group", error=str(trouble))
