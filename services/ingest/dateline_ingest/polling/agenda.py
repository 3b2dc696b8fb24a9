"""When each source is looked at next, without asking those that are not due. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.messages import Source


@dataclass
class Agenda:
    """Sources by the time at which they are due, in seconds.

    With ten thousand feeds a look ends ten times a second; to go through all of them each time took
    a third of a processor.
    """

    known: dict[str, Source] = field(default_factory=dict[str, Source])
    """Every source that was ever put down, by id."""
    _due: dict[str, float] = field(default_factory=dict[str, float])
    """Those that are put down; one that was taken off is not, until it is put down again."""
    _heap: list[tuple[float, int, Source]] = field(default_factory=list[tuple[float, int, Source]])
    _number: int = 0

    def meet(self, sources: Iterable[Source], now: float) -> None:
        """Put down for now the sources that are new."""
        for source in sources:
            if source.id not in self.known:
                self.put(source, now)

    def put(self, source: Source, due: float) -> None:
        """Put a source down; what was put down for it before no longer counts."""
        self.known[source.id] = source
        self._due[source.id] = due
        self._number += 1  # of two that are due at once the first to be put down comes first
        heapq.heappush(self._heap, (due, self._number, source))

    def take(self, now: float) -> list[Source]:
        """Take off the sources that are due, longest due first."""
        taken: list[Source] = []
        while (due := self.first) is not None and due <= now:
            source = heapq.heappop(self._heap)[2]
            del self._due[source.id]
            taken.append(source)
        return taken

    def waiting(self) -> list[Source]:
        """List the sources that are put down."""
        return [self.known[name] for name in self._due]

    @property
    def first(self) -> float | None:
        """When the next source is due; ``None`` if none is put down."""
        while self._heap and self._due.get(self._heap[0][2].id) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None
