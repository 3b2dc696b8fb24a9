"""The words of French that name time. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import DayShift
from dateline_enrich.dates.languages.common import DAY, YEAR_WORD, Lexicon
from dateline_enrich.dates.pieces import B

MONTHS: Final = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "fevrier": 2,
    "aout": 8, "decembre": 12,
}  # fmt: skip
_SHORT_MONTHS: Final = {
    "janv": 1, "jan": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11,
    "déc": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}  # fmt: skip
DAY_PARTS: Final = {
    "matin": "MO", "matinée": "MO", "midi": "MI", "après-midi": "AF", "soir": "EV",
    "soirée": "EV", "nuit": "NI", "mi-journée": "MI",
}  # fmt: skip
SEASONS: Final = {"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"}
_UNIT: Final = {
    "minute": "TM", "heure": "TH", "jour": "D", "journée": "D", "semaine": "W", "week-end": "WE",
    "weekend": "WE", "mois": "M", "trimestre": "Q", "an": "Y", "année": "Y", "décennie": "DE",
    "siècle": "CE",
}  # fmt: skip
_UNITS: Final = {
    "secondes": "TS", "minutes": "TM", "heures": "TH", "jours": "D", "journées": "D",
    "semaines": "W", "week-ends": "WE", "mois": "M", "trimestres": "Q", "ans": "Y", "années": "Y",
    "décennies": "DE", "siècles": "CE",
}  # fmt: skip
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        [
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
            "dix-sept",
            "dix-huit",
            "dix-neuf",
        ],
        1,
    )
}
_TENS: Final = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "quatre-vingt": 80, "nonante": 90,
}  # fmt: skip
_NUMBERS: Final[dict[str, float]] = {
    **_SMALL,
    **_TENS,
    **{f"{ten}-{one}": tens + number for ten, tens in _TENS.items()
       for one, number in _SMALL.items()},
    **{f"{ten}-et-un": tens + 1 for ten, tens in _TENS.items()},
    "une": 1, "vingt et une": 21, "quatre-vingts": 80, "cent": 100, "mille": 1000,
    "deux-cents": 200, "deux cents": 200, "trois cents": 300, "cinq cents": 500,
    "un demi": 0.5, "une demi": 0.5,
    **{f"une {word} {of}": number for of in ("de", "d'") for word, number in {
        "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
        "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
        "centaine": 100,
    }.items()},
}  # fmt: skip
HOURS: Final = (
    "une", *list(_SMALL)[1:], "vingt", "vingt et une", "vingt-deux", "vingt-trois",
)  # fmt: skip
QUARTERS: Final = {
    "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3,
    "quatrième": 4, "1er": 1, "2e": 2, "3e": 3, "4e": 4, "2ème": 2, "3ème": 3, "4ème": 4,
}  # fmt: skip
ORDINALS: Final = {
    "premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "cinquième": 5,
    "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11,
    "douzième": 12, "treizième": 13, "quatorzième": 14, "quinzième": 15, "seizième": 16,
    "dix-septième": 17, "dix-huitième": 18, "dix-neuvième": 19, "vingtième": 20,
    "vingt et unième": 21, "vingt-et-unième": 21,
}  # fmt: skip
NARRATIVE: Final = frozenset({
    "suivant", "suivante", "précédent", "précédente", "ce même", "cette même", "cet même",
})  # fmt: skip
"""Adjectives that count from the date told last: « l'année suivante »."""
DECADES: Final = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "soixante-dix": 70, "septante": 70, "quatre-vingt": 80, "quatre-vingts": 80,
    "quatre-vingt-dix": 90, "nonante": 90,
}  # fmt: skip
DIRECTION: Final = "(?:derni(?:er|ère)s?|prochaine?s?|premi(?:er|ère)s?)"
_THIS: Final = {"ce": 0, "cet": 0, "cette": 0, "ce même": 0, "cette même": 0}
_AFTER: Final = {
    "dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "écoulé": -1, "écoulée": -1,
    "précédent": -1, "précédente": -1, "en cours": 0, "prochain": 1, "prochaine": 1,
    "suivant": 1, "suivante": 1, "à venir": 1,
}  # fmt: skip
_PARTS_OF: Final = {
    "début": "START", "fin": "END", "milieu": "MID", "le début": "START", "la fin": "END",
    "le milieu": "MID",
}  # fmt: skip
_YEAR_AFTER: Final = (
    rf"(?:{B}(?:de{B}(?:l'année{B})?)?(?P<year>{YEAR_WORD})"
    rf"|{B}de{B}l'an(?:née)?{B}(?P<ystep>dernière?|passée?|précédente?|prochaine?|suivante?)"
    rf"|{B}(?P<short>'\d\d))?"
)

LEXICON: Final = Lexicon(
    months=MONTHS,
    short_months=_SHORT_MONTHS,
    weekdays=WEEKDAYS,
    short_weekdays={},
    shifts={
        "aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2,
    },
    day_parts=DAY_PARTS,
    part_days={
        "ce": DayShift(0), "cet": DayShift(0), "cette": DayShift(0), "dans la": None,
        "dans l'": None, "en": None,
        "la veille au": DayShift(-1, "narrative"), "le lendemain": DayShift(1, "narrative"),
    },
    seasons=SEASONS,
    unit=_UNIT,
    units=_UNITS,
    numbers=_NUMBERS,
    many=frozenset({
        "plusieurs", "quelques", "de nombreux", "de nombreuses", "de longues", "de longs",
    }),
    ordinals=ORDINALS,
    steps=_THIS,
    steps_after=_AFTER,
    mods={
        **{f"{word}{of}": mod for word, mod in _PARTS_OF.items()
           for of in ("", " de", " du", " d'", " du mois de", " de la", " des")},
        "mi": "MID", "la mi": "MID", "courant": "MID",
    },
    day_mods={
        "tôt": "START", "tard": "END",
        **{f"{word} {of}": mod for word, mod in (("début", "START"), ("milieu", "MID"),
           ("fin", "END")) for of in ("de", "d'")},
    },
    approximations={
        "environ": "APPROX", "quelque": "APPROX", "près de": "LESS_THAN", "presque": "LESS_THAN",
        "moins de": "LESS_THAN", "moins d'": "LESS_THAN", "plus de": "MORE_THAN",
        "plus d'": "MORE_THAN", "au moins": "EQUAL_OR_MORE", "au plus": "EQUAL_OR_LESS",
        "jusqu'à": "EQUAL_OR_LESS", "à peine": "LESS_THAN", "un peu plus de": "MORE_THAN",
        "un peu moins de": "LESS_THAN", "un peu plus d'": "MORE_THAN",
        "un peu moins d'": "LESS_THAN", "près d'": "LESS_THAN", "exactement": None,
    },
    before={
        "il y a": (-1, "reference"), "voici": (-1, "reference"), "voilà": (-1, "reference"),
        "dans": (1, "reference"), "d'ici": (1, "reference"), "d'ici à": (1, "reference"),
    },
    behind={
        "plus tard": (1, "narrative"), "plus tôt": (-1, "narrative"),
        "auparavant": (-1, "narrative"),
    },
    articles=f"(?:(?:la|le|les){B}|l')",
    year_after=_YEAR_AFTER,
    day=f"(?:1er|{DAY})",
    before_day="le",
    to=rf"(?:{B}?-{B}?|{B}(?:au|et|à|ou){B}(?:le{B})?)",
    part_join=f"{B}(?:(?:dans{B}la|en|au|à{B}la(?= {{1,4}}mi-)){B})?",
    tens="(?:(?:vingt|trente|quarante|cinquante|soixante) et )",
    fillers="(?:bonnes|longs|longues|petites)",
    some="(?:des|de longues|de longs)",
    than="qu[e']",
    half="(?:et demie?)",
    joint=rf"{B}et{B}(?P<n>\w{{1,20}}){B}(?P<unit>\w{{2,12}})",
)  # fmt: skip
