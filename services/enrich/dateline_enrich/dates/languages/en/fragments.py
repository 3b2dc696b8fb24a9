"""Pieces of pattern that several classes of expressions share. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import DayShift, Form, Weekday
from dateline_enrich.dates.languages.en.lexicon import (
    MODS,
    MONTH_NAMES,
    MONTHS,
    SMALL,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from dateline_enrich.dates.languages.en.numbers import read_spelled_year
from dateline_enrich.dates.languages.figures import full_year
from dateline_enrich.dates.pieces import B, either

SHORT_YEAR: Final = r"'\d\d"
STEP_YEAR: Final = f"(?:last|this|next){B}year"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH: Final = f"(?:{either(MONTH_NAMES)}|{either(set(MONTHS) - set(MONTH_NAMES))}\\b\\.?)"
WEEKDAY: Final = f"(?:{either(WEEKDAY_NAMES)}|{either(set(WEEKDAYS) - set(WEEKDAY_NAMES))}\\.)"
ANY_WEEKDAY: Final = f"(?:{either(WEEKDAYS)}\\b\\.?)"
MOD: Final = f"(?:{either(MODS)})"
DAY_WORD: Final = f"(?:{either(WEEKDAY_NAMES)}|today|tomorrow|yesterday)"

_TENS: Final = either(
    ["ten", "eleven", "twelve", *(w for w in SMALL if w.endswith(("teen", "ty")))]
)
_ONES: Final = either(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
_MILLENNIUM: Final = rf"two{B}thousand(?:(?:{B}and)?{B}(?:{_TENS}|{_ONES}))?"
SPELLED_YEAR: Final = rf"(?:(?:eighteen|nineteen)[- ]{_TENS}(?:[- ]{_ONES})?|{_MILLENNIUM})"
"""A year in words, as transcripts of broadcasts have it."""

_OVER: Final = re.compile(
    r"\b(?:ended|since)(?: {1,4}(?:on|at least|(?:in {1,4})?(?:early|late|mid)|in|the end of))?"
    r"[ -]{1,4}$"
)
_UNTIL: Final = re.compile(r"(?:^|[.!?\"\u201d]\s{1,2})Until $")
_WAS_AFTER: Final = re.compile(r"[^.;]{0,40}?\b(?:had|was|were|did)\b(?! to\b)")
_SHIFTS: Final = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_STEPS: Final = {"last": -1, "this": 0, "next": 1}


def month_of(text: str) -> int:
    """The number of a month, from its name or abbreviation."""
    return MONTHS[text.rstrip(".")]


def weekday_of(text: str) -> int:
    """The number of a weekday, from its name or abbreviation."""
    return WEEKDAYS[text.rstrip(".")]


def day_of(text: str | None) -> Form | None:
    """The day that a weekday, "today", "tomorrow" or "yesterday" says."""
    if not text:
        return None
    if text in _SHIFTS:
        return DayShift(_SHIFTS[text])
    return Weekday(weekday_of(text))


def year_of(text: str | None) -> tuple[int | None, int | None]:
    """Year and step of the words after a date: "2017", "'17" or "last year"."""
    if not text:
        return None, None
    if text[0].isdigit():
        return int(text), None
    if text[0] == "'":
        return full_year(int(text[1:])), None
    step = _STEPS.get(text.split()[0])
    return (None, step) if step is not None else (read_spelled_year(text), None)


def mod_of(text: str | None) -> str | None:
    """The TIMEX3 ``mod`` of words such as "early" or "the end of"."""
    return MODS.get(re.sub(" +", " ", text.strip(" -"))) if text else None


def span(match: Match[str], folded_end: int | None = None) -> tuple[int, int]:
    """The stretch of a match without the full stop of a sentence."""
    end = match.end() if folded_end is None else folded_end
    return match.start(), end


def is_capital(written: str, position: int) -> bool:
    """Whether the letter at the position was written as a capital."""
    return position < len(written) and written[position].isupper()


def is_over(written: str, start: int, end: int) -> bool:
    """Whether the words around say that a date lies behind.

    "The year ended March 31", "since May", and "Until May, they had no plan".
    """
    if _OVER.search(written, max(0, start - 28), start):
        return True
    until = _UNTIL.search(written, max(0, start - 8), start)
    return bool(until and _WAS_AFTER.match(written, end, end + 48))
