"""Days, parts of the day and named months in Spanish: "la tarde del martes", "anoche". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import (
    Day,
    DayPart,
    DayShift,
    Form,
    Month,
    Reading,
    Recurrence,
    Rule,
    Step,
    Weekday,
)
from dateline_enrich.dates.languages.common import (
    DAY,
    day_parts,
    recurring_weekdays,
    relative_days,
    weekdays,
    words_of,
)
from dateline_enrich.dates.languages.common.lexicon import group, year_of
from dateline_enrich.dates.languages.es.lexicon import (
    DAY_PARTS,
    LEXICON,
    MONTHS,
    SHIFTS,
    STEPS,
    WEEKDAYS,
    WEEKDAYS_IN_PLURAL,
    YEAR_AFTER,
)
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

ON: Final = (
    rf"(?:(?:(?P<step>{either(STEPS)}){B})?(?P<dow>{either(WEEKDAYS)})"
    rf"(?:{B}(?P<behind>pasado|que{B}viene|próximo|anterior))?"
    rf"(?!,?{B}{DAY}{B}de)"
    rf"|(?P<shift>{either(SHIFTS)})"
    rf"|(?:(?:{either(WEEKDAYS)}),?{B})?(?P<day>{DAY}){B}de{B}(?P<mon>{either(MONTHS)})"
    rf"(?:{B}del?{B}(?P<year>{YEAR}))?)"
)
"""The day of a part of the day or of a time of the clock."""

_LAST_NIGHT: Final = {"anoche": -1, "anteanoche": -2, "antenoche": -2, "antes de anoche": -2}
_MORNING: Final = re.compile(r"(?:^|\W)(?:l|un|est|es|aquell|mism|cad|tod|medi|buen)a $")
_EDGES: Final = {"primera": "START", "última": "END"}
_NARRATED: Final = {
    "siguiente": 1, "posterior": 1, "anterior": -1, "previo": -1, "mismo": 0,
}  # fmt: skip


def day_of(match: Match[str]) -> Form | None:
    """The day that the groups of :data:`ON` hold."""
    if dow := match["dow"]:
        step = STEPS.get(group(match, "step"), LEXICON.steps_after.get(group(match, "behind")))
        return Weekday(WEEKDAYS[dow], step)
    if shift := group(match, "shift"):
        return DayShift(SHIFTS[shift])
    if match["mon"]:
        year = int(match["year"]) if match["year"] else None
        return Day(int(match["day"]), MONTHS[match["mon"]], year)
    return None


def _part(match: Match[str], _written: str) -> list[Reading]:
    form = DayPart(DAY_PARTS[match["part"]], day_of(match))
    return [Reading(*match.span(), form, "part_of_day")]


def _edge(match: Match[str], _written: str) -> list[Reading]:
    """Reads "a primera hora de la tarde"."""
    form = DayPart(DAY_PARTS[match["part"]], day_of(match))
    return [Reading(*match.span(), form, "part_of_day", _EDGES[match["edge"]])]


def _last_night(match: Match[str], _written: str) -> list[Reading]:
    form = DayPart("NI", DayShift(_LAST_NIGHT[group(match, "word")]))
    return [Reading(*match.span(), form, "relative_day_part")]


def _relative_days() -> Rule:
    """The shared rule, but "la mañana" is no tomorrow."""
    (rule,) = relative_days(LEXICON)

    def read(match: Match[str], written: str) -> list[Reading]:
        before = match.string[max(0, match.start() - 8) : match.start()]
        if match["word"].startswith("mañana") and _MORNING.search(before):
            return []
        return rule.read(match, written)

    return replace(rule, read=read)


def _before_dawn(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), DayPart("MO", None), "day_part", sure=0.8)]


def _day_and_weekday(match: Match[str], _written: str) -> list[Reading]:
    """Reads "mañana martes" as one day."""
    return [Reading(*match.span(), DayShift(SHIFTS[group(match, "word")]), "relative_day")]


def _of_month(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Day(int(match["day"])), "day_of_month", sure=0.75)]


def _weekends(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Recurrence("XXXX-WXX-WE"), "weekdays", sure=0.95)]


def _narrated(match: Match[str], _written: str) -> list[Reading]:
    count = _NARRATED[match["behind"] or match["front"] or "mismo"]
    return [Reading(*match.span(), DayShift(count, "narrative"), "narrated_day", sure=0.75)]


def _the_eve(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), DayShift(-1, "narrative"), "day_beside", sure=0.7)]


def _month(match: Match[str], _written: str) -> list[Reading]:
    """Reads "el pasado mes de diciembre"."""
    year, year_step = year_of(match, LEXICON)
    form = Month(MONTHS[match["mon"]], year, STEPS.get(group(match, "step")), year_step)
    return [Reading(*match.span(), form, "month_of")]


def _month_day(match: Match[str], _written: str) -> list[Reading]:
    """Reads "may 15 (Reuters)", the date of a wire's line, and "julio 7, 2025"."""
    month = {**MONTHS, **LEXICON.short_months}[match["mon"]]
    year = int(match["year"]) if match["year"] else None
    return [Reading(*match.span(), Day(int(match["day"]), month, year), "month_day")]


def _end(match: Match[str], _written: str) -> list[Reading]:
    """Reads "fin de año"; "fin de semana" is a unit of its own."""
    form = Step(LEXICON.unit[match["unit"]], 0)
    return [Reading(*match.span(), form, "step_bare", "END")]


def _so_far(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Step(LEXICON.unit[match["unit"]], 0), "step")]


RULES: Final = (
    *weekdays(LEXICON),
    *recurring_weekdays(LEXICON, WEEKDAYS_IN_PLURAL, rf"(?:todos{B})?los{B}", rf"(?!{B}\d)"),
    _relative_days(),
    *day_parts(LEXICON, "", rf"(?!{B}(?:del?|electoral)(?!\w))"),
    Rule(
        "part_of_day",
        words_of(DAY_PARTS),
        rf"(?:la{B}|el{B})?(?P<part>{either(DAY_PARTS)}){B}(?:del?{B}(?:día{B})?)(?:el{B})?{ON}",
        _part,
        left=6,
    ),
    Rule("day_part", frozenset({"madrugada"}), r"(?<=de )madrugada", _before_dawn, left=0),
    Rule(
        "day_and_weekday",
        words_of(SHIFTS),
        rf"(?P<word>{either(SHIFTS)}){B}(?:{either(WEEKDAYS)})",
        _day_and_weekday,
        left=16,
    ),
    Rule(
        "day_of_month",
        frozenset({"día", *WEEKDAYS}),
        rf"(?:(?:{either(WEEKDAYS)}),?{B}(?:día{B})?|(?:(?:pasado|próximo){B})?día{B})(?P<day>{DAY})"
        rf"(?!{B}(?:de{B}[a-z]{{4}}|años|y\b|[a-z]{{3,20}}s\b)|[.,:/-]?\d)",
        _of_month,
        left=12,
    ),
    Rule(
        "part_of_day",
        frozenset({"hora", "horas"}),
        rf"(?P<edge>primera|última)s?{B}horas?{B}de{B}(?:la{B})?(?P<part>mañana|tarde|noche|madrugada)"
        rf"(?:{B}(?:del?{B})?(?:el{B})?{ON})?",
        _edge,
        left=12,
    ),
    Rule(
        "every_weekend",
        frozenset({"semana"}),
        rf"(?:todos{B})?(?:los{B})?fines{B}de{B}semana",
        _weekends,
        left=24,
    ),
    Rule(
        "relative_day_part",
        words_of(_LAST_NIGHT),
        rf"(?P<word>{either(_LAST_NIGHT)})",
        _last_night,
        left=12,
    ),
    Rule(
        "narrated_day",
        frozenset({"día", "dia"}),
        rf"(?:el{B}|ese{B})?(?:(?P<front>mismo){B}d[ií]a(?!{B}(?:del?|en{B}que){B})"
        rf"|d[ií]a{B}(?P<behind>siguiente|anterior|previo|posterior))"
        rf"|(?:ese|aquel){B}d[ií]a(?!{B}(?:del?|(?:en{B})?que){B})",
        _narrated,
        left=12,
    ),
    Rule(
        "month_day",
        words_of(MONTHS, LEXICON.short_months),
        rf"(?P<mon>{either({**MONTHS, **LEXICON.short_months})}){B}(?P<day>{DAY})"
        rf"(?:(?={B}?\()|,?{B}(?P<year>{YEAR})(?![.,]?\d))",
        _month_day,
        left=0,
    ),
    Rule("day_beside", frozenset({"víspera"}), rf"la{B}víspera(?!{B}del?)", _the_eve, left=4),
    Rule(
        "month_of",
        words_of(MONTHS),
        rf"(?:(?:el|este){B})?(?:(?P<step>{either(STEPS)}){B})?mes{B}de{B}(?P<mon>{either(MONTHS)})"
        rf"{YEAR_AFTER}",
        _month,
        left=36,
    ),
    Rule(
        "end_of_unit",
        frozenset({"fin", "final"}),
        rf"(?:el{B})?(?:fin|final){B}de{B}(?P<unit>año|mes|siglo|década)(?!{B}(?:pasad|de|que))",
        _end,
        left=4,
    ),
    Rule(
        "unit_so_far",
        frozenset({"año", "mes", "semana", "siglo", "década"}),
        rf"lo{B}que{B}va{B}de(?:l|{B}la)?{B}(?P<unit>año|mes|semana|siglo|década)",
        _so_far,
        left=20,
    ),
)  # fmt: skip
