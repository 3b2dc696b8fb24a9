"""A clock that jumps from one event to the next, so that asyncio code waits for nothing."""

from __future__ import annotations

import asyncio
import itertools
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

EPOCH = datetime(2026, 1, 5, tzinfo=UTC)
"""When virtual time begins: a Monday."""

# Timers closer together than this fire together, as they do on a real clock.
_RESOLUTION_S = 1e-6


class Standstill(RuntimeError):  # noqa: N818 - a state of affairs, however it came about
    """Everything waits for something else, and nothing will ever happen again."""


class _JumpingClock(selectors.SelectSelector):
    """Instead of waiting for a descriptor or a time, makes it that time."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Let the time pass that asyncio would have waited."""
        if timeout is None:
            raise Standstill("no task is ready and no timer is set")
        self.seconds += max(0.0, timeout)
        return []


class _NumberedTask(asyncio.Task[Any]):
    """Hashed by its number, so that sets of tasks have the same order in every run."""

    def __init__(self, number: int, work: Coroutine[Any, Any, Any], **options: Any) -> None:
        self._number = number  # asked for at once: asyncio keeps its tasks in a set
        super().__init__(work, **options)

    def __hash__(self) -> int:
        return self._number


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop under a virtual clock: a week of timers passes in as long as its work takes.

    Work for threads is done at once and in order, and there is no network. So a program that takes
    its chance from seeded generators does exactly the same in every run.
    """

    def __init__(self) -> None:
        self._jumping = _JumpingClock()
        super().__init__(self._jumping)
        self._clock_resolution = _RESOLUTION_S
        numbers = itertools.count()

        def make(_loop: asyncio.AbstractEventLoop, work: Any, **options: Any) -> asyncio.Task[Any]:
            return _NumberedTask(next(numbers), work, loop=self, **options)

        self.set_task_factory(make)

    def time(self) -> float:
        """Virtual seconds since the start."""
        return self._jumping.seconds

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        """Do the work at once; it takes no virtual time."""
        del executor
        done: asyncio.Future[T] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - belongs to whoever awaits the work
            done.set_exception(error)
        return done


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in virtual time, as :func:`asyncio.run` does in real time.

    Raises:
        Standstill: it waits for something that can no longer happen.
    """
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


def now() -> datetime:
    """The virtual date and time, for code that is given its clock as a parameter."""
    return EPOCH + timedelta(seconds=asyncio.get_running_loop().time())
