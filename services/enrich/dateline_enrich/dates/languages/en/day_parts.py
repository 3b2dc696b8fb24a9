"""Parts of the day: "this morning", "dawn on Friday", "the night of May 3", "overnight". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, DayPart, DayShift, Form, Reading, Rule, Weekday
from dateline_enrich.dates.languages.en.fragments import (
    ANY_WEEKDAY,
    DAY,
    DAY_WORD,
    MONTH,
    day_of,
    is_capital,
    mod_of,
    month_of,
    weekday_of,
)
from dateline_enrich.dates.languages.en.lexicon import DAY_PARTS, STEPS
from dateline_enrich.dates.languages.en.tenses import TENSE
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either
from dateline_enrich.dates.tense import announced

_PART: Final = f"(?:early{B}|late{B}|mid-)?(?P<part>{either(DAY_PARTS)})"
_LIGHT: Final = {
    "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV",
    "nightfall": "EV", "lunchtime": "MI", "lunch time": "MI", "teatime": "AF",
}  # fmt: skip
_DATE: Final = (
    rf"(?:(?:(?P<dow>{ANY_WEEKDAY}),?{B})?(?:(?P<mon>{MONTH}){B}(?P<d>{DAY})(?:[-/]{DAY})?"
    rf"|(?P<d1>{DAY})(?:[-/]{DAY})?"
    rf"(?:st|nd|rd|th)?{B}(?:of{B})?(?P<mon1>{MONTH}))(?:st|nd|rd|th)?(?:,?{B}(?P<year>{YEAR}))?(?![:.]?\d)"
    rf"|(?P<day>{DAY_WORD}))"
)
_BEFORE_A_PART: Final = re.compile(
    r"\b(?:in|by|until|till|since|from|at|during|towards?) {1,4}(?:the {1,4})?$"
)
_ADVERB: Final = re.compile(
    r"[.,;:!?)'\"]|$|\n| {1,4}(?:in|on|at|after|as|by|from|to|near|across|and|but|with|when|while"
    r"|following|into|over|against|for|that|through|around|outside|amid|before|despite|during|behind"
    r"|between|under|inside|towards?|along|among|until|because)\b"
)
_EVENT: Final = re.compile(
    r" {1,4}(?:attacks?|raids?|strikes?|airstrikes?|rains?|snow|snowfall|storms?|fire|blaze"
    r"|shelling|bombing|bombardment|barrage|clashes|violence|fighting|losses|gains|frost|assault|protests?"
    r"|riots|rioting|unrest|flooding|explosions?|blasts?|talks|search|drone|missile)\b"
)
_IDIOM: Final = re.compile(
    r"\b(?:almost|virtually|literally|practically|nearly|famous|chang(?:e|es|ed|ing)|happen\w{0,3}"
    r"|star|stars|hero|rich|millionaires?|fixed|solved|built|transformed|stay|stays|stayed"
    r"|staying|cannot|can't|couldn't|all day or)\b[^.\n]{0,24}$"
)


def _day(match: Match[str]) -> Form | None:
    """The day that the words behind "the morning of" name."""
    if match["day"]:
        return day_of(match["day"])
    month, number = match["mon"] or match["mon1"], match["d"] or match["d1"]
    year = int(match["year"]) if match["year"] else None
    weekday = weekday_of(match["dow"]) if match["dow"] else None
    return Day(int(number), month_of(month), year, None, weekday)


def _day_part(match: Match[str], _written: str) -> list[Reading]:
    code, word = DAY_PARTS[match["part"]], re.sub(" +", " ", match["which"])
    day: Form = DayShift(-1) if word == "last" else DayShift(0)
    if word in {"that", "the same", "that same"}:
        day = DayShift(0, "narrative")
    elif word in {"the next", "the following"}:
        day = DayShift(1, "narrative")
    elif word == "the previous":
        day = DayShift(-1, "narrative")
    return [Reading(*match.span(), DayPart(code, day), "day_part", mod_of(match["mod"]))]


def _middle(match: Match[str], _written: str) -> list[Reading]:
    before = match.string[max(0, match.start() - 16) : match.start()]
    if not match["day"] and not _BEFORE_A_PART.search(before):  # "an early morning"
        return []
    form = DayPart(DAY_PARTS[match["part"]], day_of(match["day"]))
    mod = {"mid": "MID", "early": "START", "late": "END"}[match["mod"]]
    return [Reading(*match.span(), form, "middle_of_part", mod, sure=0.8)]


def _part_of(match: Match[str], written: str) -> list[Reading]:
    month = "mon" if match["mon"] else "mon1"
    if match[month] and not is_capital(written, match.start(month)):  # "the night of may 3"
        return []
    form = DayPart(DAY_PARTS[match["part"]], _day(match))
    return [Reading(*match.span(), form, "part_of_day", mod_of(match["mod"]))]


def _light(match: Match[str], _written: str) -> list[Reading]:
    day = day_of(match["day"])
    if match["step"] and isinstance(day, Weekday):
        day = replace(day, step=STEPS[match["step"]])
    form = DayPart(_LIGHT[re.sub(" +", " ", match["light"])], day)
    return [Reading(*match.span(), form, "light_of_day")]


def _early_hours(match: Match[str], _written: str) -> list[Reading]:
    late = match["which"] == "late"
    day = DayShift(0) if match["today"] else _day(match)
    form, mod = DayPart("NI" if late else "MO", day), "END" if late else "START"
    return [Reading(*match.span(), form, "early_hours", mod)]


def _overnight(match: Match[str], _written: str) -> list[Reading]:
    folded, (start, end) = match.string, match.span()
    if match["day"]:
        return [Reading(start, end, DayPart("NI", day_of(match["day"])), "overnight")]
    if not (_ADVERB.match(folded, end) or _EVENT.match(folded, end)):
        return []
    if _IDIOM.search(folded, max(0, start - 30), start):
        return []
    ahead = announced(TENSE, folded, (max(0, start - 90), end + 40), (start, end))
    form = DayPart("NI", DayShift(0 if ahead else -1))
    return [Reading(start, end, form, "overnight", sure=0.8)]


RULES: Final = (
    Rule(
        "day_part",
        frozenset(DAY_PARTS),
        rf"(?:(?P<mod>early|earlier|late|later){B})?"
        rf"(?P<which>this|last|that(?:{B}same)?|the{B}(?:same|next|following|previous)){B}{_PART}",
        _day_part,
        left=36,
    ),
    Rule(
        "middle_of_part",
        frozenset({"morning", "afternoon", "evening"}),
        rf"(?P<mod>mid|early|late)[ -]{{1,4}}(?P<part>morning|afternoon|evening)(?:{B}(?:on{B})?"
        rf"(?P<day>{DAY_WORD}))?(?!s)",
        _middle,
        left=10,
    ),
    Rule(
        "part_of_day",
        frozenset({"morning", "afternoon", "evening", "night"}),
        rf"the{B}(?:(?P<mod>early|late){B})?(?P<part>morning|afternoon|evening|night){B}of{B}{_DATE}",
        _part_of,
        left=20,
    ),
    Rule(
        "light_of_day",
        frozenset(word.split()[0] for word in _LIGHT),
        rf"(?P<light>{either(_LIGHT)}){B}(?:on{B})?(?:(?P<step>last|this|next){B})?(?P<day>{DAY_WORD})",
        _light,
        left=0,
    ),
    Rule(
        "early_hours",
        frozenset({"hours"}),
        rf"the{B}(?P<which>early|small|wee|late){B}(?:morning{B})?hours{B}(?:of|on){B}"
        rf"(?:(?P<today>this{B}morning)|{_DATE}(?:{B}(?:morning|night))?)",
        _early_hours,
        left=26,
    ),
    Rule(
        "overnight",
        frozenset({"overnight"}),
        rf"overnight(?:{B}(?:on{B}|into{B})?(?P<day>{DAY_WORD}))?",
        _overnight,
        left=0,
    ),
)
