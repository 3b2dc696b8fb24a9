"""Named points of the services at which a process can be made to die."""

from __future__ import annotations

import functools
import inspect
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from tests.chaos.seams import get, put


def die() -> None:
    """End this process as kill -9 does: no handler runs, no buffer is flushed."""
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Point:
    """A moment before or after a call of one of our methods."""

    service: str
    target: str
    """``module:Class.method``, or ``module:function``."""
    when: Literal["before", "half", "after"]
    matters: Callable[[Any], bool] = bool
    """Whether a call counts: told by its first argument (before), or what it returned (after)."""

    def arm(self, times: int) -> None:
        """Let the process die here, the given time that it counts."""
        calls = count(1)

        def pass_by(seen: Any) -> None:
            if self.matters(seen) and next(calls) == times:
                die()

        put(self.target, self._around(get(self.target), pass_by))

    def _around(self, original: Any, pass_by: Callable[[Any], None]) -> Any:
        if inspect.iscoroutinefunction(original):

            @functools.wraps(original)
            async def call(*args: Any, **more: Any) -> Any:
                if self.when == "before":
                    pass_by(_seen(args))
                result = await original(*args, **more)
                if self.when == "after":
                    pass_by(result)
                return result

            return call

        @functools.wraps(original)
        def call_now(first: Any, *args: Any, **more: Any) -> Any:
            if self.when == "half":
                original(first[: len(first) // 2], *args, **more)
            if self.when != "after":
                pass_by(first)
            result = original(first, *args, **more)
            if self.when == "after":
                pass_by(result)
            return result

        return call_now


def _seen(args: tuple[Any, ...]) -> Any:
    """The first argument after self; True where there is none."""
    return args[1] if len(args) > 1 else True


def _always(_: Any) -> bool:
    return True


_LOG, _OUTBOX = "dateline.runtime.redis_log:RedisLog", "dateline.runtime.outbox_partition:Partition"
_DELIVERY = "dateline.runtime.delivery:Delivery"
_ENRICH = "dateline_enrich.service:enrich_all"
_SAVE = "dateline_store.repository:Repository.save"

POINTS = {
    "fetched-before-publish": Point("ingest", f"{_OUTBOX}.send", "before"),
    "published-before-reply": Point("ingest", f"{_OUTBOX}.send", "after"),
    "delivered-before-handler": Point("enrich", f"{_DELIVERY}.handle", "before"),
    "mid-batch": Point("enrich", _ENRICH, "half"),
    "handled-before-commit": Point("enrich", f"{_LOG}.commit", "before"),
    "committed-before-reply": Point("enrich", f"{_LOG}.commit", "after"),
    "claimed-before-handler": Point(
        "enrich", f"{_LOG}.claim", "after", lambda it: bool(it.entries)
    ),
    "renewed": Point("enrich", f"{_LOG}.renew", "after"),
    "trimmed": Point("enrich", f"{_LOG}.trim", "after"),
    "release-begun": Point("enrich", f"{_LOG}.release", "before", _always),
    "released": Point("enrich", f"{_LOG}.release", "after", _always),
    "before-transaction": Point("store", _SAVE, "before"),
    "mid-transaction": Point("store", "dateline_store.writes:_insert_new", "after", _always),
    "before-database-commit": Point("store", "dateline_store.repository:save_batch", "after"),
    "database-committed-before-commit": Point("store", _SAVE, "after"),
    "store-committed-before-reply": Point("store", f"{_LOG}.commit", "after"),
}
"""Every point by name; one that waits for SIGTERM comes only when the worker is asked to end."""


def slow_down(seconds: float) -> None:
    """Let every batch of enrich take longer, in the thread that works."""
    original = get(_ENRICH)

    def enrich_slowly(*args: Any) -> Any:
        time.sleep(seconds)
        return original(*args)

    put(_ENRICH, enrich_slowly)
