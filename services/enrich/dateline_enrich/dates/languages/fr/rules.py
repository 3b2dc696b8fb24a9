"""The rules of French. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, DayPart, Reading, Rule, Weekday
from dateline_enrich.dates.languages import common
from dateline_enrich.dates.languages.common import DAY
from dateline_enrich.dates.languages.common.numbers import read_number
from dateline_enrich.dates.languages.en.fragments import B
from dateline_enrich.dates.languages.en.lexicon import either
from dateline_enrich.dates.languages.figures import NUMERIC
from dateline_enrich.dates.languages.fr import counted
from dateline_enrich.dates.languages.fr.lexicon import (
    DAY_PARTS,
    DECADES,
    DIRECTION,
    LEXICON,
    MONTHS,
    NARRATIVE,
    ORDINALS,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
)

ZONES: Final[dict[str, str | None]] = {
    "gmt": "+00:00", "utc": "+00:00", "cet": "+01:00", "cest": "+02:00", "heure de paris": None,
    "heure locale": None, "heures locales": None, "locales": None, "heure de moscou": "+03:00",
}  # fmt: skip
_ZONE: Final = rf"(?:{B}\(?(?P<zone>{either(ZONES)})\)?)?"
_HOLIDAYS: Final = {
    "noël": ("christmas", 0), "jour de noël": ("christmas", 0), "nouvel an": ("new year's day", 0),
    "jour de l'an": ("new year's day", 0), "saint-sylvestre": ("new year's eve", 0),
    "épiphanie": ("epiphany", 0), "saint-valentin": ("valentine's day", 0),
    "mardi gras": ("easter", -47), "mercredi des cendres": ("ash wednesday", 0),
    "dimanche des rameaux": ("palm sunday", 0), "jeudi saint": ("easter", -3),
    "vendredi saint": ("good friday", 0), "samedi saint": ("easter", -1), "pâques": ("easter", 0),
    "dimanche de pâques": ("easter", 0), "lundi de pâques": ("easter monday", 0),
    "fête du travail": ("may day", 0), "ascension": ("easter", 39),
    "jeudi de l'ascension": ("easter", 39), "pentecôte": ("pentecost", 0),
    "dimanche de pentecôte": ("pentecost", 0), "lundi de pentecôte": ("pentecost", 1),
    "fête-dieu": ("easter", 60), "assomption": ("assumption day", 0),
    "toussaint": ("all saints' day", 0), "saint-nicolas": ("st. nicholas' day", 0),
    "halloween": ("halloween", 0), "réveillon de noël": ("christmas", -1),
}  # fmt: skip
_VAGUE: Final = {
    **dict.fromkeys((
        "maintenant", "actuellement", "en ce moment", "à l'heure actuelle", "pour le moment",
        "pour l'instant", "à présent", "de nos jours", "ces jours-ci",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "récemment", "dernièrement", "naguère", "ces derniers temps", "il y a peu",
        "il y a longtemps", "tout récemment", "le passé",
    ), "PAST_REF"),
    **dict.fromkeys((
        "bientôt", "prochainement", "sous peu", "à l'avenir", "dans un avenir proche",
        "l'avenir",
    ), "FUTURE_REF"),
}  # fmt: skip
_ADVERBS: Final = {
    "quotidiennement": "P1D", "hebdomadairement": "P1W", "mensuellement": "P1M",
    "annuellement": "P1Y", "un jour sur deux": "P2D", "une semaine sur deux": "P2W",
    "un an sur deux": "P2Y", "tous les jours": "P1D",
    "par jour": "P1D", "par semaine": "P1W", "par mois": "P1M", "par an": "P1Y",
}  # fmt: skip
_RECURRING: Final = {
    **{form: f"XXXX-WXX-{number + 1}" for word, number in WEEKDAYS.items()
       for form in (word, word + "s")},
    **{word: f"XXXX-{number:02d}" for word, number in MONTHS.items()},
    **{form: f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items()
       for form in (word, word + "s")},
    **{form: f"XXXX-{code}" for word, code in SEASONS.items() for form in (word, word + "s")},
}  # fmt: skip
_HALVES: Final = {word: number for word, number in QUARTERS.items() if number <= 2}  # noqa: PLR2004 - halves
_HABIT: Final = {
    **{f"le {word}": number for word, number in WEEKDAYS.items()},
    **{f"les {word}s": number for word, number in WEEKDAYS.items()},
}
_NO_HABIT: Final = (
    rf"(?!s|{B}(?:\d|1er|premier|derni|proch|suiv|préc|de{B}|du{B}|des{B}|matin|soir|après|au{B}"
    r"|à|midi|même|saint|gras|noir|en))"
)

_YEARS: Final = frozenset({"an", "ans"})
_HOURS: Final = frozenset({"heure", "heures"})
_AGED_BEFORE: Final = re.compile(r"(?:âgée?s? (?:de|d')|âge de) {0,4}$")
_SENTENCED_BEFORE: Final = re.compile(r"(?:^|[^\w])[àa] {1,4}$")
_AGE_BEFORE: Final = re.compile(
    r"\b(?:ont|avait|avaient|aura|ai|eu|les|des|ses) {1,4}$|[(,] {0,4}$"
)
_OF_DAY_AFTER: Final = re.compile(r" {1,4}d(?:u matin|e l'après)")
_PERSON_BEFORE: Final = re.compile(
    r"\b(?:homme|femme|garçon|fille|fillette|enfant|bébé|adolescente?|lycéenne?|étudiante?|élève"
    r"|conducteur|conductrice|automobiliste|motard|cycliste|piéton|retraitée?|suspect|individu"
    r"|jeune|mère|père|fils|frère|sœur|habitante?|ressortissante?)s?[^,.;]{0,16} d(?:e |')$"
)
_TERM_BEFORE: Final = re.compile(
    r"\b(?:peine|contrat|bail|mandat|période|guerre|durée|plan|carrière|prêt|crédit|absence|règne"
    r"|conflit|attente|total|délai|moyenne|minimum|maximum)s?[^,.;]{0,12} d(?:e |')$"
)
_OF_AFTER: Final = re.compile(r" {1,4}d(?:e(?! \d)(?! la chute)|'|u)")
_A_GROWN_UP: Final = 14
_LENGTH_BEFORE: Final = common.cue_before(
    "pendant|durant|depuis|après|en|pour|seul|sur|encore|que|environ|plus d'|moins d'"
)
_ON: Final = rf"(?P<lead>(?:le|du|au){B})"


def _is_length(match: Match[str], before: str) -> bool:
    """Whether the amount is no age, no time of the clock, and « un jour » no vague day."""
    unit, words = match["unit"], match["n"]
    if unit == "jour" and words == "un":
        return bool(match["approx"] or _LENGTH_BEFORE.search(before))
    if unit in _HOURS:  # « le 20 heures » is a programme
        return not (before.endswith("le ") or _OF_DAY_AFTER.match(match.string, match.end()))
    if unit not in _YEARS or match["approx"] or match["dir"] or match["dir2"]:
        return True
    return _is_no_age(match, before)


def _is_no_age(match: Match[str], before: str) -> bool:
    """Whether years are no age, by the noun before them and by « de prison » behind."""
    goes_on = bool(_OF_AFTER.match(match.string, match.end()))
    if _PERSON_BEFORE.search(before) or _AGED_BEFORE.search(before):
        return False
    if before.endswith(("de ", "d'")):
        few = (read_number(match["n"], LEXICON) or 0) < _A_GROWN_UP
        return few or goes_on or bool(_TERM_BEFORE.search(before))
    if _SENTENCED_BEFORE.search(before):
        return goes_on
    return not _AGE_BEFORE.search(before)


def _night_to(match: Match[str], _written: str) -> list[Reading]:
    """Reads « la nuit de samedi à dimanche »: it began on Saturday."""
    form = DayPart("NI", Weekday(WEEKDAYS[match["dow"]]))
    return [Reading(*match.span(), form, "night_to")]


def _day_of_month(match: Match[str], _written: str) -> list[Reading]:
    form = Day(int(re.sub(r"\D", "", match["day"])))
    return [Reading(match.start("day"), match.end(), form, "day_of_month", sure=0.7)]


def _day_and_month(match: Match[str], _written: str) -> list[Reading]:
    form = Day(int(match["day"]), int(match["month"]))
    return [Reading(match.start("day"), match.end(), form, "numeric_day")]


RULES: Final = (
    *common.numeric(),
    *common.days(LEXICON),
    *common.months(LEXICON),
    *common.weekdays(LEXICON),
    *common.recurring_weekdays(LEXICON, _HABIT, tail=_NO_HABIT),
    *common.relative_days(LEXICON),
    *common.day_parts(LEXICON),
    *common.narrated_days({
        "le lendemain": 1, "la veille": -1, "le même jour": 0, "le jour même": 0,
        "l'avant-veille": -2, "le surlendemain": 2, "le jour suivant": 1,
    }, rf"(?!{B}(?:de|du|des)\b|{B}d')"),
    *common.steps(LEXICON, f"(?=(?:le{B})?week-?end)", NARRATIVE, "(?:-ci)?"),
    *common.seasons(LEXICON, f"(?:en|au){B}", frozenset({"été"})),
    *common.parts_of_year(LEXICON, "Q", "(?:trimestre)", QUARTERS),
    *common.parts_of_year(LEXICON, "H", "(?:semestre)", _HALVES),
    *common.recurring(
        LEXICON,
        {"chaque": "EACH", "tous les": "EVERY", "toutes les": "EVERY"},
        _RECURRING,
    ),
    *common.times_a_unit(LEXICON, {}, "fois", f"(?:par|chaque){B}"),
    *common.adverbs(_ADVERBS),
    *common.amounts(LEXICON, DIRECTION, _is_length),
    *common.directed(LEXICON, rf"(?:ces{B})?{DIRECTION}"),
    *common.bare_units(
        LEXICON, f"(?:depuis|pendant|durant|après){B}"
    ),
    *common.units_ago(LEXICON, f"il{B}y{B}a{B}des{B}"),
    *common.years(
        LEXICON, kind=f"(?:l'an(?:née)?|année){B}", names=counted.NAMES, counted=counted.COUNTED
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
    *common.holidays(LEXICON, _HOLIDAYS),
    *common.vague(_VAGUE),
    *common.clock(
        rf"(?P<h>[01]?\d|2[0-4]) {{0,2}}h {{0,2}}(?P<mi>[0-5]\d){_ZONE}", ZONES
    ),
    *common.clock(
        rf"(?P<lead>(?:à|vers|dès|jusqu'à|avant|après|entre|et){B})(?P<h>[01]?\d|2[0-4]) {{0,4}}"
        rf"h(?:eures?)?(?!{B}de{B}(?!l'après))(?:{B}(?:du{B}matin|(?P<pm>de{B}l'après-midi|du{B}soir)))?"
        rf"{_ZONE}",
        ZONES,
        "clock_hour",
        12,
    ),
    *common.named_clock(
        {"midi": 12, "minuit": 24},
        _ZONE,
        ZONES,
        lead=f"(?P<lead>(?:à|vers|dès|jusqu'à|avant|après|entre|et){B})",
    ),
    Rule(
        "night_to",
        frozenset({"nuit"}),
        rf"(?:la{B})?nuit{B}de{B}(?P<dow>{either(WEEKDAYS)})(?:{B}(?:à|au){B}{either(WEEKDAYS)})?",
        _night_to,
        left=8,
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
