"""Quarters and halves of a year, and the same ones a year back: "the third quarter", "Q3". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final, Literal

from dateline_enrich.dates.forms import Day, Form, Part, Reading, Rule, Scope, YearBefore
from dateline_enrich.dates.languages.en.fragments import DAY, MONTH, STEP_YEAR, month_of, year_of
from dateline_enrich.dates.languages.en.lexicon import QUARTERS
from dateline_enrich.dates.languages.en.steps import PARTS, mod_of
from dateline_enrich.dates.languages.figures import YEAR, full_year
from dateline_enrich.dates.pieces import B, either

_BACK: Final = (
    rf"(?:a{B}year{B}(?:ago|earlier|before)|the{B}year{B}before|the{B}(?:previous|prior){B}year)"
)
_WHICH_YEAR: Final = rf"last|this|next|the{B}previous|the{B}prior|the{B}year's|{YEAR}"
_STEP: Final = rf"(?:(?:the{B})?(?P<before>{_WHICH_YEAR})(?:{B}year)?(?:'s?)?{B})?"
_YEAR: Final = (
    rf"(?:,?{B}(?:of{B}|in{B}(?=\d))?(?:fiscal{B}|calendar{B}|financial{B})?(?:the{B}year{B}|year{B})?"
    rf"(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR}|'\d\d(?!\d))|{B}(?:of{B})?(?P<back>{_BACK}))?"
)
_MOD: Final = f"(?:(?P<mod>{either(PARTS)}){B})?"
_KIND: Final = r"(?:(?:fiscal|current|calendar|financial)[ -]{1,4})?"
_ADJ: Final = rf"(?:fiscal[ -])?(?:{either(QUARTERS)})-quarter"
_NOT_A_HALF: Final = (
    rf"(?!-(?!year)|{B}of{B}(?!{YEAR}|last|this|next|fiscal|calendar|financial"
    rf"|the{B}(?:year|fiscal|financial)))"
)
_ENDED: Final = (
    rf"(?={B}(?:(?:that|which){B})?(?:(?P<past>ended)|ending|to|through){B}(?:in{B}|on{B})?"
    rf"(?P<mon>{MONTH})(?:{B}(?P<day>{DAY})(?!\d))?(?:,?{B}(?P<ey>{YEAR}))?)"
)
_END_OF_A_MONTH: Final = 28
_MONTHS_IN_QUARTER: Final = 3
_PERIOD: Final = r"(?:(?:first|second|third|fourth)[ -])?(?:quarter|period|month|half)"
_NOT_OF_A_YEAR: Final = (
    rf"(?!s|-|{B}(?:of|mile|point|century|back|final|finals|million|finalists?|inch)\b)"
)
_ENDS: Final = rf"(?={B}?[.,;:)!?\"]|{B}(?:and|but|while|when|as|to|on)\b|\n|\Z)"
_MAKERS: Final = re.compile(r"(?:Audi|Infiniti|Hummer|Q\d,?|Model) $")


def _years(match: Match[str]) -> tuple[int | None, int | None]:
    before, after = match["before"], match["year"]
    if after:
        return year_of(after)
    if match["back"]:
        return None, -1
    if before and before[0].isdigit():
        return int(before), None
    steps = {"last": -1, "this": 0, "next": 1, "the previous": -1, "the prior": -1}
    return None, steps.get(re.sub(" +", " ", before), 0) if before else None


def _end(match: Match[str]) -> Day | None:
    if not match["mon"]:
        return None
    day = int(match["day"]) if match["day"] else _END_OF_A_MONTH
    year = int(match["ey"]) if match["ey"] else None
    return Day(day, month_of(match["mon"]), year, past=bool(match["past"]))


def _quarter(match: Match[str], _written: str) -> list[Reading]:
    form = Part("Q", QUARTERS[match["q"]], *_years(match), ended=_end(match))
    return [Reading(*match.span(), form, "quarter", mod_of(match["mod"]))]


def _by_month(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the March quarter", as Australia and India name it by its last month."""
    year, step = year_of(match["y"]) if match["y"] else _years(match)
    form = Part("Q", month_of(match["last"]) // _MONTHS_IN_QUARTER, year, step)
    return [Reading(*match.span(), form, "quarter_by_month", sure=0.85)]


def _two_quarters(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the third and fourth quarters of 2017": two of them, the year for both."""
    years = _years(match)
    first, last = (Part("Q", QUARTERS[match[group]], *years) for group in ("q", "q2"))
    return [
        Reading(match.start(), match.end("q"), first, "two_quarters"),
        Reading(match.start("q2"), match.end(), last, "two_quarters"),
    ]


def _short(match: Match[str], written: str) -> list[Reading]:
    """Reads "Q3 2017", "3Q17", "H1", which are capitals; an Audi Q3 is a car."""
    group = "l" if match["l"] else "k"
    if not written[match.start(group)].isupper():
        return []
    if _MAKERS.search(written[max(0, match.start() - 9) : match.start()]):
        return []
    letter: Literal["Q", "H"] = "Q" if match[group] == "q" else "H"
    words, year = match["year"], None
    if words:
        year = int(words) if len(words) == 4 else full_year(int(words[-2:]))  # noqa: PLR2004 - all figures
    number = int(match["n"] or match["m"])
    if letter == "H" and number > 2:  # noqa: PLR2004 - halves
        return []
    form = Part(letter, number, year)
    return [Reading(*match.span(), form, "quarter_short" if letter == "Q" else "half_short")]


def _half(match: Match[str], _written: str) -> list[Reading]:
    if match["two"] and not match["year"]:
        return []
    number = 1 if match["two"] or match["h"] in {"first", "opening"} else 2
    year, step = _years(match)
    if match["of"] and year is None:
        step = 0 if step is None else step
    form = Part("H", number, year, step)
    return [Reading(*match.span(), form, "half", mod_of(match["mod"]), sure=0.7)]


def _reported(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the quarter": the one under report, where the text is about a company's figures."""
    words = re.sub(" +", " ", match.group())
    year = int(match["year"]) if match["year"] else None
    if match["back"]:
        return [Reading(*match.span(), YearBefore("reference", "Q"), "quarter_before")]
    end = _end(match)
    period = match["what"] == "period"
    if period and not (year or end or "latest" in words):
        return []
    form = Part("Q", None, year, ended=end, period=period)
    rule = "quarter_latest" if "latest" in words else "quarter_reported"
    return [Reading(*match.span(), form, rule, mod_of(match["mod"]), sure=0.75)]


def _year_before(match: Match[str], _written: str) -> list[Reading]:
    words = match["which"] or match["own"]
    scope: Scope = "reference" if "ago" in words else "narrative"
    return [Reading(*match.span(), YearBefore(scope, _unit(words)), "year_before")]


def _unit(words: str) -> Literal["Q", "M"] | None:
    return "Q" if words.endswith("quarter") else "M" if words.endswith("month") else None


def _same(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the same quarter last year", "the corresponding period of 2017"."""
    form: Form = YearBefore("reference", _unit(match["what"]))
    if match["year"]:
        year = int(match["year"])
        if match["what"] == "month":
            form = YearBefore("reference", "M", year)
        else:
            form = Part("Q", None, year, period=match["what"] == "period")
    return [Reading(*match.span(), form, "same_period", sure=0.85)]


RULES: Final = (
    Rule(
        "quarter",
        frozenset({"quarter"}),
        rf"{_MOD}{_STEP}(?:the{B}(?!{_ADJ}))?{_KIND}(?P<q>{either(QUARTERS)})(?:[ -]fiscal)?"
        rf"(?:-|{B})quarter(?!s|-final|-mile|{B}(?:final|of{B}an?\b|century|mile)){_YEAR}"
        rf"(?:{_ENDED})?",
        _quarter,
        left=56,
    ),
    Rule(
        "quarter_by_month",
        frozenset({"quarter"}),
        rf"{_STEP}(?:the{B})?(?<!-)(?P<last>march|june|sept(?:ember|\.)|dec(?:ember|\.)){B}"
        rf"(?:(?P<y>{YEAR}){B})?quarter(?!s|-){_YEAR}",
        _by_month,
        left=44,
    ),
    Rule(
        "two_quarters",
        frozenset({"quarters"}),
        rf"{_STEP}(?:the{B})?(?P<q>{either(QUARTERS)}){B}(?:and|or|to){B}(?P<q2>{either(QUARTERS)})"
        rf"{B}quarters{_YEAR}",
        _two_quarters,
        left=40,
    ),
    Rule(
        "quarter_short",
        frozenset({"q", "h"}),
        rf"(?:(?P<m>[1-4])(?P<l>[qh])|(?P<k>[qh])(?P<n>[1-4]))"
        rf"(?:(?:{B}|-|/|')?(?:of{B})?(?:fiscal{B}|fy{B}?)?(?P<year>{YEAR}|(?<=['qhy])\d\d))?",
        _short,
        left=1,
    ),
    Rule(
        "half",
        frozenset({"half", "quarters"}),
        rf"{_MOD}{_STEP}(?:the{B})?{_KIND}(?:(?P<two>first{B}two{B}quarters)(?={B}of)"
        rf"|(?P<h>first|second|latter|last|opening|final)[ -]{_KIND}half{_NOT_A_HALF})"
        rf"(?:{_YEAR}(?P<of>{B}of{B}the{B}(?:(?:fiscal|financial|calendar){B})?year)?)",
        _half,
        left=56,
    ),
    Rule(
        "quarter_reported",
        frozenset({"quarter", "period"}),
        rf"{_MOD}(?:the|its)(?:{B}(?:latest|most{B}recent|{_KIND}(?P<year>{YEAR})))?{B}"
        rf"(?:three-month{B})?(?:just-ended{B})?(?P<what>quarter|period){_NOT_OF_A_YEAR}"
        rf"(?:{_ENDED}|(?P<back>{B}{_BACK}))?",
        _reported,
        left=40,
    ),
    Rule(
        "year_before",
        frozenset({"year"}),
        rf"(?:(?:a|one|the)(?:{B}comparable)?{B}(?!year-(?:ago|earlier)(?!{B}{_PERIOD})))?"
        rf"(?P<which>year(?:-|{B})(?:ago|earlier)(?:{B}{_PERIOD})?|(?<=[ae] )year{B}before{_ENDS}"
        rf"|(?:prior|previous)-year{B}{_PERIOD})"
        rf"|last{B}year's{B}(?:corresponding{B}|comparable{B})?(?P<own>quarter|period)(?!s)",
        _year_before,
        left=24,
    ),
    Rule(
        "same_period",
        frozenset({"same", "corresponding", "comparable", "equivalent"}),
        rf"(?:the{B})?(?:same|corresponding|comparable|equivalent){B}(?:three-month{B})?"
        rf"(?P<what>quarter|period|month),?{B}(?:of{B}|in{B}|from{B}|during{B})?(?:the{B})?"
        rf"(?:last{B}year(?!')|previous{B}year|prior{B}year|year{B}(?:before|earlier|ago)"
        rf"|a{B}year{B}(?:ago|earlier|before)|(?P<year>{YEAR})(?![\d/-]))",
        _same,
        left=4,
    ),
)
