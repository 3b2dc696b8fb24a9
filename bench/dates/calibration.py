"""Tells how often a mention of each confidence is right. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.dates.scoring import Match
from bench.delivery.tables import table

_BINS = 10


@dataclass(frozen=True)
class Bin:
    """The mentions whose confidence lies in one tenth."""

    least: float
    mentions: int
    mean: float
    """Their mean confidence."""
    right: float
    """The share of them with the value of gold; one where gold has nothing is wrong."""


def calibrate(told: Iterable[Match]) -> list[Bin]:
    """Sort what was found into tenths by confidence; tenths without a mention are left out."""
    sorted_: dict[int, list[tuple[float, bool]]] = {}
    for one in told:
        if one.found is not None:
            place = min(int(one.found.confidence * _BINS), _BINS - 1)
            sorted_.setdefault(place, []).append((one.found.confidence, one.right))
    return [_bin(place, sorted_[place]) for place in sorted(sorted_)]


def calibration_table(bins: Sequence[Bin]) -> str:
    """Lay the bins out, and sum up how far confidence is from the truth."""
    rows = [
        (f"{one.least:.1f} and more", str(one.mentions), f"{one.mean:.2f}", f"{one.right:.2f}")
        for one in bins
    ]
    mentions = sum(one.mentions for one in bins)
    off = sum(one.mentions * abs(one.mean - one.right) for one in bins) / max(mentions, 1)
    head = ("confidence", "mentions", "mean", "right")
    return f"{table(head, rows)}\n\nConfidence is off by {off:.3f} in the mean."


def _bin(place: int, told: Sequence[tuple[float, bool]]) -> Bin:
    count = len(told)
    mean = sum(confidence for confidence, _ in told) / count
    return Bin(place / _BINS, count, mean, sum(right for _, right in told) / count)
