"""How much of a stream each source has taken up, so that none takes it all. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass
class Shares:
    """What each source has put on one stream and no stage has settled yet.

    A stream is settled in the order in which it was filled, more or less: of all that was ever
    added, the newest ``waiting`` are open. So a source's portion is open as long as its place among
    all that was added is among them, and nothing needs to be counted when an entry is settled.
    """

    _portions: defaultdict[str, deque[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict[str, deque[tuple[int, int]]](deque)
    )

    def note(self, source: str, *, added: int, number: int) -> None:
        """Remember a portion.

        Args:
            source: whose it is.
            added: how many entries had ever been added to the stream, these included.
            number: how many these are.
        """
        if number:
            self._portions[source].append((added, number))

    def waiting(self, source: str, *, added: int, waiting: int) -> int:
        """Count the entries of a source that are open.

        Args:
            source: whose.
            added: how many entries were ever added to the stream.
            waiting: how many of them are open.
        """
        portions = self._portions.get(source)
        if not portions:
            return 0
        settled = added - waiting
        # A stream that was emptied counts from 0 again; what was noted before says nothing then.
        while portions and (portions[0][0] <= settled or portions[0][0] > added):
            portions.popleft()
        if not portions:
            del self._portions[source]
        return sum(number for _, number in portions)
