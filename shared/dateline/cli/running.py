"""How a command runs: Ctrl-C ends it, wherever it waits."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from dateline.ending import heed

T = TypeVar("T")


def carry_out(work: Coroutine[Any, Any, T]) -> T:
    """Run a command to its end.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C; by then the command has tidied up.
    """
    return asyncio.run(heed(work))
