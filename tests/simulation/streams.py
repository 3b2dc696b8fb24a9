"""Streams in memory that witness every entry put on them, and are audited between requests."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.testing import MemoryStreams

Fields = Mapping[str, str] | Mapping[bytes, bytes]


@dataclass
class WitnessedStreams(MemoryStreams):
    """The double of Redis, with a memory that no trimming touches."""

    audit_every: int = 1
    audits: int = 0
    added: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    """By stream, how often each message (article and revision) was put there."""
    _requests: int = 0
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, name: str, fields: Fields) -> int:
        """Append an entry, and remember it."""
        number = super().add(name, fields)
        message = self.entries[name][number][b"id"].decode()
        self.added.setdefault(name, Counter())[message] += 1
        self.wake()
        return number

    def wake(self) -> None:
        """Wake whoever waits for an entry, as the end of a blocking read does."""
        self._bell.set()
        self._bell = asyncio.Event()

    async def changed(self) -> None:
        """Wait until something is put on any stream."""
        await self._bell.wait()

    async def served(self) -> None:
        """Audit now and then: what came in is stored, dead or waiting."""
        self._requests += 1
        if self._requests % self.audit_every == 0:
            self.audits += 1
