"""What an expression says before anybody asks when it was said. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import Match
from typing import Literal

Scope = Literal["reference", "narrative"]
"""Whether a relative expression counts from the article's date or from the date told last."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, "December 6"; without a month it is "the 27th"."""

    day: int
    month: int | None = None
    year: int | None = None
    year_step: int | None = None
    """-1 for "December 6 last year"."""
    weekday: int | None = None
    month_step: int | None = None
    """-1 for "the 27th of last month"."""
    swappable: bool = False
    """In "6/7/2017" the month may be the other one; here it is the first."""
    week: bool = False
    """Says "the week of March 6"."""
    past: bool = False
    """Says "the year ended March 31", which is over."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: "last December" has the step -1."""

    month: int
    year: int | None = None
    step: int | None = None
    year_step: int | None = None
    past: bool = False
    """Says "the year ended March", which is over."""
    scope: Scope = "reference"
    """Narrative for "May of that year", whose year is the one told last."""


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the weeks (W), weekends (WE) or weekdays (D) of a month: "the first Monday in May"."""

    count: int
    """From 1; -1 is the last."""
    unit: Literal["D", "W", "WE"]
    month: Month | None
    """``None`` for the month that the article's or the narrative's date lies in."""
    weekday: int = 0
    month_step: int = 0
    """-1 for "the last Sunday of last month"."""
    scope: Scope = "reference"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; ``week_step`` is set by "Monday last week"."""

    weekday: int
    step: int | None = None
    week_step: int | None = None
    weeks: int = 0
    """Weeks on top, in their direction: 1 for "Friday week", -1 for "a week ago Friday"."""
    days: int = 0
    """Days on top: -1 for "the day before Friday"."""
    scope: Scope = "reference"


@dataclass(frozen=True, slots=True)
class DayShift:
    """Today (0), yesterday (-1), tomorrow (+1), or the narrated day with the scope narrative."""

    days: int
    scope: Scope = "reference"


@dataclass(frozen=True, slots=True)
class Step:
    """The calendar unit that lies ``count`` units away: "last year", "next week"."""

    unit: str
    count: int
    scope: Scope = "reference"
    counted: bool = False
    """Of weekends: "this" and "next weekend" count by weeks, but the tense tells "the weekend"."""
    reported: bool = False
    """Whether figures are given for it: then "a year earlier" is a year and no quarter."""


@dataclass(frozen=True, slots=True)
class WeekendOf:
    """The weekend of the week that holds a day: "the weekend of May 5"."""

    day: Day


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of the century (CE) or of the year (Y) or year-end (YE), whichever is nearest."""

    unit: Literal["CE", "Y", "YE"]


@dataclass(frozen=True, slots=True)
class Away:
    """A distance from a date: "two years ago" (-2), "a week later" (+1); ``None`` is unknown."""

    unit: str
    count: float | None
    sign: int
    scope: Scope = "reference"
    to_the_day: bool = False
    """Says "50 years ago today"."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a decade or a century, written as the first digits of its years."""

    value: str
    reported: bool = False
    """Whether figures are given for it, as for "fiscal 2018"."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season; a winter belongs to the year in which it begins."""

    code: str
    year: int | None = None
    step: int | None = None
    year_step: int | None = None
    scope: Scope = "reference"


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter (Q) or half (H) of a year; without a number it is the quarter under report."""

    letter: Literal["Q", "H"]
    number: int | None
    year: int | None = None
    year_step: int | None = None
    ended: Day | None = None
    """The day on which it ended: "the quarter ended Sept. 30"."""
    period: bool = False
    """Says only "the period": whatever the text reports on, be it longer than a quarter."""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """Says "a year ago", "a year earlier", "the year-ago quarter": the same period, a year back."""

    scope: Scope
    unit: Literal["Q", "M"] | None = None
    """The unit of the period, where the text names it."""
    year: int | None = None
    """The year of "the same month of 2021"."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast or a public holiday by its name in :mod:`.holidays`."""

    name: str
    year: int | None = None
    step: int | None = None
    days: int = 0
    """-1 for the eve."""
    year_step: int | None = None
    """-1 for "Christmas last year"."""
    country: str | None = None
    """Whose: "India's Independence Day" (ISO 3166-1 alpha-2)."""
    unit: Literal["D", "W", "WE"] = "D"
    """The day, or the week or weekend that it makes: "Thanksgiving weekend"."""
    whole: bool = True
    """All of its days, and not the one that ``days`` counts to."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock on a day; ``day`` is ``None`` where the text does not say which."""

    hour: int
    minute: int = 0
    second: int | None = None
    offset: str | None = None
    day: Form | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: "Wednesday night", "this morning"."""

    code: str
    day: Form | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, by its TIMEX3 value."""

    value: str
    reported: bool = False
    """Whether figures are given for it: "for the year ended Sept. 30"."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes back: "every Tuesday", "twice a week"."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """``PRESENT_REF``, ``PAST_REF`` or ``FUTURE_REF``."""

    value: str


Form = (
    Day | Month | Nth | Weekday | DayShift | Step | WeekendOf | Turn | Away | Period | Season | Part
    | YearBefore | Holiday | Clock | DayPart | Length | Recurrence | Vague
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text and what it says; offsets count in the folded text."""

    start: int
    end: int
    form: Form
    rule: str
    mod: str | None = None
    sure: float = 0.9
    """How likely the expression is temporal at all, before its date is worked out."""


Reader = Callable[[Match[str], str], list[Reading]]
"""Reads a match; the second argument is the text as it was written, letter case and all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One class of expressions: the words that hint at it, and the pattern around them."""

    name: str
    triggers: frozenset[str]
    pattern: str
    read: Reader
    left: int = 48
    """How far, in characters, an expression may begin before its trigger."""
