"""The rules of German: its tables behind the shared readers, and its own. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.languages import common, figures
from dateline_enrich.dates.languages.de import counted, guards, own, tables
from dateline_enrich.dates.languages.de.lexicon import (
    DECADES,
    DIRECTION,
    HOURS,
    LEXICON,
    NARRATIVE,
    WEEKDAYS,
)
from dateline_enrich.dates.pieces import B, either

RULES: Final = (
    *figures.RULES,
    *common.days(LEXICON),
    *common.months(LEXICON),
    *common.weekdays(LEXICON, tables.COMPOUNDS),
    *common.recurring_weekdays(LEXICON, {f"{day}s": number for day, number in WEEKDAYS.items()}),
    *common.relative_days(LEXICON, frozenset({"morgen"})),
    *common.day_parts(LEXICON, rf"(?P<lead>(?:an|am|in){B})?"),
    *common.narrated_days(tables.NARRATED, lead=f"(?P<lead>am{B})"),
    *common.steps(LEXICON, f"(?=(?:das{B}|dem{B})?wochenende)", NARRATIVE),
    *common.seasons(LEXICON, f"(?:im|vom|zum|den|dem|bis|ab|seit|pro){B}"),
    *common.parts_of_year(LEXICON, "Q", "(?:quartal|quartals|vierteljahr)", tables.QUARTERS),
    *common.parts_of_year(LEXICON, "H", "(?:halbjahr|halbjahres|jahreshälfte)", tables.HALVES),
    *common.recurring(
        LEXICON,
        {**dict.fromkeys(("jede", "jeden", "jeder", "jedes", "jedem"), "EVERY"), "alle": "EVERY"},
        tables.RECURRING,
        "(?:zweite[nrs]?|andere[nrs]?)",
    ),
    *common.times_a_unit(
        LEXICON, tables.OFTEN, "mal", f"(?:pro|im|in{B}der|am|die|je|jede[ns]?){B}"
    ),
    *common.adverbs(tables.ADVERBS),
    *common.amounts(LEXICON, DIRECTION, guards.is_length),
    *common.directed(LEXICON, DIRECTION),
    *common.bare_units(LEXICON, f"(?:seit|nach|über|für|binnen|innerhalb{B}von){B}"),
    *common.units_ago(LEXICON, f"vor{B}"),
    *common.years(
        LEXICON,
        kind=f"(?:{LEXICON.articles})?jahre?s?{B}",
        names=counted.NAMES,
        counted=counted.COUNTED,
        announcing=counted.ANNOUNCING,
    ),
    *common.decades(
        LEXICON,
        rf"(?P<d>(?:1[5-9]\d0|20\d0|\d0)(?=er)|{either(DECADES)})(?:er)?(?:-|{B})jahren?",
        frozenset({"jahre", "jahren"}),
        DECADES,
    ),
    *common.centuries(
        LEXICON,
        rf"(?P<c>\d\d?(?=\.)|{either(LEXICON.ordinals)}|{either(common.ROMAN)})\.?{B}"
        rf"jahrhunderts?(?!{B}v\.)",
        frozenset({"jahrhundert", "jahrhunderts"}),
    ),
    *common.holidays(LEXICON, tables.HOLIDAYS),
    *common.vague(tables.VAGUE),
    *common.clock(
        rf"(?:(?:von|zwischen){B}(?P<first>(?P<h0>[01]?\d|2[0-4])(?:[.:](?P<mi0>[0-5]\d))?){B}"
        rf"(?:bis|und){B})?"
        rf"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?)? {{0,4}}uhr"
        rf"(?:{B}(?:morgens|früh|vormittags|mittags|nachts|(?P<pm>nachmittags|abends)))?{tables.ZONE}",
        tables.ZONES,
        left=24,
    ),
    *common.clock_in_words(
        LEXICON,
        rf"(?P<h>{either(HOURS)}){B}uhr"
        rf"(?:{B}(?:morgens|früh|vormittags|mittags|nachts|(?P<pm>nachmittags|abends)))?{tables.ZONE}",
        tables.ZONES,
        frozenset({"uhr"}),
    ),
    *common.named_clock({"mitternacht": 24}, tables.ZONE, tables.ZONES, capital=True),
    *own.RULES,
)
