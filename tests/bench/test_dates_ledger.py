"""Tests of the ledger of rules: what each wins and loses, and what the folds say of it."""

from __future__ import annotations

from datetime import date

import pytest

from bench.dates.corpora import Document, Timex
from bench.dates.ledger import FOLDS, Entry, Ledger
from bench.dates.scoring import total
from bench.dates.tagging import tag, without

TEXT = "The court rose yesterday. It sits again on Monday for two weeks."
DAY = date(2018, 5, 16)


def document(text: str, *gold: tuple[str, str, str]) -> Document:
    """Make a document of a text; gold names words of it."""
    placed = [
        Timex(text.index(words), text.index(words) + len(words), kind, value)
        for words, kind, value in gold
    ]
    return Document("d", text, DAY, tuple(placed))


YESTERDAY = document(TEXT, ("yesterday", "DATE", "2018-05-15"))
"""All else in it is a false alarm."""
QUIET = document("Nobody came.", ("Nobody", "DATE", "2018"))


def ledger(*documents: Document) -> Ledger:
    """Write the ledger of some documents."""
    written = Ledger(documents)
    written.write()
    return written


def test_a_text_is_tagged_with_the_rule_that_found_each() -> None:
    """As its mentions name it."""
    found = tag(TEXT, DAY)
    assert [(TEXT[one.start : one.end], one.rule) for one in found] == [
        ("yesterday", "relative_day"), ("Monday", "weekday"), ("two weeks", "length"),
    ]  # fmt: skip


def test_a_grammar_without_a_rule_reads_the_rest() -> None:
    """And tells which rules read anything at all, those that were left out too."""
    with without(frozenset({"weekday"})) as read:
        found = tag(TEXT, DAY)
    assert [one.rule for one in found] == ["relative_day", "length"]
    assert {"relative_day", "weekday", "length"} <= read


def test_the_whole_grammar_is_back_afterwards() -> None:
    """What was left out is found again."""
    before = tag(TEXT, DAY)
    with without(frozenset({"weekday", "length"})):
        assert tag(TEXT, DAY) != before
    assert tag(TEXT, DAY) == before


def test_another_rule_takes_the_place() -> None:
    """Without recurrences the weekday alone is read."""
    text = "The court sat every Monday."
    with without(frozenset({"every_weekday"})):
        found = tag(text, DAY)
    assert [one.value for one in found] == ["2018-05-14"]
    assert [one.value for one in tag(text, DAY)] == ["XXXX-WXX-1"]


def test_the_ledger_books_what_each_rule_found() -> None:
    """Right, with a wrong value, or where gold has nothing."""
    gold = [("yesterday", "DATE", "2018-05-15"), ("Monday", "DATE", "1999-01-01")]
    entries = ledger(document(TEXT, *gold)).entries
    told = {one.rule: (one.right, one.wrong, one.spurious) for one in entries.values()}
    assert told["relative_day"] == (1, 0, 0)
    assert told["weekday"] == (0, 1, 0)
    assert told["length"] == (0, 0, 1)


def test_a_rule_gains_what_would_be_lost_without_it() -> None:
    """In the fold where it stands; elsewhere it changes nothing."""
    written = ledger(YESTERDAY, QUIET)
    gains = written.entries["relative_day"].gains
    assert gains == [pytest.approx(50), 0, 0, 0, 0]
    assert len(gains) == FOLDS


def test_a_rule_that_only_errs_loses() -> None:
    """Its false alarm is all it brings."""
    entries = ledger(YESTERDAY, QUIET).entries
    assert entries["weekday"].loses
    assert entries["weekday"].mean_gain < 0
    assert not entries["relative_day"].loses


@pytest.mark.parametrize(
    ("gains", "loses"),
    [
        ([-1.0, -1.0, 0.5, 0.0, 0.0], True),
        ([-1.0, 1.0, 0.0, 0.0, 0.0], False),
        ([0.0] * FOLDS, False),
    ],
)
def test_most_folds_decide_whether_a_rule_loses(gains: list[float], *, loses: bool) -> None:
    """Of those in which it changes anything."""
    assert Entry("some", gains=gains).loses is loses


def test_the_choice_of_rules_is_tested_on_the_fold_left_out() -> None:
    """A rule that errs in all folds is dropped in each of them, for the others show it."""
    found = ledger(*[YESTERDAY] * FOLDS).validated()
    assert all({"weekday", "length"} <= rules for rules in found.dropped)
    assert (found.all_rules, found.chosen) == (50, 100)


def test_a_rule_that_errs_in_one_fold_alone_is_kept_there() -> None:
    """The other folds know nothing against it."""
    found = ledger(YESTERDAY, QUIET).validated()
    assert found.dropped[0] == frozenset()
    assert "weekday" in found.dropped[1]
    assert found.chosen == found.all_rules


def test_the_base_is_the_tagger_as_it_is() -> None:
    """Its counts are those of all rules."""
    assert total(ledger(YESTERDAY).base).found == len(tag(TEXT, DAY))
