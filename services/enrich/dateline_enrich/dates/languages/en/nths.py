"""Weekdays, weeks and weekends by their place in a month: "the first Monday in May". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Month, Nth, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import (
    MONTH,
    SHORT_YEAR,
    STEP_YEAR,
    is_capital,
    month_of,
    year_of,
)
from dateline_enrich.dates.languages.en.lexicon import MONTHS, STEPS, WEEKDAY_NAMES
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

_PLACES: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip
_MONTH_STEPS: Final = ("last", "this", "next", "this past", "this coming")


def _nth(match: Match[str], written: str) -> list[Reading]:
    if not is_capital(written, match.start("mon")):
        return []
    year, year_step = year_of(match["year"] or match["short"])
    step = STEPS[re.sub(" +", " ", match["step"])] if match["step"] else None
    form = _form(match, Month(month_of(match["mon"]), year, step, year_step))
    return [Reading(*match.span(), form, "nth_of_month", sure=0.9)]


def _of_the_month(match: Match[str], _written: str) -> list[Reading]:
    """Reads "the last Sunday of the month", which is the one told last."""
    which = match["which"]
    form = replace(
        _form(match, None),
        month_step=STEPS.get(which, 0),
        scope="narrative" if which in {"the", "that"} else "reference",
    )
    return [Reading(*match.span(), form, "nth_of_the_month", sure=0.85)]


def _form(match: Match[str], month: Month | None) -> Nth:
    count, word = _PLACES[match["nth"]], match["unit"]
    if word in WEEKDAY_NAMES:
        return Nth(count, "D", month, WEEKDAY_NAMES[word])
    return Nth(count, "WE" if word == "weekend" else "W", month)


_PLACE: Final = (
    rf"(?:the{B}(?:very{B})?)?(?P<nth>{either(_PLACES)}){B}(?:full{B})?"
    rf"(?P<unit>week|weekend|{either(WEEKDAY_NAMES)}){B}(?:of|in){B}"
)


RULES: Final = (
    Rule(
        "nth_of_month",
        frozenset(MONTHS),
        rf"{_PLACE}(?:(?P<step>{either(_MONTH_STEPS)}){B})?(?P<mon>{MONTH})"
        rf"(?:,?{B}(?:of{B})?(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR})|{B}(?P<short>{SHORT_YEAR}))?",
        _nth,
        left=56,
    ),
    Rule(
        "nth_of_the_month",
        frozenset(word for word in _PLACES if word.isalpha()),
        rf"{_PLACE}(?P<which>the|that|this|last|next){B}month(?!-|s)",
        _of_the_month,
        left=4,
    ),
)
