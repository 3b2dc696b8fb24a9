"""Quarters and halves of a year, fiscal years: "the third quarter", "Q3 2017". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Part, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import STEP_YEAR, B, mod_of, year_of
from dateline_enrich.dates.languages.en.lexicon import MODS, QUARTERS, either
from dateline_enrich.dates.languages.figures import YEAR

_STEP: Final = rf"(?:(?:the{B})?(?P<before>last|this|next|{YEAR}){B}?(?:year)?(?:'s)?{B})?"
_YEAR: Final = (
    rf"(?:,?{B}(?:of{B})?(?:fiscal{B}|calendar{B}|the{B})?(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR}))?"
)
_MOD: Final = f"(?:(?P<mod>{either(MODS)}){B})?"
_KIND: Final = r"(?:(?:fiscal|company's|current|calendar|financial)[ -]{1,4})?"
_ADJ: Final = rf"(?:fiscal[ -])?(?:{either(QUARTERS)})-quarter"
_NOT_A_HALF: Final = rf"(?!-|{B}of{B}(?!{YEAR}|last|this|next|the{B}(?:year|fiscal|financial)))"


def _years(match: Match[str]) -> tuple[int | None, int | None]:
    before, after = match["before"], match["year"]
    if after:
        return year_of(after)
    if before and before[0].isdigit():
        return int(before), None
    return None, {"last": -1, "this": 0, "next": 1}.get(before) if before else None


def _quarter(match: Match[str], _written: str) -> list[Reading]:
    form = Part("Q", QUARTERS[match["q"]], *_years(match))
    return [Reading(*match.span(), form, "quarter", mod_of(match["mod"]))]


def _q(match: Match[str], written: str) -> list[Reading]:
    if not written[match.start("q") - 1].isupper():
        return []
    form = Part("Q", int(match["q"]), *year_of(match["year"]))
    return [Reading(*match.span(), form, "quarter_short")]


def _half(match: Match[str], _written: str) -> list[Reading]:
    number = 1 if match["h"] == "first" else 2
    form = Part("H", number, *_years(match))
    return [Reading(*match.span(), form, "half", mod_of(match["mod"]), sure=0.7)]


def _h(match: Match[str], written: str) -> list[Reading]:
    if not written[match.start()].isupper():
        return []
    return [
        Reading(*match.span(), Part("H", int(match["h"]), *year_of(match["year"])), "half_short")
    ]


def _reported(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the quarter": the one under report, where the text is about a company's figures."""
    words = re.sub(" +", " ", match.group())
    year = int(match["year"]) if match["year"] else None
    rule = "quarter_latest" if "latest" in words else "quarter_reported"
    return [Reading(*match.span(), Part("Q", None, year), rule, mod_of(match["mod"]), sure=0.75)]


RULES: Final = (
    Rule(
        "quarter",
        frozenset({"quarter"}),
        rf"{_MOD}{_STEP}(?:the{B}(?!{_ADJ}))?{_KIND}(?P<q>{either(QUARTERS)})(?:[ -]fiscal)?"
        rf"(?:-|{B})quarter(?!s|-final|{B}(?:final|of{B}a|century|mile)){_YEAR}",
        _quarter,
        left=56,
    ),
    Rule(
        "quarter_short",
        frozenset({"q"}),
        rf"q(?P<q>[1-4])(?:{B}|-)?(?:of{B})?"
        rf"(?P<year>{YEAR})?",
        _q,
        left=0,
    ),
    Rule("half_short", frozenset({"h"}), rf"h(?P<h>[12]){B}?(?P<year>{YEAR})", _h, left=0),
    Rule(
        "half",
        frozenset({"half"}),
        rf"{_MOD}{_STEP}(?:the{B})?{_KIND}(?P<h>first|second|latter|last)[ -]{_KIND}half"
        rf"{_NOT_A_HALF}{_YEAR}(?:{B}of{B}the{B}(?:fiscal{B}|financial{B})?year)?",
        _half,
    ),
    Rule(
        "quarter_reported",
        frozenset({"quarter", "period"}),
        rf"{_MOD}(?:the|its)(?:{B}latest|{B}(?P<year>{YEAR}))?{B}(?:quarter(?!s|-|{B}(?:of|mile|point|century|back|final"
        rf"|finals|million))|(?<=latest ){B}?period)|the{B}latest{B}(?:period|quarter)",
        _reported,
    ),
)
