"""Tests of the table that tells whether confidence is worth its name."""

from __future__ import annotations

from bench.dates.calibration import Bin, calibrate, calibration_table
from bench.dates.corpora import Timex
from bench.dates.scoring import Match

GOLD = Timex(0, 4, "DATE", "2018")


def found(confidence: float, value: str = "2018", gold: Timex | None = GOLD) -> Match:
    """Pair a mention with gold."""
    return Match(gold, Timex(0, 4, "DATE", value, "year", confidence=confidence))


def test_mentions_are_sorted_into_tenths_by_confidence() -> None:
    """One with a wrong value, or where gold has nothing, is wrong."""
    told = [found(0.85), found(0.88, "2019"), found(1.0), found(0.95, gold=None)]
    assert calibrate(told) == [Bin(0.8, 2, 0.865, 0.5), Bin(0.9, 2, 0.975, 0.5)]


def test_what_was_missed_has_no_confidence() -> None:
    """Only what was found can be sure of itself."""
    assert calibrate([Match(GOLD, None)]) == []


def test_the_table_sums_up_how_far_confidence_is_off() -> None:
    """Each mention weighs the same."""
    told = calibration_table([Bin(0.5, 1, 0.5, 0.0), Bin(0.9, 3, 0.9, 1.0)])
    assert "| 0.5 and more |        1 | 0.50 |  0.00 |" in told
    assert told.endswith("off by 0.200 in the mean.")


def test_without_mentions_the_table_is_empty() -> None:
    """Nothing is divided by nothing."""
    assert calibration_table([]).endswith("off by 0.000 in the mean.")
