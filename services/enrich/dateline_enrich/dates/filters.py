"""Drops readings that are part of a name. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from dateline.messages import Span
from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.language import Names

_WITHIN_A_SENTENCE: Final = re.compile(r"[\w,;'\u2019&)] $")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_NEARBY: Final = 90


def outside_names(
    readings: Sequence[Reading], written: str, names: Sequence[Span], custom: Names
) -> list[Reading]:
    """The readings that are not inside one of the names, nor look like one by their capitals."""
    spans = _merged([*names, *_known(written, custom.known)])
    starts = [start for start, _ in spans]
    return [
        reading
        for reading in readings
        if not _inside(reading, spans, starts) and not _looks_like_a_name(reading, written, custom)
    ]


def _known(written: str, known: re.Pattern[str]) -> list[Span]:
    return [Span(start=found.start(), end=found.end()) for found in known.finditer(written)]


def _merged(names: Sequence[Span]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one, so that one look-up tells."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in names):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _inside(reading: Reading, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    place = bisect_right(starts, reading.start) - 1
    return place >= 0 and reading.end <= spans[place][1]


def _looks_like_a_name(reading: Reading, written: str, custom: Names) -> bool:
    """Whether it is like "Sunday Times": a capital where running text has none."""
    start, end = reading.start, reading.end
    if reading.rule in {"weekday", "weekdays", "weekday_part"} and custom.after_weekday.match(
        written, end
    ):
        return True
    if reading.rule not in custom.small:
        return False
    words = [word for word in re.split(r"[\s-]+", written[start:end]) if word[:1].isalpha()]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if len(words) == 1 and not _goes_on(words[0], written, start, end):
        return False
    return not _in_capitals(written, start, end)


def _goes_on(word: str, written: str, start: int, end: int) -> bool:
    """Whether a single capital word stands inside a sentence, not at its start."""
    if written[start : start + 1].isdigit() or not written[start:end].startswith(word):
        return True
    return bool(_WITHIN_A_SENTENCE.search(written, max(0, start - 2), start))


def _in_capitals(written: str, start: int, end: int) -> bool:
    """Whether the words around are capitals too: a headline, where they tell nothing."""
    around = written[max(0, start - _NEARBY) : start] + " " + written[end : end + _NEARBY]
    words = _LONG_WORD.findall(around)
    return len(words) > 1 and 10 * sum(word[0].isupper() for word in words) > 7 * len(words)
