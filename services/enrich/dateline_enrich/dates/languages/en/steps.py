"""Calendar units counted from a date: "last year", "later this month", "the year". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Length, Reading, Rule, Scope, Step, YearBefore
from dateline_enrich.dates.languages.en.fragments import B, mod_of
from dateline_enrich.dates.languages.en.lexicon import MODS, STEPS, UNITS, either

_UNITS: Final = ("week", "month", "quarter", "year", "decade", "century")
_PERIOD: Final = r"(?:(?:first|second|third|fourth)[ -])?(?:quarter|period|month)"
_NARRATED: Final = frozenset({"the following", "that", "that same", "the same"})


def _step(match: Match[str], _written: str) -> list[Reading]:
    words = re.sub(" +", " ", match["step"])
    bare = words.removeprefix("the ")
    narrated = words in _NARRATED
    count = STEPS.get(words, STEPS.get(bare, 0))
    form = Step(UNITS[match["unit"]], count, "narrative" if narrated else "reference")
    return [Reading(*match.span(), form, "step", mod_of(match["mod"]))]


def _bare(match: Match[str], _written: str) -> list[Reading]:
    form = Step(UNITS[match["unit"]], 0)
    return [Reading(*match.span(), form, "step_bare", mod_of(match["mod"]), sure=0.75)]


def _this_year(match: Match[str], _written: str) -> list[Reading]:
    form = Step(UNITS[match["unit"]], 0)
    return [Reading(match.start("the"), match.end(), form, "step_this", sure=0.65)]


def _year_ended(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(match.start(), match.end("year"), Length("P1Y"), "year_ended", sure=0.7)]


def _year_end(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Step("END", 0), "year_end", None, 0.8)]


def _year_before(match: Match[str], _written: str) -> list[Reading]:
    words = match["which"]
    scope: Scope = "reference" if "ago" in words else "narrative"
    form = YearBefore(scope, quarter=bool(match["what"]) or "-" in words)
    return [Reading(*match.span(), form, "year_before")]


RULES: Final = (
    Rule(
        "step",
        frozenset(_UNITS),
        rf"(?:(?P<mod>{either(MODS)})[ -]{{1,4}})?"
        rf"(?P<step>last|this{B}past|past|the{B}last(?={B}quarter)|this{B}coming|this|next|(?:the{B})?(?:current|coming|previous"
        rf"|following|preceding|prior|next|same)|that{B}same|that){B}"
        rf"(?:(?:fiscal|calendar|school|academic|financial){B})?"
        rf"(?P<unit>{either(_UNITS)})(?!-|s)",
        _step,
    ),
    Rule(
        "step_bare",
        frozenset({"week", "month", "year", "decade", "century"}),
        rf"(?:(?P<mod>{either(set(MODS) - {'earlier', 'later', 'around', 'about'})}"
        rf"|(?:earlier|later){B}in){B})(?:the|this){B}(?P<unit>week|month|year|decade|century)"
        rf"(?!-|s|{B}(?:of|ago|earlier|before))",
        _bare,
    ),
    Rule(
        "step_this",
        frozenset({"week", "year"}),
        rf"(?:for|of|in|during|throughout){B}(?P<the>the{B}(?:full{B}|fiscal{B}|financial{B})?"
        rf"(?P<unit>week|year))(?!-|s|'|{B}(?:of|ago|earlier|before|after|ended|ending|to|in|when|that"
        rf"|he|she|they|it|we|i|\d))",
        _this_year,
        left=24,
    ),
    Rule(
        "year_ended",
        frozenset({"year"}),
        rf"(?P<year>the{B}(?:full{B}|fiscal{B}|financial{B})?year){B}(?:ended|ending|to)(?={B}[a-z]{{3}})",
        _year_ended,
        left=14,
    ),
    Rule(
        "year_end",
        frozenset({"year", "yearend"}),
        rf"(?:the{B})?(?:year-end|yearend|year's{B}end)",
        _year_end,
        left=5,
    ),
    Rule(
        "year_before",
        frozenset({"year"}),
        rf"(?:(?:a|one|the){B}(?!year-(?:ago|earlier)(?!{B}(?:{_PERIOD}))))?"
        rf"(?P<which>year(?:-|{B})(?:ago|earlier))(?:{B}(?P<what>{_PERIOD}))?",
        _year_before,
        left=8,
    ),
)
