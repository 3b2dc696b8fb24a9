"""The words of Spanish that name time, in all their forms. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import DayShift, Scope
from dateline_enrich.dates.languages.common import DAY, YEAR_WORD, Lexicon
from dateline_enrich.dates.pieces import B, either

MONTHS: Final = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
    "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11,
    "diciembre": 12,
}  # fmt: skip
_SHORT_MONTHS: Final = {
    "ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dic": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "lunes": 0, "martes": 1, "miércoles": 2, "miercoles": 2, "jueves": 3, "viernes": 4,
    "sábado": 5, "sabado": 5, "domingo": 6,
}  # fmt: skip
WEEKDAYS_IN_PLURAL: Final = {
    **{name: day for name, day in WEEKDAYS.items() if name.endswith("s")},
    "sábados": 5, "sabados": 5, "domingos": 6,
}  # fmt: skip
"""From Monday to Friday the plural differs by its article only."""

SHIFTS: Final = {
    "hoy": 0, "ayer": -1, "mañana": 1, "anteayer": -2, "antes de ayer": -2, "antier": -2,
    "pasado mañana": 2, "hoy mismo": 0, "ayer mismo": -1, "mañana mismo": 1,
}  # fmt: skip
DAY_PARTS: Final = {
    "mañana": "MO", "madrugada": "MO", "amanecer": "MO",
    "tarde": "AF", "atardecer": "EV", "noche": "NI",
}  # fmt: skip
SEASONS: Final = {
    "primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI",
}  # fmt: skip

UNIT: Final = {
    "segundo": "TS", "minuto": "TM", "hora": "TH", "día": "D", "dia": "D", "jornada": "D",
    "semana": "W", "mes": "M", "trimestre": "Q", "año": "Y", "ejercicio": "Y",
    "década": "DE", "decada": "DE", "decenio": "DE", "siglo": "CE",
    "fin de semana": "WE", "finde": "WE",
}  # fmt: skip
UNITS: Final = {
    "segundos": "TS", "minutos": "TM", "horas": "TH", "días": "D", "dias": "D",
    "jornadas": "D", "semanas": "W", "meses": "M", "trimestres": "Q", "años": "Y",
    "ejercicios": "Y", "décadas": "DE", "decadas": "DE", "decenios": "DE", "siglos": "CE",
}  # fmt: skip

CARDINALS: Final = {
    "uno": 1, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13,
    "catorce": 14, "quince": 15, "dieciséis": 16, "dieciseis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiún": 21,
    "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30,
    "treinta y uno": 31,
}  # fmt: skip
_NUMBERS: Final[dict[str, float]] = {
    **CARDINALS, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "quinientos": 500, "mil": 1000,
    "medio": 0.5, "media": 0.5, "par de": 2, "un par de": 2, "otro": 1, "otra": 1,
    "una docena de": 12,
    **{f"otr{gender}s {word}": n for word, n in CARDINALS.items() for gender in "oa" if n > 1},
}  # fmt: skip
MANY: Final = frozenset({
    "varios", "varias", "algunos", "algunas", "unos", "unas", "muchos", "muchas", "pocos",
    "pocas", "unos pocos", "unas pocas", "unos cuantos", "unas cuantas", "numerosos",
})  # fmt: skip

_ORDINAL_STEMS: Final = {
    "primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6, "séptim": 7,
    "octav": 8, "noven": 9, "décim": 10,
}  # fmt: skip
ORDINALS: Final = {
    **{stem + gender: n for stem, n in _ORDINAL_STEMS.items() for gender in "oa"},
    "primer": 1, "tercer": 3,
}  # fmt: skip

LAST: Final = {"pasado": -1, "pasada": -1, "anterior": -1}
THIS: Final = {
    "este": 0, "esta": 0, "presente": 0, "el presente": 0, "la presente": 0, "actual": 0,
    "este mismo": 0, "esta misma": 0,
}  # fmt: skip
NEXT: Final = {
    "próximo": 1, "próxima": 1, "proximo": 1, "proxima": 1, "siguiente": 1, "entrante": 1,
    "que viene": 1, "que entra": 1, "venidero": 1, "venidera": 1,
}  # fmt: skip
_AFTER: Final = {
    "pasado": -1, "pasada": -1, "anterior": -1, "antepasado": -2, "antepasada": -2,
    "próximo": 1, "próxima": 1, "siguiente": 1, "que viene": 1, "que entra": 1, "entrante": 1,
    "venidero": 1, "venidera": 1, "en curso": 0, "actual": 0,
}  # fmt: skip
_BEFORE_NOUN: Final = {
    **{word: n for word, n in (LAST | THIS | NEXT).items() if " viene" not in word},
    "este pasado": -1, "esta pasada": -1, "este próximo": 1, "esta próxima": 1,
}  # fmt: skip
STEPS: Final = {word: n for word, n in _BEFORE_NOUN.items() if word not in {"anterior", "actual"}}

_PARTS_OF_PERIOD: Final = {
    "principios": "START", "comienzos": "START", "inicios": "START", "finales": "END",
    "fines": "END", "mediados": "MID",
}  # fmt: skip
_EDGES: Final = {
    "principio": "START", "comienzo": "START", "inicio": "START", "final": "END", "fin": "END",
}  # fmt: skip
MODS: Final = {
    **{
        f"{word} {of}": mod
        for word, mod in _PARTS_OF_PERIOD.items()
        for of in ("de", "del", "de la", "de los", "de las")
    },
    **{
        f"{article}{word} {of}": mod
        for word, mod in _EDGES.items()
        for of in ("de", "del", "de la")
        for article in ("", "el ")
        if (word, of) != ("fin", "de")
    },
    "el cierre de": "END", "el cierre del": "END", "cierre de": "END", "cierre del": "END",
    "el arranque de": "START", "el arranque del": "START",
    **{
        f"la {nth} {noun} {of}": mod
        for nth, mod in (("primera", "START"), ("segunda", "END"))
        for noun in ("mitad", "quincena")
        for of in ("de", "del")
    },
}  # fmt: skip

APPROXIMATIONS: Final = {
    "unos": "APPROX", "unas": "APPROX", "cerca de": "APPROX", "alrededor de": "APPROX",
    "aproximadamente": "APPROX", "en torno a": "APPROX", "casi": "LESS_THAN",
    "menos de": "LESS_THAN", "más de": "MORE_THAN", "mas de": "MORE_THAN",
    "al menos": "EQUAL_OR_MORE", "por lo menos": "EQUAL_OR_MORE", "como mínimo": "EQUAL_OR_MORE",
    "un mínimo de": "EQUAL_OR_MORE", "hasta": "EQUAL_OR_LESS", "como máximo": "EQUAL_OR_LESS",
    "un máximo de": "EQUAL_OR_LESS", "no más de": "EQUAL_OR_LESS", "no menos de": "EQUAL_OR_MORE",
    "poco más de": "MORE_THAN", "algo más de": "MORE_THAN",
}  # fmt: skip
BEFORE: Final[dict[str, tuple[int, Scope]]] = {
    "hace": (-1, "reference"), "hace ya": (-1, "reference"), "hace apenas": (-1, "reference"),
    "hace sólo": (-1, "reference"), "hace solo": (-1, "reference"),
    "dentro de": (1, "reference"), "de aquí a": (1, "reference"),
}  # fmt: skip
BEHIND: Final[dict[str, tuple[int, Scope]]] = {
    "atrás": (-1, "reference"), "después": (1, "narrative"), "más tarde": (1, "narrative"),
    "antes": (-1, "narrative"), "mas tarde": (1, "narrative"), "despues": (1, "narrative"),
}  # fmt: skip

YEAR_AFTER: Final = (
    rf"(?:,?{B}(?:(?:del?{B})?(?:año{B})?(?P<year>{YEAR_WORD})"
    rf"|(?:del?{B})(?:(?:año{B})(?=(?:{either(_AFTER)})(?!\w))|(?=(?:{either(STEPS)}){B}año(?!\w)))"
    rf"(?P<ystep>{either({*_AFTER, *STEPS})})(?:{B}año)?))?"
)
ARTICLES: Final = rf"(?:(?:el|la|los|las){B})"

LEXICON: Final = Lexicon(
    months=MONTHS,
    short_months=_SHORT_MONTHS,
    weekdays=WEEKDAYS,
    short_weekdays={"lun": 0, "mar": 1, "mié": 2, "jue": 3, "vie": 4, "sáb": 5, "dom": 6},
    shifts=SHIFTS,
    day_parts=DAY_PARTS,
    part_days={
        "esta": DayShift(0),
        "esta misma": DayShift(0),
        "este": DayShift(0),
        "esta pasada": DayShift(-1),
        "la pasada": DayShift(-1),
        "la misma": DayShift(0, "narrative"),
        "aquella": DayShift(0, "narrative"),
        "esa": DayShift(0, "narrative"),
        "esa misma": DayShift(0, "narrative"),
        "por la": None,
        "en la": None,
        "durante la": None,
    },
    seasons=SEASONS,
    unit=UNIT,
    units=UNITS,
    numbers=_NUMBERS,
    many=MANY,
    ordinals={word: n for word, n in CARDINALS.items() if word not in {"un", "una"}}
    | {"primero": 1},
    steps=STEPS,
    steps_after=_AFTER,
    mods=MODS,
    approximations=APPROXIMATIONS,
    before=BEFORE,
    behind=BEHIND,
    articles=ARTICLES,
    year_after=YEAR_AFTER,
    day=rf"{DAY}(?:\.?º|°|ro\b|er\b)?",
    before_day=r"(?:día|dia|el)",
    of=rf"(?:{B}(?:del?{B}(?:mes{B}de{B})?)?|-|/)",
    to=rf"(?:{B}?-{B}?|(?<=\d)(?<!\d\d\d){B}(?:al?|y|hasta)(?:{B}el)?{B})",
    part_join=rf"{B}(?:(?:por|en|a){B}la{B}|al{B}|de{B}(?=madru))?",
    tens=rf"(?:(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|ciento){B}(?:y{B})?)",
    fillers="(?:largos|largas|nuevos|nuevas|primeros|primeras|últimos|últimas|próximos|próximas|consecutivos)",
    some="(?:unos|unas|muchos|muchas)",
    half=rf"y{B}medi[oa]",
    joint=rf"{B}y{B}(?P<n>\w{{1,20}}){B}(?P<unit>\w{{2,12}})",
)
"""Everything that the shared readers ask of Spanish."""
