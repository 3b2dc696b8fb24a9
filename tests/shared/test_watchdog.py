"""A handler that outlasts its time takes its process with it, and memory has a bound."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from dateline.runtime.watchdog import Watchdog


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run a program that is expected to end, by itself or by the watchdog."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "stuck",
    [
        "while True: pass",
        "threading.Event().wait()",
        # Backtracks for hours in C code, and lets no other thread run meanwhile.
        "re.match('(a+)+$', 'a' * 60 + 'b')",
    ],
)
@pytest.mark.parametrize("in_thread", [False, True])
def test_a_handler_that_never_ends_ends_its_process(stuck: str, in_thread: bool) -> None:  # noqa: FBT001
    """Whether it spins, waits or is lost in C, in the loop or beside it: the status is 1."""
    ended = run(f"""
        import asyncio, re, threading, time
        from dateline.runtime.watchdog import Watchdog
        def handler():
            {stuck}
        async def work():
            dog = Watchdog(0.4)
            guard = asyncio.create_task(dog.guard())
            await asyncio.sleep(0)
            with dog.watching():
                {"await asyncio.to_thread(handler)" if in_thread else "handler()"}
            print("never reached")
        asyncio.run(work())
    """)
    assert ended.returncode == 1
    assert "handler" in ended.stderr
    assert "never reached" not in ended.stdout


def test_a_handler_that_ends_in_time_is_left_alone() -> None:
    """Short batches may follow each other for ever, and the alarm goes off with the guard."""
    ended = run("""
        import asyncio
        from dateline.runtime.watchdog import Watchdog
        async def work():
            dog = Watchdog(0.6)
            guard = asyncio.create_task(dog.guard())
            for _ in range(12):
                with dog.watching():
                    await asyncio.sleep(0.1)
            guard.cancel()
            await asyncio.wait([guard])
        asyncio.run(work())
        print("alive")
    """)
    assert (ended.returncode, ended.stdout) == (0, "alive\n")


def test_of_two_handlers_the_first_to_be_late_counts() -> None:
    """When one of them ends, the other is still watched."""
    ended = run("""
        import asyncio
        from dateline.runtime.watchdog import Watchdog
        async def work():
            dog = Watchdog(0.5)
            guard = asyncio.create_task(dog.guard())
            with dog.watching():
                while True:
                    with dog.watching():
                        await asyncio.sleep(0.05)
        asyncio.run(work())
    """)
    assert ended.returncode == 1


async def test_no_limit_means_no_watch() -> None:
    """A stage whose batches take hours is allowed to."""
    dog = Watchdog(None)
    with dog.watching():
        await dog.guard()


def test_memory_beyond_the_limit_is_refused() -> None:
    """What would eat the machine gets a MemoryError, and the process goes on."""
    ended = run("""
        from dateline.runtime.memory_limit import limit_memory
        limit_memory(256)
        try:
            bytearray(2**29)
        except MemoryError:
            print("refused", len(bytearray(2**20)))
    """)
    assert ended.stdout == "refused 1048576\n", ended.stderr


def test_without_a_limit_memory_is_the_containers_business() -> None:
    """Nothing is set, and nothing is refused."""
    ended = run("""
        import resource
        from dateline.runtime.memory_limit import limit_memory
        before = resource.getrlimit(resource.RLIMIT_DATA)
        limit_memory(0)
        print(before == resource.getrlimit(resource.RLIMIT_DATA))
    """)
    assert ended.stdout == "True\n"
