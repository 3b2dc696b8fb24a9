"""The inside of a sandbox: a process that runs tasks within limits which the kernel keeps."""

from __future__ import annotations

import gc
import importlib
import json
import math
import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

HEADER = struct.Struct(">cQ")
"""Before each frame on a pipe: its kind, and how many bytes follow."""
TASK, VALUE, COSTLY, BROKEN = b"t", b"v", b"c", b"b"
"""Kinds of frames: a task to run, what it returned, why it was stopped, the traceback of a bug."""
_RETIRED, _DRAINED = 0, 3
"""Exit codes of a child that has run its share of tasks, or that nobody sends any more."""
_GARBAGE = 100_000
"""New objects before a search for cycles among them: at Python's 700 it takes a tenth of a task."""
_MEMORY = Path("/proc/self/statm")


@dataclass(frozen=True)
class Limits:
    """What one task may take."""

    cpu: float = 2.0
    """Seconds of processor time. The kernel counts whole ones: up to one more may pass."""
    memory: int = 64 * 1024 * 1024
    """Bytes of address space beyond what the child has when the task starts."""
    wall: float = 60.0
    """Seconds by the clock, for what waits instead of working."""
    tasks: int = 500
    """Tasks after which a child makes room for a fresh one."""


def main() -> None:
    """Load modules, then keep one child that runs tasks, and replace it whenever it ends.

    The children are forks of a process that has everything loaded, so that a fresh one costs
    milliseconds. Where there is no fork, tasks run in this process and without limits.
    """
    setup = json.loads(sys.argv[2])
    limits = Limits(**setup["limits"])
    source, sink = _take_pipes()
    for name in setup["preload"]:
        importlib.import_module(name)
    _fall_silent()
    gc.collect()
    gc.freeze()  # what is shared with the children stays shared
    gc.set_threshold(_GARBAGE)
    ended = _RETIRED
    while ended == _RETIRED:
        ended = _in_child(source, sink, limits)
        reason = _reason(-ended, limits)
        if reason:
            _write(sink, COSTLY, reason.encode())
            ended = _RETIRED
    sys.exit(0 if ended == _DRAINED else 128 + abs(ended))


def serve(source: int, sink: int, limits: Limits) -> int:
    """Run tasks until the share of one process is done, or no more come; return which."""
    for _ in range(limits.tasks):
        request = _read(source)
        if request is None:
            return _DRAINED
        _write(sink, *_answer(request, limits))
    return _RETIRED


def _in_child(source: int, sink: int, limits: Limits) -> int:
    """Let a child serve, and return its exit code, of a signal the negative number."""
    if sys.platform == "win32":
        return serve(source, sink, limits)
    pid = os.fork()
    if pid == 0:
        os._exit(serve(source, sink, limits))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _reason(number: int, limits: Limits) -> str:
    """Say which limit a child hit that a signal has ended; nothing for any other end.

    The two signals can only come while a task runs, when nothing has been written of its answer.
    """
    if sys.platform != "win32":
        if number == signal.SIGXCPU:
            return f"over {limits.cpu:g} s of processor time"
        if number == signal.SIGALRM:
            return f"over {limits.wall:g} s"
    return ""


def _answer(request: bytes, limits: Limits) -> tuple[bytes, bytes]:
    try:
        function, args, kwargs = pickle.loads(request)  # noqa: S301 - of our own parent
        with limited(limits):
            return VALUE, pickle.dumps(function(*args, **kwargs), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return COSTLY, f"over {limits.memory >> 20} MB of memory".encode()
    except Exception:  # noqa: BLE001 - a task's bug must not cost its neighbours their process
        return BROKEN, traceback.format_exc().encode()


@contextmanager
def limited(limits: Limits) -> Generator[None]:
    """Hold this process to limits for a while.

    Without a handler SIGXCPU and SIGALRM end it, in the midst of C code too.
    """
    if sys.platform == "win32":
        yield
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + limits.cpu)
    space = _address_space()
    before = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)}
    try:
        _lower(resource.RLIMIT_CPU, seconds, before[resource.RLIMIT_CPU][1])
        if space is not None:
            _lower(resource.RLIMIT_AS, space + limits.memory, before[resource.RLIMIT_AS][1])
        signal.setitimer(signal.ITIMER_REAL, limits.wall)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for kind, pair in before.items():
            resource.setrlimit(kind, pair)


def _lower(kind: int, soft: int, hard: int) -> None:
    """Set a limit that may be raised again, below one that may not."""
    if sys.platform != "win32":
        unlimited = hard == resource.RLIM_INFINITY
        resource.setrlimit(kind, (soft if unlimited else min(soft, hard), hard))


def _address_space() -> int | None:
    """Bytes that this process has mapped; ``None`` where there is no /proc to tell."""
    try:
        pages = int(_MEMORY.read_text(encoding="ascii").split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _take_pipes() -> tuple[int, int]:
    """Keep the parent's pipes to ourselves: what a library prints goes to standard error."""
    source, sink = os.dup(0), os.dup(1)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return source, sink


def _fall_silent() -> None:
    """Print no more: out of memory, lxml would tell of each error that it could not note."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)


def _read(source: int) -> bytes | None:
    header = _exactly(source, HEADER.size)
    return None if header is None else _exactly(source, HEADER.unpack(header)[1])


def _exactly(source: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = os.read(source, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(sink: int, kind: bytes, content: bytes) -> None:
    rest = memoryview(HEADER.pack(kind, len(content)) + content)
    while rest:
        rest = rest[os.write(sink, rest) :]
