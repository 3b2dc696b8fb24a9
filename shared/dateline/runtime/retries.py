"""How long to wait before an entry is tried again. Pure."""

from __future__ import annotations

# Doubling beyond this many steps would overflow long before it would matter.
_MOST_DOUBLINGS = 30


def backoff(deliveries: int, *, base: float, longest: float, jitter: float) -> float:
    """Return the seconds before the next delivery: exponential, with equal jitter.

    Args:
        deliveries: how often the entry was delivered already, at least 1.
        base: seconds before the second delivery.
        longest: bound on the answer.
        jitter: a random number in [0, 1); half of the delay is scaled by it, so that entries that
            failed together do not come back together ("equal jitter", AWS Architecture Blog 2015).
    """
    delay = min(longest, base * 2.0 ** min(deliveries - 1, _MOST_DOUBLINGS))
    return delay / 2 + delay / 2 * jitter
