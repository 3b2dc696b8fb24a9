"""What only German has: nights to a day, "halb zwölf", "am 27.12.", "seit Jahresbeginn". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Day, DayPart, Length, Reading, Rule, Step, Weekday
from dateline_enrich.dates.languages.common import DAY, cue_before
from dateline_enrich.dates.languages.de.lexicon import HOURS, LEXICON, MONTHS, WEEKDAYS
from dateline_enrich.dates.languages.figures import NUMERIC
from dateline_enrich.dates.lengths import length_value
from dateline_enrich.dates.pieces import B, either

_AT_BEFORE: Final = cue_before("um|gegen|bis|ab|nach|vor|kurz")
_COUNTED_AFTER: Final = re.compile(r" {1,4}(?:[A-ZÄÖÜ\d]|(?:und|oder|bis|sowie|auf)\b)")
_ON: Final = rf"(?P<lead>(?:am|dem|den|vom|zum|bis|ab|seit|der){B})"
_PARTS_OF_UNITS: Final = {
    f"{unit}{part}": (code, mod)
    for unit, code in (("jahres", "Y"), ("monats", "M"), ("wochen", "W"))
    for part, mod in (
        ("anfang", "START"), ("beginn", "START"), ("mitte", "MID"), ("ende", "END"),
    )
    if (unit, part) != ("wochen", "ende")
}  # fmt: skip
_UNITS_BEFORE: Final = {
    "vorjahr": "Y", "vorjahres": "Y", "vorwoche": "W", "vormonat": "M", "vormonats": "M",
    "vorquartal": "Q", "vorquartals": "Q",
}  # fmt: skip


def _night_to(match: Match[str], _written: str) -> list[Reading]:
    """Reads "Nacht zum Sonntag": the night that began on Saturday."""
    evening = (WEEKDAYS[match["dow"]] - 1) % 7
    return [Reading(*match.span(), DayPart("NI", Weekday(evening)), "night_to")]


def _night_of(match: Match[str], _written: str) -> list[Reading]:
    """Reads "Nacht vom 15. auf den 16. Mai": it began on the 15th."""
    month = MONTHS[match["own"] or match["month"]]
    form = DayPart("NI", Day(int(match["day"]), month))
    return [Reading(*match.span(), form, "night_of")]


def _half_hour(match: Match[str], written: str) -> list[Reading]:
    """Reads "um halb zwölf": half an hour before twelve."""
    if not _AT_BEFORE.search(written[max(0, match.start() - 8) : match.start()].lower()):
        return []
    hour = int(LEXICON.numbers[match["h"]]) - 1
    return [Reading(*match.span(), Clock(hour or 12, 30), "half_hour", sure=0.8)]


def _day_of_month(match: Match[str], written: str) -> list[Reading]:
    """Reads "am 27.": no capital noun may follow, which the ordinal would count."""
    if _COUNTED_AFTER.match(written, match.end()):
        return []
    form = Day(int(match["day"].rstrip(".")))
    return [Reading(match.start("day"), match.end(), form, "day_of_month", sure=0.7)]


def _day_and_month(match: Match[str], _written: str) -> list[Reading]:
    weekday = WEEKDAYS.get(match["dow"] or "")
    form = Day(int(match["day"]), int(match["month"]), weekday=weekday)
    start = match.start("day") if weekday is None else match.start("dow")
    return [Reading(start, match.end(), form, "numeric_day")]


def _part_of_unit(match: Match[str], _written: str) -> list[Reading]:
    """Reads "seit Jahresbeginn"."""
    unit, mod = _PARTS_OF_UNITS[match.group()]
    return [Reading(*match.span(), Step(unit, 0), "part_of_unit", mod, sure=0.8)]


def _unit_before(match: Match[str], _written: str) -> list[Reading]:
    """Reads "im Vorjahr"."""
    return [Reading(*match.span(), Step(_UNITS_BEFORE[match.group()], -1), "step", sure=0.8)]


def _heuer(match: Match[str], _written: str) -> list[Reading]:
    """Reads "heuer", which Austria and Bavaria say for this year."""
    return [Reading(*match.span(), Step("Y", 0), "step")]


def _beside(match: Match[str], _written: str) -> list[Reading]:
    """Reads "im Jahr darauf" and "in der Woche zuvor", which count from the date told last."""
    step = 1 if match["way"].startswith("da") and match["way"] != "davor" else -1
    form = Step(LEXICON.unit[match["unit"]], step, "narrative")
    return [Reading(match.end("lead"), match.end(), form, "step", sure=0.8)]


def _for_long(match: Match[str], _written: str) -> list[Reading]:
    """Reads "wochenlang", a length of an unknown number."""
    form = Length(length_value(_LONG[match["unit"]], None))
    return [Reading(*match.span(), form, "for_units", sure=0.8)]


def _new_years_night(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), DayPart("NI", Day(31, 12)), "night_of")]


_LONG: Final = {
    "sekunden": "TS", "minuten": "TM", "stunden": "TH", "tage": "D", "wochen": "W", "monate": "M",
    "jahre": "Y", "jahrzehnte": "DE", "jahrhunderte": "CE",
}  # fmt: skip
_LONG_ENDINGS: Final = ("", "e", "en", "er", "es", "em")

RULES: Final = (
    Rule(
        "night_to",
        frozenset({"nacht"}),
        rf"nacht{B}(?:zum|zu|vo[nm]{B}[a-z]{{6,10}}{B}(?:auf|zum)|auf){B}(?:den{B})?"
        rf"(?P<dow>{either(WEEKDAYS)})",
        _night_to,
        left=0,
    ),
    Rule(
        "night_of",
        frozenset({"nacht"}),
        rf"nacht{B}vom{B}(?P<day>{DAY})\.(?:{B}?(?P<own>{either(MONTHS)}))?{B}(?:auf{B}den|zum){B}"
        rf"{DAY}\.{B}?(?P<month>{either(MONTHS)})",
        _night_of,
        left=0,
    ),
    Rule("half_hour", frozenset({"halb"}), rf"halb{B}(?P<h>{either(HOURS)})", _half_hour, left=0),
    Rule(
        "numeric_day",
        NUMERIC | {"#ordinal"},
        rf"(?:(?P<dow>{either(WEEKDAYS)}),{B}(?:de[nm]{B})?|{_ON})(?P<day>{DAY})\.{B}?"
        r"(?P<month>0?[1-9]|1[0-2])\.(?! {0,2}\d)",
        _day_and_month,
        left=20,
    ),
    Rule("day_of_month", frozenset({"#ordinal"}), rf"{_ON}(?P<day>{DAY}\.)", _day_of_month, left=8),
    Rule(
        "part_of_unit",
        frozenset(_PARTS_OF_UNITS),
        either(_PARTS_OF_UNITS),
        _part_of_unit,
        left=0,
    ),
    Rule("unit_before", frozenset(_UNITS_BEFORE), either(_UNITS_BEFORE), _unit_before, left=0),
    Rule("heuer", frozenset({"heuer"}), "heuer", _heuer, left=0),
    Rule(
        "unit_beside",
        frozenset({"darauf", "danach", "davor", "zuvor"}),
        rf"(?P<lead>(?:im|in{B}der){B})(?P<unit>jahr|monat|quartal|woche){B}"
        r"(?P<way>darauf|danach|davor|zuvor)",
        _beside,
        left=20,
    ),
    Rule(
        "for_units",
        frozenset(f"{unit}lang{end}" for unit in _LONG for end in _LONG_ENDINGS),
        rf"(?P<unit>{either(_LONG)})lang(?:e[nrsm]?)?",
        _for_long,
        left=0,
    ),
    Rule(
        "night_of",
        frozenset({"silvesternacht", "neujahrsnacht"}),
        "silvesternacht|neujahrsnacht",
        _new_years_night,
        left=0,
    ),
)
