"""What comes back, feasts and the vague in Spanish: "cada martes", "Viernes Santo". Pure."""

from __future__ import annotations

from re import Match
from typing import Final

from dateline_enrich.dates.forms import Holiday, Reading, Recurrence, Rule
from dateline_enrich.dates.languages.common import (
    adverbs,
    holidays,
    recurring,
    times_a_unit,
    vague,
    words_of,
)
from dateline_enrich.dates.languages.common.lexicon import group
from dateline_enrich.dates.languages.es.lexicon import (
    DAY_PARTS,
    LEXICON,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    WEEKDAYS_IN_PLURAL,
)
from dateline_enrich.dates.pieces import B, either

_EVERY: Final = {"cada": "EVERY", "todos los": "EVERY", "todas las": "EVERY"}
_NAMES: Final = {
    **{word: f"XXXX-WXX-{number + 1}" for word, number in (WEEKDAYS | WEEKDAYS_IN_PLURAL).items()},
    **{word: f"XXXX-{number:02d}" for word, number in MONTHS.items()},
    **{word + plural: f"XXXX-{code}" for word, code in SEASONS.items() for plural in ("", "s")},
    **{word: f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items()},
    **{f"{word}s": f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items()},
    "fines de semana": "XXXX-WXX-WE", "fin de semana": "XXXX-WXX-WE",
}  # fmt: skip
_ADVERBS: Final = {
    "diariamente": "P1D", "semanalmente": "P1W", "quincenalmente": "P2W", "mensualmente": "P1M",
    "trimestralmente": "P1Q", "anualmente": "P1Y",
}  # fmt: skip

HOLIDAYS: Final[dict[str, tuple[str, int]]] = {
    "navidad": ("christmas", 0), "nochebuena": ("christmas", -1),
    "nochevieja": ("christmas", 6),
    "año nuevo": ("new year", 0), "día de reyes": ("epiphany", 0),
    "epifanía": ("epiphany", 0), "noche de reyes": ("epiphany", -1),
    "día de los inocentes": ("christmas", 3), "miércoles de ceniza": ("ash wednesday", 0),
    "domingo de ramos": ("palm sunday", 0), "jueves santo": ("maundy thursday", 0),
    "viernes santo": ("good friday", 0), "sábado santo": ("holy saturday", 0),
    "sábado de gloria": ("holy saturday", 0), "domingo de resurrección": ("easter", 0),
    "domingo de pascua": ("easter", 0), "lunes de pascua": ("easter monday", 0),
    "pascua": ("easter", 0), "pentecostés": ("pentecost", 0), "corpus christi": ("easter", 60),
    "día de muertos": ("all souls' day", 0), "día de los muertos": ("all souls' day", 0),
    "día de los difuntos": ("all souls' day", 0), "todos los santos": ("all saints' day", 0),
    "día de todos los santos": ("all saints' day", 0), "halloween": ("halloween", 0),
    "día de la hispanidad": ("hispanic day", 0), "día de la raza": ("hispanic day", 0),
    "día del trabajo": ("may day", 0), "día del trabajador": ("may day", 0),
    "día de san valentín": ("valentine's day", 0), "san valentín": ("valentine's day", 0),
    "día internacional de la mujer": ("women's day", 0), "día de la mujer": ("women's day", 0),
    "martes de carnaval": ("mardi gras", 0), "día de la ascensión": ("ascension day", 0),
    "eid al fitr": ("eid al-fitr", 0), "eid al adha": ("eid al-adha", 0),
    "día de acción de gracias": ("thanksgiving", 0), "día de la victoria": ("victory day", 0),
}  # fmt: skip

_PER: Final = {
    "al año": "P1Y", "al mes": "P1M", "al día": "P1D", "a la semana": "P1W", "por año": "P1Y",
    "por mes": "P1M", "por día": "P1D", "por semana": "P1W",
}  # fmt: skip
_PAID: Final = (
    r"(?:\d[\d.,]{0,12}|pagas|euros|dólares|pesos|soles|millones|toneladas|horas|barriles|personas"
    "|litros|kilos|casos|visitas|visitantes|viajes|turistas|pasajeros|viajeros|vehículos|unidades)"
)
_VAGUE: Final = {
    **dict.fromkeys((
        "ahora", "ahora mismo", "actualmente", "la actualidad", "hoy en día", "hoy día",
        "estos momentos", "este momento", "por el momento", "de momento", "el momento actual",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "recientemente", "hace poco", "hace poco tiempo", "hace mucho", "hace mucho tiempo",
        "hace tiempo", "últimamente", "el pasado reciente",
        "antaño", "los años recientes", "las semanas recientes",
        "los últimos tiempos",
    ), "PAST_REF"),
    **dict.fromkeys((
        "próximamente", "muy pronto", "dentro de poco", "un futuro próximo", "un futuro cercano",
        "el futuro próximo", "el futuro cercano", "un futuro", "los próximos tiempos",
    ), "FUTURE_REF"),
}  # fmt: skip


def _holy_week(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Holiday("good friday", unit="W"), "holiday", sure=0.8)]


def _per(match: Match[str], _written: str) -> list[Reading]:
    """Reads "300 euros al mes": behind an amount of anything."""
    form = Recurrence(_PER[group(match, "word")])
    return [Reading(match.start("word"), match.end(), form, "adverb_of_frequency", sure=0.8)]


RULES: Final[tuple[Rule, ...]] = (
    *recurring(LEXICON, _EVERY, _NAMES),
    *times_a_unit(LEXICON, {}, "(?:vez|veces)", rf"(?:por|al|a{B}la|cada){B}"),
    *adverbs(_ADVERBS),
    Rule(
        "adverb",
        words_of(_PER),
        rf"(?P<lead>{_PAID}{B}|(?<=% ))(?P<word>{either(_PER)})"
        rf"(?!{B}(?:\d|del?\b|que\b|siguiente|anterior))",
        _per,
        left=32,
    ),
    *holidays(LEXICON, HOLIDAYS),
    Rule("holiday", frozenset({"santa"}), rf"(?:la{B})?semana{B}santa", _holy_week, left=12),
    *vague(_VAGUE, rf"(?!{B}(?:de|del)(?!\w))"),
    *vague(
        {"pronto": "FUTURE_REF"}, rf"(?<!de pronto)(?<!tan pronto)(?<!como pronto)(?!{B}(?:como|a))"
    ),
    *vague({"el futuro": "FUTURE_REF"}, rf"(?<=en el futuro)(?!{B}del?(?!\w))"),
    *vague({"el pasado": "PAST_REF"}, rf"(?<=en el pasado)(?={B}?[,.;]|$)"),
)
