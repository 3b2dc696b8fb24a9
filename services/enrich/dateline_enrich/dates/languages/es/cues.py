"""The words of Spanish around an expression: tense, ranges, names, sentence borders. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links, Names, Tense

_WILL: Final = (
    r"(?:(?!teherán\b)[a-zñáéíóú]{2,16}(?:rán?|remos)|(?:va|van|iba|iban) a|previst[oa]s?"
    r"|programad[oa]s?"
    r"|convocad[oa]s?|fijad[oa]s?|prevé|prevén|planea\w{0,2}|se espera\w{0,2}|debe\w{0,2}"
    r"|pretende\w{0,2})"
)
_DID: Final = (
    r"(?:[a-zñáéíóú]{2,14}(?:ó|aron|ieron|ieran|aba|aban|ían?)|dijo|dijeron|hizo|hicieron|fue|fueron|tuvo|vino"
    r"|puso|pudo|quiso|supo|trajo|ha|han|había|habían|hubo|hubieron)"
)

TENSE: Final = Tense(
    ahead=re.compile(
        rf"\b(?:{_WILL}|hasta(?: el)?(?=\s{{0,4}}$)|antes del?(?=\s{{0,4}}$)"
        rf"|para(?: el)?(?=\s{{0,4}}$)"
        r"|próxim[oa]s?|plazo|vence|puede|pueden|arranca|entran?)\b"
    ),
    behind=re.compile(rf"\b(?:{_DID}|pasad[oa]s?|murió|hace|tras|desde)(?!\w)"),
    planned=re.compile(
        rf"\b(?:{_WILL}|hasta(?: el)?(?=\s{{0,4}}$)|a partir del?(?=\s{{0,4}}$)"
        rf"|antes del?(?=\s{{0,4}}$)"
        r"|como muy tarde)(?!\w)"
    ),
    reported=re.compile(rf"\b{_DID}(?!\w)"),
    planned_after=re.compile(
        rf"(?:(?! que | y (?!el |la |los ))[^.,;!?\n]){{0,24}}?\b{_WILL}(?!\w)"
    ),
)

LINKS: Final = Links(
    to=re.compile(r"\s{0,4}(?:-|al?|y|hasta)\s{0,4}(?:(?:el|la|las|los)\s{1,4})?"),
    only_opened=frozenset({"a", "y", "al", "y el", "y la", "a la", "a las", "y las", "y los"}),
    opener=re.compile(r"\b(?:del?|desde|entre)\s{1,4}(?:(?:el|la|las|los)\s{1,4})?$"),
    clock_after_day=re.compile(
        r",?\s{1,4}(?:(?:a|hacia|sobre|desde|hasta|antes de|después de)\s{1,4})?(?:(?:las?"
        r"|el)\s{1,4}|al\s{1,4})?"
    ),
    day_after_clock=re.compile(
        r",?\)?,?\s{1,4}(?:\([^)\n]{1,20}\)\s{1,4})?(?:(?:del?|el)\s{1,4})?"
    ),
)

_CAPITAL: Final = "[A-ZÁÉÍÓÚÑ]"
NAMES: Final = Names(
    small=frozenset({
        "weekday", "weekday_part", "weekdays", "month", "relative_day", "relative_day_part", "step",
        "step_bare", "weekend", "day_part", "part_of_day", "narrated_day", "day_beside", "vague",
        "length", "length_of_one", "directed_length", "distance", "season", "decade",
        "clock_named", "clock_hours", "every", "adverb_of_frequency", "units_ago",
    }),
    known=re.compile(
        rf"\b(?:Domingo|Julio|Abril|Mayo|Marzo|Enero)(?= {_CAPITAL}[a-záéíóúñ]{{2}})"
        rf"|[«\u201c\"](?<=[a-zñáéíóú] [«\u201c\"]){_CAPITAL}"
        rf"[^«»\u201d\"\n.?,:;]{{0,40}}[»\u201d\"]"
        r"|\b(?:[Cc]alle|[Aa]venida|[Pp]laza|[Ee]stadio|[Bb]arrio|[Rr]uta"
        r"|[Pp]asaje) (?:\d{1,2}|[A-Z][a-zé]{1,10}) de [A-Z][a-z]{3,10}"
        r"|Primavera (?:[ÁA]rabe|de Praga)|Cien años de soledad|El (?:Mañana|Siglo|Día)\b"
    ),
    after_weekday=re.compile(rf" (?:Negro|Sangriento|{_CAPITAL}[a-záéíóúñ]{{2,20}} {_CAPITAL})"),
)  # fmt: skip

CLOCK_TAIL: Final = re.compile(
    r"[:.h][0-5]\d(?!\d)| {0,2}(?:[ap]\. {0,4}m\b|[ap]m\b|horas\b|hr?s?\b|(?:de"
    r"|por) {1,4}la {1,4}(?:ma[ñd]|tard|noch))"
)

SENTENCE: Final = re.compile(
    r"(?<=[.!?\u2026])(?<!\b[A-Z]\.)(?<!\b(?:Sr|Dr|St|No|EE|UU|Ud)\.)(?<!\b(?:Sra|Dra|Lic|Ing)\.)(?<!\bAv\.)"
    r"(?<!\b(?:art|núm|pág|tel)\.)[\"»)\u201d]{0,2}\s{1,8}(?=[A-ZÁÉÍÓÚÑ¿¡\"«(\u201c-])|\n[^\S\n]{0,8}\n"
)

COMPANY: Final = re.compile(
    r"\b(?:trimestre|beneficio neto|utilidad neta|ganancia neta|ingresos netos|ebitda|por acción)\b"
)
