"""The rules of a language, compiled and filed under their trigger words. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline_enrich.dates.forms import Rule
from dateline_enrich.dates.languages import language_of

_BEFORE: Final = r"(?<![\w$\u20ac\u00a3\u00a5#/])(?<!\d[.,:])(?<!\d-)(?<!\w')"
_BEFORE_FIGURES: Final = r"(?<![\w$\u20ac\u00a3\u00a5#/+])(?<!\d[.,:])"
_AFTER: Final = r"(?!\w)"


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
    return _compile(language_of(language).rules)


def _compile(rules: Iterable[Rule]) -> Grammar:
    filed: defaultdict[str, list[Compiled]] = defaultdict(list)
    for rule in rules:
        figures = any(trigger.startswith("#") for trigger in rule.triggers)
        before = _BEFORE_FIGURES if figures or rule.name == "day_month" else _BEFORE
        compiled = Compiled(rule, re.compile(f"{before}(?:{rule.pattern}){_AFTER}"))
        for trigger in rule.triggers:
            filed[trigger].append(compiled)
    return {trigger: tuple(found) for trigger, found in filed.items()}
