"""A number of units: lengths ("zwei Wochen") and distances (« il y a trois jours »). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from re import Match

from dateline_enrich.dates.forms import Away, Form, Length, Reading, Rule, Vague
from dateline_enrich.dates.languages.common.lexicon import (
    NOT_COMPOUND,
    Lexicon,
    group,
    span,
    words_of,
)
from dateline_enrich.dates.languages.common.numbers import is_number, number, read_number
from dateline_enrich.dates.lengths import length_value, lengths_value
from dateline_enrich.dates.pieces import B, either

Guard = Callable[[Match[str], str], bool]
"""Whether a match is a length and not an age; the second argument is the folded words before."""

_FINER = {"M": ("W", 4.35), "CE": ("Y", 100)}
"""The unit that a distance with a fraction is told in, and how many make the whole."""
_FINER_UNITS = {
    "Y": {"M": 12, "W": 52, "D": 365}, "M": {"W": 4, "D": 30}, "W": {"D": 7}, "D": {"TH": 24},
    "TH": {"TM": 60}, "TM": {"TS": 60},
}  # fmt: skip
"""The units in which the rest of a length is told, and how many make one."""
_LONGEST_JOINT = 48
_HALVES = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "TM": "PT30S", "DE": "P5Y", "CE": "P50Y"}


def amounts(lexicon: Lexicon, direction: str, guard: Guard) -> tuple[Rule, ...]:
    """Lengths and distances; ``direction`` matches "last" in "the last three years"."""
    codes = {**lexicon.unit, **lexicon.units}

    def read(match: Match[str], written: str) -> list[Reading]:
        start, count = _counted(match, lexicon)
        if start is None:
            return []
        code = codes[match["unit"]]
        if group(match, "half"):
            count = None if count is None else count + 0.5
        if code == "W" and count is not None and not float(count).is_integer():
            code, count = "D", round(count * 7)
        approx = group(match, "approx") or group(match, "approx2")
        modifier = lexicon.approximations.get(approx) if start < match.start("n") else None
        if away := _away(match, code, count, lexicon):
            first = Reading(start, match.end(), away, "distance", modifier)
            return [_in_two_units(match, first, (code, count), lexicon) or first]
        if group(match, "before") and start == match.start():
            start = match.end("blank")
        if not guard(match, written[max(0, start - 32) : start].lower()):
            return []
        value = _HALVES.get(code) if count == 0.5 else length_value(code, count)  # noqa: PLR2004 - a half
        if not value:
            return []
        first = Reading(start, match.end(), Length(value), "length", modifier)
        return [_in_two_units(match, first, (code, count), lexicon) or first]

    return (Rule("amount", words_of(codes), _pattern(lexicon, direction), read, left=56),)


def _in_two_units(
    match: Match[str], first: Reading, told: tuple[str, float | None], lexicon: Lexicon
) -> Reading | None:
    """Reads the rest of "zwei Jahre und drei Monate", one length or distance in two units."""
    (code, count), at = told, match.end("unit")
    joint = re.compile(lexicon.joint).match(match.string, at, at + _LONGEST_JOINT)
    if joint is None or not count or not float(count).is_integer():
        return None
    unit = lexicon.units.get(joint["unit"]) or lexicon.unit.get(joint["unit"])
    rest = read_number(joint["n"], lexicon)
    if unit is None or rest is None or unit not in _FINER_UNITS.get(code, {}):
        return None
    total, form = int(count) * _FINER_UNITS[code][unit] + rest, first.form
    behind = re.compile(rf"{B}({either(lexicon.behind) or '(?!)'})(?!\w)").match(
        match.string, joint.end()
    )
    if isinstance(form, Length):
        form = Length(lengths_value([(code, int(count)), (unit, int(rest))]))
    if isinstance(form, Away):
        form = replace(form, unit=unit, count=total)
    elif behind:
        form = Away(unit, total, *lexicon.behind[behind[1]])
    return replace(first, end=(behind or joint).end(), form=form)


def _counted(match: Match[str], lexicon: Lexicon) -> tuple[int | None, float | None]:
    """Where the expression begins, and its number; no place where no word is a number."""
    first, last = group(match, "n"), group(match, "n2")
    if not is_number(first, lexicon):
        if not last or not is_number(last, lexicon):
            return None, None
        return match.start("n2"), read_number(last, lexicon)
    if last and not is_number(last, lexicon):  # "52 und im Jahr davor"
        return None, None
    if first in lexicon.many and match["approx"] and not match["dir"]:  # "über mehrere Tage"
        return match.start("n"), None
    return span(match)[0], None if last else read_number(first, lexicon)


def _pattern(lexicon: Lexicon, direction: str) -> str:
    one = number(lexicon)
    behind = (
        f"(?:{B}(?P<behind>{either(lexicon.behind)})(?!{B}(?:{lexicon.than})))?"
        if lexicon.behind
        else ""
    )
    return (
        rf"(?:(?P<before>{either(lexicon.before)})(?P<blank>{B}))?"
        rf"(?:(?P<approx>{either(lexicon.approximations)})(?:{B}|(?<=')))?"
        rf"(?:(?:{lexicon.articles})(?=(?:{direction}|{one}{B}{direction}){B}))?"
        rf"(?:(?P<dir>{direction}){B}(?:(?P<approx2>{either(lexicon.approximations)}){B})?)?"
        rf"(?P<n>{one})(?:{lexicon.to}(?P<n2>{one}))?(?:{B}|(?<='))"
        rf"(?:(?P<dir2>{direction}){B}|{lexicon.fillers}{B})?"
        rf"(?P<unit>{either({*lexicon.unit, *lexicon.units})}){NOT_COMPOUND}"
        rf"(?:{B}(?P<half>{lexicon.half}))?{behind}"
    )


def _away(match: Match[str], code: str, count: float | None, lexicon: Lexicon) -> Form | None:
    """The distance that a word before or behind makes of the amount."""
    if group(match, "dir") or group(match, "dir2"):
        return None
    found = lexicon.behind.get(group(match, "behind")) or lexicon.before.get(group(match, "before"))
    if found is None:
        return None
    if code.startswith("T") and group(match, "before") in lexicon.lasting:
        return None
    sign, scope = found
    if count is not None and not float(count).is_integer() and code in _FINER:
        code, factor = _FINER[code]
        count = round(count * factor)
    return Away(code, count, sign, scope)


def directed(lexicon: Lexicon, direction: str) -> tuple[Rule, ...]:
    """Lengths without a number: "die letzten Jahre", « ces dernières semaines »."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        form = Length(length_value(lexicon.units[match["unit"]], None))
        return [Reading(*span(match), form, "directed_length", sure=0.85)]

    pattern = rf"(?:{lexicon.articles})?{direction}{B}(?P<unit>{either(lexicon.units)})"
    return (Rule("directed_length", words_of(lexicon.units), pattern, read, left=36),)


def bare_units(lexicon: Lexicon, lead: str) -> tuple[Rule, ...]:
    """Lengths without a number behind ``lead``: "seit *Jahren*", « pendant *des mois* »."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        form = Length(length_value(lexicon.units[match["unit"]], None))
        return [Reading(*span(match), form, "for_units", sure=0.75)]

    pattern = (
        rf"(?P<lead>{lead})(?:{lexicon.some}{B})?(?P<unit>{either(lexicon.units)}){NOT_COMPOUND}"
    )
    return (Rule("for_units", words_of(lexicon.units), pattern, read, left=24),)


def units_ago(lexicon: Lexicon, before: str, behind: str = "") -> tuple[Rule, ...]:
    """Distances without a number: "vor Jahren", "years ago"."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        return [Reading(*match.span(), Vague("PAST_REF"), "units_ago")]

    pattern = rf"{before}{either(lexicon.units)}{behind}"
    return (Rule("units_ago", words_of(lexicon.units), pattern, read, left=24),)


def cue_before(words: str) -> re.Pattern[str]:
    """A pattern that finds one of the words right before an amount, for a guard."""
    return re.compile(rf"(?:^|[^\w])(?:{words}) {{1,4}}$")
