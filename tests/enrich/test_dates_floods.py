"""Tests that a text costs steps by its length, whatever stands in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, cast
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_enrich.dates import find_dates, scan
from dateline_enrich.dates.grammar import Compiled, Grammar, grammar
from dateline_enrich.dates.languages import language_of
from dateline_enrich.dates.text import fold

from .floods import FILLERS, FLOODS, LANGUAGES, flood, floods, triggers

DAY = date(2018, 5, 16)
WINDOW = 64 + 72
"""Characters before and behind a trigger that a rule may read."""
TRIES_A_CHARACTER = 1 / 8
TRIES_AT_ONCE = 160_000
MOST_RULES = 24
"""Of one trigger; by what the last that is paid may read the steps can be above the budget."""
NEWS = (
    "The court in Lyon ruled on Tuesday that the ferry company must repay tickets sold before "
    "March 12, 2017, when two of its ships had already been laid up. Lawyers for the passengers "
    "said the sum could reach 4.5 million euros by the end of the year. The company, which lost "
    "a similar case last month, said it would appeal within three weeks.\n\n"
)


@dataclass
class Account:
    """What the patterns of a grammar were asked."""

    tries: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    """By pattern and place."""
    widest: int = 0
    """The longest window."""

    @property
    def steps(self) -> int:
        """How often any pattern was tried anywhere."""
        return self.tries.total()


@dataclass(frozen=True)
class Counted:
    """A pattern that keeps account of what it is asked."""

    pattern: re.Pattern[str]
    account: Account

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Do what the pattern does."""
        self.account.tries[self.pattern.pattern, start] += 1
        self.account.widest = max(self.account.widest, end - start)
        return self.pattern.match(text, start, end)


@cache
def counting(language: str) -> tuple[Grammar, Account]:
    """A grammar whose patterns keep account."""
    account = Account()
    known: dict[int, Compiled] = {}

    def counted(compiled: Compiled) -> Compiled:
        pattern = cast("Any", Counted(compiled.pattern, account))
        return known.setdefault(id(compiled), replace(compiled, pattern=pattern))

    return {
        trigger: tuple(counted(one) for one in filed)
        for trigger, filed in grammar(language).items()
    }, account


def steps(text: str, language: str = "en") -> Account:
    """Scan a text and keep account."""
    counted, account = counting(language)
    account.tries.clear()
    account.widest = 0
    with mock.patch.object(scan, "grammar", {language: counted}.get):
        scan.scan(fold(text), text, language_of(language))
    return account


def units(language: str) -> st.SearchStrategy[str]:
    """What a flood may be made of: some triggers, and what stands between them."""
    words = st.sampled_from([*triggers(language), *FLOODS.values()])
    pairs = st.tuples(words, st.sampled_from(FILLERS)).map("".join)
    return st.lists(pairs, min_size=1, max_size=4).map("".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data(), st.integers(200, 4_000))
@settings(max_examples=60, deadline=None)
def test_a_rule_tries_each_place_once(language: str, data: st.DataObject, size: int) -> None:
    """However its triggers crowd, and on a window that does not grow with the text."""
    account = steps(flood(data.draw(units(language)), size), language)
    assert max(account.tries.values(), default=0) <= 1
    assert account.widest <= WINDOW


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data(), st.integers(200, 2_000))
@settings(max_examples=40, deadline=None)
def test_twice_the_text_takes_twice_the_steps(
    language: str, data: st.DataObject, size: int
) -> None:
    """And what a window holds, for the last triggers of the first half."""
    unit = data.draw(units(language))
    size = len(unit) * (size // len(unit) + 1)
    once, twice = (steps(flood(unit, size * times), language).steps for times in (1, 2))
    assert twice <= 2 * once + MOST_RULES * WINDOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_of_a_flood_are_bounded_by_its_length(language: str) -> None:
    """Whatever word is repeated; a trigger that cannot be paid is passed over."""
    short, long = 600, 400_000
    cost = {unit: steps(flood(unit, short), language).steps for unit in floods(language)}
    most = TRIES_AT_ONCE + long * TRIES_A_CHARACTER + MOST_RULES * WINDOW
    for unit in sorted(cost, key=lambda unit: -cost[unit])[:5]:
        assert steps(flood(unit, long), language).steps <= most, unit


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_makes_no_flood_of_mentions(name: str) -> None:
    """A mention is many times as long as its words, so their number is bounded as well."""
    size = 300_000
    found = find_dates({"body": flood(FLOODS[name], size)}, reference=DAY).mentions
    assert len(found) <= (TRIES_AT_ONCE + size * TRIES_A_CHARACTER) / 32


def test_a_flood_is_read_as_far_as_the_budget_goes() -> None:
    """The first expressions are told; of the rest some, all over the text."""
    text = flood("May 3 ", 400_000)
    found = find_dates({"body": text}, reference=DAY).mentions
    assert [one.value for one in found[:1_000]] == ["2018-05-03"] * 1_000
    assert len(found) < text.count("May")
    assert found[-1].end > 0.99 * len(text)


def test_prose_is_read_to_its_end() -> None:
    """The length of a novella, with an expression in each seventy characters."""
    times = 400
    once = len(find_dates({"body": NEWS}, reference=DAY).mentions)
    assert once == 5
    assert len(find_dates({"body": NEWS * times}, reference=DAY).mentions) == times * once


def test_an_article_that_is_nothing_but_dates_is_read_to_its_end() -> None:
    """A page of fixtures of 30,000 characters."""
    line = "Monday, May 14, 7:30 p.m.: Leeds v Hull\n"
    text = line * (30_000 // len(line))
    found = find_dates({"body": text}, reference=DAY)
    assert len(found.mentions) == 2 * text.count("\n")
    assert found.whole


def test_a_flood_that_is_not_read_to_its_end_says_so() -> None:
    """What was passed over is missing, and a reader must know."""
    assert not find_dates({"body": "May 5 and " * 100_000}, reference=DAY).whole
