"""Texts made to be hard on the scan for dates: little words over and over, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dateline_enrich.dates.grammar import grammar
from dateline_enrich.dates.languages import SERVED

LANGUAGES: Final = (*SERVED, "und")
"""All grammars that there are; the last reads figures alone."""

FLOODS: Final[Mapping[str, str]] = {
    "digits": "1234567890",
    "years": "2018 ",
    "years and dashes": "2018-",
    "slashes": "1/2/",
    "clocks": "12:30:",
    "clock times": "5:30 p.m. ",
    "months": "January ",
    "months and days": "May 3 ",
    "months and commas": "May, ",
    "months and years": "May 2018 ",
    "of the": "of the ",
    "the end of": "the end of the first half of the ",
    "the": "the the ",
    "quotes": "' \" ",
    "initials": "U.S. ",
    "weekdays": "Monday ",
    "weekday nights": "Monday night, ",
    "weekdays and verbs": "Monday will be said ",
    "days": "day ",
    "weeks": "week ",
    "lengths": "a few days ",
    "numbers": "one hundred and twenty-",
    "distances": "a year ago ",
    "steps": "last year ",
    "quarters": "third quarter ",
    "sets": "every other ",
    "now": "now ",
    "decades": "'90s ",
    "ordinals": "3rd ",
    "a long word": "a",
    "blanks": " ",
    "lines": " \n",
    "empty lines": "\n\n",
    "full stops": ". ",
    "a letter that grows": "\u0130",
    "letters and points": "A.",
}
"""Name to what is repeated."""

FILLERS: Final = (" ", ", ", " the ", " of the ", " and ", "-", "/", ". ", " 3 ", " 2018 ", "\n")
"""What may stand between the triggers of a flood."""


def flood(unit: str, size: int) -> str:
    """So many characters of a unit."""
    return (unit * (size // len(unit) + 1))[:size]


def triggers(language: str) -> list[str]:
    """The words that start a rule of the language, written as news writes them."""
    words = sorted(trigger for trigger in grammar(language) if not trigger.startswith("#"))
    return [*words, *(word.title() for word in words)]


def floods(language: str) -> Iterator[tuple[str, str]]:
    """The floods of all languages, and one of each trigger of this one."""
    yield from FLOODS.items()
    for word in triggers(language):
        yield word, f"{word} "
