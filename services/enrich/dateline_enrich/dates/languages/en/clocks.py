"""Times of the clock: "3 p.m. Friday", "14:00 GMT", "noon", "1400 GMT". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import DAY, DAY_WORD, MONTH, B, day_of
from dateline_enrich.dates.languages.en.lexicon import FLOATING_ZONES, ZONES, either

CLOCK: Final = frozenset({"#clock"})
"""The trigger of figures that a colon, "a.m.", "GMT" or "o'clock" follows."""

_NOON: Final = 12
_NAMED: Final = {"noon": 12, "midnight": 24, "midday": 12}
_AT: Final = re.compile(r"\b(?:at|by|until|from|to) $", re.IGNORECASE)
_INSIDE: Final = re.compile(r"\w $")
_ZONE: Final = (
    rf"(?:{B}?(?P<open>\()?(?P<zone>{either([*ZONES, *FLOATING_ZONES])})\b"
    r"(?: {0,2}(?P<sign>[+-]) {0,2}(?P<hours>1[0-4]|\d))?(?(open)\)))?"
)
_ON: Final = (
    rf"(?:,?{B}(?:on{B})?(?P<day>{DAY_WORD})"
    rf"(?!{B}(?:morning|afternoon|evening|night)|,?{B}(?:{DAY}{B})?{MONTH}))?"
)


def _offset(match: Match[str]) -> str | None:
    zone = re.sub(" +", " ", match["zone"] or "")
    if match["hours"]:
        return f"{match['sign']}{int(match['hours']):02d}:00"
    return ZONES.get(zone)


def _twelve(match: Match[str], _written: str) -> list[Reading]:
    hour = int(match["h"]) % _NOON + (_NOON if match["half"] == "p" else 0)
    form = Clock(hour, int(match["mi"] or 0), None, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_12")]


def _twenty_four(match: Match[str], _written: str) -> list[Reading]:
    second = int(match["s"]) if match["s"] else None
    form = Clock(int(match["h"]), int(match["mi"]), second, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_24", sure=0.9 if match["zone"] else 0.7)]


def _military(match: Match[str], written: str) -> list[Reading]:
    before = written[max(0, match.start() - 6) : match.start()]
    if match["hours_word"] and match["h"][0] != "0" and not _AT.search(before):  # "2000 hours"
        return []
    form = Clock(int(match["h"]), int(match["mi"]), None, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_four_figures", sure=0.95)]


def _o_clock(match: Match[str], _written: str) -> list[Reading]:
    hour = int(match["h"])
    if match["part"] and not match["part"].endswith("morning") and hour < _NOON:
        hour += _NOON
    form = Clock(hour, 0, None, None, day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_o_clock", sure=0.8)]


def _named(match: Match[str], written: str) -> list[Reading]:
    start = match.start()
    if written[start].isupper() and _INSIDE.search(written, max(0, start - 2), start):
        return []
    form = Clock(_NAMED[match["word"]], 0, None, _offset(match), day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_named", sure=0.85)]


RULES: Final = (
    Rule(
        "clock_12",
        CLOCK,
        r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))?(?::[0-5]\d)?"
        rf" {{0,2}}(?P<half>[ap])(?:\.{B}?m\b\.?|m\b){_ZONE}{_ON}",
        _twelve,
        left=0,
    ),
    Rule(
        "clock_24",
        CLOCK,
        rf"(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![:\d]|\.\d|%){_ZONE}{_ON}",
        _twenty_four,
        left=0,
    ),
    Rule(
        "clock_four_figures",
        CLOCK,
        rf"(?P<h>[01]\d|2[0-3])(?P<mi>[0-5]\d)(?={B}(?:gmt|utc|hours|local))(?P<hours_word>{B}hours\b)?{_ZONE}{_ON}",
        _military,
        left=0,
    ),
    Rule(
        "clock_o_clock",
        CLOCK,
        rf"(?P<h>1[0-2]|[1-9]){B}?(?:o'clock|in{B}the{B}(?=morning|afternoon|evening))"
        rf"(?:(?:{B}in{B}the{B})?(?P<part>morning|{B}?afternoon|{B}?evening))?{_ON}",
        _o_clock,
        left=0,
    ),
    Rule(
        "clock_named",
        frozenset(_NAMED),
        rf"(?P<word>noon|midnight|midday){_ZONE}{_ON}",
        _named,
        left=2,
    ),
)
