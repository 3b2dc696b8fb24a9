"""Reads sentences in a language for the tests of dates."""

from __future__ import annotations

from datetime import date

from dateline_enrich.dates import find_dates
from tests.enrich.sentences import WEDNESDAY

Rows = tuple[tuple[str, str], ...]


def read_in(language: str, text: str, reference: date | None = WEDNESDAY) -> Rows:
    """Expression and value of each date of a text."""
    found = find_dates({"body": text}, reference=reference, language=language).mentions
    return tuple((one.text, one.value) for one in found)


def values_in(language: str, text: str, reference: date | None = WEDNESDAY) -> list[str]:
    """The values alone."""
    return [value for _, value in read_in(language, text, reference)]
