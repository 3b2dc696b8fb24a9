"""Tests of the scores of TempEval-3 and of the bootstrap."""

from __future__ import annotations

import pytest

from bench.dates.corpora import Timex
from bench.dates.scoring import (
    FIGURES,
    Counts,
    Match,
    compare,
    count,
    interval,
    matches,
    total,
)

MONDAY = Timex(0, 6, "DATE", "2018-05-14")
GOOD, BAD = Counts(4, 4, 4, 4, 4, 4), Counts(4, 4, 0, 4, 4, 1)


def other(start: int, end: int, value: str = "2018-05-14", kind: str = "DATE") -> Timex:
    """What a tagger may have found."""
    return Timex(start, end, kind, value, "rule")


def test_the_same_span_is_strict_and_relaxed() -> None:
    """Type and value are right as well."""
    assert count(matches([MONDAY], [other(0, 6)])) == Counts(1, 1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        (other(0, 4), Counts(1, 1, 0, 1, 1, 1)),
        (other(0, 6, "2018-05-21"), Counts(1, 1, 1, 1, 1, 0)),
        (other(0, 6, kind="TIME"), Counts(1, 1, 1, 1, 0, 1)),
        (other(6, 9), Counts(1, 1)),
    ],
)
def test_each_figure_asks_for_its_own(found: Timex, counted: Counts) -> None:
    """A shorter span is relaxed; one that only touches is a miss and a false alarm."""
    assert count(matches([MONDAY], [found])) == counted


def test_a_span_is_paired_once() -> None:
    """Of two that overlap the same gold the one with more in common is its pair."""
    told = matches([MONDAY], [other(0, 2), other(2, 6)])
    assert [one.found for one in told] == [other(2, 6), other(0, 2)]
    assert count(told).relaxed == 1


def test_an_equal_span_goes_before_a_longer_overlap() -> None:
    """Else the gold that it fits would be a miss."""
    gold = [Timex(0, 20, "DATE", "2018"), Timex(0, 4, "DATE", "2017")]
    told = matches(gold, [other(0, 4, "2017"), other(4, 6, "2018")])
    assert count(told) == Counts(2, 2, 1, 2, 2, 2)


def test_a_value_that_is_as_good_is_right() -> None:
    """Gold may accept several."""
    gold = Timex(0, 6, "DATE", "2016", others=("2016-12",))
    assert Match(gold, other(0, 6, "2016-12")).right
    assert not Match(gold, other(0, 6, "2015")).right


def test_half_a_match_is_not_right() -> None:
    """Neither a miss nor a false alarm."""
    assert not Match(MONDAY, None).right
    assert not Match(None, MONDAY).right


def test_f1_is_in_per_cent_of_both_sides() -> None:
    """Three right of four found and of six to find."""
    assert Counts(6, 4, 3, 3, 3, 3).f1("value") == pytest.approx(60)


def test_nothing_found_where_nothing_is_counts_as_all() -> None:
    """A trap that nobody fell into is no failure."""
    assert Counts().f1("strict") == 100
    assert Counts(0, 1).f1("strict") == 0


def test_documents_are_added_up() -> None:
    """Each figure by itself."""
    assert total([GOOD, BAD]) == Counts(8, 8, 4, 8, 8, 5)
    assert total([]) == Counts()


@pytest.mark.parametrize("figure", FIGURES)
def test_the_interval_of_equal_documents_is_a_point(figure: str) -> None:
    """Whichever are drawn, the figure is the same."""
    assert interval([BAD] * 5, figure) == (BAD.f1(figure), BAD.f1(figure))


def test_the_interval_holds_the_figure() -> None:
    """It lies between the best and the worst document, and comes out the same again."""
    documents = [GOOD, BAD] * 10
    low, high = interval(documents, "value")
    assert BAD.f1("value") < low < total(documents).f1("value") < high < GOOD.f1("value")
    assert interval(documents, "value") == (low, high)


def test_a_tagger_that_is_always_better_leads_in_every_round() -> None:
    """The share of rounds in which it does not is nought."""
    found = compare([GOOD] * 8, [BAD] * 8, "value")
    assert (found.difference, found.share) == (75, 0)


def test_a_tagger_is_never_better_than_itself() -> None:
    """Nothing lies between it and itself, in any round."""
    found = compare([GOOD, BAD], [GOOD, BAD], "value")
    assert (found.difference, found.low, found.high, found.share) == (0, 0, 0, 1)
