"""A service on FastStream: its subscribers read, our delivery layer settles."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from logging import WARNING
from typing import Any

from faststream import AckPolicy
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.annotations import RedisBatchStreamMessage
from redis.asyncio import Redis

from dateline.connection import patience
from dateline.runtime import upkeep
from dateline.runtime.delivery import Delivery
from dateline.runtime.ending import end
from dateline.runtime.leases import Leases
from dateline.runtime.log import Entry
from dateline.runtime.logging import logger
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.redis_log import RedisLog, Tenure
from dateline.runtime.service import Service, Stage, Task
from dateline.runtime.settings import RuntimeSettings

_log = logger("runtime")

# Blocking reads end by themselves after this long, well before the socket's timeout.
_POLL_MS = 1000

# A lease is renewed three times in the time that it lasts, so that two lost beats do no harm.
_BEATS = 3


def consumer_name(service: str) -> str:
    """Name this process as a consumer: service, host, process, and a part that never repeats."""
    return f"{service}-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


class _FrameLogger:
    """Puts what FastStream has to say among our own events."""

    def log(
        self,
        level: int,
        msg: Any,
        /,
        *_args: Any,
        exc_info: Any = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Log a message; below a warning it is about the frame, not about the work."""
        del extra
        if level >= WARNING:
            error = repr(exc_info) if isinstance(exc_info, BaseException) else None
            _log.log(level, "runtime.frame", message=str(msg), error=error)


class Frame:
    """One running service: a FastStream broker, and for each stage its delivery and upkeep."""

    def __init__(self, service: Service, settings: RuntimeSettings, redis: Redis) -> None:
        self._service = service
        self._settings = settings
        self._redis = redis
        self._stopping = asyncio.Event()
        self._broker = RedisBroker(
            settings.redis_url.get_secret_value(),
            logger=_FrameLogger(),
            graceful_timeout=settings.grace,
            **patience(),
        )
        self._tenure = Tenure(
            service.name, consumer_name(service.name), settings.min_idle, settings.max_deliveries
        )
        self._subscribers: list[Any] = []
        self._deliveries = [self._deliver(stage) for stage in service.stages]

    def _deliver(self, stage: Stage) -> Delivery:
        log = RedisLog(self._redis, self._tenure, stage.reads, stage.writes)
        leases = Leases(log, interval=self._settings.min_idle / _BEATS)
        delivery = Delivery(
            stage,
            log,
            leases,
            backoff=self._settings.backoff,
            longest=self._settings.min_idle,
        )
        self._subscribe(log, delivery)
        return delivery

    def _subscribe(self, log: RedisLog, delivery: Delivery) -> None:
        """Let FastStream read batches, with the entries' own fields and acknowledgement by us.

        FastStream's parser would read each JSON document three times over; this one hands the
        fields on as they came.
        """

        async def parse(raw: Any, original: Callable[[Any], Awaitable[Any]]) -> Any:
            message = await original({**raw, "data": []})
            message.raw_message = raw
            return message

        async def leave(message: Any) -> Any:
            return message.raw_message["data"]

        subscriber = self._broker.subscriber(
            stream=StreamSub(
                log.stream,
                group=self._tenure.group,
                consumer=self._tenure.worker,
                batch=True,
                max_records=self._settings.batch,
                polling_interval=_POLL_MS,
            ),
            ack_policy=AckPolicy.MANUAL,
            parser=parse,
            decoder=leave,
        )

        @subscriber
        async def on_batch(message: RedisBatchStreamMessage) -> None:
            raw: Any = message.raw_message
            rows = zip(raw["message_ids"], raw["data"], strict=True)
            await delivery.handle([Entry(entry_id.decode(), fields) for entry_id, fields in rows])
            await upkeep.room(log, high_mark=self._settings.high_mark, stopping=self._stopping)

        _ = on_batch
        self._subscribers.append(subscriber)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[asyncio.TaskGroup]:
        """Run the service for as long as the block does; leave nothing held behind.

        Stopping goes in this order: stop taking over and producing, keep the leases, let handlers
        finish and commit, release what was read and not begun, stop the heartbeat.
        """
        for delivery in self._deliveries:
            await delivery.log.create_group()
        async with asyncio.TaskGroup() as keeping:
            beats = [keeping.create_task(item.leases.beat()) for item in self._deliveries]
            await self._broker.start()
            try:
                async with asyncio.TaskGroup() as working:
                    loops = [working.create_task(loop) for loop in self._loops()]
                    try:
                        yield working
                    finally:
                        self._stopping.set()
                        await end(loops)
            finally:
                await self._broker.stop()
                for delivery in self._deliveries:
                    released = await delivery.log.release(delivery.leases.held)
                    if released:
                        _log.info("runtime.released", entries=released)
                await end(beats)

    def _loops(self) -> list[Any]:
        settings = self._settings
        loops: list[Any] = [self._run(task) for task in self._service.tasks]
        for delivery in self._deliveries:
            loops.append(
                upkeep.take_over(delivery, batch=settings.batch, interval=settings.claim_interval)
            )
            loops.append(upkeep.trim(delivery.log, interval=settings.trim_interval))
        return [*loops, self._revive()]

    async def _revive(self) -> None:
        """Start subscribers again that FastStream has stopped, which it does for ever.

        It gives a subscriber up when the group vanishes, as after FLUSHALL or a restart of a Redis
        that kept nothing.
        """
        while True:
            await asyncio.sleep(self._settings.claim_interval)
            for subscriber, delivery in zip(self._subscribers, self._deliveries, strict=True):
                if not subscriber.running:
                    _log.warning("runtime.revived", stream=delivery.stage.reads.name)
                    await delivery.log.create_group()
                    await subscriber.start()

    async def _run(self, task: Task) -> None:
        outbox: RedisOutbox[Any] = RedisOutbox(
            self._redis,
            task.writes,
            self._service.name,
            high_mark=self._settings.high_mark,
        )
        await task.run(outbox)
