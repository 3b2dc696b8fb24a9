"""Days of the calendar, one or several: "December 6, 11 and 22", "27-29 Dec.", "the 27th". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, Reading, Recurrence, Rule
from dateline_enrich.dates.languages.en.fragments import (
    ANY_WEEKDAY,
    DAY,
    MONTH,
    SHORT_YEAR,
    STEP_YEAR,
    is_capital,
    is_over,
    month_of,
    weekday_of,
    year_of,
)
from dateline_enrich.dates.languages.en.lexicon import COUNTED, MONTHS, ORDINALS
from dateline_enrich.dates.languages.en.numbers import ORDINAL_DAY, read_ordinal
from dateline_enrich.dates.languages.figures import YEAR, full_year
from dateline_enrich.dates.pieces import B, either

_DAYS_IN_MONTH = 31
_NOT_A_DAY: Final = (
    rf"(?!\d|[.,]\d|:\d|{B}?%|-(?:years?|days?|months?|weeks?|point|member|foot|mile|strong)"
    rf"|{B}?(?:percent|per{B}cent|million|billion|thousand|a\.m|p\.m|am|pm|{either(COUNTED)})\b)"
)
_ITEM: Final = rf"{DAY}(?:st|nd|rd|th)?"
_ORDINAL_WORD: Final = either(ORDINALS)
_TO: Final = rf"{B}?(?:-|/|to{B}(?:the{B})?|through{B}(?:the{B})?|until{B}|till{B}){B}?"
_NOT_COUNTED: Final = (
    rf"(?!{B}(?!(?:was|has|is|as|its|his|this|does|across|unless)\b)[a-z]{{2,14}}s\b)"
)
"""After "and", a number before a plural counts: "April 1 and 25 counties"."""
_AND: Final = rf"(?:,?{B}(?:and|or|&){B}(?:the{B}|on{B}){{0,2}}|{B}?&{B}?)"
_YEAR_AFTER: Final = rf"{YEAR}(?!\d|,\d|{B}{either(COUNTED)}\b)"
_MEDIEVAL: Final = rf"(?<=, )1[0-3]\d\d(?!\d|,\d|{B}(?:gmt|utc|hours|local|{either(COUNTED)})\b)"
_END_YEAR: Final = (
    rf"(?:,?{B}(?:of{B})?(?P<year>{_YEAR_AFTER}|{STEP_YEAR}|{_MEDIEVAL})"
    rf"|{B}(?P<short>{SHORT_YEAR}))?"
)
_WEEK: Final = rf"(?P<week>(?:the{B})?week{B}(?:of|beginning|commencing|starting){B}(?:on{B})?)"
_ANOTHER: Final = re.compile(r"(?:the {1,4})?(?P<number>\d\d?)(?:st|nd|rd|th)?")
_EVENTS: Final = {
    (9, 11): (2001, re.compile(r",? {1,4}(?:terror|attack|hijack|atrocit)", re.IGNORECASE)),
    (7, 7): (2005, re.compile(r",? {1,4}(?:London )?(?:bomb|attack)", re.IGNORECASE)),
}
"""Days whose attacks are known by them: "the Sept. 11 attacks"."""
_ATTACKS_BEFORE: Final = re.compile(r"(?:attacks|atrocities|bombings) (?:of|on) $")
_FUNCTION: Final = (
    "(?:at|in|but|when|as|for|on|with|by|he|she|they|it|we|after|before|was|is|has|had|will|and|or"
    "|to|until|through|that|which|because|while|if|would|were|are|so|unless|said|with|without"
    "|the|his|her|its|their|our|there)"
)
_PLACE_OF_A_DAY: Final = re.compile(
    r"(?:\b(?:on|by|until|till|from|since|before|after|through|of|to|between|and|or|around|for|day"
    r"|,|that)|[.!?]['\")\u201d]?|^|-) {0,4}$",
    re.IGNORECASE,
)
_SPORT: Final = re.compile(
    r"\b(?:birdie[sd]?|bogey(?:s|ed)?|eagled?|par|holes?|tee|innings?|fairway|putt(?:s|ed)?|laps?)\b"
)


def _month_day(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("mon")):
        return []
    days = _days(match)
    if not days:
        return []
    form = _form(match, days[0][2], written)
    readings = _listed(form, days, "month_day")
    readings[0] = replace(readings[0], start=match.start())
    if days[-1][1] == match.end("more"):
        readings[-1] = replace(readings[-1], end=match.end())
    return readings


def _day_month(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("mon")):
        return []
    days = _days(match)
    if not days or (match["more"] and days[-1][1] != match.end("more")):
        return []
    form = _form(match, days[0][2], written)
    start = match.start()
    if match["the"] and not match["dow"] and match["day"].isdigit():  # "the 18 June edition"
        start = match.start("day")
    readings = _listed(form, days, "day_month")
    readings[0] = replace(readings[0], start=start)
    readings[-1] = replace(readings[-1], end=match.end())
    return readings


def _listed(form: Day, days: list[tuple[int, int, int]], rule: str) -> list[Reading]:
    """A reading for each day; what is said of the first alone does not hold for the others."""
    first, *others = days
    more = replace(form, weekday=None, past=False)
    return [
        Reading(first[0], first[1], form, rule),
        *(Reading(a, b, replace(more, day=number), f"{rule}_more") for a, b, number in others),
    ]


def _form(match: Match[str], first: int, written: str) -> Day:
    month = month_of(match["mon"])
    year, step = year_of(match["year"] or match["short"])
    if year is None and step is None:
        year = _of_event(match, month, first, written)
    return Day(
        day=first,
        month=month,
        year=year,
        year_step=step,
        weekday=weekday_of(match["dow"]) if match["dow"] else None,
        week=bool(match["week"]),
        past=is_over(written, match.start(), match.end()),
    )


def _of_event(match: Match[str], month: int, day: int, written: str) -> int | None:
    """The year of an event that is known by its day: "the attacks of Sept. 11"."""
    if match["more"] or (month, day) not in _EVENTS:
        return None
    year, behind = _EVENTS[month, day]
    before = written[max(0, match.start() - 16) : match.start()].lower()
    named = behind.match(written, match.end()) or _ATTACKS_BEFORE.search(before)
    return year if named else None


def _days(match: Match[str]) -> list[tuple[int, int, int]]:
    """Start, end and number of each day that is listed, as long as they rise."""
    first = read_ordinal(match["day"])
    if first is None or not 1 <= first <= _DAYS_IN_MONTH:
        return []
    found = [(*match.span("day"), first)]
    begin = match.start("more")
    for more in _ANOTHER.finditer(match["more"] or ""):
        number = int(more["number"])
        if number <= found[-1][2]:
            break
        found.append((begin + more.start(), begin + more.end(), number))
    return found


def _hyphened(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("mon")):
        return []
    year = match["year"]
    short = len(year) == 2  # noqa: PLR2004 - two figures
    number = int(match["day"])
    form = Day(number, month_of(match["mon"]), full_year(int(year)) if short else int(year))
    return [Reading(*match.span(), form, "hyphened_day")]


def _the_nth(match: Match[str], written: str) -> list[Reading]:
    start, end = match.span()
    around = (written[max(0, start - 60) : start] + written[end : end + 40]).lower()
    placed = match["step"] or _PLACE_OF_A_DAY.search(written, max(0, start - 12), start)
    if _SPORT.search(around) or not placed:
        return []
    weekday = weekday_of(match["dow"]) if match["dow"] else None
    step = {"last": -1, "this": 0, "next": 1}.get(match["step"] or "")
    days = _days(match)
    if match["each"]:
        each = Recurrence(f"XXXX-XX-{days[0][2]:02d}", "EVERY")
        return [Reading(start, end, each, "day_of_each_month")]
    form = Day(days[0][2], weekday=weekday, month_step=step)
    readings = _listed(form, days, "day_of_month")
    readings[0] = replace(readings[0], start=start)
    readings[-1] = replace(readings[-1], end=end)
    return [replace(one, sure=0.7) for one in readings]


def _more(item: str, after: str) -> str:
    """A range, or a list of days and ranges that "and" closes."""
    several = rf"{item}{after}(?:{_TO}{item}{after})?"
    return (
        rf"(?P<more>(?:{_TO}{item}{after})?"
        rf"(?:(?:,{B}{several}){{0,8}}{_AND}{several}{_NOT_COUNTED})?)"
    )


RULES: Final = (
    Rule(
        "month_day",
        frozenset(MONTHS),
        rf"{_WEEK}?(?:(?:(?:this{B}coming|this|next|last){B})?(?P<dow>{ANY_WEEKDAY}),?{B})?"
        rf"(?:last{B})?(?P<mon>{MONTH})(?:{B}|(?<=\.))(?:the{B})?"
        rf"(?P<day>{_ITEM}|{_ORDINAL_WORD}){_NOT_A_DAY}"
        rf"{_more(_ITEM, rf'{_NOT_A_DAY}(?!{B}?{MONTH})')}{_END_YEAR}",
        _month_day,
    ),
    Rule(
        "day_month",
        frozenset(MONTHS),
        rf"{_WEEK}?(?:(?P<dow>{ANY_WEEKDAY}),?{B})?(?P<the>the{B})?(?P<day>{_ITEM}|{_ORDINAL_WORD})"
        rf"{_more(_ITEM, '')}{B}(?:day{B})?(?:of{B})?(?P<mon>{MONTH}){_END_YEAR}",
        _day_month,
    ),
    Rule(
        "hyphened_day",
        frozenset(MONTHS),
        rf"(?P<day>{DAY})(?P<sep>[-/])(?P<mon>{either(MONTHS)})(?P=sep)"
        rf"(?P<year>{YEAR}|\d\d)(?![-/\d])",
        _hyphened,
        left=3,
    ),
    Rule(
        "day_of_month",
        frozenset({"st", "nd", "rd", "th"}),
        rf"(?:(?P<dow>{ANY_WEEKDAY}),?{B})?the{B}(?P<day>{ORDINAL_DAY})"
        rf"(?P<more>(?:(?:,{B}{ORDINAL_DAY}){{0,6}}(?:{_AND}|{_TO}){ORDINAL_DAY})?)"
        rf"(?:{B}of{B}(?:(?P<step>last|this|next)|the|(?P<each>every|each)){B}month)?"
        rf"(?!-|{B}(?!{_FUNCTION}\b)[a-z])",
        _the_nth,
        left=24,
    ),
)
