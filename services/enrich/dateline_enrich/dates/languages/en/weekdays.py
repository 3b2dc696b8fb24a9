"""Days of the week and days relative to today, with their parts: "Sunday night". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import (
    DayPart,
    DayShift,
    Form,
    Reading,
    Recurrence,
    Rule,
    Weekday,
)
from dateline_enrich.dates.languages.en.fragments import (
    DAY_WORD,
    WEEKDAY,
    B,
    day_of,
    is_capital,
    mod_of,
    weekday_of,
)
from dateline_enrich.dates.languages.en.lexicon import (
    DAY_PARTS,
    STEPS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    either,
)

_MOD: Final = f"(?:earlier|later|late|early|mid)(?:{B}on)?"
_PART: Final = f"(?:early{B}|late{B}|mid-)?(?P<part>{either(DAY_PARTS)})"


def _weekday(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("dow")):
        return []
    start, end = match.span()
    weekday, step_word = weekday_of(match["dow"]), re.sub(" +", " ", match["step"] or "")
    if match["plural"] or match["parts"]:
        tail = f"T{DAY_PARTS[match['part']]}" if match["part"] else ""
        form: Form = Recurrence(f"XXXX-WXX-{weekday + 1}{tail}")
        return [Reading(start, end, form, "weekdays")]
    week = match["week"]
    form = Weekday(weekday, STEPS.get(step_word), STEPS[week.split()[0]] if week else None)
    mod = mod_of((match["mod"] or "").removesuffix("on"))
    if match["part"]:
        return [Reading(start, end, DayPart(DAY_PARTS[match["part"]], form), "weekday_part", mod)]
    return [Reading(start, end, form, "weekday", mod)]


def _relative_day(match: Match[str], _written: str) -> list[Reading]:
    day, mod = day_of(match["word"]), mod_of(match["mod"])
    if match["far"]:  # "the day before yesterday"
        day = DayShift(2 if match["word"] == "tomorrow" else -2)
    if match["word"] == "tonight" or match["part"]:
        code = DAY_PARTS[match["part"]] if match["part"] else "NI"
        return [Reading(*match.span(), DayPart(code, day), "relative_day_part", mod)]
    if match["word"] in {"tomorrow", "yesterday", "today"} and day is not None:
        return [Reading(*match.span(), day, "relative_day", mod)]
    return []


def _day_part(match: Match[str], _written: str) -> list[Reading]:
    code = DAY_PARTS[match["part"]]
    word = match["which"]
    day: Form = DayShift(-1) if word == "last" else DayShift(0)
    if word in {"that", "the same"}:
        day = DayShift(0, "narrative")
    elif word in {"the next", "the following"}:
        day = DayShift(1, "narrative")
    elif word == "the previous":
        day = DayShift(-1, "narrative")
    return [Reading(*match.span(), DayPart(code, day), "day_part", mod_of(match["mod"]))]


def _middle(match: Match[str], _written: str) -> list[Reading]:
    form = DayPart(DAY_PARTS[match["part"]], day_of(match["day"]))
    mod = {"mid": "MID", "early": "START", "late": "END"}[match["mod"]]
    return [Reading(*match.span(), form, "middle_of_part", mod, sure=0.8)]


def _narrated_day(match: Match[str], _written: str) -> list[Reading]:
    word = re.sub(" +", " ", match["which"])
    shift = {"the next": 1, "the following": 1, "the previous": -1, "the preceding": -1}
    form = DayShift(shift.get(word, 0), "narrative")
    return [Reading(*match.span(), form, "narrated_day", mod_of(match["mod"]), sure=0.75)]


def _day_beside(match: Match[str], _written: str) -> list[Reading]:
    form = DayShift(-1 if match["side"] == "before" else 1, "narrative")
    return [Reading(*match.span(), form, "day_beside", sure=0.75)]


RULES: Final = (
    Rule(
        "weekday",
        frozenset(WEEKDAYS) | {f"{name}s" for name in WEEKDAY_NAMES},
        rf"(?:(?P<mod>{_MOD}){B})?(?:(?P<step>{either(STEPS)}){B})?(?P<dow>{WEEKDAY})(?P<plural>s)?"
        rf"(?:,?{B}(?:in{B}the{B})?{_PART}(?P<parts>s)?)?"
        rf"(?:,?{B}(?:of{B})?(?P<week>(?:last|this|next){B}week))?",
        _weekday,
    ),
    Rule(
        "relative_day",
        frozenset({"today", "tonight", "tomorrow", "yesterday"}),
        rf"(?:(?P<mod>earlier|later|late|early){B})?(?P<far>(?:the{B})?day{B}(?:before{B}(?=yest)|after{B}(?=tom)))?"
        rf"(?P<word>today|tonight|tomorrow|yesterday)(?:{B}{_PART})?",
        _relative_day,
    ),
    Rule(
        "day_part",
        frozenset(DAY_PARTS),
        rf"(?:(?P<mod>early|earlier|late|later){B})?"
        rf"(?P<which>this|last|that|the{B}(?:same|next|following|previous)){B}{_PART}",
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
        "narrated_day",
        frozenset({"day"}),
        rf"(?:(?P<mod>earlier|later|early|late){B})?"
        rf"(?P<which>(?:the|that)(?:{B}very)?{B}same|the{B}(?:next|following|previous|preceding)|that)"
        rf"{B}day(?!-|{B}(?:care|trip|job|before))",
        _narrated_day,
        left=32,
    ),
    Rule(
        "day_beside",
        frozenset({"day"}),
        rf"the{B}day{B}(?P<side>before|after)(?={B}?[,.;:])",
        _day_beside,
        left=8,
    ),
)
