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
def test_a_handler_that_never_ends_ends_its_process(stuck: str) -> None:
    """Whether it spins, waits or is lost in C, the stacks are told and the status is 1."""
    ended = run(f"""
        import re, threading
        from dateline.runtime.watchdog import Watchdog
        def handler():
            {stuck}
        with Watchdog(0.2).watching():
            handler()
        print("never reached")
    """)
    assert ended.returncode == 1
    assert "handler" in ended.stderr
    assert "never reached" not in ended.stdout


def test_a_handler_that_ends_in_time_is_left_alone() -> None:
    """The alarm is put out when the block ends."""
    ended = run("""
        import time
        from dateline.runtime.watchdog import Watchdog
        dog = Watchdog(0.2)
        for _ in range(2):
            with dog.watching():
                pass
        time.sleep(0.5)
        print("alive")
    """)
    assert (ended.returncode, ended.stdout) == (0, "alive\n")


def test_of_two_handlers_the_first_to_be_late_counts() -> None:
    """When one of them ends, the other is still watched."""
    ended = run("""
        import time
        from dateline.runtime.watchdog import Watchdog
        dog = Watchdog(0.5)
        with dog.watching():
            with dog.watching():
                pass
            time.sleep(30)
    """)
    assert ended.returncode == 1


def test_no_limit_means_no_watch() -> None:
    """A stage whose batches take hours is allowed to."""
    with Watchdog(None).watching():
        pass


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
