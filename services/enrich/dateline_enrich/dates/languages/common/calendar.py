"""Days and months of the calendar, day before month. Pure."""

from __future__ import annotations

import re
from re import Match

from dateline_enrich.dates.forms import Day, Month, Reading, Rule
from dateline_enrich.dates.languages.common.lexicon import (
    Lexicon,
    group,
    is_capital,
    mod,
    mod_of,
    month,
    month_of,
    span,
    weekday,
    weekday_of,
    words_of,
    year_of,
)
from dateline_enrich.dates.pieces import B, either

_DAYS_IN_MONTH = 31


def days(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Day, month and year, a weekday before them, two days with one month."""

    def read(match: Match[str], written: str) -> list[Reading]:
        month_ = month_of(match["mon"], lexicon)
        first, last = _day(match["day"], lexicon), _day(group(match, "day2"), lexicon)
        if first is None:
            return []
        if lexicon.capital and not is_capital(written, match.start("mon")):
            return []
        start, end = span(match)
        year, step = year_of(match, lexicon)
        name = weekday_of(group(match, "dow"), lexicon)
        past = lexicon.steps_after.get(group(match, "after"), 0) < 0
        if last is None:
            form = Day(first, month_, year, step, name, past=past)
            return [Reading(start, end, form, "day_month")]
        if last <= first:
            return [Reading(match.start("day2"), end, Day(last, month_, year, step), "day_month")]
        return [
            Reading(
                start, match.end("day"), Day(first, month_, year, step, name), "day_month_range"
            ),
            Reading(match.start("day2"), end, Day(last, month_, year, step), "day_month"),
        ]

    after = f"(?:{B}(?P<after>{either(lexicon.steps_after)}))?" if lexicon.steps_after else ""
    behind = f"(?:{B}(?:{either(lexicon.steps_after)})(?=,))?" if lexicon.steps_after else ""
    one = f"(?:{lexicon.day}|{either(lexicon.ordinals)})" if lexicon.ordinals else lexicon.day
    pattern = (
        rf"(?:(?:(?:{either(lexicon.steps)}){B}(?=[^,\d]{{4,16}},))?"
        rf"(?P<dow>{weekday(lexicon)}){behind},?{B}(?:{lexicon.before_day}{B})?)?(?P<day>{one})"
        rf"(?:{lexicon.to}(?P<day2>{one}))?{lexicon.of}(?P<mon>{month(lexicon)}){lexicon.year_after}{after}"
    )
    triggers = words_of(lexicon.months, lexicon.short_months)
    return (Rule("day_month", triggers, pattern, read),)


def _day(text: str, lexicon: Lexicon) -> int | None:
    if not text:
        return None
    if not text[0].isdigit():
        number = lexicon.ordinals.get(text, 0)
    else:
        number = int(re.sub(r"\D", "", text))
    return number if 1 <= number <= _DAYS_IN_MONTH else None


def months(lexicon: Lexicon, names: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """A month with or without its year, "last" or "the end of"; an abbreviation needs its year.

    Those in ``names`` are another word with a capital: « Mars ».
    """

    def read(match: Match[str], written: str) -> list[Reading]:
        word = match["mon"]
        year, year_step = year_of(match, lexicon)
        if word.rstrip(".") not in lexicon.months and year is None:
            return []
        if lexicon.capital and not is_capital(written, match.start("mon")):
            return []
        step = lexicon.steps.get(group(match, "step"))
        if step is None:
            step = lexicon.steps_after.get(group(match, "after"))
        if word in names and year is None and is_capital(written, match.start()):
            return []
        form = Month(month_of(word, lexicon), year, step, year_step)
        rule = "month_year" if year else "month"
        return [Reading(*span(match), form, rule, mod_of(match, lexicon))]

    after = f"(?:{B}(?P<after>{either(lexicon.steps_after)}))?" if lexicon.steps_after else ""
    pattern = (
        rf"{mod(lexicon.mods)}(?:(?P<step>{either(lexicon.steps)}){B})?(?P<mon>{month(lexicon)})"
        rf"{after}{lexicon.year_after}(?!-(?!{month(lexicon)})[^\W\d_])"
    )
    return (Rule("month", words_of(lexicon.months, lexicon.short_months), pattern, read),)
