"""Everything that is logged in a simulation, with virtual times, and the hash of it all."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Generator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NoReturn

import structlog

from dateline import virtual_time


@dataclass
class Chronicle:
    """Takes the place of the log's output."""

    keep: bool = True
    """Whether to keep the lines, besides their hash."""
    lines: list[str] = field(default_factory=list[str])
    events: Counter[str] = field(default_factory=Counter[str])
    totals: Counter[str] = field(default_factory=Counter[str])
    """The sums of the numbers that events told, as ``runtime.batch_settled.fenced``."""
    _hash: Any = field(default_factory=blake2b)

    @property
    def digest(self) -> str:
        """The hash of all lines; equal exactly if they are."""
        found: str = self._hash.hexdigest()[:32]
        return found

    @contextmanager
    def open(self) -> Generator[None]:
        """Write down what is logged while the block runs."""
        before = structlog.get_config()
        structlog.configure(
            processors=[
                structlog.contextvars.merge_contextvars,
                structlog.processors.add_log_level,
                structlog.processors.format_exc_info,
                self._write,
            ],
            wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        )
        try:
            yield
        finally:
            structlog.configure(**before)

    def _write(self, _logger: Any, _method: str, event: MutableMapping[str, Any]) -> NoReturn:
        event["timestamp"] = virtual_time.now().isoformat()
        line = json.dumps(event, sort_keys=True)
        name = event["event"]
        self.events[name] += 1
        self.totals.update({f"{name}.{key}": n for key, n in event.items() if isinstance(n, int)})
        self._hash.update(line.encode() + b"\n")
        if self.keep:
            self.lines.append(line)
        raise structlog.DropEvent
