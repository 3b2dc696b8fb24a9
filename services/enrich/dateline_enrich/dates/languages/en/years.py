"""Years, decades and centuries: "in 2018", "the late 1990s", "2014-17". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Period, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import MOD, SPELLED_YEAR, B, mod_of
from dateline_enrich.dates.languages.en.lexicon import (
    COUNTED,
    DECADES,
    NOT_A_YEAR_AFTER,
    ORDINALS,
    either,
)
from dateline_enrich.dates.languages.en.numbers import read_ordinal, read_spelled_year
from dateline_enrich.dates.languages.figures import YEAR

YEARS: Final = frozenset({"#year"})
"""The trigger of a number of four figures that may be a year."""

_MOD: Final = rf"(?:(?P<mod>{MOD})[ -]{{1,4}})?"
_KIND: Final = rf"(?:(?:(?:the{B})?(?:fiscal|calendar|financial)(?:{B}year)?|the{B}year){B})?"
_NOT_A_YEAR: Final = (
    r"(?!\d|,\d|\.\d|%|s\b|:\d"
    r"|[-/](?:\d|foot|mile|pound|member|year|page|seat|meter|metre|strong))"
)
_WORD_BEFORE: Final = re.compile(r"([a-z]{1,12})\.?[ :]{1,4}$")
_WORD_AFTER: Final = re.compile(r"(?:(?:-| (?:and|to|or) )\d[\d,]{2,6})? {1,4}([A-Za-z]{1,14})")
_LISTED_BEFORE: Final = re.compile(rf"(?:[a-z][,.] ?|\b{YEAR}(?:-\d\d)?, )$")
_YEARS_AFTER: Final = frozenset({"in", "since", "during", "until"})
"""Words after which a number that is not round is a year: "in 2016 women earned less"."""
_STREET_AFTER: Final = re.compile(
    r"(?: [A-Z][a-z]{1,14}){1,2} (?:Street|Avenue|Road|Lane|Drive|Boulevard|St|Ave|Rd|Blvd)\b"
)
_SYMBOL_BEFORE: Final = re.compile(r"[$\u20ac\u00a3\u00a5#+=*@_.,:\d] ?$")
_SPAN_BEFORE: Final = re.compile(
    r"\b(?:from|between|since|in|of) {1,4}(?:[a-z]{3,9} )?\d{4} (?:to|and) $"
)
_SURE_BEFORE: Final = frozenset({
    "in", "since", "of", "by", "until", "till", "during", "from", "between", "through", "for",
    "late", "early", "before", "after", "the", "year", "fiscal", "calendar", "summer", "winter",
    "spring", "autumn", "fall", "mid", "around", "circa", "c", "back",
})  # fmt: skip
_ROMAN: Final = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


def _year(match: Match[str], written: str) -> list[Reading]:
    value, sure = match["y"], _sureness(match, written)
    if sure is None and not match["mod"]:
        return []
    first = Reading(
        match.start(), match.end("y"), Period(value), "year", mod_of(match["mod"]), sure or 0.8
    )
    if not match["y2"]:
        return [first]
    last = match["y2"] if len(match["y2"]) == 4 else value[:2] + match["y2"]  # noqa: PLR2004 - all figures
    if int(last) <= int(value):
        return []
    return [
        first,
        Reading(match.start("y2"), match.end(), Period(last), "year_range", None, first.sure),
    ]


def _sureness(match: Match[str], written: str) -> float | None:
    """How likely four figures are a year; ``None`` where a name or a quantity holds them."""
    at = match.start("y")
    before = written[max(0, at - 24) : at].lower()
    after = _WORD_AFTER.match(written, match.end(), match.end() + 32)
    if match.start() == at and _SYMBOL_BEFORE.search(before) and not _LISTED_BEFORE.search(before):
        return None
    if _STREET_AFTER.match(written, match.end(), match.end() + 40):
        return None
    found = _WORD_BEFORE.search(before)
    word = found[1] if found else ""
    round_ = match["y"].endswith("00")
    if after and after[1].lower() in COUNTED and (round_ or word not in _YEARS_AFTER):
        return None
    if word in NOT_A_YEAR_AFTER:
        return None
    if word in {"to", "and"} and not _SPAN_BEFORE.search(before):
        return 0.6
    return 0.95 if word in _SURE_BEFORE else 0.75


def _decade(match: Match[str], _written: str) -> list[Reading]:
    word = match["d"]
    if word in DECADES:
        value = str(DECADES[word])
    elif word[0] == "'":
        value = ("20" if word[1] in "01" else "19") + word[1]
    else:
        value = word[:3]
    return [Reading(*match.span(), Period(value), "decade", mod_of(match["mod"]))]


def _century(match: Match[str], _written: str) -> list[Reading]:
    number = _ROMAN.get(match["c"]) or read_ordinal(match["c"])
    if number is None or not 1 <= number <= 30:  # noqa: PLR2004 - centuries that news speaks of
        return []
    return [Reading(*match.span(), Period(f"{number - 1:02d}"), "century", mod_of(match["mod"]))]


def _spelled(match: Match[str], _written: str) -> list[Reading]:
    year = read_spelled_year(match["words"])
    return [Reading(*match.span(), Period(str(year)), "year_in_words")] if year else []


def _fiscal(match: Match[str], _written: str) -> list[Reading]:
    year = match["y"] if len(match["y"]) == 4 else "20" + match["y"]  # noqa: PLR2004 - all figures
    return [Reading(*match.span(), Period(year), "fiscal_year")]


RULES: Final = (
    Rule(
        "year",
        YEARS,
        rf"(?<!\d-){_MOD}{_KIND}(?P<y>{YEAR})(?:[-/](?P<y2>{YEAR}|\d\d)(?![-/\d]))?{_NOT_A_YEAR}",
        _year,
        left=28,
    ),
    Rule(
        "decade",
        frozenset({"s", *DECADES}),
        rf"(?:the{B})?{_MOD}(?:the{B})?(?P<d>(?:1[5-9]\d|20\d)0s|'?\d0s(?<='\d0s)"
        rf"|(?<=the ){either(DECADES)}|(?<=mid-){either(DECADES)})",
        _decade,
        left=24,
    ),
    Rule(
        "century",
        frozenset({"century"}),
        rf"(?:the{B})?{_MOD}(?P<c>\d\d?(?:st|nd|rd|th)|{either(ORDINALS)}|{either(_ROMAN)})(?:-|{B})century(?!{B}b\.?c\b)",
        _century,
        left=36,
    ),
    Rule(
        "year_in_words",
        frozenset({"nineteen", "thousand", "eighteen"}),
        rf"(?:the{B}year{B})?(?P<words>{SPELLED_YEAR})(?<!(?<!year )(?<!in )(?<!by )two thousand)",
        _spelled,
        left=16,
    ),
    Rule("fiscal_year", frozenset({"fy"}), rf"fy {{0,2}}'?(?P<y>{YEAR}|\d\d)", _fiscal, left=0),
)
