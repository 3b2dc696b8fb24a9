"""What only French has: nights between two days, « T1 2018 », « le 27 », « le 27/12 ». Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, DayPart, Part, Reading, Rule, Weekday
from dateline_enrich.dates.languages.common import DAY, YEAR_WORD
from dateline_enrich.dates.languages.figures import NUMERIC
from dateline_enrich.dates.languages.fr.lexicon import MONTHS, WEEKDAYS
from dateline_enrich.dates.pieces import B, either

_ON: Final = rf"(?P<lead>(?:le|du|au){B})"


def _night_to(match: Match[str], _written: str) -> list[Reading]:
    """Reads « la nuit de samedi à dimanche »: it began on Saturday."""
    form = DayPart("NI", Weekday(WEEKDAYS[match["dow"]]))
    return [Reading(*match.span(), form, "night_to")]


def _night_of(match: Match[str], _written: str) -> list[Reading]:
    """Reads « la nuit du 15 au 16 mai »: it began on the 15th."""
    month = MONTHS[match["own"] or match["month"]]
    form = DayPart("NI", Day(int(match["day"]), month))
    return [Reading(*match.span(), form, "night_of")]


def _short_quarter(match: Match[str], written: str) -> list[Reading]:
    if not written[match.start()].isupper():
        return []
    form = Part("Q", int(match["q"]), int(match["year"]))
    return [Reading(*match.span(), form, "quarter_short")]


def _day_of_month(match: Match[str], _written: str) -> list[Reading]:
    form = Day(int(re.sub(r"\D", "", match["day"])))
    return [Reading(match.start("day"), match.end(), form, "day_of_month", sure=0.7)]


def _day_and_month(match: Match[str], _written: str) -> list[Reading]:
    form = Day(int(match["day"]), int(match["month"]))
    return [Reading(match.start("day"), match.end(), form, "numeric_day")]


def _new_years_night(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), DayPart("NI", Day(31, 12)), "night_of")]


RULES: Final = (
    Rule(
        "night_to",
        frozenset({"nuit"}),
        rf"(?:la{B})?nuit{B}de{B}(?P<dow>{either(WEEKDAYS)})(?:{B}(?:à|au){B}{either(WEEKDAYS)})?",
        _night_to,
        left=8,
    ),
    Rule(
        "night_of",
        frozenset({"nuit"}),
        rf"(?:la{B})?nuit{B}du{B}(?P<day>{DAY})(?:{B}(?P<own>{either(MONTHS)}))?{B}au{B}"
        rf"(?:1er|{DAY}){B}(?P<month>{either(MONTHS)})",
        _night_of,
        left=8,
    ),
    Rule(
        "night_of",
        frozenset({"nuit"}),
        rf"(?:la{B})?nuit{B}(?:de{B}la{B}saint-sylvestre|du{B}(?:nouvel{B}an|31{B}décembre))",
        _new_years_night,
        left=4,
    ),
    Rule(
        "quarter_short",
        frozenset({"t"}),
        rf"t(?P<q>[1-4]){B}(?P<year>{YEAR_WORD})",
        _short_quarter,
        left=0,
    ),
    Rule(
        "numeric_day",
        NUMERIC,
        rf"{_ON}(?P<day>{DAY})/(?P<month>0?[1-9]|1[0-2])(?![/\d])",
        _day_and_month,
        left=8,
    ),
    Rule(
        "day_of_month", frozenset({"#ordinal"}), rf"{_ON}(?P<day>1er|{DAY})(?![,.]\d)",
        _day_of_month, left=8,
    ),
)  # fmt: skip
