"""Streams in memory that witness every entry put on them, and are audited between requests."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.runtime.log import Account, Fields
from dateline.streams import ENRICHED, FETCHED
from dateline.testing import MemoryLog, MemoryStreams

_REJECTED = b"rejected."
_GROUPS = ((FETCHED, "enrich"), (ENRICHED, "store"))


@dataclass
class WitnessedStreams(MemoryStreams):
    """The double of Redis, with a memory that no trimming touches."""

    audit_every: int = 1
    """Requests from one audit to the next."""
    audits: int = 0
    requests: int = 0
    added: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    """By stream, how often each message (article and revision) was put there."""
    complaints: list[str] = field(default_factory=list[str])
    """What audits have found: something is lost, or in two places, at some moment."""
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, name: str, fields: Mapping[str, str] | Fields) -> int:
        """Append an entry, and remember it."""
        number = super().add(name, fields)
        message = self.entries[name][number].get(b"id", b"").decode()
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
        """Audit every so many requests that changed something."""
        self.requests += 1
        if self.requests % self.audit_every == 0:
            await self.audit()

    async def audit(self) -> list[Account]:
        """Hold all accounts against what lies there."""
        self.audits += 1
        accounts: list[Account] = []
        for stream, group in _GROUPS:
            if group in self.groups.get(stream.key(), {}):
                account = await MemoryLog(self, group, "auditor", stream).account()
                if account.balance or account.dead_balance or account.gone:
                    self.complaints.append(f"{group} at {self.now:.3f} s: {account}")
                accounts.append(account)
        return accounts

    def retry(self) -> int:
        """Put all dead letters of enrich back on its lane, as a hopeful person does."""
        letters = self.entries.pop(FETCHED.dead("enrich"), {})
        for letter in letters.values():
            own = {name: value for name, value in letter.items() if not name.startswith(_REJECTED)}
            self.put_back(FETCHED, "enrich", own)
        self.tally[f"{FETCHED.name}.enrich:retried"] += len(letters)
        return len(letters)
