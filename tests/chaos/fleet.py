"""Worker processes as a container engine keeps them: started, killed, scaled, started again."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dateline.embedded import die_with_parent

_LOOK_S = 0.05
_RESTART_S = 0.1
_LONGEST_END_S = 60.0


@dataclass(eq=False)
class Worker:
    """One container: a command that is kept running until it is no longer wanted."""

    name: str
    command: Sequence[str]
    """Arguments of the Python interpreter."""
    log: Path
    first: list[Sequence[str]] = field(default_factory=list[Sequence[str]])
    """Other arguments for the first starts, such as those that crash at a named point."""
    within: Sequence[str] = ()
    environ: Mapping[str, str] = field(default_factory=dict[str, str])
    process: subprocess.Popen[bytes] | None = None
    wanted: bool = True
    down_since: float = 0.0
    died: int = 0
    """How often it was killed, by itself or otherwise than by the fleet."""
    log_start: int = 0
    """Where the log of its present process begins."""

    @property
    def pid(self) -> int | None:
        """The pid, while it runs."""
        if self.process is None or self.process.poll() is not None:
            return None
        return self.process.pid


@dataclass
class Fleet:
    """All workers of a run, and how often each kind of thing happened to them."""

    logs: Path
    environ: Mapping[str, str]
    workers: list[Worker] = field(default_factory=list[Worker])
    events: Counter[str] = field(default_factory=Counter[str])
    """``killed``, ``terminated``, ``ended`` by itself, ``started``."""
    statuses: Counter[int] = field(default_factory=Counter[int])
    """How workers that nobody ended ended by themselves."""
    peak_rss: int = 0
    """The largest resident set of any worker so far, in bytes."""
    _added: int = 0

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Fleet]:
        """Keep workers running while the block does; kill what is left."""
        self.logs.mkdir(parents=True, exist_ok=True)
        engine = asyncio.create_task(self._keep())
        try:
            yield self
        finally:
            engine.cancel()
            for worker in self.workers:
                if worker.process:
                    worker.process.kill()
                    worker.process.wait()

    def add(
        self,
        name: str,
        *,
        command: Sequence[str],
        first: Sequence[Sequence[str]] = (),
        within: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
    ) -> Worker:
        """Start a worker; its name is the last argument of each command."""
        firsts: list[Sequence[str]] = [[*words, name] for words in first]
        log = self.logs / f"{name}-{self._added}.log"
        worker = Worker(name, [*command, name], log, firsts, within, environ or {})
        self._added += 1
        self.workers.append(worker)
        self._start(worker)
        return worker

    def named(self, name: str) -> list[Worker]:
        """The workers of one name."""
        return [worker for worker in self.workers if worker.name == name]

    def kill(self, worker: Worker) -> None:
        """Kill with -9; the engine starts it again."""
        if worker.pid is not None and worker.process:
            self.events["killed"] += 1
            self._measure(worker)
            worker.process.kill()
            worker.process.wait()
            worker.down_since = time.monotonic()

    def terminate(self, worker: Worker) -> None:
        """Ask a worker to finish; the engine starts it again."""
        if worker.pid is not None and worker.process:
            self.events["terminated"] += 1
            worker.process.terminate()

    async def dismiss(self, workers: Sequence[Worker]) -> None:
        """Stop workers for good, after they have finished what they hold."""
        for worker in workers:
            worker.wanted = False
            self.terminate(worker)
        for worker in workers:
            if worker.process:
                await asyncio.to_thread(worker.process.wait, _LONGEST_END_S)
            self.workers.remove(worker)

    def pause(self, worker: Worker, *, on: bool) -> None:
        """Stop a process where it stands, or let it go on."""
        if worker.pid is not None:
            os.kill(worker.pid, signal.SIGSTOP if on else signal.SIGCONT)

    @property
    def up(self) -> list[Worker]:
        """The workers whose present process is at work."""
        return [worker for worker in self.workers if worker.pid and self.told(worker, "started")]

    def told(self, worker: Worker, event: str) -> bool:
        """Tell whether the present process of a worker has logged an event."""
        return event.encode() in worker.log.read_bytes()[worker.log_start :]

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_S)
            for worker in tuple(self.workers):
                self._measure(worker)
                if worker.wanted and worker.pid is None:
                    self._revive(worker)

    def _revive(self, worker: Worker) -> None:
        if not worker.down_since and worker.process:
            worker.down_since = time.monotonic()
            self.events["ended"] += 1
            self.statuses[worker.process.returncode] += 1
            if worker.process.returncode == -signal.SIGKILL:
                worker.died += 1
                self.events["died at a point"] += 1
        if time.monotonic() - worker.down_since >= _RESTART_S:
            self._start(worker)

    def _start(self, worker: Worker) -> None:
        words = worker.first.pop(0) if worker.first else worker.command
        with worker.log.open("ab") as file:
            worker.log_start = file.tell()
            worker.process = subprocess.Popen(
                [*worker.within, sys.executable, *words],
                env={**os.environ, **self.environ, **worker.environ},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                preexec_fn=die_with_parent(),  # noqa: PLW1509 - one prctl call
            )
        worker.down_since = 0.0
        self.events["started"] += 1

    def _measure(self, worker: Worker) -> None:
        if worker.pid is not None:
            self.peak_rss = max(self.peak_rss, resident(worker.pid))


def resident(pid: int) -> int:
    """The largest resident set that a process has had, in bytes; 0 once it has gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0")
    return int(peak.split()[1]) * 1024
