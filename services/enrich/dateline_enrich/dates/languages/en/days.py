"""Days of the calendar: month and day in either order, "the 27th". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import (
    ANY_WEEKDAY,
    DAY,
    MONTH,
    SHORT_YEAR,
    STEP_YEAR,
    B,
    is_capital,
    month_of,
    weekday_of,
    year_of,
)
from dateline_enrich.dates.languages.en.lexicon import MONTHS, ORDINALS, either
from dateline_enrich.dates.languages.en.numbers import ORDINAL_DAY, read_ordinal
from dateline_enrich.dates.languages.figures import YEAR

_DAYS_IN_MONTH = 31
_NOT_A_DAY: Final = (
    rf"(?!\d|[.,]\d|:\d|{B}?%|'s|-(?:year|day|month|week|point|member|foot|mile|strong)|{B}?(?:percent|"
    rf"per{B}cent|million|billion|thousand|people|points|a\.m|p\.m|am|pm|years?)\b)"
)
_TO: Final = rf"(?:{B})?(?:-|to|through|until|and|or|&|/)(?:{B})?"
_END_YEAR: Final = rf"(?:,?{B}(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR})|{B}(?P<short>{SHORT_YEAR}))?"
_OF_2001: Final = re.compile(r"Sept(?:\.|ember)? 11,? (?:terror|attack|hijack)")
_FUNCTION: Final = (
    "(?:at|in|but|when|as|for|on|with|by|he|she|they|it|we|after|before|was|is|has|had)"
)
_ORDINAL_WORD: Final = either(ORDINALS)


def _month_day(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("mon")):
        return []
    month = month_of(match["mon"])
    year, step = year_of(match["year"] or match["short"])
    weekday = weekday_of(match["dow"]) if match["dow"] else None
    first = _day_number(match["day"])
    if first is None:
        return []
    if not (match["day2"] or match["year"]) and _OF_2001.match(written, match.start("mon")):
        year = 2001
    if not match["day2"]:
        return [Reading(*match.span(), Day(first, month, year, step, weekday), "month_day")]
    if int(match["day2"]) <= first:
        return _first_only(match, Day(first, month, None, None, weekday), "day")
    last = Day(int(match["day2"]), month, year, step)
    return [
        Reading(
            match.start(), match.end("day"), Day(first, month, year, step, weekday), "month_day"
        ),
        Reading(match.start("day2"), match.end(), last, "month_day_range"),
    ]


def _day_month(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("mon")):
        return []
    month = month_of(match["mon"])
    year, step = year_of(match["year"] or match["short"])
    weekday = weekday_of(match["dow"]) if match["dow"] else None
    first = _day_number(match["day"])
    if first is None:
        return []
    start = match.start()
    if match["the"] and not match["dow"] and match["day"].isdigit():  # "the 18 June edition"
        start = match.start("day")
    if not match["day2"]:
        return [Reading(start, match.end(), Day(first, month, year, step, weekday), "day_month")]
    last = int(re.sub(r"\D", "", match["day2"]))
    if last <= first:
        return []
    return [
        Reading(start, match.end("day"), Day(first, month, year, step), "day_month_range"),
        Reading(match.start("day2"), match.end(), Day(last, month, year, step), "day_month"),
    ]


def _first_only(match: Match[str], form: Day, group: str) -> list[Reading]:
    return [Reading(match.start(), match.end(group), form, "month_day")]


def _day_number(text: str) -> int | None:
    number = read_ordinal(text)
    return number if number is not None and 1 <= number <= _DAYS_IN_MONTH else None


def _the_nth(match: Match[str], _written: str) -> list[Reading]:
    form = Day(int(re.sub(r"\D", "", match["day"])))
    return [Reading(*match.span(), form, "day_of_month", sure=0.7)]


RULES: Final = (
    Rule(
        "month_day",
        frozenset(MONTHS),
        rf"(?:(?:(?:this{B}coming|this|next|last){B})?(?P<dow>{ANY_WEEKDAY}),?{B})?(?:last{B})?(?P<mon>{MONTH}){B}(?:the{B})?"
        rf"(?P<day>{DAY}(?:st|nd|rd|th)?|{_ORDINAL_WORD}){_NOT_A_DAY}"
        rf"(?:{_TO}(?P<day2>{DAY}){_NOT_A_DAY}(?!{B}{MONTH}))?{_END_YEAR}",
        _month_day,
    ),
    Rule(
        "day_month",
        frozenset(MONTHS),
        rf"(?:(?P<dow>{ANY_WEEKDAY}),?{B})?(?P<the>the{B})?(?P<day>{DAY}(?:st|nd|rd|th)?|{_ORDINAL_WORD})"
        rf"(?:{_TO}(?P<day2>{DAY}(?:st|nd|rd|th)?))?{B}(?:day{B})?(?:of{B})?(?P<mon>{MONTH}){_END_YEAR}",
        _day_month,
    ),
    Rule(
        "day_of_month",
        frozenset({"st", "nd", "rd", "th"}),
        rf"the{B}(?P<day>{ORDINAL_DAY})(?!-|{B}(?!{_FUNCTION}\b)[a-z])",
        _the_nth,
        left=10,
    ),
)
