"""The tables that a language with inflected words fills in for the shared readers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from re import Match
from typing import Final

from dateline_enrich.dates.forms import DayShift, Scope
from dateline_enrich.dates.languages.figures import YEAR, full_year
from dateline_enrich.dates.pieces import B, either

DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
"""The number of a day in figures."""
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's words for time: every surface form is a key, folded, without a full stop.

    The fields of type ``str`` are regular expressions without groups, unless said otherwise.
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    """Abbreviations: they count only beside a number."""
    weekdays: Mapping[str, int]
    """0 is Monday."""
    short_weekdays: Mapping[str, int]
    """Abbreviations: they count only before a day of the month."""
    shifts: Mapping[str, int]
    """Today 0, yesterday -1, the day after tomorrow +2."""
    day_parts: Mapping[str, str]
    """To ``MO``, ``MI``, ``AF``, ``EV`` and ``NI``."""
    part_days: Mapping[str, DayShift | None]
    """What stands before a part of the day: "this", "the next"; ``None`` is the day told last."""
    seasons: Mapping[str, str]
    unit: Mapping[str, str]
    """One unit of each length, to its code in English: ``TS``, ``D``, ``WE``, ``CE``."""
    units: Mapping[str, str]
    """Many of them."""
    numbers: Mapping[str, float]
    """Cardinals in words, the article and "one and a half" among them."""
    many: frozenset[str]
    """Words for an unknown number: "several"."""
    ordinals: Mapping[str, int]
    steps: Mapping[str, int]
    """Adjectives before a unit: "last" -1, "this" 0, "next" +1."""
    steps_after: Mapping[str, int]
    """Adjectives behind it: « dernière »."""
    mods: Mapping[str, str]
    """"Early", "mid-", "the end of" to the ``mod`` of TIMEX3; a blank or a hyphen follows."""
    approximations: Mapping[str, str | None]
    """"About", "more than" to the ``mod`` of TIMEX3; "exactly" has none."""
    before: Mapping[str, tuple[int, Scope]]
    """What before an amount makes it a distance, within the span: « il y a » (-1, "reference")."""
    behind: Mapping[str, tuple[int, Scope]]
    """The same behind it: "später" (+1, "narrative")."""
    articles: str
    """Articles of a unit, each with its blank or apostrophe: they belong to the span."""
    year_after: str
    """A year behind a month, optional as a whole, in the groups ``year``, ``short``, ``ystep``."""
    day_mods: Mapping[str, str] = field(default_factory=dict[str, str])
    """The ``mods`` of days and their parts: "early" and "late"."""
    day: str = DAY
    """The number of a day, as it is written before a month."""
    before_day: str = "(?!)"
    """An article between a weekday and a day: "Mittwoch, *dem* 27."."""
    of: str = B
    """What stands between day and month."""
    to: str = f"(?:{B}?-{B}?)"
    """What stands between the days of "4 to 6 June", blanks included."""
    part_join: str = B
    """What stands between a weekday and a part of the day, blanks included."""
    tens: str = "(?!)"
    """The first word of a number in two words, its blank included: "двадцать ", "treinta y "."""
    fillers: str = "(?!)"
    """Adjectives between number and unit: "volle", "weitere"."""
    lasting: frozenset[str] = frozenset()
    """Words of ``before`` that with hours and minutes tell a length: "in 10 Sekunden"."""
    some: str = "(?!)"
    """The indefinite article of many units: « des mois »."""
    than: str = "(?!)"
    """What makes a comparison of a distance: "zwei Wochen später *als*"."""
    half: str = "(?!)"
    """A half behind a unit: « et demi »."""
    joint: str = "(?!)"
    """What joins the rest of a length, in the groups ``n`` and ``unit``: "und *drei Monate*"."""
    capital: bool = False
    """Whether months and weekdays are written with a capital, as all nouns of German."""


def words_of(*tables: Iterable[str]) -> frozenset[str]:
    """The triggers of tables of words: of a phrase its last word."""
    return frozenset(_WORD.findall(phrase)[-1] for table in tables for phrase in table)


def span(match: Match[str]) -> tuple[int, int]:
    """The stretch of a match behind its group ``lead``, which is context and not expression."""
    return (match.end("lead") if group(match, "lead") else match.start()), match.end()


def group(match: Match[str], name: str) -> str:
    """What a group holds, blanks made one; "" where the pattern has no such group."""
    return re.sub(" +", " ", match.groupdict().get(name) or "")


def month(lexicon: Lexicon) -> str:
    """The pattern of a month, abbreviations with or without their full stop."""
    short = rf"|{either(lexicon.short_months)}\b\.?" if lexicon.short_months else ""
    return f"(?:{either(lexicon.months)}{short})"


def month_of(text: str, lexicon: Lexicon) -> int:
    """The number of a month."""
    name = text.rstrip(".")
    return lexicon.months[name] if name in lexicon.months else lexicon.short_months[name]


def weekday(lexicon: Lexicon) -> str:
    """The pattern of a weekday before a date."""
    short = rf"|{either(lexicon.short_weekdays)}\b\.?" if lexicon.short_weekdays else ""
    return f"(?:{either(lexicon.weekdays)}{short})"


def weekday_of(text: str, lexicon: Lexicon) -> int | None:
    """The number of a weekday; ``None`` for no text."""
    name = text.rstrip(".")
    return lexicon.weekdays.get(name, lexicon.short_weekdays.get(name))


def year_of(match: Match[str], lexicon: Lexicon) -> tuple[int | None, int | None]:
    """Year and step that the groups of ``year_after`` hold."""
    if year := group(match, "year"):
        return int(year), None
    if short := group(match, "short"):
        return full_year(int(short[-2:])), None
    word = group(match, "ystep")
    return None, lexicon.steps.get(word, lexicon.steps_after.get(word)) if word else None


def mod_of(match: Match[str], lexicon: Lexicon) -> str | None:
    """The ``mod`` of the words in the group of that name."""
    words = group(match, "mod").strip(" -")
    return lexicon.mods.get(words, lexicon.day_mods.get(words))


def mod(words: Mapping[str, str]) -> str:
    """The pattern of an optional modifier, in the group ``mod``."""
    return f"(?:(?P<mod>{either(words)})(?: {{1,4}}|-|(?<=')))?" if words else ""


def is_capital(written: str, position: int) -> bool:
    """Whether the letter at the position was written as a capital."""
    return written[position : position + 1].isupper()


NOT_COMPOUND: Final = r"(?!-[^\W\d_])"
"""No compound goes on: "Sommer-Event"."""
YEAR_WORD: Final = rf"(?:{YEAR}(?!\d|[.,]\d))"
"""A year in four figures that no further figures follow."""
