"""Workers are metered by the kernel, held, killed, and told apart from everything else."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.delivery.client import client
from bench.delivery.payload import document
from bench.delivery.peer import PEERS, peer
from bench.delivery.processes import Group, cpu_of, wait_for, worker
from dateline.streams import ENRICHED
from tests.conftest import until

BUSY = "while True: pass"
FAMILY = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])"


@contextmanager
def group(code: str) -> Generator[Group]:
    """Run Python code as a worker of its own session."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        made = Group(process, log)
        try:
            yield made
        finally:
            made.kill()
            assert process.stdin
            process.stdin.close()


def state(pid: int) -> str:
    """Read how a process is doing: R(unning), S(leeping), T (stopped), Z(ombie) or gone."""
    try:
        told = (Path("/proc") / str(pid) / "stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return "gone"
    return told.rpartition(")")[2].split()[0]


def children(pid: int) -> list[int]:
    """List what a process has started."""
    told = (Path("/proc") / str(pid) / "task" / str(pid) / "children").read_text(encoding="utf-8")
    return [int(word) for word in told.split()]


async def test_a_busy_worker_is_charged_for_its_time() -> None:
    """The meter runs while the worker does."""
    with group(BUSY) as busy:
        await until(lambda: busy.cpu() > 0.05)


async def test_what_a_worker_starts_is_charged_to_it() -> None:
    """A pool of processes is one worker, and its head is asleep."""
    with group(FAMILY) as family:
        await until(lambda: children(family.process.pid))
        await until(lambda: state(family.process.pid) == "S")
        before = family.cpu()
        await until(lambda: family.cpu() > before + 0.05)


async def test_a_held_worker_does_nothing() -> None:
    """Its queue can be filled in peace."""
    with group(BUSY) as busy:
        with busy.held():
            await until(lambda: state(busy.process.pid) == "T")
            assert cpu_of(busy.process.pid) == cpu_of(busy.process.pid)
        await until(lambda: state(busy.process.pid) == "R")


async def test_killing_a_worker_leaves_none_of_its_processes() -> None:
    """A pool without its head would go on working."""
    with group(FAMILY) as family:
        await until(lambda: children(family.process.pid))
        [child] = children(family.process.pid)
        family.kill()
        await until(lambda: state(child) in {"Z", "gone"})
        assert family.process.returncode == -9


def test_a_session_that_is_gone_has_no_time() -> None:
    """Processes may end while they are being looked at."""
    assert cpu_of(2**22 + 1) == 0.0
    assert cpu_of(os.getsid(0)) >= 0.0


def test_a_worker_that_ends_is_reported_with_its_last_words() -> None:
    """Nobody waits a minute for a worker that could not start."""
    with group("raise SystemExit('no such queue')") as broken:
        broken.process.wait()
        with pytest.raises(RuntimeError, match="no such queue"):
            wait_for(lambda: False, lambda: 3, broken)


@pytest.mark.parametrize("name", ["floor", "dateline"])
def test_floor_and_dateline_leave_the_same_on_the_stream(name: str, server: str) -> None:
    """They are compared at equal work: as many entries, with the same fields and documents."""
    with client(server) as redis:
        redis.flushall()
        system = peer(name)
        system.fill(server, [document(number) for number in range(120)])
        with worker(name, server) as running:
            wait_for(lambda: system.done(redis) >= 120, lambda: system.done(redis), running)
        entries = redis.xrange(ENRICHED.key())
        redis.flushall()
    assert [list(fields) for _, fields in entries] == [[b"type", b"id", b"time", b"data"]] * 120
    assert len({fields[b"data"] for _, fields in entries}) == 120


def test_only_known_systems_have_workers() -> None:
    """A slip of the pen measures nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.delivery.worker", "nobody", "redis://127.0.0.1:1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert all(name in done.stderr for name in PEERS)
