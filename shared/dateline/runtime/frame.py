"""A service on FastStream: its subscribers read, our delivery layer settles."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from logging import WARNING
from types import TracebackType
from typing import Any, Self

from faststream import AckPolicy
from faststream.redis import StreamSub
from redis.asyncio import Redis
from redis.exceptions import RedisError

from dateline.ending import end
from dateline.runtime.broker import open_broker
from dateline.runtime.delivery import Turns
from dateline.runtime.layout import declare_layout, read_layout
from dateline.runtime.log import Entry
from dateline.runtime.logging import logger
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.patience import patiently
from dateline.runtime.post import Post, open_marks, open_post
from dateline.runtime.redis_log import Tenure
from dateline.runtime.restarts import mend_after_restarts
from dateline.runtime.service import Service, Task
from dateline.runtime.settings import RuntimeSettings
from dateline.runtime.watchdog import Watchdog

_log = logger("runtime")

# Blocking reads end by themselves after this long, well before the socket's timeout.
_POLL_MS = 1000


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
    """One running service: a FastStream broker, and a post for each stage on each partition."""

    def __init__(self, service: Service, settings: RuntimeSettings, redis: Redis) -> None:
        self._service = service
        self._settings = settings
        self._redis = redis
        self._stopping = asyncio.Event()
        self._broker = open_broker(
            settings.redis_url.get_secret_value(),
            logger=_FrameLogger(),
            graceful_timeout=settings.grace,
        )
        self._tenure = Tenure(
            service.name, consumer_name(service.name), settings.min_idle, settings.max_deliveries
        )
        self._watchdog = Watchdog(settings.handler_timeout or None)
        self._turns = [Turns() for _ in service.stages]
        self._posts: list[tuple[Post, Any]] = []
        self._partitions = 0

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[asyncio.TaskGroup]:
        """Run the service for as long as the block does; leave nothing held behind.

        Stopping goes in this order: stop taking over and producing, keep the leases, let handlers
        finish and commit, release what was read and not begun, stop the heartbeat.
        """
        layout = await self._find_layout()
        async with _Crew() as beats:
            beats.start(self._watchdog.guard())
            try:
                async with _Crew() as loops:
                    await self._broker.connect()
                    await self._man(max(layout), beats, loops)
                    for task in self._service.tasks:
                        self._run(task, layout, loops)
                    loops.start(self._revive())
                    loops.start(self._follow_layout(beats, loops))
                    try:
                        yield loops.group
                    finally:
                        self._stopping.set()
            finally:
                await self._broker.stop()
                await self._release()

    async def _find_layout(self) -> tuple[int, ...]:
        """Put the number of partitions in force where this service fills them; else follow it.

        It is put in force again and again, because Redis may have been emptied.
        """
        if self._service.tasks:
            return await declare_layout(self._redis, self._settings.partitions)
        return await read_layout(self._redis)

    async def _man(self, partitions: int, beats: _Crew, loops: _Crew) -> None:
        """Take up the posts on partitions that are new."""
        for number in range(self._partitions, partitions):
            for stage, turns in zip(self._service.stages, self._turns, strict=True):
                post = open_post(
                    stage,
                    number,
                    redis=self._redis,
                    tenure=self._tenure,
                    settings=self._settings,
                    turns=turns,
                    watchdog=self._watchdog,
                )
                await patiently("create_group", post.live.log.create_group)
                subscriber = self._subscribe(post)
                self._posts.append((post, subscriber))
                for delivery in post.deliveries:
                    beats.start(delivery.leases.beat())
                for loop in post.loops():
                    loops.start(loop)
                await _begin(subscriber)
            self._partitions = number + 1

    def _subscribe(self, post: Post) -> Any:
        """Let FastStream read batches, with the entries' own fields and acknowledgement by us.

        FastStream's parser would read each JSON document three times over; this one hands the
        fields on as they came.
        """

        async def parse(raw: Any, original: Callable[[Any], Awaitable[Any]]) -> Any:
            message = await original({**raw, "data": []})
            message.raw_message = raw
            return message

        async def leave(message: Any) -> Any:
            return message.raw_message

        subscriber = self._broker.subscriber(
            stream=StreamSub(
                post.stream,
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
        async def on_batch(raw: Any) -> None:
            rows = zip(raw["message_ids"], raw["data"], strict=True)
            entries = [Entry(entry_id.decode(), fields) for entry_id, fields in rows]
            committed = await post.live.handle(entries)
            await post.rest(committed, self._stopping)

        _ = on_batch
        return subscriber

    def _run(self, task: Task, layout: tuple[int, ...], loops: _Crew) -> None:
        """Start a loop of the service, with its outbox and a watch over what Redis remembers."""
        settings = self._settings
        outbox: RedisOutbox[Any] = RedisOutbox(
            self._redis,
            task.writes,
            self._service.name,
            worker=self._tenure.worker,
            marks=open_marks(settings),
            layout=layout,
        )
        loops.start(task.run(outbox))
        loops.start(outbox.watch(settings.claim_interval))
        loops.start(mend_after_restarts(self._redis, interval=settings.claim_interval))

    async def _revive(self) -> None:
        """Start subscribers again that FastStream has stopped, which it does for ever.

        It gives a subscriber up when the group vanishes, as after FLUSHALL or a restart of a Redis
        that kept nothing.
        """
        while True:
            await asyncio.sleep(self._settings.claim_interval)
            for post, subscriber in self._posts:
                if not subscriber.running:
                    _log.warning("runtime.revived", stream=post.stream)
                    await patiently("create_group", post.live.log.create_group)
                    await _begin(subscriber)

    async def _follow_layout(self, beats: _Crew, loops: _Crew) -> None:
        """Take up posts on partitions that are added while the service runs."""
        while True:
            await asyncio.sleep(self._settings.trim_interval)
            layout = await self._find_layout()
            if max(layout) > self._partitions and self._service.stages:
                _log.info("runtime.partitions_added", partitions=max(layout))
                await self._man(max(layout), beats, loops)

    async def _release(self) -> None:
        try:
            released = 0
            for post, _ in self._posts:
                released += await post.release()
        except RedisError as error:
            # Their leases run out instead.
            _log.warning("runtime.release_failed", error=str(error))
        else:
            if released:
                _log.info("runtime.released", entries=released)


async def _begin(subscriber: Any) -> None:
    """Start a subscriber; FastStream complains where Redis is away, and goes on trying."""
    with suppress(TimeoutError):
        await subscriber.start()


class _Crew:
    """Loops that run until the block ends, and are then ended for certain."""

    def __init__(self) -> None:
        self.group = asyncio.TaskGroup()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self, loop: Coroutine[Any, Any, None]) -> None:
        """Start one more."""
        self._tasks.append(self.group.create_task(loop))

    async def __aenter__(self) -> Self:
        await self.group.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await end(self._tasks)
        await self.group.__aexit__(kind, error, trace)
