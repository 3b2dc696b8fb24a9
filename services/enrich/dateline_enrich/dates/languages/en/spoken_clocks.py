"""Times of the clock as they are spoken: "half past three", "nine o'clock", "7 tonight". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, DayShift, Form, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import DAY_WORD, day_of, is_capital
from dateline_enrich.dates.languages.en.lexicon import SMALL
from dateline_enrich.dates.pieces import CLOCK, B, either

_NOON: Final = 12
_EVENING: Final = 5
"""From this hour on a bare "7 tonight" is one of the evening."""
_HOURS: Final = {
    word: hour for word, hour in SMALL.items() if 1 <= hour <= _NOON and word != "dozen"
} | {"noon": 12, "midnight": 24}
_MINUTES: Final = {
    "half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25,
}  # fmt: skip
_HOUR: Final = rf"(?P<h>1[0-2]|[1-9]|{either(_HOURS)})"
_LATE: Final = f"(?:in{B}the{B}(?P<part>morning|afternoon|evening)|at{B}(?P<night>night))"
_BESIDE: Final = rf",?{B}(?:on{B})?{DAY_WORD}{B}(?P<beside>morning|afternoon|evening|night)\b"
_ON: Final = (
    rf"(?:,?{B}(?:on{B})?(?P<day>{DAY_WORD})(?!{B}(?:morning|afternoon|evening|night|night)\b))?"
)
_WHEN: Final = re.compile(
    r"\b(?:at|by|until|till|from|since|before|after|around|about|is|was|struck|exactly|nearly|almost"
    r"|to|between)(?: {1,4}(?:about|around|exactly|a))? {1,4}$"
)
_CLOSED: Final = re.compile(
    r"[.,;:!?)'\"]|$|\n| {1,4}(?:in|on|when|as|and|but|this|yesterday|tomorrow|today|after|before"
    r"|with|sharp|exactly|gmt|local|for|to|until|or)\b"
)


def _before(match: Match[str]) -> str:
    return match.string[max(0, match.start() - 24) : match.start()]


def _hour(match: Match[str], part: str | None) -> int:
    text = match["h"]
    hour = int(text) if text[0].isdigit() else _HOURS[text]
    if part in {"afternoon", "evening"} or (part == "night" and hour >= _EVENING):
        return hour if hour >= _NOON else hour + _NOON
    return hour


def _o_clock(match: Match[str], written: str) -> list[Reading]:
    if is_capital(written, match.start("clock")) and not written[match.start() :].isupper():
        return []  # "the Six O'Clock News"
    part = match["part"] or match["night"] or match["beside"]
    form = Clock(_hour(match, part), 0, None, None, day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_o_clock", sure=0.8)]


def _in_the(match: Match[str], _written: str) -> list[Reading]:
    if not _WHEN.search(_before(match)):  # "two in the morning and one in the evening"
        return []
    form = Clock(_hour(match, match["part"] or match["night"]), 0, None, None, day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_in_the", sure=0.8)]


def _past(match: Match[str], _written: str) -> list[Reading]:
    word, way = match["minutes"], match["way"]
    if (word == "half") != (way == "past") and word == "half":
        return []
    sure = word in {"half", "quarter"} or match["unit"]
    if not sure and not (_WHEN.search(_before(match)) and _CLOSED.match(match.string, match.end())):
        return []  # "ten to five" may be odds
    hour, minutes = _hour(match, match["part"] or match["night"]), _MINUTES[word]
    total = hour * 60 + (minutes if way in {"past", "after"} else -minutes)
    form = Clock(total // 60 % 24, total % 60, None, None, day_of(match["day"]))
    return [Reading(*match.span(), form, "clock_past", sure=0.8)]


def _tonight(match: Match[str], _written: str) -> list[Reading]:
    if not _WHEN.search(_before(match)):
        return []
    word, part = match["word"] or "", match["part"] or "night"
    day: Form | None = day_of(word) if word and word != "this" else DayShift(0)
    hour = _hour(match, part)
    if hour == _NOON:
        hour = {"night": 24, "morning": 0}.get(part, hour)
    form = Clock(hour, int(match["mi"] or 0), None, None, day)
    return [Reading(*match.span(), form, "clock_tonight", sure=0.85)]


RULES: Final = (
    Rule(
        "clock_o_clock",
        frozenset({"clock"}),
        rf"{_HOUR}{B}?o'(?P<clock>clock)(?:{B}{_LATE})?"
        rf"(?={_BESIDE})?{_ON}",
        _o_clock,
        left=10,
    ),
    Rule(
        "clock_in_the",
        frozenset({"morning", "afternoon", "evening", "night"}),
        rf"{_HOUR}{B}{_LATE}{_ON}",
        _in_the,
        left=24,
    ),
    Rule(
        "clock_past",
        frozenset({"half", "quarter", "five", "ten", "twenty"}),
        rf"(?:a{B})?(?P<minutes>{either(_MINUTES)})(?P<unit>{B}minutes)?{B}(?P<way>past|to|after|before)"
        rf"{B}{_HOUR}(?:{B}o'clock)?(?:{B}{_LATE})?{_ON}",
        _past,
        left=3,
    ),
    Rule(
        "clock_tonight",
        CLOCK,
        rf"(?P<h>1[0-2]|[1-9])(?:[:.](?P<mi>[0-5]\d))?{B}(?:tonight|(?:on{B})?(?P<word>this|{DAY_WORD}){B}"
        r"(?P<part>morning|afternoon|evening|night))",
        _tonight,
        left=0,
    ),
)
