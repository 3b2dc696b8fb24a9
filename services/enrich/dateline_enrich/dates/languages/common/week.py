"""Days of the week, days counted from today, and the parts of a day. Pure."""

from __future__ import annotations

from re import Match

from dateline_enrich.dates.forms import DayPart, DayShift, Form, Reading, Recurrence, Rule, Weekday
from dateline_enrich.dates.languages.common.lexicon import (
    Lexicon,
    group,
    is_capital,
    mod,
    mod_of,
    span,
    words_of,
)
from dateline_enrich.dates.languages.en.fragments import B
from dateline_enrich.dates.languages.en.lexicon import either


def weekdays(lexicon: Lexicon, compounds: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """A weekday with "last" or "next", "last week" and its part; compounds are more triggers."""

    def read(match: Match[str], written: str) -> list[Reading]:
        if lexicon.capital and not is_capital(written, match.start("dow")):
            return []
        step = lexicon.steps.get(group(match, "step"))
        if step is None:
            step = lexicon.steps_after.get(group(match, "after"))
        day = Weekday(lexicon.weekdays[match["dow"]], step, _week(match, lexicon))
        part, modifier = group(match, "part"), mod_of(match, lexicon)
        if part:
            form: Form = DayPart(lexicon.day_parts[part], day)
            return [Reading(*span(match), form, "weekday_part", modifier)]
        return [Reading(*span(match), day, "weekday", modifier)]

    after = f"(?:{B}(?P<after>{either(lexicon.steps_after)}))?" if lexicon.steps_after else ""
    part = f"(?:{lexicon.part_join}(?P<part>{either(lexicon.day_parts)}))?"
    pattern = (
        rf"{mod(lexicon)}(?:(?P<step>{either(lexicon.steps)}){B})?(?P<dow>{either(lexicon.weekdays)})"
        rf"{after}{part}{_week_after(lexicon)}"
    )
    return (Rule("weekday", words_of(lexicon.weekdays) | compounds, pattern, read),)


def _week_after(lexicon: Lexicon) -> str:
    """The pattern of "last week" behind a weekday."""
    week = either(word for word, code in lexicon.unit.items() if code == "W")
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


def relative_days(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Today, yesterday and tomorrow, with a part of the day."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        day, part = DayShift(lexicon.shifts[group(match, "word")]), group(match, "part")
        modifier = mod_of(match, lexicon)
        if part:
            form = DayPart(lexicon.day_parts[part], day)
            return [Reading(*span(match), form, "relative_day_part", modifier)]
        return [Reading(*span(match), day, "relative_day", modifier)]

    pattern = (
        rf"{mod(lexicon)}(?P<word>{either(lexicon.shifts)})"
        rf"(?:{lexicon.part_join}(?P<part>{either(lexicon.day_parts)}))?"
    )
    return (Rule("relative_day", words_of(lexicon.shifts), pattern, read, left=32),)


def day_parts(lexicon: Lexicon, lead: str = "", tail: str = "") -> tuple[Rule, ...]:
    """A part of the day by what stands before it: "this morning", "am Abend"."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        day = lexicon.part_days[group(match, "which")]
        form = DayPart(lexicon.day_parts[group(match, "part")], day)
        start, end = span(match)
        if day is None:
            start = match.start("part")
        return [Reading(start, end, form, "day_part", mod_of(match, lexicon), sure=0.8)]

    pattern = (
        rf"{lead}{mod(lexicon)}(?P<which>{either(lexicon.part_days)}){B}"
        rf"(?P<part>{either(lexicon.day_parts)}){tail}"
    )
    return (Rule("day_part", words_of(lexicon.day_parts), pattern, read, left=32),)
