"""Tests of running tasks in killable child processes."""

from __future__ import annotations

import asyncio
import os
import pickle
import resource
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dateline_ingest.outcomes import Failed
from dateline_ingest.sandbox import ChildProcesses, InProcess, Limits, Sandbox, open_sandbox

from . import tasks

SMALL = Limits(cpu=0.2, memory=32 << 20, wall=20.0, tasks=500)


@pytest.fixture
async def sandbox() -> AsyncGenerator[ChildProcesses]:
    """Two children with small limits, and nothing loaded beforehand."""
    async with opened(SMALL) as sandbox:
        yield sandbox


@asynccontextmanager
async def opened(limits: Limits, workers: int = 2) -> AsyncGenerator[ChildProcesses]:
    """A sandbox whose inside the test may look at."""
    async with open_sandbox(workers, preload=[tasks.__name__], limits=limits) as sandbox:
        assert isinstance(sandbox, ChildProcesses)
        yield sandbox


def is_alive(pid: int) -> bool:
    """Whether a process is there that has not ended."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False


async def pid_of(sandbox: Sandbox) -> int:
    """The id of the child that will run the next task."""
    pid = await sandbox.run(tasks.process_id)
    assert isinstance(pid, int)
    return pid


async def test_a_task_runs_in_another_process(sandbox: ChildProcesses) -> None:
    """Its value comes back."""
    assert await sandbox.run(tasks.double, "ab") == "abab"
    assert await pid_of(sandbox) != os.getpid()


async def test_a_large_value_goes_there_and_back(sandbox: ChildProcesses) -> None:
    """Larger than any pipe holds at once."""
    assert await sandbox.run(tasks.double, "x" * 3_000_000) == "x" * 6_000_000


async def test_one_child_serves_many_tasks(sandbox: ChildProcesses) -> None:
    """A process for each would cost more than the task."""
    assert len({await pid_of(sandbox) for _ in range(5)}) == 1


async def test_a_task_that_is_deep_in_c_is_ended(sandbox: ChildProcesses) -> None:
    """There no exception could reach it."""
    assert await sandbox.run(tasks.burn_in_c) == Failed(
        "too_costly", "over 0.2 s of processor time"
    )


async def test_only_what_can_be_sent_is_sent(sandbox: ChildProcesses) -> None:
    """A function that is no module's own is the caller's mistake, and told at once."""
    with pytest.raises((AttributeError, pickle.PicklingError)):
        await sandbox.run(lambda: None)
    assert await sandbox.run(tasks.double, "a") == "aa"


async def test_a_task_over_its_processor_time_is_ended(sandbox: ChildProcesses) -> None:
    """By the kernel, and at the latest one second after."""
    assert await sandbox.run(tasks.burn, 60.0) == Failed(
        "too_costly", "over 0.2 s of processor time"
    )
    assert await sandbox.run(tasks.double, "a") == "aa"


async def test_what_earlier_tasks_took_is_not_held_against_a_later_one() -> None:
    """The kernel counts a process's whole life; the limit moves on with it."""
    async with opened(Limits(cpu=1.0), workers=1) as sandbox:
        pid = await pid_of(sandbox)
        for seconds in (0.6, 1.2, 1.8, 2.4):
            assert not isinstance(await sandbox.run(tasks.burn, seconds), Failed)
        assert await pid_of(sandbox) == pid


async def test_a_task_over_its_memory_is_told_so(sandbox: ChildProcesses) -> None:
    """The child lives on: nothing was given to it."""
    pid = await pid_of(sandbox)
    assert await sandbox.run(tasks.hoard, 64 << 20) == Failed("too_costly", "over 32 MB of memory")
    assert await sandbox.run(tasks.hoard, 16 << 20) == 16 << 20
    assert await pid_of(sandbox) == pid


async def test_a_task_that_waits_for_ever_is_ended() -> None:
    """It takes no processor time, but a place."""
    async with opened(Limits(wall=0.2), workers=1) as sandbox:
        assert await sandbox.run(tasks.doze) == Failed("too_costly", "over 0.2 s")
        assert await sandbox.run(tasks.double, "a") == "aa"


async def test_a_crash_is_tried_again_and_then_told(sandbox: ChildProcesses) -> None:
    """Whoever runs out of memory may not be the one who took it."""
    failed = await sandbox.run(tasks.crash)
    assert isinstance(failed, Failed)
    assert failed == Failed("too_costly", f"the child process ended with {128 + signal.SIGSEGV}")
    assert await sandbox.run(tasks.double, "a") == "aa"


async def test_an_idle_child_that_was_killed_is_replaced(sandbox: ChildProcesses) -> None:
    """The next task does not notice."""
    os.kill(await pid_of(sandbox), signal.SIGKILL)
    assert await sandbox.run(tasks.double, "a") == "aa"


async def test_neighbours_of_a_hostile_task_are_not_harmed(sandbox: ChildProcesses) -> None:
    """Those that run beside it and those that wait behind it come to their end."""
    hostile = [
        sandbox.run(tasks.burn, 60.0),
        sandbox.run(tasks.crash),
        sandbox.run(tasks.burn, 60.0),
    ]
    honest = [sandbox.run(tasks.double, str(number)) for number in range(20)]
    answers = await asyncio.gather(*hostile, *honest)
    assert [isinstance(answer, Failed) for answer in answers[:3]] == [True, True, True]
    assert answers[3:] == [str(number) * 2 for number in range(20)]


async def test_a_bug_is_told_and_harms_nobody(sandbox: ChildProcesses) -> None:
    """The exception stays in the child, its last line comes back."""
    pid = await pid_of(sandbox)
    assert await sandbox.run(tasks.raise_key_error, "x") == Failed(
        "internal_error", "KeyError: 'x'"
    )
    assert await sandbox.run(tasks.unfit) == Failed(
        "internal_error", "TypeError: unfit for pickling"
    )
    assert await pid_of(sandbox) == pid


async def test_what_a_library_prints_does_not_disturb(sandbox: ChildProcesses) -> None:
    """Standard output is not the way by which answers come."""
    assert await sandbox.run(tasks.chatter) == "done"
    assert await sandbox.run(tasks.double, "a") == "aa"


async def test_a_child_is_recycled_after_its_share_of_tasks() -> None:
    """What leaks in a library leaks for so long and no longer."""
    async with opened(Limits(tasks=3), workers=1) as sandbox:
        pids = [await pid_of(sandbox) for _ in range(7)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 1]


async def test_limits_hold_while_a_task_runs(sandbox: ChildProcesses) -> None:
    """All three of them."""
    read = await sandbox.run(tasks.limits_in_force)
    assert not isinstance(read, Failed)
    processor, memory, alarm = read
    assert 1 <= processor <= 2
    assert memory != resource.RLIM_INFINITY
    assert 0 < alarm <= 20


async def test_modules_are_loaded_before_the_first_task(sandbox: ChildProcesses) -> None:
    """A slow import would count as the task's own time."""
    assert await sandbox.run(tasks.is_loaded, tasks.__name__) is True
    async with open_sandbox(1, preload=["xml.dom.pulldom"]) as other:
        assert await other.run(tasks.is_loaded, "xml.dom.pulldom") is True


async def test_nobody_waits_for_what_was_given_up(sandbox: ChildProcesses) -> None:
    """A caller may go; his place is free again when the task has ended."""
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await sandbox.run(tasks.burn, 0.4)
    assert await asyncio.gather(*(sandbox.run(tasks.double, "a") for _ in range(4))) == ["aa"] * 4


async def test_nothing_is_left_behind() -> None:
    """Neither idle children nor those at work."""
    async with opened(SMALL) as sandbox:
        pid = await pid_of(sandbox)
        keepers = [cell.process.pid for cell in sandbox.cells if cell.process]
        working = asyncio.create_task(sandbox.run(tasks.doze))
        await sandbox.run(tasks.double, "a")
        keepers += [cell.process.pid for cell in sandbox.cells if cell.process]
    assert keepers
    assert not any(map(is_alive, [pid, *keepers]))
    with pytest.raises(asyncio.CancelledError):
        await working


async def test_children_end_with_their_parent() -> None:
    """The end of the pipe tells them, even when their parent could not."""
    async with opened(SMALL, workers=1) as sandbox:
        pid = await pid_of(sandbox)
        process = sandbox.cells[0].process
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        assert await process.wait() == 0
        assert not is_alive(pid)


async def test_without_walls_a_task_runs_here() -> None:
    """For tests, simulations and documents of one's own."""
    sandbox: Sandbox = InProcess()
    assert await sandbox.run(tasks.process_id) == os.getpid()
    assert await sandbox.run(tasks.raise_key_error, "x") == Failed(
        "internal_error", "KeyError('x')"
    )
