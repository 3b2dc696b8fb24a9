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
    """Of the words that start the same rules the shortest: no other can be crowded as much."""
    shortest: dict[tuple[str, ...], str] = {}
    for word, filed in sorted(grammar(language).items(), key=lambda item: (len(item[0]), item[0])):
        if not word.startswith("#"):
            shortest.setdefault(tuple(one.rule.name for one in filed), word)
    return [*shortest.values(), *(word.title() for word in shortest.values())]


def floods(language: str) -> Iterator[str]:
    """What is repeated: that of all languages, and the triggers of this one."""
    yield from FLOODS.values()
    yield from (f"{word} " for word in triggers(language))
