"""Lets the clock of this process jump, for our own modules and for time.time()."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta, tzinfo
from typing import Any

_JUMPS_AFTER_S = 1.0


def jump(seconds: float) -> None:
    """Set the clock ahead or back, a second after the start."""
    start, real_time = time.monotonic(), time.time

    def offset() -> float:
        return seconds if time.monotonic() - start > _JUMPS_AFTER_S else 0.0

    class AnyDatetime(type):
        def __instancecheck__(cls, instance: Any) -> bool:
            return isinstance(instance, datetime)

    class Jumped(datetime, metaclass=AnyDatetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return datetime.now(tz) + timedelta(seconds=offset())

    time.time = lambda: real_time() + offset()
    for name, module in list(sys.modules.items()):
        if name.startswith("dateline") and getattr(module, "datetime", None) is datetime:
            vars(module)["datetime"] = Jumped
