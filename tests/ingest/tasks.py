"""What the tests have a sandbox do: tasks that behave, and tasks that do not."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time


def double(text: str) -> str:
    """Behave."""
    return text * 2


def process_id() -> int:
    """Tell which child runs this."""
    return os.getpid()


def burn(seconds: float) -> float:
    """Take processor time in Python, and tell how much it was."""
    while time.process_time() < seconds:
        pass
    return time.process_time()


def burn_in_c() -> int:
    """Take processor time where no Python code gets a turn for a long while."""
    return len(str(7 ** (10**7)))


def hoard(size: int) -> int:
    """Take memory."""
    return len(bytearray(size))


def doze() -> None:
    """Take time by the clock, and none of the processor's."""
    time.sleep(600)


def crash() -> None:
    """End as a process does whose C code has gone wrong."""
    os.kill(os.getpid(), signal.SIGSEGV)


def raise_key_error(name: str) -> None:
    """Have a bug."""
    raise KeyError(name)


def chatter() -> str:
    """Print, as libraries do that were not asked to."""
    sys.stdout.write("a warning\n" * 1000)
    sys.stdout.flush()
    os.write(1, b"straight to the descriptor\n")
    return "done"


def limits_in_force() -> tuple[int, int, float]:
    """Tell the soft limits of processor time and memory, and the alarm."""
    return (
        resource.getrlimit(resource.RLIMIT_CPU)[0],
        resource.getrlimit(resource.RLIMIT_AS)[0],
        signal.getitimer(signal.ITIMER_REAL)[0],
    )


def is_loaded(module: str) -> bool:
    """Tell whether a module has been loaded in the child."""
    return module in sys.modules


def peak_memory() -> int:
    """Tell the most memory that the child ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class Unfit:
    """A value that cannot be pickled."""

    def __reduce__(self) -> str:
        """Refuse."""
        message = "unfit for pickling"
        raise TypeError(message)


def unfit() -> Unfit:
    """Return what cannot be sent."""
    return Unfit()


def count_often(text: str) -> None:
    """Take time as the square of a text's length, though only a small part of it."""
    for _ in range(len(text) // 40):
        text.count("b")


def give_up(text: str) -> None:
    """Raise what no reader of texts may raise."""
    raise TypeError(text[:1])
