"""Days of the week, and days counted from today or from the day told last. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import (
    DayPart,
    DayShift,
    Form,
    Period,
    Reading,
    Recurrence,
    Rule,
    Weekday,
)
from dateline_enrich.dates.languages.en.fragments import (
    WEEKDAY,
    day_of,
    is_capital,
    mod_of,
    weekday_of,
)
from dateline_enrich.dates.languages.en.lexicon import DAY_PARTS, STEPS, WEEKDAY_NAMES, WEEKDAYS
from dateline_enrich.dates.languages.en.numbers import read_number
from dateline_enrich.dates.pieces import B, either

_NARRATED: Final = frozenset({
    "that", "that same", "the same", "the following", "following", "the previous", "previous",
    "the preceding", "preceding",
})  # fmt: skip
"""Words that count from the day told last, not from the article's."""
_WEEKS: Final = "(?:a|one|two|three|four|five|six)"
_LATER: Final[dict[str, tuple[int | None, int]]] = {
    "week": (None, 1), "fortnight": (None, 2), "before last": (-1, -1), "after next": (1, 1),
    "a week ago": (None, -1), "two weeks ago": (None, -2), "a week from now": (None, 1),
}  # fmt: skip
"""What follows a weekday, as its step and the weeks on top."""
_GENERIC: Final = re.compile(r"[.,;:)]|$| {1,4}(?:in|when|because|and|but|or|is|was)\b")
_NOWADAYS_AFTER: Final = re.compile(
    r"'s {1,4}(?:[a-z]{3,12} {1,4})?(?:world|society|youth|young|generations?|kids|teenagers"
    r"|standards|money|prices|dollars|terms|climate|culture|age|technolog(?:y|ies)|computers"
    r"|parents|civili[sz]ation)\b"
)
_MANY_OF: Final = re.compile(r"\b(?:many|most|some|all|few|none|half) {1,4}of {1,4}$")
_PEOPLE_OF: Final = re.compile(
    r"\b(?!as |start |end |ahead |instead |because |out |middle |morning )[a-z]{2,14}"
    r" {1,4}of {1,4}$"
)
_MOD: Final = f"(?:earlier|later|late|early|mid)(?:{B}on)?"
_PART: Final = f"(?:early{B}|late{B}|mid-)?(?P<part>{either(DAY_PARTS)})"


def _weekday(match: Match[str], written: str) -> list[Reading]:
    start, end = match.span()
    if not is_capital(written, match.start("dow")) or _is_a_name(match):
        return []
    weekday, mod = weekday_of(match["dow"]), mod_of((match["mod"] or "").removesuffix("on"))
    if match["plural"] or match["parts"] or match["second"]:
        return _recurring(match, weekday)
    form, start = _which(match, written, weekday)
    if match["part"]:
        return [Reading(start, end, DayPart(DAY_PARTS[match["part"]], form), "weekday_part", mod)]
    return [Reading(start, end, form, "weekday", mod)]


def _is_a_name(match: Match[str]) -> bool:
    """Whether an abbreviation is the name of a newspaper or of a test: "The Sun."."""
    return match["dow"].endswith(".") and match.string.endswith("the ", 0, match.start())


def _recurring(match: Match[str], weekday: int) -> list[Reading]:
    """Reads "Mondays", "Monday nights" and both days of "Monday and Tuesday nights"."""
    part = match["part"] or match["second_part"]
    tail = f"T{DAY_PARTS[part]}" if part else ""
    first = Recurrence(f"XXXX-WXX-{weekday + 1}{tail}")
    if not match["second"]:
        return [Reading(*match.span(), first, "weekdays")]
    second = Recurrence(f"XXXX-WXX-{weekday_of(match['second']) + 1}{tail}")
    return [
        Reading(match.start("dow"), match.end("dow"), first, "weekdays"),
        Reading(match.start("second"), match.end(), second, "weekdays"),
    ]


def _which(match: Match[str], written: str, weekday: int) -> tuple[Form, int]:
    """Which of its weeks the day is of, and where the expression begins."""
    start, step_word = match.start(), re.sub(" +", " ", match["step"] or "")
    before = match.string[max(0, start - 4) : start]
    if step_word == "that" and not (is_capital(written, start) or before in {" on ", " by "}):
        return Weekday(weekday), match.start("dow")  # "said that Friday was …"
    if before.endswith(" a ") and not match["weeks"] and _GENERIC.match(match.string, match.end()):
        return Period(f"XXXX-WXX-{weekday + 1}"), start
    step = STEPS.get(step_word, 0 if step_word else None)
    if step_word in _NARRATED and not match["beside"]:
        return Weekday(weekday, step, scope="narrative"), start
    if match["week"]:
        return Weekday(weekday, step, STEPS[match["week"].split()[0]]), start
    later, weeks = re.sub(" +", " ", match["later"] or ""), 0
    if later:
        step, weeks = _LATER[later]
        if step and before == "the ":
            start -= len(before)
    elif match["weeks"]:
        count = int(read_number(match["weeks"]) or 0) * (1 + bool(match["fortnight"]))
        weeks = -count if match["way"].startswith("ago") else count
    days = {None: 0, "before": -1, "after": 1}[match["beside"] and match["beside"].split()[-1]]
    return Weekday(weekday, step, None, weeks, days), start


def _relative_day(match: Match[str], _written: str) -> list[Reading]:
    word, mod = match["word"], mod_of(match["mod"])
    if _NOWADAYS_AFTER.match(match.string, match.end()) or (
        word in {"today", "tomorrow"} and _is_an_age(match)
    ):
        return []
    day: Form | None = day_of(word)
    if match["far"]:  # "the day before yesterday"
        day = DayShift(2 if word == "tomorrow" else -2)
    elif match["weeks"] and isinstance(day, DayShift):
        weeks = int(read_number(match["weeks"]) or 0)
        day = DayShift(day.days + (-7 if match["way"] == "ago" else 7) * weeks)
    if word == "tonight" or match["part"]:
        code = DAY_PARTS[match["part"]] if match["part"] else "NI"
        return [Reading(*match.span(), DayPart(code, day), "relative_day_part", mod)]
    sure = 0.95 if match["weeks"] else 0.9  # surer than "three weeks" from now
    return [Reading(*match.span(), day, "relative_day", mod, sure)] if day else []


def _is_an_age(match: Match[str]) -> bool:
    """Whether it says nowadays or one day: "the leaders of tomorrow", "many of today's cars"."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    if match["word"] == "today":
        return bool(_MANY_OF.search(before)) and match.string.startswith("'s", match.end())
    return bool(_PEOPLE_OF.search(before)) and not match.string.startswith("'s", match.end())


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
        rf"(?:(?P<mod>{_MOD}){B})?(?:(?P<weeks>{_WEEKS}){B}(?:weeks?|(?P<fortnight>fortnight)){B}"
        rf"(?P<way>from|on|ago(?:{B}on)?){B})?"
        rf"(?:(?P<beside>(?:the{B})?day{B}(?:before|after)){B})?"
        rf"(?:(?P<step>{either([*STEPS, *_NARRATED])}){B})?(?P<dow>{WEEKDAY})"
        rf"(?:(?P<plural>s)|{B}(?:and|or){B}(?P<second>{WEEKDAY}){B}(?P<second_part>{either(DAY_PARTS)})s)?"
        rf"(?:,?{B}(?:in{B}the{B})?{_PART}(?P<parts>s)?)?"
        rf"(?:,?{B}(?:of{B})?(?P<week>(?:last|this|next){B}week)|,?{B}(?P<later>{either(_LATER)})"
        rf"(?!-|{B}?end))?",
        _weekday,
    ),
    Rule(
        "relative_day",
        frozenset({"today", "tonight", "tomorrow", "yesterday"}),
        rf"(?:(?P<mod>earlier|later|late|early){B})?(?:(?P<far>(?:the{B})?day{B}(?:before{B}(?=yest)"
        rf"|after{B}(?=tom)))|(?P<weeks>{_WEEKS}){B}weeks?{B}(?P<way>ago|from){B})?"
        rf"(?P<word>today|tonight|tomorrow|yesterday)(?:{B}{_PART})?",
        _relative_day,
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
