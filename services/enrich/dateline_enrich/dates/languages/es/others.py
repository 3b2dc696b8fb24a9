"""What comes back, feasts and the vague in Spanish: "cada martes", "Viernes Santo". Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import Rule
from dateline_enrich.dates.languages.common import (
    adverbs,
    holidays,
    recurring,
    times_a_unit,
    vague,
)
from dateline_enrich.dates.languages.en.fragments import B
from dateline_enrich.dates.languages.es.lexicon import (
    DAY_PARTS,
    LEXICON,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    WEEKDAYS_IN_PLURAL,
)

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

_NOUNS: Final = {
    "años": "o", "meses": "o", "días": "o", "tiempos": "o", "semanas": "a", "décadas": "a",
    "horas": "a",
}  # fmt: skip
_VAGUE: Final = {
    **dict.fromkeys((
        "ahora", "ahora mismo", "actualmente", "la actualidad", "hoy en día", "hoy día",
        "estos momentos", "este momento", "por el momento", "de momento", "el momento actual",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "recientemente", "hace poco", "hace poco tiempo", "hace mucho", "hace mucho tiempo",
        "hace tiempo", "últimamente", "el pasado reciente",
        "antaño", "los años recientes", "las semanas recientes",
        *(f"l{g}s últim{g}s {noun}" for noun, g in _NOUNS.items() if noun != "horas"),
    ), "PAST_REF"),
    **dict.fromkeys((
        "próximamente", "muy pronto", "dentro de poco", "un futuro próximo", "un futuro cercano",
        "el futuro próximo", "el futuro cercano", "un futuro", "los próximos tiempos",
        *(f"l{g}s próxim{g}s {noun}" for noun, g in _NOUNS.items()),
    ), "FUTURE_REF"),
}  # fmt: skip

RULES: Final[tuple[Rule, ...]] = (
    *recurring(LEXICON, _EVERY, _NAMES),
    *times_a_unit(LEXICON, {}, "(?:vez|veces)", rf"(?:por|al|a{B}la|cada){B}"),
    *adverbs(_ADVERBS),
    *holidays(LEXICON, HOLIDAYS),
    *vague(_VAGUE, rf"(?!{B}(?:de|del)(?!\w))"),
    *vague(
        {"pronto": "FUTURE_REF"}, rf"(?<!de pronto)(?<!tan pronto)(?<!como pronto)(?!{B}(?:como|a))"
    ),
    *vague({"el futuro": "FUTURE_REF"}, rf"(?<=en el futuro)(?!{B}del?(?!\w))"),
    *vague({"el pasado": "PAST_REF"}, rf"(?<=en el pasado)(?={B}?[,.;]|$)"),
)
