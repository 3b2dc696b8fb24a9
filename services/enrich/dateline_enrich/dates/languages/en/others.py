"""Holidays and the vague: "last Christmas", "now", "in the future". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Holiday, Reading, Rule, Step, Vague
from dateline_enrich.dates.holidays import NAMES
from dateline_enrich.dates.languages.en.fragments import B, is_capital, year_of
from dateline_enrich.dates.languages.en.lexicon import (
    FUTURE,
    PAST,
    PRESENT,
    either,
)
from dateline_enrich.dates.languages.figures import YEAR

_STEPS: Final = {"last": -1, "this": 0, "this past": -1, "this coming": 1, "next": 1}
_VAGUE: Final = {
    **dict.fromkeys(PRESENT, "PRESENT_REF"),
    **dict.fromkeys(PAST, "PAST_REF"),
    **dict.fromkeys(FUTURE, "FUTURE_REF"),
}


_WATCHED: Final = {"soon", "now", "the past", "the future", "at the moment", "at this time"}
_SOON: Final = (
    rf"(?<!as )(?<!too )(?<!so )(?<!how )(?<!was )(?<!were )(?<!had )soon"
    rf"(?!{B}(?:after|before|as|enough|became|had|was|were|[a-z]{{2,12}}ed\b))"
)
_NOW: Final = rf"(?<!every )(?<!just )now(?!{B}(?:and{B}(?:then|again)|or{B}never))"
_AT: Final = rf"(?:at{B}the{B}moment(?!{B}(?:of|when|that|the))|at{B}this{B}time(?!{B}(?:of|last)))"
_WHOLE: Final = (
    rf"the{B}(?:past|future)(?=[ ]?[.,;:?!)\"'\u201d]|$|\n|--"
    rf"|{B}(?:and|but|or|to|he|she|it|they|we|you|i|who|that|which|when|where|than|as|is|are|was"
    rf"|were|will|would|has|have|had|may|might|can|could|with|for|by|on|at|in|into|because|while"
    rf"|if|about|the|a|an|his|her|their|our|this|looks?|holds?|brings?)\b)"
)


def _holiday(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("name")):
        return []
    name, words = re.sub(" +", " ", match["name"]), match["step"]
    year, step = year_of(match["year"])
    if words:
        step = _STEPS[re.sub(" +", " ", words)]
    days = -1 if match["eve"] else 0
    return [Reading(*match.span(), Holiday(name, year, step, days), "holiday", sure=0.8)]


def _vague(match: Match[str], written: str) -> list[Reading]:
    words = re.sub(" +", " ", match["words"])
    if is_capital(written, match.start()) and re.search(
        r"[\w,;'\u2019] $", written[max(0, match.start() - 2) : match.start()]
    ):
        return []
    return [Reading(*match.span(), Vague(_VAGUE[words]), "vague", sure=0.8)]


def _this_time(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Step("Y", -1), "this_time_last_year")]


def _triggers(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in phrases)


RULES: Final = (
    Rule(
        "holiday",
        frozenset(re.split(r"[ ']", name)[0] for name in NAMES) | {"st"},
        rf"(?:(?P<step>{either(_STEPS)}){B})?(?P<name>{either(NAMES)})(?P<eve>(?:'s)?{B}eve)?(?!'s)"
        rf"(?:,?{B}(?P<year>{YEAR}(?!\d)))?",
        _holiday,
        left=16,
    ),
    Rule(
        "vague",
        _triggers(PRESENT + PAST + FUTURE),
        rf"(?P<words>{_SOON}|{_NOW}|{_WHOLE}|{_AT}|{either(set(_VAGUE) - _WATCHED)})(?!-)",
        _vague,
        left=28,
    ),
    Rule(
        "this_time",
        frozenset({"year"}),
        rf"(?:at{B})?this{B}time{B}last{B}year",
        _this_time,
        left=24,
    ),
)
