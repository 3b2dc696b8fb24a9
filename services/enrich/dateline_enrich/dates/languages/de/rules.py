"""The rules of German. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, DayPart, Reading, Rule, Step, Weekday
from dateline_enrich.dates.languages import common
from dateline_enrich.dates.languages.common import DAY, cue_before
from dateline_enrich.dates.languages.de import counted
from dateline_enrich.dates.languages.de.lexicon import (
    ARTICLES_OF_ONE,
    DAY_PARTS,
    DECADES,
    DIRECTION,
    HOURS,
    LEXICON,
    MONTHS,
    NARRATIVE,
    SEASONS,
    WEEKDAYS,
)
from dateline_enrich.dates.languages.en.fragments import B
from dateline_enrich.dates.languages.en.lexicon import either
from dateline_enrich.dates.languages.figures import NUMERIC

ZONES: Final[dict[str, str | None]] = {
    "mez": "+01:00", "mesz": "+02:00", "gmt": "+00:00", "utc": "+00:00", "ortszeit": None,
    "oez": "+02:00", "moskauer zeit": "+03:00", "deutscher zeit": None,
}  # fmt: skip
_ZONE: Final = rf"(?:{B}(?P<zone>{either(ZONES)}))?"
_HOLIDAYS: Final = {
    "weihnachten": ("christmas", 0), "weihnachtsfest": ("christmas", 0),
    "heiligabend": ("christmas", -1), "heiligen abend": ("christmas", -1),
    "ersten weihnachtstag": ("christmas", 0), "ersten weihnachtsfeiertag": ("christmas", 0),
    "zweiten weihnachtstag": ("christmas", 1), "zweiten weihnachtsfeiertag": ("christmas", 1),
    "silvester": ("new year's eve", 0), "silvesterabend": ("new year's eve", 0),
    "neujahr": ("new year's day", 0), "neujahrstag": ("new year's day", 0),
    "dreikönigstag": ("epiphany", 0), "heilige drei könige": ("epiphany", 0),
    "valentinstag": ("valentine's day", 0), "rosenmontag": ("easter", -48),
    "faschingsdienstag": ("easter", -47), "aschermittwoch": ("ash wednesday", 0),
    "palmsonntag": ("palm sunday", 0), "gründonnerstag": ("easter", -3),
    "karfreitag": ("good friday", 0), "karsamstag": ("easter", -1), "ostern": ("easter", 0),
    "ostersonntag": ("easter", 0), "osterfest": ("easter", 0), "ostermontag": ("easter monday", 0),
    "tag der arbeit": ("may day", 0), "maifeiertag": ("may day", 0),
    "christi himmelfahrt": ("easter", 39), "himmelfahrtstag": ("easter", 39),
    "vatertag": ("easter", 39), "pfingsten": ("pentecost", 0), "pfingstsonntag": ("pentecost", 0),
    "pfingstmontag": ("pentecost", 1), "fronleichnam": ("easter", 60),
    "mariä himmelfahrt": ("assumption day", 0),
    "tag der deutschen einheit": ("german unity day", 0),
    "reformationstag": ("reformation day", 0), "halloween": ("halloween", 0),
    "allerheiligen": ("all saints' day", 0), "allerseelen": ("all souls' day", 0),
    "nikolaustag": ("st. nicholas' day", 0), "tag des sieges": ("victory day", 0),
}  # fmt: skip
_VAGUE: Final = {
    **dict.fromkeys((
        "jetzt", "derzeit", "zurzeit", "momentan", "gegenwärtig", "aktuell", "im moment",
        "zur zeit", "heutzutage", "im augenblick", "dieser tage", "in diesen tagen",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "kürzlich", "unlängst", "neulich", "vor kurzem", "vor kurzer zeit", "in letzter zeit",
        "in jüngster zeit", "damals", "jüngst", "der vergangenheit", "vor langer zeit",
    ), "PAST_REF"),
    **dict.fromkeys((
        "bald", "demnächst", "in kürze", "künftig", "in zukunft", "der zukunft",
        "in naher zukunft", "in absehbarer zeit", "in nächster zeit",
    ), "FUTURE_REF"),
}  # fmt: skip
_ADVERBS: Final = {
    "täglich": "P1D", "wöchentlich": "P1W", "monatlich": "P1M", "jährlich": "P1Y",
    "alljährlich": "P1Y", "stündlich": "PT1H", "vierteljährlich": "P3M", "halbjährlich": "P6M",
    "pro tag": "P1D", "pro woche": "P1W", "pro monat": "P1M", "pro jahr": "P1Y",
}  # fmt: skip
_OFTEN: Final = {"einmal": 1, "zweimal": 2, "dreimal": 3, "viermal": 4, "fünfmal": 5, "mehrmals": 0}
_QUARTERS: Final = {
    **{word: number for word, number in LEXICON.ordinals.items() if number <= 4},  # noqa: PLR2004 - quarters
    **{f"{number}.": number for number in range(1, 5)},
}  # fmt: skip
_HALVES: Final = {word: number for word, number in _QUARTERS.items() if number <= 2}  # noqa: PLR2004 - halves
_RECURRING: Final = {
    **{word: f"XXXX-WXX-{number + 1}" for word, number in WEEKDAYS.items()},
    **{word: f"XXXX-{number:02d}" for word, number in MONTHS.items()},
    **{word: f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items()},
    **{word: f"XXXX-{code}" for word, code in SEASONS.items()},
}  # fmt: skip
_COMPOUNDS: Final = frozenset(day + part for day in WEEKDAYS for part in DAY_PARTS)

_OLD_AFTER: Final = re.compile(r" {1,4}(?:alt(?:e[nrms]?)?|jung(?:e[nrms]?)?|älter|jünger)\b")
_AGE_BEFORE: Final = cue_before("alter von|alter zwischen|mit")
_LENGTH_BEFORE: Final = cue_before(
    "nur|für|über|nach|seit|innerhalb|binnen|als|noch|lang|dauerte|dauert|um|bereits|schon"
)
_WITHIN_BEFORE: Final = cue_before("innerhalb|binnen|während|ablauf|frist|dauer")
_A_GROWN_UP: Final = 13
_ON: Final = rf"(?P<lead>(?:am|dem|den|vom|zum|bis|ab|seit|der){B})"


def _is_length(match: Match[str], before: str) -> bool:
    """Whether the amount is no age, and "ein Tag" no day like any other."""
    if _OLD_AFTER.match(match.string, match.end()):
        return False
    unit, words = match["unit"], match["n"]
    if unit.startswith("jahr") and _AGE_BEFORE.search(before) and words.isdigit():
        return int(words) < _A_GROWN_UP and "alter" not in before
    if words == "eines":
        return bool(_WITHIN_BEFORE.search(before))
    if words in ARTICLES_OF_ONE and unit.startswith("tag"):
        return bool(match["approx"] or _LENGTH_BEFORE.search(before))
    return True


def _night_to(match: Match[str], _written: str) -> list[Reading]:
    """Reads "Nacht zum Sonntag": the night that began on Saturday."""
    evening = (WEEKDAYS[match["dow"]] - 1) % 7
    return [Reading(*match.span(), DayPart("NI", Weekday(evening)), "night_to")]


def _day_of_month(match: Match[str], written: str) -> list[Reading]:
    """Reads "am 27.": no capital noun may follow, which the ordinal would count."""
    after = written[match.end() : match.end() + 2].strip()
    if after[:1].isupper() or after[:1].isdigit():
        return []
    form = Day(int(match["day"].rstrip(".")))
    return [Reading(match.start("day"), match.end(), form, "day_of_month", sure=0.7)]


def _day_and_month(match: Match[str], _written: str) -> list[Reading]:
    weekday = WEEKDAYS.get(match["dow"] or "")
    form = Day(int(match["day"]), int(match["month"]), weekday=weekday)
    start = match.start("day") if weekday is None else match.start("dow")
    return [Reading(start, match.end(), form, "numeric_day")]


def _heuer(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Step("Y", 0), "step")]


RULES: Final = (
    *common.numeric(),
    *common.days(LEXICON),
    *common.months(LEXICON),
    *common.weekdays(LEXICON, _COMPOUNDS),
    *common.recurring_weekdays(LEXICON, {f"{day}s": number for day, number in WEEKDAYS.items()}),
    *common.relative_days(LEXICON, frozenset({"morgen"})),
    *common.day_parts(LEXICON, rf"(?P<lead>(?:an|am|in){B})?"),
    *common.narrated_days(
        {
            "am nächsten tag": 1,
            "am folgenden tag": 1,
            "am darauffolgenden tag": 1,
            "einen tag später": 1,
            "am tag danach": 1,
            "am selben tag": 0,
            "am gleichen tag": 0,
            "am vortag": -1,
            "am tag zuvor": -1,
            "einen tag zuvor": -1,
        }
    ),
    *common.steps(LEXICON, f"(?=(?:das{B}|dem{B})?wochenende)", NARRATIVE),
    *common.seasons(LEXICON, f"(?:im|vom|zum|den|dem|bis|ab|seit|pro){B}"),
    *common.parts_of_year(LEXICON, "Q", "(?:quartal|quartals|vierteljahr)", _QUARTERS),
    *common.parts_of_year(LEXICON, "H", "(?:halbjahr|halbjahres|jahreshälfte)", _HALVES),
    *common.recurring(
        LEXICON,
        {**dict.fromkeys(("jede", "jeden", "jeder", "jedes", "jedem"), "EVERY"), "alle": "EVERY"},
        _RECURRING,
        "(?:zweite[nrs]?|andere[nrs]?)",
    ),
    *common.times_a_unit(LEXICON, _OFTEN, "mal", f"(?:pro|im|in{B}der|am|die|je|jede[ns]?){B}"),
    *common.adverbs(_ADVERBS),
    *common.amounts(LEXICON, DIRECTION, _is_length),
    *common.directed(LEXICON, DIRECTION),
    *common.bare_units(LEXICON, f"(?:seit|nach|über|für|binnen|innerhalb{B}von){B}"),
    *common.units_ago(LEXICON, f"vor{B}"),
    *common.years(
        LEXICON,
        kind=f"(?:{LEXICON.articles})?jahre?s?{B}",
        names=counted.NAMES,
        counted=counted.COUNTED,
    ),
    *common.decades(
        LEXICON,
        rf"(?P<d>(?:1[5-9]\d0|20\d0|\d0)(?=er)|{either(DECADES)})(?:er)?(?:-|{B})jahren?",
        frozenset({"jahre", "jahren"}),
        DECADES,
    ),
    *common.centuries(
        LEXICON,
        rf"(?P<c>\d\d?(?=\.)|{either(LEXICON.ordinals)}|{either(common.ROMAN)})\.?{B}jahrhunderts?(?!{B}v\.)",
        frozenset({"jahrhundert", "jahrhunderts"}),
    ),
    *common.holidays(LEXICON, _HOLIDAYS),
    *common.vague(_VAGUE),
    *common.clock(
        rf"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?)? {{0,4}}uhr"
        rf"(?:{B}(?:morgens|früh|vormittags|(?P<pm>nachmittags|abends)))?{_ZONE}",
        ZONES,
    ),
    *common.clock_in_words(
        LEXICON,
        rf"(?P<h>{either(HOURS)}){B}uhr"
        rf"(?:{B}(?:morgens|früh|vormittags|(?P<pm>nachmittags|abends)))?{_ZONE}",
        ZONES,
        frozenset({"uhr"}),
    ),
    *common.named_clock({"mitternacht": 24}, _ZONE, ZONES, capital=True),
    Rule(
        "night_to",
        frozenset({"nacht"}),
        rf"nacht{B}(?:zum|zu|auf|auf{B}den|vom{B}[a-z]{{6,10}}{B}auf){B}(?P<dow>{either(WEEKDAYS)})",
        _night_to,
        left=0,
    ),
    Rule(
        "numeric_day",
        NUMERIC,
        rf"(?:(?P<dow>{either(WEEKDAYS)}),{B}(?:de[nm]{B})?|{_ON})(?P<day>{DAY})\.{B}?"
        r"(?P<month>0?[1-9]|1[0-2])\.(?! {0,2}\d)",
        _day_and_month,
        left=20,
    ),
    Rule("day_of_month", frozenset({"#ordinal"}), rf"{_ON}(?P<day>{DAY}\.)", _day_of_month, left=8),
    Rule("heuer", frozenset({"heuer"}), "heuer", _heuer, left=0),
)
