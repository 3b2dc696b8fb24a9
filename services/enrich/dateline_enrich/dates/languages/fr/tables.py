"""What the phrases of French mean: feasts, zones, the vague, recurrences. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.languages.fr.lexicon import (
    DAY_PARTS,
    MONTHS,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
)
from dateline_enrich.dates.pieces import B, either

ZONES: Final[dict[str, str | None]] = {
    "gmt": "+00:00", "utc": "+00:00", "cet": "+01:00", "cest": "+02:00", "heure de paris": None,
    "heure locale": None, "heures locales": None, "locales": None, "heure de moscou": "+03:00",
}  # fmt: skip
ZONE: Final = rf"(?:{B}(?P<zone>{either(ZONES)}))?"
AT: Final = f"(?:(?:à|vers|dès|jusqu'à|avant|après|entre|et){B})"
FROM: Final = rf"de{B}(?=\d{{1,2}} {{0,2}}h[a-z]{{0,5}}{B}à{B}\d)"
OF_DAY: Final = rf"(?:{B}(?:du{B}matin|(?P<pm>de{B}l'après-midi|du{B}soir)))?"
HOLIDAYS: Final = {
    "noël": ("christmas", 0), "jour de noël": ("christmas", 0), "nouvel an": ("new year's day", 0),
    "jour de l'an": ("new year's day", 0), "saint-sylvestre": ("christmas", 6),
    "épiphanie": ("epiphany", 0), "saint-valentin": ("valentine's day", 0),
    "mardi gras": ("mardi gras", 0), "mercredi des cendres": ("ash wednesday", 0),
    "dimanche des rameaux": ("palm sunday", 0), "jeudi saint": ("maundy thursday", 0),
    "vendredi saint": ("good friday", 0), "samedi saint": ("holy saturday", 0),
    "pâques": ("easter", 0),
    "dimanche de pâques": ("easter", 0), "lundi de pâques": ("easter monday", 0),
    "14-juillet": ("bastille day", 0), "8-mai": ("may day", 7),
    "11-novembre": ("armistice day", 0), "1er-mai": ("may day", 0),
    "fête du travail": ("may day", 0), "ascension": ("ascension day", 0),
    "jeudi de l'ascension": ("ascension day", 0), "pentecôte": ("pentecost", 0),
    "dimanche de pentecôte": ("pentecost", 0), "lundi de pentecôte": ("whit monday", 0),
    "fête-dieu": ("easter", 60), "assomption": ("assumption day", 0),
    "toussaint": ("all saints' day", 0), "saint-nicolas": ("st. nicholas' day", 0),
    "halloween": ("halloween", 0), "réveillon de noël": ("christmas", -1),
}  # fmt: skip
"""The key of each feast, and how many days behind it the day is."""
VAGUE: Final = {
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
ADVERBS: Final = {
    "quotidiennement": "P1D", "hebdomadairement": "P1W", "mensuellement": "P1M",
    "annuellement": "P1Y", "un jour sur deux": "P2D", "une semaine sur deux": "P2W",
    "un an sur deux": "P2Y", "tous les jours": "P1D",
    **{f"un {day} sur deux": f"XXXX-WXX-{number + 1}" for day, number in WEEKDAYS.items()},
    "par jour": "P1D", "par semaine": "P1W", "par mois": "P1M", "par an": "P1Y",
}  # fmt: skip
RECURRING: Final = {
    **{form: f"XXXX-WXX-{number + 1}" for word, number in WEEKDAYS.items()
       for form in (word, word + "s")},
    **{word: f"XXXX-{number:02d}" for word, number in MONTHS.items()},
    **{form: f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items()
       for form in (word, word + "s")},
    **{form: f"XXXX-{code}" for word, code in SEASONS.items() for form in (word, word + "s")},
}  # fmt: skip
LASTED: Final = (
    "dur(?:é|er|ent|era|ait)|rest(?:é|ée|és|ées|er)|pass(?:é|er|ent)|attend(?:u|re)|pris|mis"
    "|prendr(?:e|a|ont)"
)
"""Verbs before "des semaines"."""
HALVES: Final = {word: number for word, number in QUARTERS.items() if number <= 2}  # noqa: PLR2004 - halves
HABIT: Final = {
    **{f"le {word}": number for word, number in WEEKDAYS.items()},
    **{f"les {word}s": number for word, number in WEEKDAYS.items()},
}
NO_HABIT: Final = (
    rf"(?!s|{B}(?:\d|1er|premier|derni|proch|suiv|préc|de{B}|du{B}|des{B}|matin|soir|après|au{B}"
    r"|à|midi|même|saint|gras|noir|en))"
)
