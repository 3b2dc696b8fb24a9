"""Recurrences and the vague: "every Tuesday", "twice a week", "now". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Reading, Recurrence, Rule, Step, Vague
from dateline_enrich.dates.languages.en.amounts import length_value
from dateline_enrich.dates.languages.en.fragments import B, is_capital
from dateline_enrich.dates.languages.en.lexicon import (
    DAY_PARTS,
    FREQUENCIES,
    FUTURE,
    MONTH_NAMES,
    PAST,
    PRESENT,
    SEASONS,
    UNITS,
    WEEKDAY_NAMES,
    either,
)
from dateline_enrich.dates.languages.en.numbers import NUMBER, read_number

_EVERY: Final = [*UNITS, *WEEKDAY_NAMES, *DAY_PARTS, *SEASONS, *MONTH_NAMES]
_TIMES: Final = {"once": "1X", "twice": "2X", "thrice": "3X"}
_VAGUE: Final = {
    **dict.fromkeys(PRESENT, "PRESENT_REF"),
    **dict.fromkeys(PAST, "PAST_REF"),
    **dict.fromkeys(FUTURE, "FUTURE_REF"),
}


def _every(match: Match[str], _written: str) -> list[Reading]:
    unit = match["unit"]
    count = read_number(match["n"]) if match["n"] else 2 if match["other"] else 1
    form = Recurrence(_every_value(unit, count), match["quant"].upper())
    return [Reading(*match.span(), form, "every")]


def _every_value(unit: str, count: float | None) -> str:
    if unit in WEEKDAY_NAMES:
        return f"XXXX-WXX-{WEEKDAY_NAMES[unit] + 1}"
    if unit in MONTH_NAMES:
        return f"XXXX-{MONTH_NAMES[unit]:02d}"
    if unit in SEASONS:
        return f"XXXX-{SEASONS[unit]}"
    if unit in DAY_PARTS:
        return f"XXXX-XX-XXT{DAY_PARTS[unit]}"
    code = UNITS[unit.removesuffix("s")]
    return "XXXX-WXX-WE" if code == "WE" else length_value(code, count)


def _times(match: Match[str], _written: str) -> list[Reading]:
    freq = _TIMES.get(match["often"]) or f"{read_number(match['often'].split()[0]):g}X"
    value = length_value(UNITS[match["unit"]], 1)
    return [Reading(*match.span(), Recurrence(value, None, freq), "times_a_unit")]


def _adverb(match: Match[str], written: str) -> list[Reading]:
    word = match.group()
    inside = re.search(r"\w $", written[max(0, match.start() - 2) : match.start()])
    if is_capital(written, match.start()) and (inside or word != "annually"):
        return []
    return [Reading(*match.span(), Recurrence(FREQUENCIES[word]), "adverb_of_frequency", None, 0.7)]


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
        "every",
        frozenset({"every", "each"}),
        rf"(?P<quant>every|each){B}(?:(?:single|and{B}every){B})?(?:(?P<other>other|second){B})?"
        rf"(?:(?P<n>{NUMBER}|few){B})?(?P<unit>{either(_EVERY)}s?)(?!-)",
        _every,
        left=0,
    ),
    Rule(
        "times_a_unit",
        frozenset({"once", "twice", "thrice", "times"}),
        rf"(?P<often>once|twice|thrice|{NUMBER}{B}times){B}(?:a|an|each|every|per){B}"
        rf"(?P<unit>{either(set(UNITS) - {'centurie'})})(?!-|s)",
        _times,
        left=12,
    ),
    Rule("adverb", frozenset(FREQUENCIES), f"{either(FREQUENCIES)}(?!-|')", _adverb, left=0),
    Rule(
        "vague",
        _triggers(PRESENT + PAST + FUTURE),
        f"(?P<words>(?<!as )soon(?!{B}(?:after|before|as))|{either(set(_VAGUE) - {'soon'})})(?!-)",
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
