"""What must be true of two texts for one to count as a telling of the other. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from json import dumps

Pair = tuple[float, float]
"""A bound for texts of ``short`` words and fewer, and one for ``long`` and more."""


@dataclass(frozen=True)
class Rules:
    """The bounds, chosen on the development half of ``bench/stories`` (decision 16)."""

    short: int = 40
    long: int = 160
    held: Pair = (0.7, 0.4)
    """Which share of the smaller text must be in the larger."""
    own: float = 0.8
    """The same of two articles of one source, which share what stands below all of its articles."""
    fewest: int = 24
    """Texts of fewer words are linked only where they are equal: flashes differ in a word."""
    shared: int = 4
    """How many shingles two samples must share at least."""
    gaps: Pair = (0.15, 0.25)
    """Which share of what agrees but for numbers and names may disagree in these."""
    numbers: Pair = (0.34, 0.04)
    """Which share of its numbers the smaller text may have alone, or how many for each word."""
    margin: float = 1.2
    """How much longer an update is than what it updates."""
    stories: int = 10
    """A shingle of as many stories is boilerplate; six bytes each in a hash that stays small."""
    hits: float = 2.0
    """What shingles, weighed, a story must share to be looked at."""
    asked: int = 4
    """The most stories that are looked at, those of equal text not counted."""
    members: int = 8
    """The most articles of a story that are compared: its first, and those that came last."""
    links: int = 5
    """The most links of an article."""
    digits: int = 3
    """The first generation has ``16 ** digits`` small hashes."""
    small: int = 256
    """Entries that a small hash should have; beyond 512 Redis gives each five times the room."""

    @property
    def json(self) -> str:
        """As the procedure is told."""
        return _json(self)


@cache
def _json(rules: Rules) -> str:
    return dumps(asdict(rules))
