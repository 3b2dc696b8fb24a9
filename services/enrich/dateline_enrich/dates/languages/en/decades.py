"""Decades, centuries and years of an era: "the late 1990s", "XIX century", "44 BC". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Period, Reading, Rule
from dateline_enrich.dates.languages.en.lexicon import DECADES, ORDINALS
from dateline_enrich.dates.languages.en.numbers import read_ordinal
from dateline_enrich.dates.languages.en.steps import HALVES, PARTS, mod_of
from dateline_enrich.dates.pieces import B, either

_PART: Final = either(PARTS | HALVES)
_MOD: Final = rf"(?:(?P<mod>{_PART})[ -]{{1,4}})?"
_WORDS: Final = DECADES | {"noughties": 200}
_ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18,
    "xix": 19, "xx": 20, "xxi": 21,
}  # fmt: skip
_ORDINAL: Final = rf"(?:\d\d?(?:st|nd|rd|th)|{either(ORDINALS)}|{either(_ROMAN)})"
_AFTER_CHRIST: Final = r"(?:a\.d\.|ad|c\.e\.|ce)"
_BEFORE_CHRIST: Final = r"(?:b\.c\.e\.|b\.c\.|bce|bc)"
_LATEST: Final = 30
"""The last century that news speaks of."""


def _decade(match: Match[str], _written: str) -> list[Reading]:
    mod = mod_of(match["mod"])
    first = Reading(match.start(), match.end("d"), Period(_ten(match["d"])), "decade", mod)
    if not match["d2"]:
        return [first]
    return [first, Reading(*match.span("d2"), Period(_ten(match["d2"])), "decade")]


def _ten(word: str) -> str:
    """The value of "1990s", "'90s" or "90s": of those to come none is spoken of so."""
    figures = word.strip("'s")
    if len(figures) == 2:  # noqa: PLR2004 - two figures
        figures = ("20" if figures[0] in "01" else "19") + figures
    return figures[:3]


def _decade_in_words(match: Match[str], _written: str) -> list[Reading]:
    form = Period(str(_WORDS[match["d"]]))
    return [Reading(*match.span(), form, "decade_in_words", mod_of(match["mod"] or match["mid"]))]


def _century(match: Match[str], written: str) -> list[Reading]:
    if re.match(r"C\w{6,8} [A-Z]", written[match.start("word") : match.end() + 3]):
        return []  # 20th Century Fox
    value = _first_figures(match["c"], bool(match["bc"]), written, match.start("c"))
    if value is None:
        return []
    mod = mod_of(match["mod"])
    if not match["c0"]:
        return [Reading(*match.span(), Period(value), "century", mod)]
    other = _first_figures(match["c0"], bool(match["bc"]), written, match.start("c0"))
    if other is None:
        return []
    at = match.start("mod2") if match["mod2"] else match.start("c")
    return [
        Reading(match.start(), match.end("c0"), Period(other), "century", mod),
        Reading(at, match.end(), Period(value), "century", mod_of(match["mod2"])),
    ]


def _first_figures(text: str, before: bool, written: str, at: int) -> str | None:  # noqa: FBT001 - of Christ
    """The value of a century: "the 5th century BC", 500 to 401, is ``BC04``."""
    number = _ROMAN.get(text)
    if number is not None and not written[at].isupper():
        return None
    number = number or read_ordinal(text)
    if number is None or not 1 <= number <= _LATEST:
        return None
    return f"{'BC' if before else ''}{number - 1:02d}"


def _era(match: Match[str], written: str) -> list[Reading]:
    word = match["a"] or match["b"] or match["c"]
    group = "a" if match["a"] else "b" if match["b"] else "c"
    if not written[match.start(group)].isupper():
        return []
    year = int((match["y1"] or match["y2"]).replace(",", ""))
    before = word.startswith("b")
    if not year or (year > 2100 and not before):  # noqa: PLR2004 - a year to come is no AD
        return []
    return [Reading(*match.span(), Period(f"{'BC' if before else ''}{year:04d}"), "era")]


RULES: Final = (
    Rule(
        "decade",
        frozenset({"#year", "#short"}),
        rf"(?:the{B})?{_MOD}(?:the{B})?(?P<d>(?:1[5-9]\d|20\d)0s|'\d0s)"
        rf"(?:{B}(?:and|or|to){B}(?P<d2>\d0s))?",
        _decade,
        left=28,
    ),
    Rule(
        "decade_in_words",
        frozenset(_WORDS),
        rf"(?:the{B}{_MOD}|(?P<mid>mid-))(?P<d>{either(_WORDS)})",
        _decade_in_words,
        left=36,
    ),
    Rule(
        "century",
        frozenset({"century", "centuries"}),
        rf"(?:the{B})?{_MOD}(?:the{B})?(?:(?P<c0>{_ORDINAL}){B}(?:and|or|to|through){B}(?:the{B})?"
        rf"(?:(?P<mod2>{_PART})[ -]{{1,4}})?)?(?P<c>{_ORDINAL})(?:-|{B})(?P<word>century|centuries)"
        rf"(?:{B}(?:{_AFTER_CHRIST}|(?P<bc>{_BEFORE_CHRIST})))?",
        _century,
        left=52,
    ),
    Rule(
        "era",
        frozenset({"ad", "bc", "bce", "ce", "d", "c"}),
        rf"(?P<a>ad|a\.d\.){B}(?P<y1>\d{{1,4}})(?![,.:]?\d)"
        rf"|(?:the{B}year{B})?(?P<y2>\d{{1,2}},\d{{3}}|\d{{1,5}}){B}?(?:(?P<b>{_BEFORE_CHRIST})"
        rf"|(?P<c>{_AFTER_CHRIST}))",
        _era,
        left=20,
    ),
)
