"""Years, decades, centuries, quarters and seasons in Spanish. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Period, Reading, Rule
from dateline_enrich.dates.languages.common import (
    ROMAN,
    centuries,
    parts_of_year,
    seasons,
    steps,
    years,
)
from dateline_enrich.dates.languages.common.lexicon import mod, mod_of
from dateline_enrich.dates.languages.es.lexicon import LEXICON, ORDINALS
from dateline_enrich.dates.pieces import B, either

_NAMES: Final = frozenset({
    "resolución", "número", "núm", "nº", "vuelo", "página", "pág", "artículo", "ley", "decreto",
    "sección", "ruta", "autopista", "carretera", "índice", "boeing", "airbus", "canal", "sala",
    "calle", "avenida", "modelo", "versión", "capítulo", "expediente", "unos", "unas", "casi",
    "otros", "otras", "los", "las", "más", "menos", "cada", "código", "línea", "orden", "reales",
    "habitación", "kilómetro", "km", "total", "sentencia", "recurso", "aproximadamente",
    "apenas", "estos", "esos",
})  # fmt: skip
_COUNTED: Final = frozenset({
    "euros", "dólares", "pesos", "millones", "mil", "por", "personas", "km", "m", "kg", "hectáreas",
    "ejemplares", "puntos", "metros", "muertos", "gente", "w", "cc", "cm", "mm", "hab",
})  # fmt: skip
_SURE: Final = re.compile(r"(?:^|\W)(?:en|desde|hasta|del|año|para|durante|hacia|desde el) $")
_PLURAL: Final = re.compile(
    r" {1,4}(?!(?:los|las|sus|tras|más|menos|unos|unas|otros|otras|después|entonces|antes|ambos"
    r"|ambas|dos|tres|seis|es|pues|muchos|varios|muchas|varias)\b)[a-zñáéíóú]{3,20}s\b"
)


def _year() -> Rule:
    """The shared rule, but figures before a plural count something: "2000 ejemplares"."""
    (rule,) = years(
        LEXICON, kind=rf"(?:(?:el|este){B})?año{B}(?:de{B})?", names=_NAMES, counted=_COUNTED
    )

    def read(match: Match[str], written: str) -> list[Reading]:
        before = match.string[max(0, match.start() - 12) : match.start()]
        told = match["mod"] or match["kind"] or _SURE.search(before)
        if not told and _PLURAL.match(match.string, match.end()):
            return []
        return rule.read(match, written)

    return replace(rule, read=read)


def _early_year(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Period(f"{int(match['y']):04d}"), "year")]


_THAT: Final = (
    "ese", "esa", "ese mismo", "esa misma", "aquel", "aquella", "aquel mismo", "aquella misma",
)  # fmt: skip
"""Words before a unit that mean the one told last."""
_TENS: Final = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90,
}  # fmt: skip
_NO_NOUN: Final = rf"(?!{B}(?:[a-zñáéíóú]{{2,20}}s\b|y\b|mil\b|por\b|gente))"
_QUARTERS: Final = {word: n for word, n in ORDINALS.items() if n <= 4} | {  # noqa: PLR2004 - quarters
    "1er": 1, "2do": 2, "3er": 3, "4to": 4, "1º": 1, "2º": 2, "3º": 3, "4º": 4,
}  # fmt: skip
_HALVES: Final = {word: n for word, n in _QUARTERS.items() if n <= 2}  # noqa: PLR2004 - halves
_OF_A_YEAR: Final = replace(LEXICON, year_after=LEXICON.year_after.removesuffix("?"))
_OF_THE_YEAR: Final = replace(
    LEXICON,
    year_after=rf"(?:{_OF_A_YEAR.year_after}|{B}del{B}año(?!{B}(?:\d|{either(LEXICON.steps_after)})))?",
)


def _decade(match: Match[str], _written: str) -> list[Reading]:
    """Reads "los años noventa", "la década de 1990", "los años 60 del siglo XIX"."""
    text = match["d"]
    number = int(text) if text.isdigit() else _TENS[text]
    if number < 100:  # noqa: PLR2004 - two figures
        century = ROMAN.get(match["century"] or "", 20 if number >= 20 else 21)  # noqa: PLR2004 - the tens of this century
        number += 100 * (century - 1)
    return [Reading(*match.span(), Period(str(number)[:3]), "decade", mod_of(match, LEXICON))]


def _century() -> Rule:
    """The shared rule, and the second of "los siglos XVI y XVII"."""
    (rule,) = centuries(
        replace(LEXICON, ordinals={}),
        rf"siglos?{B}(?P<c>{either(ROMAN)}|\d\d?)(?:{B}(?:y|e|al?){B}(?P<c2>{either(ROMAN)})(?!\w))?(?!{B}a\.)",
        frozenset({"siglo", "siglos"}),
    )

    def read(match: Match[str], written: str) -> list[Reading]:
        found = rule.read(match, written)
        if not (found and match["c2"]):
            return found
        second = Period(f"{ROMAN[match['c2']] - 1:02d}")
        first = replace(found[0], end=match.end("c"))
        return [first, Reading(*match.span("c2"), second, "century")]

    return replace(rule, read=read)


_OF_CENTURY: Final = rf"(?:{B}del{B}siglo{B}(?P<century>{either(ROMAN)}|pasado)(?!\w))?"

RULES: Final = (
    *steps(
        replace(LEXICON, steps={**LEXICON.steps, **dict.fromkeys(_THAT, 0)}),
        rf"(?=el{B}(?:fin{B}de{B}semana|finde))",
        frozenset({"siguiente", "anterior", *_THAT}),
    ),
    _year(),
    Rule(
        "early_year",
        frozenset({"año"}),
        rf"(?:el{B})?año{B}(?P<y>[1-9]\d{{2,3}})(?![.,]?\d)",
        _early_year,
        left=4,
    ),
    Rule(
        "decade",
        frozenset({"años", "década", "décadas"}),
        rf"{mod(LEXICON.mods)}(?:{LEXICON.articles})?(?:años{B}|décadas?{B}de{B}(?:los{B})?(?:años{B})?)"
        rf"(?P<d>(?:1[5-9]|20)\d0|\d0|{either(_TENS)})(?![.,]?\d){_OF_CENTURY}",
        _decade,
    ),
    Rule(
        "decade",
        frozenset(_TENS),
        rf"{mod(LEXICON.mods)}(?:los{B})?(?<=los )(?P<d>{either(_TENS)}){_NO_NOUN}{_OF_CENTURY}",
        _decade,
        left=24,
    ),
    _century(),
    *parts_of_year(_OF_THE_YEAR, "Q", "(?:trimestre)", _QUARTERS),
    *parts_of_year(_OF_A_YEAR, "Q", "(?:trimestre)", {"último": 4, "ultimo": 4}),
    *parts_of_year(_OF_THE_YEAR, "H", "(?:semestre)", _HALVES),
    *parts_of_year(_OF_A_YEAR, "H", "(?:mitad)", _HALVES),
    *seasons(LEXICON, rf"(?:(?:en|durante|desde|hasta|para|tras|de|del|al){B})"),
)  # fmt: skip
