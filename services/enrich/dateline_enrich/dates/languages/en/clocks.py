"""Times of the clock: "3 p.m. Friday", "14:00 GMT", "noon", "1400 GMT", "15h00". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import DAY, DAY_WORD, MONTH, day_of
from dateline_enrich.dates.languages.en.lexicon import FLOATING_ZONES, ZONES
from dateline_enrich.dates.pieces import CLOCK, B, either

_NOON: Final = 12
_NAMED: Final = {"noon": 12, "midnight": 24, "midday": 12}
_AT: Final = re.compile(r"\b(?:at|by|until|from|to) $", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"(?:^|[\n.;:(] {0,4}|\b(?:at|by|until|till|from|to|since|before|after|around|about|between"
    r"|and|for|starts?|begins?|sharp|shortly|just|exactly|precisely|nearly|almost|roughly|approximately)"
    r" {1,4}|[-|] {0,4}|\b[12]\d{3},? {1,4})$"
)
"""What stands before bare figures that are a time, and not a score or a verse."""
_NO_TIME: Final = re.compile(
    r" {1,4}(?:of|into|left|remaining|odds|ratio|majority|margin|votes|points"
    r"|to {1,4}(?:go|play))\b"
)
_AFTER: Final = re.compile(
    r"\b(?:shortly|just|soon|right|minutes|moments|hour|half-hour|hours) {1,4}(?:after|past) {1,4}$"
)
_NO_MIDNIGHT: Final = re.compile(r" {1,4}(?:sun|oil|snack|blue|train|express)\b")
_INSIDE: Final = re.compile(r"\w $")
_ZONE: Final = (
    rf"(?:{B}?(?P<open>\()?(?P<zone>{either([*ZONES, *FLOATING_ZONES])})\b"
    r"(?: {0,2}(?P<sign>[+-]) {0,2}(?P<hours>1[0-4]|0?\d)(?::?(?P<minutes>[0-5]\d))?)?(?(open)\)))?"
)
_ON: Final = (
    rf"(?:,?{B}(?:on{B})?(?P<day>{DAY_WORD}|tonight)"
    rf"(?!{B}(?:morning|afternoon|evening|night)|,?{B}(?:{DAY}{B})?{MONTH}))?"
)
_HALF: Final = rf"(?P<half>[ap])(?:\.{B}?m\b\.?|m\b)"


def _offset(match: Match[str]) -> str | None:
    zone = re.sub(" +", " ", match["zone"] or "")
    if match["hours"]:
        return f"{match['sign']}{int(match['hours']):02d}:{match['minutes'] or '00'}"
    return ZONES.get(zone)


def _before(match: Match[str]) -> str:
    return match.string[max(0, match.start() - 26) : match.start()]


def _twelve(match: Match[str], _written: str) -> list[Reading]:
    hour = int(match["h"]) % _NOON + (_NOON if match["half"] == "p" else 0)
    form = Clock(hour, int(match["mi"] or 0), None, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_12")]


def _twenty_four(match: Match[str], _written: str) -> list[Reading]:
    zoned, hour = bool(match["zone"]), int(match["h"])
    if match["figures"]:
        return _four_figures(match, hour)
    if match["sep"] == "." and not zoned:  # a price
        return []
    if not (zoned or match["day"] or match["h"].startswith("0")) and (
        not _WHEN.search(_before(match)) or _NO_TIME.match(match.string, match.end())
    ):
        return []
    if match["hrs"] and not _AT.search(_before(match)):  # "talks of 2:30 hours on Friday"
        return []
    if match["late"] and hour < _NOON:  # "1:00 in the afternoon"
        hour += _NOON
    second = int(match["s"]) if match["s"] else None
    form = Clock(hour, int(match["mi"]), second, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_24", sure=0.9 if zoned else 0.7)]


def _four_figures(match: Match[str], hour: int) -> list[Reading]:
    if match["hours_word"] and match["h"][0] != "0" and not _AT.search(_before(match)):
        return []  # "2000 hours" is a length
    if not (match["hours_word"] or match["zone"] or match["h"][0] == "0"):
        return []  # "closed at 2010 on Friday"
    form = Clock(hour, int(match["figures"]), None, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_four_figures", sure=0.95)]


def _named(match: Match[str], written: str) -> list[Reading]:
    start, before = match.start("word"), _before(match)
    if written[start].isupper() and _INSIDE.search(written, max(0, start - 2), start):
        return []
    if before.endswith("high ") or _NO_MIDNIGHT.match(match.string, match.end()):
        return []
    hour = _NAMED[match["word"]]
    if hour > _NOON and _AFTER.search(before):  # "just after midnight on Monday"
        hour = 0
    form = Clock(hour, 0, None, _offset(match), day_of(match["first"] or match["day"]))
    return [Reading(*match.span(), form, "clock_named", sure=0.85)]


RULES: Final = (
    Rule(
        "clock_12",
        CLOCK,
        r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))?(?::[0-5]\d)?"
        rf" {{0,2}}{_HALF}{_ZONE}{_ON}",
        _twelve,
        left=0,
    ),
    Rule(
        "clock_24",
        CLOCK,
        r"(?P<h>2[0-3]|[01]?\d)(?:(?P<sep>[:.h])(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![:\d]|\.\d|%)"
        rf"(?:{B}(?:in{B}the{B}morning|(?P<late>in{B}the{B}(?:afternoon|evening)|at{B}night)))?"
        rf"(?:{B}(?P<hrs>hours|hrs)(?={B}on{B}{DAY_WORD}))?"
        rf"|(?<=\d\d)(?P<figures>[0-5]\d)(?={B}?(?:gmt|utc)|{B}(?:hours|local{B}time|on{B}{DAY_WORD}))"
        rf"(?P<hours_word>{B}hours\b)?){_ZONE}{_ON}",
        _twenty_four,
        left=0,
    ),
    Rule(
        "clock_named",
        frozenset(_NAMED),
        rf"(?:(?P<first>{DAY_WORD}){B})?(?:(?:12|twelve){B}(?=noon))?(?P<word>noon|midnight|midday){_ZONE}{_ON}",
        _named,
        left=18,
    ),
)
