"""Days of the week, days counted from today, and the parts of a day. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Match
from typing import Final

from dateline_enrich.dates.forms import DayPart, DayShift, Form, Reading, Recurrence, Rule, Weekday
from dateline_enrich.dates.languages.common.lexicon import (
    NOT_COMPOUND,
    Lexicon,
    group,
    is_capital,
    mod,
    mod_of,
    span,
    words_of,
)
from dateline_enrich.dates.pieces import B, either

_INSIDE: Final = re.compile(r"[\w,;] $")


def weekdays(lexicon: Lexicon, compounds: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """A weekday with "last" or "next", "last week" and its part; compounds are more triggers."""

    def read(match: Match[str], written: str) -> list[Reading]:
        if lexicon.capital and not is_capital(written, match.start("dow")):
            return []
        step = lexicon.steps.get(group(match, "step"))
        if step is None:
            step = lexicon.steps_after.get(group(match, "after"))
        week = _week(match, lexicon)
        if step is not None and group(match, "week"):  # "nächste Woche Mittwoch"
            step, week = None, step
        day = Weekday(lexicon.weekdays[match["dow"]], step, week)
        part = group(match, "part")
        modifier = mod_of(match, lexicon) or lexicon.day_mods.get(group(match, "late"))
        if part:
            form: Form = DayPart(lexicon.day_parts[part], day)
            return [Reading(*span(match), form, "weekday_part", modifier)]
        return [Reading(*span(match), day, "weekday", modifier)]

    after = f"(?:{B}(?P<after>{either(lexicon.steps_after)}))?" if lexicon.steps_after else ""
    week = _week_word(lexicon)
    part = f"(?:{lexicon.part_join}(?P<part>{either(lexicon.day_parts)}))?"
    pattern = (
        rf"{mod(lexicon.day_mods)}(?:(?P<step>{either(lexicon.steps)}){B}(?P<week>{week}{B})?)?"
        rf"(?P<dow>{either(lexicon.weekdays)})"
        rf"{after}{part}{_week_after(lexicon)}(?!-(?!{either(lexicon.weekdays)})[^\W\d_])"
    )
    return (Rule("weekday", words_of(lexicon.weekdays) | compounds, pattern, read),)


def _week_word(lexicon: Lexicon) -> str:
    return either(word for word, code in lexicon.unit.items() if code == "W")


def _week_after(lexicon: Lexicon) -> str:
    """The pattern of "last week" behind a weekday."""
    week = _week_word(lexicon)
    before = rf"(?P<wstep>{either(lexicon.steps)}){B}{week}"
    if not lexicon.steps_after:
        return f"(?:,?{B}(?:{lexicon.articles})?{before})?"
    behind = rf"{week}{B}(?P<wafter>{either(lexicon.steps_after)})"
    return f"(?:,?{B}(?:(?:de|на){B})?(?:{lexicon.articles})?(?:{before}|{behind}))?"


def _week(match: Match[str], lexicon: Lexicon) -> int | None:
    step = lexicon.steps.get(group(match, "wstep"))
    return step if step is not None else lexicon.steps_after.get(group(match, "wafter"))


def recurring_weekdays(
    lexicon: Lexicon, names: dict[str, int], lead: str = "", tail: str = ""
) -> tuple[Rule, ...]:
    """Weekdays that come back by their form alone: "montags", « le lundi »."""

    def read(match: Match[str], written: str) -> list[Reading]:
        if is_capital(written, match.start("dow")) and not lexicon.capital and not lead:
            return []
        form = Recurrence(f"XXXX-WXX-{names[match['dow']] + 1}")
        return [Reading(*span(match), form, "weekdays")]

    pattern = rf"{lead}(?P<dow>{either(names)}){tail}"
    return (Rule("weekdays", words_of(names), pattern, read, left=16),)


def relative_days(lexicon: Lexicon, nouns: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """Today, yesterday and tomorrow, with a part of the day.

    A capital inside a sentence makes another word of ``nouns``: "der Morgen".
    """

    def read(match: Match[str], written: str) -> list[Reading]:
        at = match.start("word")
        noun = match["word"] in nouns and is_capital(written, at)
        if noun and _INSIDE.search(written, max(0, at - 2), at):
            return []
        day, part = DayShift(lexicon.shifts[group(match, "word")]), group(match, "part")
        modifier = mod_of(match, lexicon)
        if part:
            form = DayPart(lexicon.day_parts[part], day)
            return [Reading(*span(match), form, "relative_day_part", modifier)]
        return [Reading(*span(match), day, "relative_day", modifier)]

    pattern = (
        rf"{mod(lexicon.day_mods)}(?P<word>{either(lexicon.shifts)})"
        rf"(?:{lexicon.part_join}(?P<part>{either(lexicon.day_parts)}))?{NOT_COMPOUND}"
    )
    return (Rule("relative_day", words_of(lexicon.shifts), pattern, read, left=32),)


def day_parts(lexicon: Lexicon, lead: str = "", tail: str = "") -> tuple[Rule, ...]:
    """A part of the day by what stands before it: "this morning", "am Abend"."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        day = lexicon.part_days[group(match, "which")]
        form = DayPart(lexicon.day_parts[group(match, "part")], day)
        start, end = span(match)
        if day is None:
            start = match.end("blank")
        modifier = mod_of(match, lexicon) or lexicon.day_mods.get(group(match, "adjective"))
        return [Reading(start, end, form, "day_part", modifier, sure=0.8)]

    pattern = (
        rf"{lead}{mod(lexicon.day_mods)}(?P<which>{either(lexicon.part_days)})(?P<blank>{B}|(?<='))"
        rf"(?:(?P<adjective>{either(lexicon.day_mods)})(?:{B}|(?<=')))?(?P<part>{either(lexicon.day_parts)}){tail}"
    )
    return (Rule("day_part", words_of(lexicon.day_parts), pattern, read, left=32),)


def narrated_days(phrases: Mapping[str, int], tail: str = "", lead: str = "") -> tuple[Rule, ...]:
    """Days counted from the one told last: "am nächsten Tag", « la veille »."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        form = DayShift(phrases[group(match, "words")], "narrative")
        return [Reading(*span(match), form, "narrated_day", sure=0.75)]

    pattern = rf"{lead}(?P<words>{either(phrases)}){tail}"
    return (Rule("narrated_day", words_of(phrases), pattern, read, left=28),)
