"""Tasks run in killable child processes, so that a hostile document costs its own poll alone."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import Any, ParamSpec, Protocol, TypeVar

from dateline.runtime.logging import logger
from dateline_ingest.outcomes import Failed
from dateline_ingest.sandbox_child import BROKEN, COSTLY, HEADER, TASK, Limits

__all__ = ["InProcess", "Limits", "Sandbox", "open_sandbox"]

log = logger("ingest")

P = ParamSpec("P")
T = TypeVar("T")

PRELOADED = ("dateline_ingest.feeds.articles",)
"""Modules that a child has loaded before its first task: loading them counts for no task."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from dateline_ingest.sandbox_child import main; main()"
)
_BUFFER = 1 << 20
_TRIES = 2
"""A child may be killed for another's fault, when memory is short: its task gets a second one."""


class Sandbox(Protocol):
    """Where functions are run that other people's bytes may stall, fell or fatten."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failed:
        """Run a function of a module, its arguments and its value fit for pickling.

        Returns:
            Its value, or ``too_costly`` where a limit stopped it, or ``internal_error`` where it
            raised an exception, which is logged.
        """
        ...


class InProcess:
    """A sandbox without walls, for tests, simulations and documents of one's own."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failed:
        """Run a function here and now, with no limits."""
        try:
            return function(*args, **kwargs)
        except Exception as error:
            log.exception("ingest.task_crashed", task=function.__name__)
            return Failed("internal_error", repr(error)[:200])


@dataclass
class _Cell:
    """One child process, which is started anew whenever it has ended."""

    setup: str
    process: Process | None = None

    async def ask(self, request: bytes) -> tuple[bytes, bytes] | int:
        """Have one task done; where the child ends instead, return its exit code."""
        if self.process is not None and self.process.returncode is not None:
            await self.end()
        process = self.process = self.process or await self._started()
        assert process.stdin is not None  # noqa: S101 - both are pipes, see below
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(HEADER.pack(TASK, len(request)))
            process.stdin.write(request)
            await process.stdin.drain()
            kind, size = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
            return kind, await process.stdout.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            await self.end()
            return process.returncode or 0

    async def end(self) -> None:
        """Kill the process and its own child, and wait until nothing of them is left."""
        process, self.process = self.process, None
        if process is None:
            return
        if process.returncode is None:
            with suppress(ProcessLookupError):
                if sys.platform == "win32":
                    process.kill()
                else:
                    os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()  # closes the pipes, at whose end a child left alone ends too

    async def _started(self) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            _START,
            json.dumps(sys.path),
            self.setup,
            stdin=PIPE,
            stdout=PIPE,
            limit=_BUFFER,
            start_new_session=True,  # Ctrl-C in a terminal is for the parent alone
        )


@dataclass
class ChildProcesses:
    """A sandbox of child processes, each with one task at a time.

    Not a pool with one queue: a child that dies there may die with the queue's lock in its hands.
    Here each child has pipes of its own, so that the end of one is no business of the others.
    """

    setup: str
    workers: int
    idle: asyncio.LifoQueue[_Cell] = field(default_factory=asyncio.LifoQueue[_Cell])
    """The last used first: where there is little to do, one child is enough."""
    cells: list[_Cell] = field(default_factory=list[_Cell])
    running: set[asyncio.Task[Any]] = field(default_factory=set[asyncio.Task[Any]])

    def __post_init__(self) -> None:
        """Make a cell for each worker; its process is started when it is needed."""
        self.cells = [_Cell(self.setup) for _ in range(self.workers)]
        for cell in self.cells:
            self.idle.put_nowait(cell)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failed:
        """Run a function in a child; see :class:`Sandbox`."""
        request = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        cell = await self.idle.get()
        # Who no longer waits for the answer leaves a child behind that is still at work.
        task = asyncio.create_task(self._ask(cell, request))
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        answer = await asyncio.shield(task)
        if isinstance(answer, Failed):
            return answer
        kind, content = answer
        if kind == COSTLY:
            return Failed("too_costly", content.decode())
        if kind == BROKEN:
            told = content.decode()
            log.error("ingest.task_crashed", task=function.__name__, told=told)
            return Failed("internal_error", told.rstrip().rpartition("\n")[2][:200])
        value: T = pickle.loads(content)  # noqa: S301 - of our own child
        return value

    async def close(self) -> None:
        """End every child, whatever it is doing."""
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        await asyncio.gather(*(cell.end() for cell in self.cells))

    async def _ask(self, cell: _Cell, request: bytes) -> tuple[bytes, bytes] | Failed:
        try:
            code = 0
            for _ in range(_TRIES):
                answer = await cell.ask(request)
                if not isinstance(answer, int):
                    return answer
                code = answer
            return Failed("too_costly", f"the child process ended with {code}")
        finally:
            self.idle.put_nowait(cell)


@asynccontextmanager
async def open_sandbox(
    workers: int = 2,
    *,
    preload: Sequence[str] = PRELOADED,
    limits: Limits | None = None,
) -> AsyncGenerator[Sandbox]:
    """Open a sandbox of child processes, and end them all afterwards.

    On Linux a task is held to processor time, memory and wall time; elsewhere on POSIX memory is
    not counted, and on Windows nothing is: a task can only be waited for.

    Args:
        workers: how many tasks may run at once.
        preload: the modules whose functions will be run.
        limits: what one task may take.
    """
    limits = limits or Limits()
    if sys.platform != "linux":
        log.warning("ingest.sandbox_weak", told=f"on {sys.platform} hostile feeds are not bounded")
    setup = json.dumps({"limits": asdict(limits), "preload": [*preload]})
    sandbox = ChildProcesses(setup, workers)
    try:
        yield sandbox
    finally:
        await sandbox.close()
