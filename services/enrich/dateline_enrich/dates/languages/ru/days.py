"""Days of the week and parts of the day in Russian: "в среду вечером", "ночью". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Day, DayPart, DayShift, Form, Reading, Rule, Weekday
from dateline_enrich.dates.languages.common import (
    DAY,
    recurring_weekdays,
    relative_days,
    weekdays,
    words_of,
)
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.languages.ru.lexicon import (
    DAY_PARTS,
    LEXICON,
    MONTHS,
    SHIFTS,
    STEPS,
    THE_YEAR,
    WEDNESDAY,
    WEEKDAYS,
    WEEKDAYS_IN_PLURAL,
)
from dateline_enrich.dates.pieces import B, either

ON: Final = (
    rf"(?:(?:во?{B})?(?:(?P<step>{either(STEPS)}){B})?(?P<dow>{either(WEEKDAYS | WEDNESDAY)})"
    rf"|(?P<shift>{either(SHIFTS)})"
    rf"|(?P<day>{DAY})(?:-го)?{B}(?P<mon>{either(MONTHS)})(?:{B}(?P<year>{YEAR})(?:{THE_YEAR})?)?)"
)
"""The day of a part of the day or of a time of the clock."""

_NIGHT_TO: Final = rf"(?:ночь|ночи|ночью){B}(?:со?{B}[а-я\d]{{1,14}}(?:-го)?{B})?на{B}"
_SAME_DAY: Final = rf"(?P<same>т(?:ого|от){B}же{B}дн?(?:я|ень)|следующего{B}дня)"
_PART: Final = rf"(?:(?:ранн|поздн|минувш|глубок)[а-я]{{2,3}}{B})?(?P<part>{either(DAY_PARTS)})"
_NOT_IN_THE_AFTERNOON: Final = re.compile(r"(?:[ыи]м|за|перед|между|с) $")
_A_DAY_OF: Final = re.compile(
    r" {1,4}(?:раньше|позже|ранее|позднее|спустя|с |и |рожден|побед|город|знан|памят|матер|независ"
    r"|свят|открыт|траур|росси|защит|народ)"
)
_ON_WEEK: Final = rf"на{B}"
"""What stands before the week of "вторник на прошлой неделе"."""
_TOWARDS: Final = frozenset({"утру", "вечеру", "ночи"})
_ALONE: Final = frozenset({"утром", "днем", "вечером", "ночью"})


def day_of(match: Match[str]) -> Form | None:
    """The day that the groups of :data:`ON` hold."""
    if dow := match["dow"]:
        return Weekday(LEXICON.weekdays[dow], STEPS.get(match["step"] or ""))
    if shift := match["shift"]:
        return DayShift(SHIFTS[shift])
    if match["mon"]:
        year = int(match["year"]) if match["year"] else None
        return Day(int(match["day"]), MONTHS[match["mon"]], year)
    return None


def _part(match: Match[str], _written: str) -> list[Reading]:
    """Reads "вечером 27 декабря", and "утром" alone, of the article's own day."""
    code, day = DAY_PARTS[match["part"]], day_of(match)
    if match["same"]:
        day = DayShift(0 if match["same"][0] == "т" else 1, "narrative")
    if day is not None:
        return [Reading(*match.span(), DayPart(code, day), "part_of_day")]
    towards = match["part"] in _TOWARDS and match.string.endswith("к ", 0, match.start("part"))
    if not (match["part"] in _ALONE or towards):
        return []
    if match["part"] == "днем" and _is_of_something(match):
        return []
    return [Reading(match.start("part"), match.end(), DayPart(code, None), "day_part", None, 0.7)]


def _is_of_something(match: Match[str]) -> bool:
    """Whether "днем" is the day itself and not a part of it: "рабочим днём", "днём позже"."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    after = match.string[match.end() : match.end() + 14]
    return bool(_NOT_IN_THE_AFTERNOON.search(before) or _A_DAY_OF.match(after))


def _night_to(match: Match[str], _written: str) -> list[Reading]:
    """Reads "в ночь на среду": it begins on the evening before."""
    day = day_of(match)
    if isinstance(day, Weekday):
        day = replace(day, weekday=(day.weekday - 1) % 7)
    elif isinstance(day, DayShift):
        day = DayShift(day.days - 1)
    elif isinstance(day, Day):
        day = _day_before(day)
    form = DayPart("NI", day)
    return [Reading(*match.span(), form, "night_to")] if day else []


def _new_years_night(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), DayPart("NI", Day(31, 12)), "night_of")]


def _day_before(day: Day) -> Day | None:
    if day.day > 1:
        return replace(day, day=day.day - 1)
    if day.month == 3:  # noqa: PLR2004 - the night to 1 March needs the year, which it seldom has
        return None
    month = (day.month or 1) - 1 or 12
    year = day.year - 1 if day.year and month == 12 else day.year  # noqa: PLR2004 - December
    return Day(31 if month in {1, 3, 5, 7, 8, 10, 12} else 30, month, year)


def _of_last(match: Match[str], _written: str) -> list[Reading]:
    """Reads "минувшей ночью", "этим утром", "тем же вечером"."""
    day = LEXICON.part_days[re.sub(" +", " ", match["which"])]
    return [Reading(*match.span(), DayPart(DAY_PARTS[match["part"]], day), "day_part")]


def _narrated(match: Match[str], _written: str) -> list[Reading]:
    word = match["which"]
    count = 1 if word.startswith("сл") else -1 if word.startswith("пр") else 0
    return [Reading(*match.span(), DayShift(count, "narrative"), "narrated_day", sure=0.75)]


def _of_month(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Day(int(match["day"])), "day_of_month", sure=0.7)]


def _day_before_that(match: Match[str], _written: str) -> list[Reading]:
    day = DayShift(-1, "narrative")
    form: Form = DayPart(DAY_PARTS[match["part"]], day) if match["part"] else day
    return [Reading(*match.span(), form, "day_beside", sure=0.7)]


def _of_wednesday() -> Rule:
    """Wednesday, which is also the word for surroundings: a preposition must stand before it."""
    (rule,) = weekdays(replace(LEXICON, weekdays=WEDNESDAY, articles=_ON_WEEK))
    lead = (
        rf"(?P<lead>(?:(?:во?|на|по|под|за){B}(?=(?:[а-я]{{3,14}}{B})?среду)"
        rf"|(?:со?|до|от|после|итогам){B}(?=(?:[а-я]{{3,14}}{B})?среды)|ко?{B}(?=(?:[а-я]{{3,14}}{B})?среде)))"
    )
    pattern = f"{lead}(?!окруж|образов|культур|внешн|внутр|город){rule.pattern}(?!{B}обитан)"
    return Rule("weekday", words_of(WEDNESDAY), pattern, rule.read)


RULES: Final = (
    *weekdays(replace(LEXICON, weekdays=WEEKDAYS, articles=_ON_WEEK)),
    _of_wednesday(),
    *relative_days(LEXICON),
    *recurring_weekdays(LEXICON, WEEKDAYS_IN_PLURAL),
    Rule(
        "part_of_day",
        words_of(DAY_PARTS),
        rf"{_PART}(?:,?{B}(?:{_SAME_DAY}|{ON}))?",
        _part,
        left=12,
    ),
    Rule(
        "night_of",
        frozenset({"ночь", "ночи", "ночью"}),
        rf"новогодн(?:яя|юю|ей|юю){B}ноч(?:ь|и|ью)",
        _new_years_night,
        left=14,
    ),
    Rule("night_to", frozenset({"ночь", "ночи", "ночью"}), f"{_NIGHT_TO}{ON}", _night_to, left=0),
    Rule(
        "day_part",
        words_of(DAY_PARTS),
        rf"(?P<which>{either(LEXICON.part_days)}){B}(?P<part>{either(DAY_PARTS)})",
        _of_last,
        left=20,
    ),
    Rule(
        "day_of_month",
        frozenset({"числа"}),
        rf"(?P<day>{DAY})(?:-го)?{B}числа(?!{B}(?:месяц|каждого))",
        _of_month,
        left=8,
    ),
    Rule(
        "narrated_day",
        frozenset({"день", "дня"}),
        rf"(?P<which>тот(?:{B}же)?(?:{B}самый)?|следующий|предыдущий){B}день",
        _narrated,
        left=24,
    ),
    Rule(
        "day_beside",
        frozenset({"накануне"}),
        rf"накануне(?:{B}(?P<part>{either(DAY_PARTS)}))?(?!{B}[а-я]{{1,24}}(?:[аяыую]|(?<!л)и|[оея]в|ей|ого|его|ой|х)(?<!ла)(?!\w))(?!{B}\d)",
        _day_before_that,
        left=0,
    ),
)  # fmt: skip
