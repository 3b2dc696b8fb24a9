"""The vague: "now", "recently", "in the future", "this time last year". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Reading, Rule, Step, Vague
from dateline_enrich.dates.languages.en.fragments import is_capital
from dateline_enrich.dates.languages.en.lexicon import FUTURE, PAST, PRESENT
from dateline_enrich.dates.pieces import B, either

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
        "vague",
        _triggers(PRESENT + PAST + FUTURE),
        rf"(?P<words>{_SOON}|{_NOW}|{_WHOLE}|{_AT}|{either(set(_VAGUE) - _WATCHED)})(?!-)",
        _vague,
        left=28,
    ),
    Rule(
        "this_time",
        frozenset({"year"}),
        rf"this{B}time{B}last{B}year",
        _this_time,
        left=24,
    ),
)
