"""Remembers which people each paragraph names, and where. Pure."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from dateline.messages import TextField
from dateline_enrich.entities.reading import Cluster, Readings, Spot

MANY = 64
"""Namesakes or bearers above which none is meant alone, and looking would take quadratic time."""


class Trail:
    """Which people each paragraph names, and where; the last few of each."""

    def __init__(self, readings: Readings, people: Iterable[Cluster]) -> None:
        """Begin with the names."""
        self._readings = readings
        self._named: dict[tuple[TextField, int], list[tuple[int, Cluster]]] = {}
        for cluster in people:
            for spot in cluster.spots:
                self.note(cluster, spot)

    def note(self, cluster: Cluster, spot: Spot) -> None:
        """Remember a mention."""
        number = self._readings[spot.field].paragraph_number(spot.start)
        named = self._named.setdefault((spot.field, number), [])
        insort(named, (spot.start, cluster), key=_start)

    def before(self, field: TextField, number: int, offset: int) -> list[tuple[int, Cluster]]:
        """The people named in a paragraph before an offset, and where."""
        named = self._named.get((field, number), [])
        stop = bisect_left(named, offset, key=_start)
        return named[max(0, stop - MANY) : stop]


def _start(named: tuple[int, Cluster]) -> int:
    return named[0]
