"""What the date tagger tells of one sentence in a language, as one line. Pure."""

from __future__ import annotations

from datetime import date

from dateline_enrich.dates import find_dates

WEDNESDAY = date(2018, 5, 16)


def told(language: str, sentence: str, reference: date | None = WEDNESDAY) -> str:
    """Each expression with its value and modifier: ``second half of May=2018-05 END``."""
    found = find_dates({"body": sentence}, reference=reference, language=language)
    return "; ".join(
        f"{one.text}={one.value}" + (f" {one.mod}" if one.mod else "") for one in found.mentions
    )


def told_intervals(language: str, sentence: str) -> list[tuple[str, str, str]]:
    """The text of each interval, its first and its last day."""
    found = find_dates({"body": sentence}, reference=WEDNESDAY, language=language)
    return [
        (one.text, str(one.earliest.date()), str(one.latest.date()))
        for one in found.intervals
        if one.earliest and one.latest
    ]
