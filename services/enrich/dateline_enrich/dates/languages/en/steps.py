"""Calendar units counted from a date: "last year", "later this month", "the year". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import (
    Day,
    Form,
    Length,
    Period,
    Reading,
    Rule,
    Scope,
    Step,
    Turn,
    WeekendOf,
)
from dateline_enrich.dates.languages.en.fragments import DAY, DAY_WORD, MONTH, is_capital, month_of
from dateline_enrich.dates.languages.en.lexicon import MODS, ORDINALS, STEPS, UNITS
from dateline_enrich.dates.languages.en.numbers import ORDINAL_DAY, read_ordinal
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

_UNITS: Final = {
    **{name: UNITS[name] for name in ("week", "month", "quarter", "year", "decade", "century")},
    "millennium": "ML",
}
_ANY: Final = either(_UNITS)
_NARRATED: Final = frozenset({
    "following", "that", "that same", "same", "previous", "preceding", "prior",
})  # fmt: skip
PARTS: Final = MODS | {
    "early in": "START", "earlier in": "START", "late in": "END", "later in": "END",
    "midway through": "MID", "halfway through": "MID", "very early": "START", "very late": "END",
    "the early part of": "START", "the latter part of": "END", "the later part of": "END",
    "the tail end of": "END", "the very start of": "START", "the opening of": "START",
}  # fmt: skip
"""Words for a part of a stretch, to its ``mod``: those before a month and more."""
HALVES: Final = {
    "the first half of": "START", "the second half of": "END", "the latter half of": "END",
    "the last half of": "END",
}  # fmt: skip
_MOD: Final = (
    rf"(?:(?P<mod>{either(PARTS)}|{either(HALVES)}(?={B}[a-z ]{{0,20}}(?:week|month|dec|cent)))"
    r"[ -]{1,4})?"
)
_LATEST: Final = frozenset({"latest", "most recent"})
_KIND: Final = r"(?:fiscal|calendar|school|academic|financial|business|tax|trading|full)"
_STEP: Final = (
    rf"(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\bmy )last|this{B}past|past"
    rf"|the{B}last(?={B}(?:quarter|millennium|fiscal|financial))"
    rf"|the{B}(?:latest|most{B}recent)(?={B}(?:fiscal|financial))|this{B}coming|this|next"
    rf"|(?:the{B})?(?:current|coming|previous|following|preceding|prior|next|same)"
    rf"|that{B}same|that"
    rf"|(?(mod)the(?={B}(?:{_KIND}{B})?(?:week|month|year|decade|century|millennium)"
    rf"(?!-|s|{B}(?:of|ago|earlier|before|ended|ending)\b))|(?!))"
)
"""The adjectives, and "the" alone after a word for a part: "the end of the month"."""
_FIGURES_FOR: Final = frozenset({"fiscal", "financial", "business", "full"})
_ENDS: Final = rf"(?={B}?[.,;:)!?\"]|{B}(?:and|but|while|when|as|to|with)\b|\n|\Z)"
"""What shows that "the week before" needs no noun behind it."""
_THIS: Final = re.compile(
    r"\bthis {1,4}(week|weekend|month|quarter|year|decade) {1,4}(?:or|and|nor|,) {1,4}$"
)
_NOT_THIS: Final = (
    rf"(?!-|s|{B}(?:(?:of|ago|earlier|before|after|ended|ending|to|in|when|that|he|she|they|it|we"
    r"|i)\b|\d))"
)


def mod_of(text: str | None) -> str | None:
    """The TIMEX3 ``mod`` of "early in", "the latter part of" and their like."""
    return (PARTS | HALVES).get(re.sub(" +", " ", text.strip(" -"))) if text else None


def _step(match: Match[str], _written: str) -> list[Reading]:
    words = re.sub(" +", " ", match["step"])
    if words == "the":
        return [
            Reading(
                *match.span(),
                Step(_UNITS[match["unit"]], 0),
                "step_bare",
                mod_of(match["mod"]),
                0.75,
            )
        ]
    words = words.removeprefix("the ")
    scope: Scope = "narrative" if words in _NARRATED else "reference"
    reported = match["kind"] in _FIGURES_FOR
    count = -1 if words in _LATEST else STEPS.get(words, 0)
    form = Step(_UNITS[match["unit"]], count, scope, reported=reported)
    mod = "APPROX" if match["so"] else mod_of(match["mod"])
    return [Reading(*match.span(), form, "step", mod)]


def _this_year(match: Match[str], _written: str) -> list[Reading]:
    if match["its"]:
        form = Step(_UNITS[match["owner"]], 0)
        return [Reading(*match.span("its"), form, "step_of", sure=0.6)]
    if match["within"]:
        limit = Length(f"P1{_UNITS[match['limit']]}")
        return [Reading(*match.span("within"), limit, "within_unit", sure=0.7)]
    if match["over"]:  # "ended the year down 3 percent", said in January, is of the last
        unit = _UNITS[match["closed"]]
        closed = Turn("YE") if unit == "Y" else Step(unit, 0)
        return [Reading(*match.span("over"), closed, "step_closed", sure=0.65)]
    unit = _UNITS[match["unit"]]
    scope: Scope = "narrative" if unit == "M" else "reference"
    form = Step(unit, 0, scope, reported=match["kind"] in _FIGURES_FOR)
    return [Reading(match.start("the"), match.end(), form, "step_this", sure=0.65)]


def _ended(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the year ended …" as a length, "the week ended May 5" as the week of that day."""
    if match["day"]:
        year = int(match["y"]) if match["y"] else None
        day = Day(int(match["day"]), month_of(match["mon"]), year, week=True)
        return [Reading(*match.span(), day, "week_ended", sure=0.8)]
    return [Reading(*match.span(), Length("P1Y", reported=True), "year_ended", sure=0.7)]


def _weekend_of(match: Match[str], _written: str) -> list[Reading]:
    number, month = match["day"] or match["day2"], match["mon"] or match["mon2"]
    day = Day(int(number), month_of(month), int(match["y"]) if match["y"] else None)
    return [Reading(*match.span(), WeekendOf(day), "weekend_of", sure=0.9)]


def _edge(match: Match[str], _written: str) -> list[Reading]:
    """Reads "by year-end", "at month-end", "midweek"; before a noun they are mere labels."""
    word = re.sub("[ -]+", "-", match["word"])
    middle, year = word.startswith("mid"), match["y"]
    unit = "year" if word.startswith("yearend") else re.findall("week|month|quarter|year", word)[0]
    if year and unit != "year":
        return []
    form: Form = Period(year) if year else Step(_UNITS[unit], 0)
    if match["past"] and unit == "year" and not (middle or year):
        form = Turn("YE")
    start = match.start("the") if match["the"] else match.start("word")
    return [Reading(start, match.end(), form, "edge", "MID" if middle else "END", 0.8)]


def _beside(match: Match[str], _written: str) -> list[Reading]:
    form = Step(_UNITS[match["unit"]], -1 if match["side"] == "before" else 1, "narrative")
    return [Reading(*match.span(), form, "beside", sure=0.8)]


def _second(match: Match[str], _written: str) -> list[Reading]:
    unit = "WE" if match["unit"] == "weekend" else _UNITS[match["unit"]]
    form = Step(unit, -2 if match["side"].startswith("before") else 2)
    return [Reading(*match.span(), form, "step_second")]


def _or_next(match: Match[str], _written: str) -> list[Reading]:
    """Reads the second of "this weekend or next"."""
    this = _THIS.search(match.string, max(0, match.start() - 24), match.start())
    if this is None:
        return []
    form = Step("WE" if this[1] == "weekend" else _UNITS[this[1]], 1, counted=True)
    return [Reading(*match.span(), form, "step_or_next", sure=0.8)]


def _turn(match: Match[str], _written: str) -> list[Reading]:
    number = read_ordinal(match["c"]) if match["c"] else None
    form: Form = Turn("Y" if match["unit"] == "year" else "CE")
    if number is not None:
        form = Period(f"{number - 1:02d}")
    return [Reading(*match.span(), form, "turn", "START", 0.7)]


def _new_year(match: Match[str], written: str) -> list[Reading]:
    if is_capital(written, match.start("new")):
        return []
    start = match.start("mod") if match["mod"] else match.start("the")
    mod = mod_of(match["mod"])
    return [Reading(start, match.end(), Turn("Y"), "new_year", mod, 0.7)]


def _to_date(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Step("Y", 0), "to_date", sure=0.7)]


_MONTH_DAY: Final = rf"(?P<mon>{MONTH}){B}(?P<day>{DAY})(?!\d)"
_ON_A_DAY: Final = rf"{_MONTH_DAY}(?:,{B}(?P<y>{YEAR}))?"

RULES: Final = (
    Rule(
        "step",
        frozenset(_UNITS),
        rf"{_MOD}(?P<step>{_STEP}){B}(?:(?P<kind>{_KIND}){B})?(?P<unit>{_ANY})(?!-|s)"
        rf"(?P<so>{B}or{B}so)?",
        _step,
        left=44,
    ),
    Rule(
        "step_this",
        frozenset({"week", "year", "month"}),
        rf"(?:(?:for|of|in|during|throughout){B}(?P<the>the{B}(?:(?P<kind>{_KIND}){B})?"
        rf"(?P<unit>week|year|(?<!of the )month)){_NOT_THIS}(?!')"
        rf"|(?P<its>the{B}(?P<owner>week|year)(?='s{B}(?!end)))"
        rf"|(?<!\bthe )(?<!\bvery )(?:end(?:s|ed|ing)?|clos(?:es?|ed|ing)|finish(?:es|ed|ing)?){B}"
        rf"(?P<over>the{B}(?P<closed>week|year|month))"
        rf"{_NOT_THIS}(?!')"
        rf"|within{B}(?P<within>the{B}(?P<limit>week|year|month)){_NOT_THIS}(?!'))",
        _this_year,
        left=24,
    ),
    Rule(
        "ended",
        frozenset({"year", "week"}),
        rf"the{B}(?:(?:{_KIND}|latest){B})?(?:year(?={B}(?:ended|ending|to){B}(?:{MONTH}|{DAY}|{DAY_WORD})\b)"
        rf"|week(?={B}(?:ended|ending|to){B}{_ON_A_DAY}))",
        _ended,
        left=20,
    ),
    Rule(
        "weekend_of",
        frozenset({"weekend"}),
        rf"(?:the{B})?weekend{B}(?:of|starting|beginning){B}(?:{_MONTH_DAY}(?:-{DAY})?"
        rf"|(?P<day2>{DAY})(?:-{DAY})?{B}(?P<mon2>{MONTH}))(?:,?{B}(?P<y>{YEAR}))?(?!\d)",
        _weekend_of,
        left=5,
    ),
    Rule(
        "edge",
        frozenset({"end", "yearend", "mid", "midyear", "midweek", "midmonth"}),
        rf"(?:(?P<past>at|since|from|of)|by|before|around|until|till|to|after|near|through|towards?"
        rf"|in|for){B}(?P<the>the{B})?(?P<word>(?:year|month|quarter)-end|(?:year|month){B}end"
        rf"|end{B}of{B}year|yearend|(?:year|month|quarter|week)'s{B}end|mid-?(?:year|week|month))(?!-|s|'|\w)"
        rf"(?:{B}(?P<y>{YEAR}))?(?!{B}(?:bonus|results?|report|accounts|figures|sales|rush|party"
        rf"|parties|review|match|game|elections?|polls?|budget|fixture|session|break))",
        _edge,
        left=24,
    ),
    Rule(
        "beside",
        frozenset({"week", "month", "quarter", "year", "decade"}),
        rf"the{B}(?P<unit>week|month|quarter|decade|year(?!{B}before)){B}(?P<side>before|after)"
        rf"{_ENDS}",
        _beside,
        left=6,
    ),
    Rule(
        "step_second",
        frozenset({"week", "month", "year", "weekend"}),
        rf"the{B}(?P<unit>week|month|year|weekend){B}(?P<side>before{B}last|after{B}next)",
        _second,
        left=6,
    ),
    Rule("step_or_next", frozenset({"next"}), f"next{_ENDS}", _or_next, left=0),
    Rule(
        "turn",
        frozenset({"turn"}),
        rf"(?:the{B})?turn{B}of{B}the{B}(?:(?P<c>{ORDINAL_DAY}|{either(ORDINALS)}){B})?"
        rf"(?P<unit>century|year|millennium)",
        _turn,
        left=5,
    ),
    Rule(
        "new_year",
        frozenset({"year"}),
        rf"(?:(?P<mod>early{B}in|later{B}in|late{B}in)|in|into|until|till|by|before|since|for|from"
        rf"|of|through|after){B}(?P<the>the{B})(?P<new>new){B}year(?!-|'|s)",
        _new_year,
        left=20,
    ),
    Rule(
        "to_date",
        frozenset({"date"}),
        rf"(?:the{B})?year(?:-|{B})to(?:-|{B})date",
        _to_date,
        left=24,
    ),
)
