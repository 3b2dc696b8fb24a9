"""One stage on one partition: its deliveries of stream and lane, and the loops beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis

from dateline.runtime import upkeep
from dateline.runtime.delivery import Delivery, Turns
from dateline.runtime.leases import Leases
from dateline.runtime.log import Committed
from dateline.runtime.marks import Marks
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.runtime.retries import Backoff
from dateline.runtime.service import Stage
from dateline.runtime.settings import RuntimeSettings
from dateline.runtime.watchdog import Watchdog

_PORTIONS = 5
"""A portion of the lane is this part of a batch: a replay gets a sixth of a busy stage at most."""


@dataclass(frozen=True)
class Post:
    """Where a worker stands: between a stream, its lane, and the output stream of one partition."""

    stream: str
    """The key of the stream."""
    live: Delivery
    lane: Delivery
    marks: Marks
    settings: RuntimeSettings

    @property
    def deliveries(self) -> tuple[Delivery, Delivery]:
        """Both, in order of importance."""
        return self.live, self.lane

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Make the loops that run for as long as the service works."""
        settings = self.settings
        portion = max(1, settings.batch // _PORTIONS)
        interval = settings.claim_interval
        made = [upkeep.put_back(self.lane, self.marks, portion=portion, interval=interval)]
        for delivery, batch in ((self.live, settings.batch), (self.lane, portion)):
            made += [
                upkeep.take_over(delivery, batch=batch, interval=interval),
                upkeep.trim(delivery.log, interval=settings.trim_interval),
                upkeep.sweep(delivery.log, ttl=settings.consumer_ttl),
            ]
        return made

    async def rest(self, committed: Committed, stopping: asyncio.Event) -> None:
        """Wait before the next read while an outage lasts or the output stream is full."""
        await self.live.calm()
        if self.marks.shut(committed.waiting):
            await upkeep.room(self.live.log, self.marks, stopping=stopping)

    async def release(self) -> int:
        """Let go of all that is held here, and be forgotten as a consumer."""
        return sum([await one.log.release(one.leases.begun) for one in self.deliveries])


def open_marks(settings: RuntimeSettings) -> Marks:
    """Make the gate that the settings describe."""
    return Marks(settings.low_mark or settings.high_mark // 2, settings.high_mark)


def open_post(
    stage: Stage,
    partition: int,
    *,
    redis: Redis,
    tenure: Tenure,
    settings: RuntimeSettings,
    turns: Turns,
    watchdog: Watchdog,
) -> Post:
    """Set a stage up on a partition; the stage's posts share their turns."""

    def deliver(*, lane: bool) -> Delivery:
        log = RedisLog(redis, tenure, stage.reads, stage.writes, partition, lane=lane)
        leases = Leases(log, interval=settings.heartbeat or settings.min_idle / 3)
        backoff = Backoff(settings.backoff, settings.backoff_longest)
        return Delivery(stage, log, leases, backoff, turns, watchdog)

    return Post(
        stage.reads.key(partition),
        deliver(lane=False),
        deliver(lane=True),
        open_marks(settings),
        settings,
    )
