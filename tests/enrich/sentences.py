"""Reads tables of annotated sentences for the tests of dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.messages import DateMention
from dateline_enrich.dates import find_dates

WEDNESDAY = date(2018, 5, 16)
"""The reference date of every sentence that names no other."""


@dataclass(frozen=True)
class Case:
    """A sentence, and the expressions and values that it must give, in order."""

    sentence: str
    expected: tuple[tuple[str, str], ...]


def cases(table: str) -> list[Case]:
    """The cases of a table: a sentence a line, its expressions below it, indented."""
    found: list[Case] = []
    for line in filter(str.strip, table.splitlines()):
        if not line.startswith("    "):
            found.append(Case(line.strip(), ()))
            continue
        text, _, value = line.strip().rpartition(" = ")
        found[-1] = Case(found[-1].sentence, (*found[-1].expected, (text, value)))
    return found


def mentions(sentence: str, reference: date | None = WEDNESDAY) -> tuple[DateMention, ...]:
    """The dates of one sentence."""
    return find_dates({"body": sentence}, reference=reference).mentions


def read(sentence: str, reference: date | None = WEDNESDAY) -> tuple[tuple[str, str], ...]:
    """Expression and value of each date of one sentence."""
    return tuple((found.text, found.value) for found in mentions(sentence, reference))


def typed(sentence: str, reference: date | None = WEDNESDAY) -> tuple[tuple[str, str], ...]:
    """Expression, and TIMEX3 type and value with a blank between, of each date of one sentence."""
    found = mentions(sentence, reference)
    return tuple((one.text, f"{one.type} {one.value}") for one in found)
