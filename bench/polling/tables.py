"""Figures turned into rows, with ratios, as Markdown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.polling.simulate import Outcome

_MINUTE = 60.0


@dataclass(frozen=True)
class Figures:
    """What one rule came to on one fleet."""

    polls: float
    """Looks a day over the fleet."""
    mean: float
    """Minutes from an entry's date to the look that found it."""
    p95: float
    entries: int
    lost: int


@dataclass(frozen=True)
class Comparison:
    """A peer, and our law with as many looks."""

    fleet: str
    peer: str
    theirs: Figures
    ours: Figures
    interval: float
    """Seconds of the setting at which ours takes as many looks."""

    @property
    def mean_ratio(self) -> float:
        """How many times lower our mean delay is."""
        return self.theirs.mean / self.ours.mean

    @property
    def p95_ratio(self) -> float:
        """How many times lower our 95th percentile is."""
        return self.theirs.p95 / self.ours.p95


def figures(outcome: Outcome) -> Figures:
    """Sum an outcome up."""
    return Figures(
        polls=outcome.polls,
        mean=outcome.mean / _MINUTE,
        p95=outcome.percentile(0.95) / _MINUTE,
        entries=len(outcome.delays),
        lost=outcome.lost,
    )


def table(found: Sequence[Comparison]) -> str:
    """Lay comparisons out: the peer's figure, ours, and how many times lower it is."""
    head = [
        "| peer, at its own polls a day | mean, min | ours | | p95, min | ours | | lost | ours | at s |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    return "\n".join([*head, *(_row(one) for one in found)])


def _row(one: Comparison) -> str:
    theirs, ours = one.theirs, one.ours
    cells = [
        f"{one.peer}, {theirs.polls:,.0f}",
        *(f"{theirs.mean:.1f}", f"{ours.mean:.1f}", f"**{one.mean_ratio:.2f} ×**"),
        *(f"{theirs.p95:.1f}", f"{ours.p95:.1f}", f"**{one.p95_ratio:.2f} ×**"),
        *(str(theirs.lost), str(ours.lost), f"{one.interval:.0f}"),
    ]
    return f"| {' | '.join(cells)} |"
