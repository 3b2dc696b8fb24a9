"""Workers as process groups: started, metered by the kernel, killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PROC = Path("/proc")
_LOOK_S = 0.01
_STALLED_S = 60.0


@dataclass(frozen=True)
class Group:
    """A worker and all processes that it started."""

    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def cpu(self) -> float:
        """Seconds that the kernel has given to all live threads of the group, to the nanosecond."""
        return cpu_of(self.process.pid)

    @contextmanager
    def held(self) -> Generator[None]:
        """Keep every process of the group from running while the block does."""
        self._send(signal.SIGSTOP)
        try:
            yield
        finally:
            self._send(signal.SIGCONT)

    def kill(self) -> None:
        """End every process of the group at once, as a power cut would."""
        self._send(signal.SIGKILL)
        self.process.wait()

    def said(self) -> str:
        """Return the end of what the worker wrote."""
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-2000:]

    def _send(self, signum: signal.Signals) -> None:
        for pid in _members(self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signum)


@contextmanager
def worker(
    name: str, url: str, *, wait: float = 0.0, burn: float = 0.0, record: bool = False
) -> Generator[Group]:
    """Run a worker of a system; it is killed at the end, if it still lives."""
    command = [sys.executable, "-m", "bench.delivery.worker", name, url]
    command += [f"--wait={wait}", f"--burn={burn}", *(["--record"] if record else [])]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - the command is made here
            command, stdout=log, stderr=log, start_new_session=True
        )
        group = Group(process, log)
        try:
            yield group
        finally:
            group.kill()


def wait_for(reached: Callable[[], bool], progress: Callable[[], int], group: Group) -> None:
    """Wait until a worker has got somewhere.

    Raises:
        RuntimeError: it ended, or has done nothing for a minute.
    """
    seen, moved = progress(), time.monotonic()
    while not reached():
        time.sleep(_LOOK_S)
        now = progress()
        if now != seen:
            seen, moved = now, time.monotonic()
        if group.process.poll() is not None or time.monotonic() - moved > _STALLED_S:
            raise RuntimeError(f"stuck at {seen}: {group.said()}")


def cpu_of(leader: int) -> float:
    """Seconds on a processor of all live threads of a session, by the process that leads it."""
    return sum(_on_cpu(pid) for pid in _members(leader)) / 1e9


def _members(leader: int) -> list[int]:
    processes = [int(path.name) for path in _PROC.iterdir() if path.name.isdigit()]
    return [pid for pid in processes if _session(pid) == leader]


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None


def _on_cpu(pid: int) -> int:
    """Add up the nanoseconds on a processor of a process's threads."""
    total = 0
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for thread in (_PROC / str(pid) / "task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
    return total
