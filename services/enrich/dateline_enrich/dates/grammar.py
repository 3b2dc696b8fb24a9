"""The rules of a language, compiled and filed under their trigger words. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline_enrich.dates.forms import Rule
from dateline_enrich.dates.languages import SERVED, language_of

_BEFORE: Final = r"(?<![\w$\u20ac\u00a3\u00a5#/])(?<!\d[.,:])(?<!\d-)"
_NOT_ELIDED: Final = r"(?<!\w')"
_BEFORE_FIGURES: Final = r"(?<![\w$\u20ac\u00a3\u00a5#/+])(?<!\d[.,:])"
_AFTER: Final = r"(?!\w)"
_AFTER_FIGURES: Final = frozenset({"day_month", "month_day"})
"""Rules that may follow the first end of a range: "Dec. 29-Jan. 2"."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its pattern compiled, between borders that no word crosses."""

    rule: Rule
    pattern: re.Pattern[str]


Grammar = Mapping[str, tuple[Compiled, ...]]
"""Trigger word to the rules that it starts; triggers with ``#`` stand for kinds of figures."""


@cache
def grammar(language: str) -> Grammar:
    """The grammar for the code of a language."""
    spoken = language_of(language)
    return _compile(spoken.rules, _BEFORE if spoken.elides else _BEFORE + _NOT_ELIDED)


def prepare() -> None:
    """Compile every grammar: half a second that no first article should wait for."""
    for code in SERVED:
        grammar(code)


def _compile(rules: Iterable[Rule], before_words: str) -> Grammar:
    filed: defaultdict[str, list[Compiled]] = defaultdict(list)
    for rule in rules:
        figures = any(trigger.startswith("#") for trigger in rule.triggers)
        figures = figures or rule.name in _AFTER_FIGURES
        before = _BEFORE_FIGURES if figures else before_words
        compiled = Compiled(rule, re.compile(f"{before}(?:{rule.pattern}){_AFTER}"))
        for trigger in rule.triggers:
            filed[trigger].append(compiled)
    return {trigger: tuple(found) for trigger, found in filed.items()}
