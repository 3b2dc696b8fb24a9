"""Calendar units counted from a date: "last year", "later this month", "the year". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Reading, Rule, Step, YearBefore
from dateline_enrich.dates.lexicon import MODS, STEPS, UNITS, either
from dateline_enrich.dates.patterns.fragments import B, mod_of

_UNITS: Final = ("week", "month", "quarter", "year", "decade", "century")
_NARRATED: Final = frozenset({"the following", "that", "that same", "the same", "the previous"})


def _step(match: Match[str], _written: str) -> list[Reading]:
    words = re.sub(" +", " ", match["step"])
    bare = words.removeprefix("the ")
    narrated = words in _NARRATED and words not in {"the previous"}
    count = STEPS.get(words, STEPS.get(bare, 0))
    form = Step(UNITS[match["unit"]], count, "narrative" if narrated else "reference")
    return [Reading(*match.span(), form, "step", mod_of(match["mod"]))]


def _bare(match: Match[str], _written: str) -> list[Reading]:
    form = Step(UNITS[match["unit"]], 0)
    return [Reading(*match.span(), form, "step_bare", mod_of(match["mod"]), sure=0.75)]


def _year_end(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Step("Y", 0), "year_end", "END", sure=0.8)]


def _year_before(match: Match[str], _written: str) -> list[Reading]:
    words = match["which"]
    scope = "reference" if "ago" in words else "narrative"
    form = YearBefore(scope, quarter=bool(match["what"]) or "-" in words)
    return [Reading(*match.span(), form, "year_before")]


RULES: Final = (
    Rule(
        "step",
        frozenset(_UNITS),
        rf"(?:(?P<mod>{either([*MODS, 'sometime'])})[ -]{{1,4}})?"
        rf"(?P<step>last|this{B}past|past|this{B}coming|this|next|(?:the{B})?(?:current|coming|previous"
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
        "year_end",
        frozenset({"year", "yearend"}),
        rf"(?:the{B})?(?:year-end|yearend|year's{B}end)",
        _year_end,
        left=5,
    ),
    Rule(
        "year_before",
        frozenset({"year"}),
        rf"(?:(?:a|one|the){B})?(?P<which>year(?:-|{B})(?:ago|earlier))"
        rf"(?:(?:-|{B})(?P<what>(?:(?:first|second|third|fourth)[ -])?(?:quarter|period|month)))?",
        _year_before,
        left=8,
    ),
)
