"""Simulated processes that are killed, frozen and told to stop, on a network that fails."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar, cast

from redis.exceptions import ConnectionError as Unreachable

from dateline.runtime.log import Claimed
from tests.simulation.streams import WitnessedStreams

T = TypeVar("T")

_NOTHING: tuple[object, ...] = ([], Claimed())
"""Answers to requests that changed nothing; to lose one is like losing the request."""


@dataclass
class Network:
    """The way from every process to Redis."""

    chance: Random
    streams: WitnessedStreams
    latency: float = 0.001
    """Seconds that one way takes on average."""
    is_cut: bool = False

    async def pass_by(self) -> None:
        """Take one way."""
        await asyncio.sleep(self.latency * self.chance.uniform(0.2, 1.8))
        if self.is_cut:
            raise Unreachable("the network is cut")


@dataclass
class Process:
    """What one process does and has."""

    name: str
    network: Network
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when it is told to finish and go."""
    task: asyncio.Task[None] | None = None
    at_work: bool = False
    """Whether a handler of its is running."""
    _awake: asyncio.Event = field(default_factory=asyncio.Event)
    _dead: bool = False

    def __post_init__(self) -> None:
        """Begin awake."""
        self._awake.set()

    async def ask(self, request: Callable[..., Awaitable[T]], *args: Any, **options: Any) -> T:
        """Send a request and wait for its answer; either may be lost, and the process may die."""
        await self._travel()
        self.network.streams.now = asyncio.get_running_loop().time()
        answer = await request(*args, **options)
        if answer not in _NOTHING:
            await self.network.streams.served()
            await self._travel()
        return answer

    def stop(self) -> None:
        """Tell it to finish what it holds and go."""
        self.stopping.set()
        self.network.streams.wake()

    def kill(self) -> None:
        """End it where it stands; nothing that it does on its way out reaches anybody."""
        self._dead = True
        if self.task is not None:
            self.task.cancel()

    async def die(self) -> None:
        """Kill itself, as a message may that eats all memory."""
        self.kill()
        await asyncio.Event().wait()

    async def freeze(self, seconds: float) -> None:
        """Stand still, heartbeat included, then go on as if nothing had been."""
        self._awake.clear()
        await asyncio.sleep(seconds)
        self.wake()

    def wake(self) -> None:
        """Let it go on."""
        self._awake.set()

    async def awake(self) -> None:
        """Wait out a freeze."""
        await self._awake.wait()

    async def _travel(self) -> None:
        await self.network.pass_by()
        await self._awake.wait()
        if self._dead:
            raise asyncio.CancelledError


class _Remote:
    """Stands for an object on the other side of the network."""

    def __init__(self, target: Any, process: Process) -> None:
        self._target = target
        self._process = process

    def __getattr__(self, name: str) -> Any:
        there = getattr(self._target, name)
        if not inspect.iscoroutinefunction(there):
            return there

        async def ask(*args: Any, **options: Any) -> Any:
            return await self._process.ask(there, *args, **options)

        return ask


def across(target: T, process: Process) -> T:
    """Put the network between a process and what it asks: a log or an outbox."""
    return cast("T", _Remote(target, process))
