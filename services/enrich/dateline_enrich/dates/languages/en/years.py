"""Years and spans of years in figures: "in 2018", "2014-17", "the 2017/18 season". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Period, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import SPELLED_YEAR
from dateline_enrich.dates.languages.en.lexicon import COUNTED, MONTHS, NOT_A_YEAR_AFTER
from dateline_enrich.dates.languages.en.numbers import read_spelled_year
from dateline_enrich.dates.languages.en.steps import PARTS, mod_of
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

YEARS: Final = frozenset({"#year"})
"""The trigger of a number of four figures that may be a year."""

_MOD: Final = rf"(?:(?P<mod>{either(PARTS)}|end|year-end)[ -]{{1,4}})?"
_BUSINESS: Final = r"(?:fiscal|calendar|financial|tax|school|academic|marketing)"
_KIND: Final = (
    rf"(?:(?P<kind>(?:the{B}(?={_BUSINESS}{B}year))?{_BUSINESS}(?:[ -]year)?|(?:the{B})?year){B})?"
)
_EARLY: Final = r"1[0-3]\d\d"
_NOT_A_YEAR: Final = (
    r"(?!\d|,\d|\.\d|%|s\b|:\d| {1,2}\d{3}"
    r"|[-/](?:\d|foot|mile|pound|member|year|page|seat|meter|metre|strong|room|word|kilo))"
)
_WORD_BEFORE: Final = re.compile(r"([a-z]{1,12})\.?[ :]{1,4}$")
_WORD_AFTER: Final = re.compile(r"(?:(?:-| (?:and|to|or) )\d[\d,]{2,6})? {1,4}([A-Za-z]{1,14})")
_YEARS_AFTER: Final = frozenset({"in", "since", "during", "until"})
"""Words after which a number that is not round is a year: "in 2016 women earned less"."""
_STREET_AFTER: Final = re.compile(
    r"(?: [A-Z][a-z]{1,14}){1,2} (?:Street|Avenue|Road|Lane|Drive|Boulevard|St|Ave|Rd|Blvd)\b"
)
_SYMBOL_BEFORE: Final = re.compile(r"[$\u20ac\u00a3\u00a5#+=*@_.,:\d] ?$")
_A_YEAR_BEFORE: Final = re.compile(r"\b(?:1[4-9]|20)\d\d(?:, ?| and | or )$")
_SPAN_BEFORE: Final = re.compile(
    r"\b(?:from|between|since|in|of) {1,4}(?:[a-z]{3,9} )?\d{4} (?:to|and) $"
)
_SURE_BEFORE: Final = frozenset({
    "in", "since", "of", "by", "until", "till", "during", "from", "between", "through", "for",
    "late", "early", "before", "after", "the", "year", "fiscal", "calendar", "summer", "winter",
    "spring", "autumn", "fall", "mid", "around", "circa", "c", "ca", "back", "pre", "post",
})  # fmt: skip
_MAKES_A_YEAR: Final = frozenset({
    "in", "since", "until", "till", "from", "by", "early", "late", "year", "around", "circa", "ca",
    "c", "back", "about", "before",
})  # fmt: skip
"""What makes a year of three figures and a one, "in 1215"."""
_SUMS: Final = frozenset({
    "rs", "usd", "eur", "gbp", "chf", "inr", "rub", "yen", "cost", "costs", "worth", "weighs",
    "totaling", "totalling", "hit", "plus", "minus", "exceeded", "exceeds", "nsw", "vic", "qld",
    "x", "xbox", "peugeot", "photoshop", "called", "dubbed",
    "phone", "tel", "call", "dial", "item", "box", "apartment", "locker", "cell", "engine",
    "gate", "platform", "size", "file", "docket", "beyond",
})  # fmt: skip
_COUNTED_TOO: Final = frozenset({
    "rupees", "rupee", "francs", "pesos", "crowns", "dinars", "lira", "calorie", "gt",
    "horsepower", "megawatts", "mw", "kw", "kilos", "kilograms", "kilogrammes", "litres", "liters",
    "gallons", "bottles", "trees", "sheep", "cattle", "cows", "goats", "inmates", "prisoners",
    "officers", "policemen", "volunteers", "visitors", "guests", "pilgrims", "metre", "meter",
    "freestyle", "steeplechase", "block", "applicants", "candidates", "entries", "items", "square",
})  # fmt: skip
_SINCE_ROUND: Final = frozenset({"in", "since", "the", "until", "till", "by", "year", "from"})
_ROUND: Final = 100
_REACH: Final = 24
"""How many characters before a number are looked at."""
_TO_COME: Final = "40"
"""Two figures from here on are of the last century: in news "'68" is no year to come."""
_ABOUT: Final = re.compile(r"\b(?:since|in|from|until|before|after|by) (?:at )?(?:about|least) $")
_NUMBERED: Final = re.compile(r"([a-z]{1,12}) {1,4}(?:is|was|no\.?|number) $")


_OPEN: Final = {
    "later": "ON_OR_AFTER", "beyond": "ON_OR_AFTER", "onward": "ON_OR_AFTER",
    "onwards": "ON_OR_AFTER", "after": "ON_OR_AFTER", "earlier": "ON_OR_BEFORE",
    "before": "ON_OR_BEFORE",
}  # fmt: skip
"""The last word of what leaves a year open at one end: "1994 or later"."""


def _year(match: Match[str], written: str) -> list[Reading]:
    value, sure = match["y"], _sureness(match, written)
    if sure is None and not match["mod"]:
        return []
    kind = match["kind"] or ""
    form = Period(value, reported="fiscal" in kind or "financial" in kind)
    mod = _mod(match["mod"]) or (_OPEN[match["open"].split()[-1]] if match["open"] else None)
    first = Reading(match.start(), match.end("y"), form, "year", mod, sure or 0.8)
    if not match["y2"]:
        at = match.start()
        of_a_month = _word_before(written[max(0, at - _REACH) : at].lower()) in MONTHS
        extended = match["open"] and not of_a_month
        return [replace(first, end=match.end("open")) if extended else first]
    last = match["y2"] if len(match["y2"]) == 4 else value[:2] + match["y2"]  # noqa: PLR2004 - all figures
    if last[2:] == "00" and value[2:] == "99":
        last = f"{int(value) + 1}"
    gap = int(last) - int(value)
    if gap < 1 or (match["sep"] == "/" and gap != 1):
        return []
    end = Reading(match.start("y2"), match.end(), Period(last), "year_range", None, first.sure)
    return [first, end]


def _sureness(match: Match[str], written: str) -> float | None:
    """How likely four figures are a year; ``None`` where a name or a quantity holds them."""
    at = match.start("y")
    before = written[max(0, at - _REACH) : at]
    plain = match.start() == at
    word = _word_before(before.lower())
    if plain and _is_figure(before):
        return None
    if _counts(match, written, word, plain=plain) or word in NOT_A_YEAR_AFTER or word in _SUMS:
        return None
    if match["y"] < "1400" and plain and word not in _MAKES_A_YEAR:
        return None
    if word in {"to", "and"} and not _SPAN_BEFORE.search(before.lower()):
        return 0.6
    return 0.95 if word in _SURE_BEFORE else 0.75


def _mod(words: str | None) -> str | None:
    """As elsewhere, and of "end-2017" and "year-end 2017"."""
    return "END" if words in {"end", "year-end"} else mod_of(words)


def _word_before(before: str) -> str:
    """The word that governs the number: in "extension is 1945" it is "extension"."""
    if _ABOUT.search(before):
        return "in"
    if before.endswith((" no. ", " number ")):
        return "no"
    found = _NUMBERED.search(before) or _WORD_BEFORE.search(before)
    return found[1] if found else ""


def _is_figure(before: str) -> bool:
    """Whether a sign or a figure before makes it a sum or a part of a number."""
    if not _SYMBOL_BEFORE.search(before) or re.search(r"[A-Za-z)\"\u201d][,.] ?$", before):
        return False
    return not _A_YEAR_BEFORE.search(before)


def _counts(match: Match[str], written: str, word: str, *, plain: bool) -> bool:
    """Whether a counted noun or a street follows."""
    end = match.end()
    if _STREET_AFTER.match(written, end, end + 40):
        return True
    after = _WORD_AFTER.match(written, end, end + 32)
    if not after:
        return False
    noun, odd = after[1], int(match["y"]) % _ROUND and match["y"] >= "1400"
    if noun.lower() in COUNTED or noun.lower() in _COUNTED_TOO:
        return not (odd and word in _YEARS_AFTER)
    plural = noun.islower() and noun.endswith("s") and noun not in {"was", "is", "has", "as"}
    return plural and plain and not odd and word not in _SINCE_ROUND


def _spelled(match: Match[str], _written: str) -> list[Reading]:
    year = read_spelled_year(match["words"])
    return [Reading(*match.span(), Period(str(year)), "year_in_words")] if year else []


def _fiscal(match: Match[str], written: str) -> list[Reading]:
    if not written[match.start("fy")].isupper():
        return []
    year = match["y"] if len(match["y"]) == 4 else "20" + match["y"]  # noqa: PLR2004 - all figures
    form = Period(year, reported=True)
    mod = _mod(match["mod"])
    first = Reading(match.start(), match.end("y"), form, "fiscal_year", mod)
    if not match["y2"]:
        return [first]
    last = Period(match["y2"] if len(match["y2"]) == 4 else year[:2] + match["y2"])  # noqa: PLR2004 - all figures
    return [first, Reading(match.start("y2"), match.end(), last, "year_range")]


def _short(match: Match[str], _written: str) -> list[Reading]:
    start = match.start("mod") if match["mod"] else match.start("y")
    figures = match["y"][1:]
    form = Period(("20" if figures < _TO_COME else "19") + figures)
    return [Reading(start, match.end(), form, "year_short", _mod(match["mod"]), 0.8)]


RULES: Final = (
    Rule(
        "year",
        YEARS,
        rf"(?<!\d-){_MOD}{_KIND}(?P<y>{YEAR}|{_EARLY})"
        rf"(?:(?P<sep>[-/])(?P<y2>{YEAR}|\d\d)(?![-/\d]|[.,]\d))?{_NOT_A_YEAR}"
        rf"(?P<open>{B}(?:or{B}(?:later|earlier|before|after)|and{B}beyond|onwards?)"
        rf"(?!{B}than)\b)?",
        _year,
        left=28,
    ),
    Rule(
        "year_in_words",
        frozenset({"nineteen", "thousand", "eighteen"}),
        rf"(?:the{B}year{B})?(?P<words>{SPELLED_YEAR})(?<!(?<!year )(?<!in )(?<!by )two thousand)",
        _spelled,
        left=16,
    ),
    Rule(
        "fiscal_year",
        frozenset({"fy"}),
        rf"{_MOD}(?P<fy>fy) {{0,2}}'?(?P<y>{YEAR}|\d\d)(?:[-/](?P<y2>{YEAR}|\d\d))?(?![-/\d])",
        _fiscal,
        left=20,
    ),
    Rule(
        "year_short",
        frozenset({"#short"}),
        rf"(?:in|since|of|until|till|from|by|before|after|during|back|the|and|to){B}"
        rf"(?:(?P<mod>{either(['early', 'late', 'mid'])})[ -]{{1,4}})?(?P<y>'\d\d)(?!\d|'|s\b|%)",
        _short,
        left=20,
    ),
)
