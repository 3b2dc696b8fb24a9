"""Lengths and distances in Spanish: "hace tres días", "hora y media", "dos años". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Away, Length, Reading, Rule, Scope
from dateline_enrich.dates.languages.common import (
    amounts,
    bare_units,
    directed,
    units_ago,
    words_of,
)
from dateline_enrich.dates.languages.common.lexicon import group
from dateline_enrich.dates.languages.es.lexicon import APPROXIMATIONS, BEFORE, BEHIND, LEXICON, UNIT
from dateline_enrich.dates.lengths import length_value
from dateline_enrich.dates.pieces import B, either

_DIRECTION: Final = (
    "(?:últim[oa]s?|próxim[oa]s?|primer[oa]s?|pasad[oa]s|siguientes|anteriores|otr[oa]s)"
)
_HELD: Final = (
    r"(?:pen|conden|guerr|carrer|histori|vid|experienci|esper|ausenci|tregu|sentenci|hipotec|vigenci|crisi"
    r"|dictadur|búsqued|cárcel|prisi|sanci|inhabilitaci|duraci|plaz|contrat|per[ií]od|acuerd|mandat|cab|larg"
    r"|conveni|laps|término|marg|conflict|matrimoni|trabaj|máxim|mínim|total|espaci|cicl|program|plan|préstam|bon"
    r"|crédit|gobiern|retras|vuel|aniversari|antigüedad)[a-zóáéíñ]{0,4}"
)
_OF: Final = re.compile(rf"(?:^|\W)(?:{_HELD}|después|más|menos|cerca|alrededor) de $")
_AN_AGE: Final = re.compile(
    r"(?:(?:^|\W)(?:de|con|tien\w{1,3}|ten[ií]a\w?|tenga\w?|(?<!se )cumpl\w{1,6}|edad|a sus|a los"
    r"|los|sus|entre)|\w[,(]) $"
)
_A_CHILD: Final = re.compile(
    r"(?:^|\W)(?:beb[ée]s?|niñ[oa]s?|hij[oa]s?|lactantes?|menor(?:es)?|mayor(?:es)?"
    r"|gemel[oa]s) de $"
)
_OLD: Final = re.compile(r" de edad\b")
_FOR_ONE: Final = re.compile(
    r"(?:^|\W)(?:durante|en|por|tras|a|de|casi|s[oó]lo|apenas|menos|más|desde|hace|dur[óa]\w{0,3}|tard\w{1,4}"
    r"|llev\w{1,4}|aplaz\w{1,5}"
    r"|retras\w{1,5}|posp\w{2,7}|demor\w{1,5}|prolong\w{1,5}|prorrog\w{1,5}"
    r"|pas[óa]\w{0,3}|m[ií]nimo|m[aá]ximo) $"
)
_NO_LENGTH: Final = re.compile(
    r" (?:electoral|dif[ií]cil|r[eé]cord|hist[oó]ric|complicad|m[aá]s que|en (?:el )?que"
    r"|cualquiera)"
)
_FROM_AN_EVENT: Final = re.compile(r" {1,4}(?:del?|que)\b")
_SINCE: Final = re.compile(r"(?:^|\W)desde $")


def _is_length(match: Match[str], before: str) -> bool:
    """Whether an amount is a length: no age, and "un día" only where something lasts a day."""
    after = match.string[match.end() : match.end() + 14]
    if match["n"] in {"un", "una", "otro", "otra"} and not (match["approx"] or match["dir"]):
        return bool(_FOR_ONE.search(before)) and not _NO_LENGTH.match(after)
    if _A_CHILD.search(before):
        return False
    if match["unit"] not in {"años", "año"} or match["dir"] or match["approx"]:
        return True
    if _OLD.match(after):
        return False
    return bool(_OF.search(before)) or not _AN_AGE.search(before)


def _amount() -> Rule:
    """The shared rule, but "tres horas después del choque" and "desde hace" tell lengths."""
    (rule,) = amounts(LEXICON, _DIRECTION, _is_length)

    def read(match: Match[str], written: str) -> list[Reading]:
        found = rule.read(match, written)
        if not found or not isinstance(found[0].form, Away):
            return found
        away = found[0].form
        start, end = (
            match.start("approx") if match["approx"] else match.start("n"),
            match.end("unit"),
        )
        since = match["before"] == "hace" and _SINCE.search(
            match.string[max(0, match.start() - 7) : match.start()]
        )
        event = (
            match["behind"]
            and away.scope == "narrative"
            and _FROM_AN_EVENT.match(match.string, match.end())
        )
        if not (since or event):
            return found
        form = Length(length_value(away.unit, away.count))
        return [Reading(start, end, form, "length", found[0].mod)]

    return replace(rule, read=read)


_HALF_MORE: Final = {"hora": "TH", "año": "Y", "día": "D", "mes": "M", "semana": "W", "siglo": "CE"}


def _and_a_half(match: Match[str], _written: str) -> list[Reading]:
    """Reads "hora y media", alone or behind "hace"."""
    code = _HALF_MORE[match["unit"]]
    modifier = APPROXIMATIONS.get(group(match, "approx"))
    found: tuple[int, Scope] | None = BEFORE.get(group(match, "before")) or BEHIND.get(
        group(match, "behind")
    )
    if found:
        sign, scope = found
        return [Reading(*match.span(), Away(code, 1.5, sign, scope), "distance", modifier)]
    return [Reading(*match.span(), Length(length_value(code, 1.5)), "length", modifier)]


def _past_unit(match: Match[str], _written: str) -> list[Reading]:
    """Reads "el último año", which is the length of one."""
    form = Length(length_value(UNIT[match["unit"]], 1))
    return [Reading(*match.span(), form, "past_unit")]


RULES: Final = (
    _amount(),
    Rule(
        "past_unit",
        words_of(UNIT),
        rf"(?:el|la){B}últim[oa]{B}(?P<unit>{either(set(UNIT) - {'fin de semana', 'finde'})})"
        rf"(?!{B}(?:del?|que)\b)",
        _past_unit,
        left=14,
    ),
    *(
        replace(rule, pattern=rf"{rule.pattern}(?!{B}del?(?!\w))")
        for rule in directed(LEXICON, "(?:últim[oa]s|próxim[oa]s|pasad[oa]s)")
    ),
    *bare_units(LEXICON, rf"(?:durante|tras){B}"),
    *units_ago(LEXICON, rf"hace{B}(?:ya{B})?"),
    Rule(
        "and_a_half",
        frozenset(_HALF_MORE),
        rf"(?:(?P<before>{either(BEFORE)}){B})?(?:(?P<approx>{either(APPROXIMATIONS)}){B})?(?:una?{B})?"
        rf"(?P<unit>{either(_HALF_MORE)}){B}y{B}(?:medi[oa]|pico)(?:{B}(?P<behind>{either(BEHIND)}))?",
        _and_a_half,
        left=32,
    ),
)  # fmt: skip
