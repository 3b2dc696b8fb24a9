"""Months, with or without a year: "last December", "mid-June 2018". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Month, Reading, Rule
from dateline_enrich.dates.languages.en.fragments import (
    DAY,
    MOD,
    MONTH,
    SHORT_YEAR,
    SPELLED_YEAR,
    STEP_YEAR,
    is_capital,
    is_over,
    mod_of,
    month_of,
    year_of,
)
from dateline_enrich.dates.languages.en.lexicon import (
    MONTH_NAMES,
    MONTHS,
    MONTHS_THAT_ARE_WORDS,
    STEPS,
)
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

_BEFORE_A_MONTH: Final = re.compile(
    r"(?:^|[\s(])(?:in|of|since|by|until|till|from|through|during|to|and|for|before|after|between"
    r"|or|next|last|this|ended|ending|least|-|,) {1,4}$|[-(/]$"
)
_BEFORE_A_SHORT_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|during|through|and|ended|ending) {1,4}$|[a-z]\.?[-\u2013/]$"
)
_OF_A_MONTH: Final = re.compile(
    r" (?:sales|exports|imports|inflation|output|data|figures|prices|elections?|vote|deadline"
    r"|jobs|payrolls|trade|futures|orders|earnings)\b"
)
"""What news tells month by month: "May sales rose"."""
_SINCE: Final = re.compile(r"\b(?:in|since|until|during) $")
_PERSON_BEFORE: Final = re.compile(r"\b(?:Mr|Ms|Mrs|Dr)\.? $")
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:a|the|its|his|their) $")
_NAME_AFTER: Final = re.compile(r"\s[A-Z][a-z]")
_ANOTHER_MONTH: Final = re.compile(
    rf" ?[-\u2013\u2014/] ?{MONTH}| (?:to|through|until|and|or) {MONTH} (?:\d{{4}}|last|this)"
)
_TOLD_YEARS: Final = {
    "that": 0, "that same": 0, "the same": 0, "the following": 1, "the next": 1,
    "the previous": -1, "the preceding": -1,
}  # fmt: skip
"""Years that count from the one told last: "May of the following year"."""
_MODIFIED: Final = (
    rf"(?:(?P<mod>(?P<edge>(?:{MOD}(?<=of)|the{B}(?:first|second){B}half{B}of))|{MOD})[ -]{{1,4}})?"
    rf"(?:(?P<step>{either(STEPS)}|earlier{B}this|later{B}this){B})?(?:the{B}month{B}of{B})?"
)


def _month(match: Match[str], written: str) -> list[Reading]:
    word, year_words = match["mon"].rstrip("."), match["year"] or match["short"]
    at = match.start("mon")
    if not is_capital(written, at) or not (year_words or _stands_alone(match, written)):
        return []
    step_word = re.sub(" +", " ", match["step"] or "")
    if step_word in {"earlier this", "later this"}:
        step_word = "last" if step_word.startswith("earlier") else "next"
    year, year_step = year_of(year_words)
    past = is_over(written, *match.span())
    form = Month(month_of(word), year, STEPS.get(step_word), year_step, past)
    if match["told"]:
        told = _TOLD_YEARS[re.sub(" +", " ", match["told"])]
        form = Month(month_of(word), year_step=told, scope="narrative")
    return [Reading(*match.span(), form, "month_year" if year else "month", mod_of(match["mod"]))]


def _stands_alone(match: Match[str], written: str) -> bool:
    """Whether a month's name without a year is a month and not a verb or a person."""
    word, at = match["mon"].rstrip("."), match.start("mon")
    before, after = written[max(0, at - 14) : at], written[match.end() : match.end() + 24]
    if match["mod"] or match["step"] or match["told"] or _ANOTHER_MONTH.match(after.lower()):
        return True
    stopped = word in MONTH_NAMES or match["mon"].endswith(".")
    if word not in MONTHS_THAT_ARE_WORDS and stopped:
        return not _PERSON_BEFORE.search(before)
    if _OF_A_MONTH.match(after.lower()):
        return True
    if _NAME_AFTER.match(after) and not _SINCE.search(before.lower()):
        return False
    if word not in MONTH_NAMES:
        return bool(_BEFORE_A_SHORT_MONTH.search(before.lower()))
    labels = _ARTICLE_BEFORE.search(before) and not after.startswith(" o")
    return bool(labels or _BEFORE_A_MONTH.search(before.lower()))


RULES: Final = (
    Rule(
        "month",
        frozenset(MONTHS),
        rf"{_MODIFIED}(?P<mon>{MONTH})(?(edge)|(?!{B}{DAY}(?:st|nd|rd|th)?\b(?!,\d|[.]\d|{B}(?:percent|million|billion))))(?:,?{B}(?:of{B})?(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR}|{SPELLED_YEAR})"
        rf"|{B}(?P<short>{SHORT_YEAR})|,?{B}(?:of{B})?(?P<told>{either(_TOLD_YEARS)}){B}year\b)?",
        _month,
    ),
)
