"""Times of the clock in Spanish: "a las 15.30 horas", "las ocho de la noche". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Reading, Rule
from dateline_enrich.dates.languages.common.lexicon import group
from dateline_enrich.dates.languages.es.days import ON, day_of
from dateline_enrich.dates.languages.es.lexicon import CARDINALS
from dateline_enrich.dates.pieces import CLOCK, B, either

_NOON: Final = 12
_ZONES: Final[dict[str, str | None]] = {
    "gmt": "+00:00", "utc": "+00:00", "cet": "+01:00", "cest": "+02:00",
    "hora de moscú": "+03:00", "hora de pekín": "+08:00", "hora de tokio": "+09:00",
    **dict.fromkeys((
        "hora local", "hora peninsular", "hora española", "hora de madrid", "hora del este",
        "hora canaria", "hora de argentina", "hora de méxico",
    )),
}  # fmt: skip
_ZONE: Final = rf"(?:,?{B}(?P<open>\()?(?P<zone>{either(_ZONES)})(?!\w)(?(open)\)))?"
_DAY: Final = rf"(?:,?{B}(?:del?{B}|el{B})?{ON})?"
_HALF: Final = rf"(?:{B}?(?P<half>[ap])(?:\.{B}?m\b\.?|m\b))"
_PART: Final = rf"(?:{B}(?:de{B}la|por{B}la){B}(?P<part>mañana|madrugada|tarde|noche))"
_O_CLOCK: Final = rf"(?P<hours>{B}?(?:horas|hrs?\b\.?|hs?\b\.?))"
_MINUTES: Final = {
    "y media": 30, "y cuarto": 15, "menos cuarto": -15, "y diez": 10, "y veinte": 20, "y cinco": 5,
    "menos diez": -10, "menos veinte": -20, "menos cinco": -5, "en punto": 0, "y pico": 0,
    "y veinticinco": 25, "menos veinticinco": -25,
}  # fmt: skip
_HOUR_WORDS: Final = {
    word: n for word, n in CARDINALS.items() if n <= _NOON and word not in {"un", "uno"}
}
_NAMED: Final = {"mediodía": 12, "mediodia": 12, "medianoche": 24}
_PART_BEFORE: Final = re.compile(r"\b(mañana|madrugada|tarde|noche) a las? $")
"""A part of the day that tells the half of a bare hour: "esta tarde a las seis"."""
_AT: Final = re.compile(r"\blas? $")
_AT_THE: Final = re.compile(r"\b(?:a|hasta|desde|hacia|sobre|de|y|entre) las? $")
_A_QUANTITY: Final = re.compile(
    r" {0,2}(?:%|por ciento|euros|dólares|pesos|millones|mil\b|metros|km|kg|puntos|segundos"
    r"|minutos)"
)


def _hour(match: Match[str], hour: int) -> int:
    """The hour on the dial of 24: "tres de la tarde" is 15."""
    if match["half"]:
        return hour % _NOON + (_NOON if match["half"] == "p" else 0)
    part = match["part"]
    if part in {"tarde", "noche"} and hour < _NOON:
        return hour + _NOON
    return 24 if part == "noche" and hour == _NOON else hour


def _clock(match: Match[str], hour: int, minute: int, rule: str) -> list[Reading]:
    second = int(group(match, "s")) if group(match, "s") else None
    zone = _ZONES.get(group(match, "zone"))
    form = Clock(_hour(match, hour), minute, second, zone, day_of(match))
    return [Reading(*match.span(), form, rule, sure=0.92)]


def _figures(match: Match[str], _written: str) -> list[Reading]:
    """Reads 15:30, and 15.30 where "a las" or "horas" tells it from a quantity."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    told = match["half"] or match["part"] or match["zone"] or match["hours"]
    if match["sep"] == "." and not (told or _AT.search(before)):
        return []
    if _A_QUANTITY.match(match.string, match.end()):
        return []
    return _clock(match, int(match["h"]), int(match["mi"]), "clock_24")


def _hours(match: Match[str], _written: str) -> list[Reading]:
    """Reads "a las 18 horas", "8 de la mañana", "5 p. m."."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    hour = int(match["h"])
    if not (match["half"] or match["part"]) and not _AT_THE.search(before):
        return []
    return _clock(match, hour, 0, "clock_hours")


def _words(match: Match[str], _written: str) -> list[Reading]:
    """Reads "las ocho y media de la noche"; bare words need minutes or a part of the day."""
    minutes = group(match, "minutes")
    before = match.string[max(0, match.start() - 20) : match.start()]
    part = _PART_BEFORE.search(before)
    if not (minutes or match["part"] or part):
        return []
    minute, hour = _MINUTES.get(minutes, 0), _HOUR_WORDS[match["word"]]
    if part and part[1] in {"tarde", "noche"} and not match["part"] and hour < _NOON:
        hour += _NOON
    return _clock(match, hour - (minute < 0), minute % 60, "clock_hours")


def _named(match: Match[str], _written: str) -> list[Reading]:
    form = Clock(_NAMED[match["word"]], 0, None, _ZONES.get(group(match, "zone")), day_of(match))
    return [Reading(*match.span(), form, "clock_named", sure=0.85)]


RULES: Final = (
    Rule(
        "clock_24",
        CLOCK,
        rf"(?P<h>[01]?\d|2[0-3])(?P<sep>[:.h])(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![:\d]|[.,]\d)"
        rf"(?:{_HALF}|{_O_CLOCK}(?!\w))?{_PART}?{_ZONE}{_DAY}",
        _figures,
        left=0,
    ),
    Rule(
        "clock_hours",
        CLOCK,
        rf"(?P<h>[01]?\d|2[0-3])(?:{_HALF}|{_PART}|{_O_CLOCK}(?!\w)){_ZONE}{_DAY}",
        _hours,
        left=0,
    ),
    Rule(
        "clock_words",
        frozenset(_HOUR_WORDS),
        rf"(?:(?<=las )|(?<=la )"
        rf"(?=una))(?P<word>{either(_HOUR_WORDS)})(?:{B}(?P<minutes>{either(_MINUTES)}))?"
        rf"(?P<half>(?!))?{_PART}?{_ZONE}{_DAY}",
        _words,
        left=0,
    ),
    Rule(
        "clock_named",
        frozenset(_NAMED),
        rf"(?P<word>{either(_NAMED)}){_ZONE}{_DAY}",
        _named,
        left=2,
    ),
)  # fmt: skip
