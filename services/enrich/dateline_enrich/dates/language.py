"""What the engine must be told of a language: its rules, and the words that steer them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline_enrich.dates.forms import Rule

NEVER: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Tense:
    """The cues that tell whether an expression lies ahead or behind, in the folded text."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    planned: re.Pattern[str]
    """Strong cues: only they put a bare weekday into the future."""
    reported: re.Pattern[str]
    """A report between a strong cue and the expression takes the cue's force."""
    planned_after: re.Pattern[str] = NEVER
    """What announces from behind the expression; matched at its end, if nothing does before."""
    hinted: re.Pattern[str] = NEVER
    """Weak cues: they put a weekday into the future where that day is nearer than the past one."""
    kept: re.Pattern[str] = NEVER
    """What lies ahead whatever the verb, "postponed until Friday"; ``\\0`` is the expression."""
    limit: re.Pattern[str] = NEVER
    """What lies ahead where no verb speaks of the past: "until Friday"; ``\\0`` likewise."""
    beside: re.Pattern[str] = NEVER
    """What makes even a report a weak cue: "picked for Friday's match"; ``\\0`` likewise."""
    softened: re.Pattern[str] = NEVER
    """What makes a strong cue a weak one: "will speak after Friday's …"; ``\\0`` likewise."""
    both_sides: bool = False
    """Whether the cues before hold behind an expression too, so that ``planned_after`` is not
    needed; where both sides are silent, the weekday of tomorrow means tomorrow."""


@dataclass(frozen=True, slots=True)
class Links:
    """The words that stand between two expressions and tie them."""

    to: re.Pattern[str]
    """All that stands between the two ends of a range."""
    only_opened: frozenset[str]
    """Words that mark a range only after an opener: "between … and …"."""
    opener: re.Pattern[str]
    """What opens a range, up to its first end."""
    clock_after_day: re.Pattern[str]
    day_after_clock: re.Pattern[str]
    of_any_kind: frozenset[str] = frozenset()
    """Words that mark a range between ends of any kind: "this year through August"."""
    moved: re.Pattern[str] = NEVER
    """Verbs after which "from … to …" is a change and no range: "moved from May to June"."""
    holds: re.Pattern[str] = NEVER
    """What takes the past from a participle right behind it: "is" in "is closed"."""
    first_hour: re.Pattern[str] = NEVER
    """Figures that open a range of hours, up to its last end: "9 to" in "from 9 to 11 a.m."."""
    first_time: re.Pattern[str] = NEVER
    """The same of hours with minutes: "7:00-" in "7:00-19:00"."""
    first_day: re.Pattern[str] = NEVER
    """The same of days: "the 4th to" in "the 4th to the 6th of June"."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the language tells a name from an expression by its letters."""

    small: frozenset[str]
    """Rules whose words are written small in running text: capitals make them a name."""
    known: re.Pattern[str]
    """Names that hold an expression, in the text as written: ``USA Today``."""
    after_weekday: re.Pattern[str]
    """What makes a weekday a name: ``Sunday Times``; matched right behind it, as written."""
    after_day: re.Pattern[str] = NEVER
    """The same of a day of the calendar: ``July 26 Movement``."""
    bearer: re.Pattern[str] = NEVER
    """A person who bears the name of a month, which is group 1: ``Theresa May``."""
    month_for_sure: re.Pattern[str] = NEVER
    """What tells the month from its bearer: "in May"; before the month, in small letters."""
    match_play: re.Pattern[str] = NEVER
    """Words of sport near which a quarter is a part of a match."""
    title_small: frozenset[str] = frozenset()
    """Words that a headline in Title Case writes small."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language as data; the engine behind it is the same for all."""

    code: str
    """BCP 47 primary subtag."""
    rules: tuple[Rule, ...]
    tense: Tense
    links: Links
    names: Names
    words: re.Pattern[str]
    """A word or a group of figures of the folded text, looked up among the triggers."""
    clock_tail: re.Pattern[str]
    """What follows figures that are a time of the clock."""
    sentence: re.Pattern[str]
    """The blank between two sentences, in the text as written."""
    elides: bool = False
    """Whether an apostrophe ends a word, so that « l'été » holds « été »."""
    ordinal_tail: re.Pattern[str] | None = None
    """What follows figures that may be a day without its month: "am 27."; trigger ``#ordinal``."""
    company: re.Pattern[str] | None = None
    """Words of which two make a text news about a company's figures."""
    economy: re.Pattern[str] | None = None
    """Words of trade: a half in their sentence is one of the year, not of a match."""
    match: re.Pattern[str] | None = None
    """Words of which two make a text the report of a match."""
