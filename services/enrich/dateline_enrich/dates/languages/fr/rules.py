"""The rules of French: its tables behind the shared readers, and its own. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.languages import common, figures
from dateline_enrich.dates.languages.fr import counted, guards, own, tables
from dateline_enrich.dates.languages.fr.lexicon import (
    DECADES,
    DIRECTION,
    HOURS,
    LEXICON,
    NARRATIVE,
    ORDINALS,
    QUARTERS,
)
from dateline_enrich.dates.pieces import B, either

RULES: Final = (
    *figures.RULES,
    *common.days(LEXICON),
    *common.months(LEXICON, frozenset({"mars"})),
    *common.weekdays(LEXICON),
    *common.recurring_weekdays(LEXICON, tables.HABIT, tail=tables.NO_HABIT),
    *common.relative_days(LEXICON),
    *common.day_parts(LEXICON),
    *common.narrated_days(
        {
            "le lendemain": 1,
            "la veille": -1,
            "le même jour": 0,
            "le jour même": 0,
            "ce jour-là": 0,
            "cette journée": 0,
            "l'avant-veille": -2,
            "le surlendemain": 2,
            "le jour suivant": 1,
        },
        rf"(?!{B}(?:de|du|des)\b|{B}d')",
    ),
    *common.steps(LEXICON, f"(?=(?:le{B})?week-?end)", NARRATIVE, "(?:-ci)?"),
    *common.seasons(LEXICON, f"(?:en|au){B}", frozenset({"été"})),
    *common.parts_of_year(LEXICON, "Q", "(?:trimestre)", QUARTERS),
    *common.parts_of_year(LEXICON, "H", "(?:semestre)", tables.HALVES),
    *common.recurring(
        LEXICON,
        {"chaque": "EACH", "tous les": "EVERY", "toutes les": "EVERY"},
        tables.RECURRING,
    ),
    *common.times_a_unit(LEXICON, {}, "fois", f"(?:par|chaque){B}"),
    *common.adverbs(tables.ADVERBS),
    *common.amounts(LEXICON, DIRECTION, guards.is_length),
    *common.directed(LEXICON, rf"(?:ces{B})?{DIRECTION}"),
    *common.bare_units(LEXICON, f"(?:depuis|pendant|durant|après|{tables.LASTED}){B}"),
    *common.units_ago(LEXICON, f"il{B}y{B}a{B}des{B}"),
    *common.years(
        LEXICON,
        kind=f"(?:l'an(?:née)?|année){B}",
        names=counted.NAMES,
        counted=counted.COUNTED,
        announcing=counted.ANNOUNCING,
    ),
    *common.decades(
        LEXICON,
        rf"années{B}(?P<d>1[5-9]\d0|20\d0|\d0|{either(DECADES)})",
        frozenset({"années"}),
        DECADES,
    ),
    *common.centuries(
        LEXICON,
        rf"(?P<c>\d\d?|{either(ORDINALS)}|{either(common.ROMAN)})(?:e|ème|ième|er)?{B}siècles?"
        rf"(?!{B}av)",
        frozenset({"siècle", "siècles"}),
    ),
    *common.holidays(LEXICON, tables.HOLIDAYS),
    *common.vague(tables.VAGUE),
    *common.clock(
        rf"(?P<h>[01]?\d|2[0-4]) {{0,2}}h {{0,2}}(?P<mi>[0-5]\d){tables.ZONE}", tables.ZONES
    ),
    *common.clock(
        rf"(?P<lead>{tables.AT}|{tables.FROM})(?P<h>[01]?\d|2[0-4]) {{0,4}}"
        rf"h(?:eures?)?(?!{B}de{B}(?!l'après)){tables.OF_DAY}"
        rf"{tables.ZONE}",
        tables.ZONES,
        "clock_hour",
        12,
    ),
    *common.clock(
        rf"(?P<h>[01]?\d|2[0-4]) {{0,4}}h(?:eures?)?(?: {{0,2}}(?P<mi>[0-5]\d))?"
        rf"{B}(?P<zone>{either(tables.ZONES)})",
        tables.ZONES,
        "clock_zoned",
    ),
    *common.clock_in_words(
        LEXICON,
        rf"(?P<lead>{tables.AT})(?P<h>{either(HOURS)}){B}heures?(?:{B}et{B}(?P<half>demie))?"
        rf"(?!{B}de{B}(?!l'après)|{B}d'){tables.OF_DAY}{tables.ZONE}",
        tables.ZONES,
        frozenset({"heure", "heures"}),
    ),
    *common.named_clock(
        {"midi": 12, "minuit": 24},
        tables.ZONE,
        tables.ZONES,
        lead=f"(?P<lead>{tables.AT})",
    ),
    *own.RULES,
)
