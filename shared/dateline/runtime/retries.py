"""How long to wait before an entry is tried again, by the kind of what went wrong. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Trouble = Literal["bug", "busy", "outage"]
"""What went wrong: the handler raised; it asked for another try; what all entries need is away."""

# Doubling beyond this many steps would overflow long before it would matter.
_MOST_DOUBLINGS = 30

_OUTAGE_LONGEST = 15.0
"""Seconds: whatever was away is noticed soon after it has come back."""


@dataclass(frozen=True)
class Backoff:
    """The delays of a stage."""

    base: float
    """Seconds before the second delivery."""
    longest: float
    """The longest delay, in seconds; it may be far longer than a lease."""

    def delay(self, trouble: Trouble, tries: int, *, jitter: float) -> float:
        """Return the seconds before the next try: exponential, with equal jitter.

        Args:
            trouble: what went wrong.
            tries: how often it went wrong in a row, at least 1: for an entry, its deliveries; for
                an outage, the batches that met it.
            jitter: a random number in [0, 1); half of the delay is scaled by it, so that entries
                that failed together do not come back together ("equal jitter", AWS Architecture
                Blog 2015).
        """
        longest = min(self.longest, _OUTAGE_LONGEST) if trouble == "outage" else self.longest
        # A bug will most likely be one again: it is given more time, as others need the worker.
        base = self.base * 2 if trouble == "bug" else self.base
        delay = min(longest, base * 2.0 ** min(tries - 1, _MOST_DOUBLINGS))
        return delay / 2 + delay / 2 * jitter
