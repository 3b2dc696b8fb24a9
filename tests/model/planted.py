"""Doubles with a bug each, to see that the models find it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.runtime.log import Claimed, Committed, Dead, Done, Entry, Postponed
from dateline.testing import MemoryLog
from dateline.testing.streams import Held


class Unfenced(MemoryLog):
    """Writes what a late twin brings."""

    places: tuple[bool, ...] = (False, True)
    """Whether on a lane or not."""

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """Write first, and see then whose the entry is."""
        late = [one for one in settled if int(one.entry.id) not in self._group.held]
        if self.lane not in self.places:
            late = []
        for verdict in late:
            for output in verdict.outputs if isinstance(verdict, Done) else ():
                self.streams.append(self.writes or self.reads, output)
        return await super().commit(settled)


class UnfencedOnTheLane(Unfenced):
    """Is right about the stream."""

    places = (True,)


class AcknowledgesFirst(MemoryLog):
    """Counts an entry as settled as soon as it is read."""

    async def read(self, count: int) -> Sequence[Entry]:
        """Read, and forget who has it."""
        entries = await super().read(count)
        for entry in entries:
            del self._group.held[int(entry.id)]
        self.streams.tally[f"{self._scope}:settled"] += len(entries)
        return entries


class Impatient(MemoryLog):
    """Takes over what is held by somebody who is alive."""

    def _is_abandoned(self, held: Held) -> bool:
        return held.due is None


class Hasty(MemoryLog):
    """Tries again at once what was put off."""

    def _is_due(self, held: Held) -> bool:
        return held.due is not None


class TrimsTheDelivered(MemoryLog):
    """Takes what was delivered for settled."""

    async def trim(self) -> int:
        """Cut at the last delivered entry."""
        old = [number for number in self._entries if number <= self._group.last]
        for number in old:
            del self._entries[number]
        return len(old)


class LosesReleases(MemoryLog):
    """Drops what a worker had when it ended."""

    async def release(self, started: Collection[str] = ()) -> int:
        """Release, and lose it."""
        released = await super().release(started)
        group = self._group
        group.held = {n: held for n, held in group.held.items() if held.worker != "released"}
        return released


class LosesRetries(MemoryLog):
    """Acknowledges what it puts off."""

    async def postpone(self, postponed: Sequence[Postponed]) -> None:
        """Postpone, and lose it."""
        await super().postpone(postponed)
        for item in postponed:
            self._group.held.pop(int(item.entry.id), None)


class RenewsOfOthers(MemoryLog):
    """Does not look whose an entry is by now."""

    def _mine(self, entry: Entry) -> Held | None:
        return self._group.held.get(int(entry.id))


class NeverGivesUp(MemoryLog):
    """Delivers for ever what kills its workers."""

    def _is_worn(self, held: Held) -> bool:
        del held
        return False


class ShunsSuspects(MemoryLog):
    """Never takes over again what was taken over before."""

    async def claim(self, count: int) -> Claimed:
        """Leave out whatever a worker has died of."""
        kept = self._group.held
        self._group.held = {n: held for n, held in kept.items() if held.deliveries < 1}
        claimed = await super().claim(count)
        self._group.held = kept | self._group.held
        return claimed


class CountsWrongly(MemoryLog):
    """Forgets to count what it settles."""

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """Commit; the books are left as they are."""
        before = self.streams.tally.copy()
        committed = await super().commit(settled)
        self.streams.tally = before
        return committed


UNSAFE: tuple[type[MemoryLog], ...] = (
    Unfenced,
    AcknowledgesFirst,
    Impatient,
    Hasty,
    TrimsTheDelivered,
    LosesReleases,
    LosesRetries,
    RenewsOfOthers,
    NeverGivesUp,
    CountsWrongly,
)
"""Those that break a promise at some moment; :class:`ShunsSuspects` never comes to an end."""
