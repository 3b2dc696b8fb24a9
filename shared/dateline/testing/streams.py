"""Streams, groups and memories in plain dictionaries, under a clock that the test turns."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dateline.messages import Message, Rejected
from dateline.runtime.log import Fields
from dateline.streams import Stream
from dateline.wire import decode, decode_rejected, encode

M = TypeVar("M", bound=Message)


@dataclass
class Held:
    """What a group knows of an entry that was delivered and not acknowledged."""

    worker: str
    since: float
    deliveries: int = 1
    due: float | None = None
    """When a postponed entry may be tried again."""
    first: str | None = None
    detail: str = "its worker fell silent"
    frame: str | None = None


@dataclass
class Group:
    """A consumer group of a stream or of a lane."""

    last: int = 0
    held: dict[int, Held] = field(default_factory=dict[int, Held])
    seen: dict[str, float] = field(default_factory=dict[str, float])
    """When each worker was last heard of."""


@dataclass
class MemoryStreams:
    """Streams, groups and memories in plain dictionaries, under a clock that the test turns."""

    now: float = 0.0
    """Seconds; entries grow idle as it rises."""
    entries: dict[str, dict[int, Fields]] = field(default_factory=dict[str, dict[int, Fields]])
    groups: dict[str, dict[str, Group]] = field(default_factory=dict[str, dict[str, Group]])
    memory: dict[str, str] = field(default_factory=dict[str, str])
    tally: Counter[str] = field(default_factory=Counter[str])
    """What was added, settled and given up, by the names of :func:`dateline.streams.tally`."""
    born: dict[int, float] = field(default_factory=dict[int, float])
    """When each entry was added."""
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    kept: dict[str, Any] = field(default_factory=dict[str, Any])
    """What the procedures of services keep, by key."""

    def add(self, name: str, fields: Mapping[str, str] | Fields) -> int:
        """Append an entry to a stream by its key."""
        number = next(self._ids)
        laid = {_bytes(item): _bytes(value) for item, value in fields.items()}
        self.entries.setdefault(name, {})[number] = laid
        self.born[number] = self.now
        return number

    def put(self, stream: Stream[M], message: M) -> None:
        """Append a message to its stream."""
        self.append(stream, encode(message))

    def append(self, stream: Stream[Any], fields: Mapping[str, str] | Fields) -> int:
        """Append an entry to a stream, and count it."""
        self.tally[f"{stream.name}:added"] += 1
        return self.add(stream.key(), fields)

    def put_back(self, stream: Stream[Any], group: str, fields: Fields) -> int:
        """Append an entry to the lane of a group, and count it."""
        self.tally[f"{stream.name}.{group}:again"] += 1
        return self.add(stream.again(group), fields)

    def messages(self, stream: Stream[M]) -> list[M]:
        """Read all that lies on a stream."""
        return [decode(laid, stream.model) for laid in self.entries.get(stream.key(), {}).values()]

    def dead_letters(self, stream: Stream[Any], group: str) -> list[Rejected]:
        """Read the dead letters of a group."""
        letters = self.entries.get(stream.dead(group), {})
        return [decode_rejected(laid) for laid in letters.values()]


def _bytes(value: str | bytes) -> bytes:
    return value.encode() if isinstance(value, str) else value
