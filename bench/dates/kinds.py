"""The class of a gold expression, by its words and its value. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.dates.corpora import Timex
from bench.dates.scoring import Match

_MONTH: Final = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
_WEEKDAY: Final = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_YEAR: Final = r"\b[12]\d{3}\b"
_UNIT: Final = r"(?:days?|weeks?|months?|years?|decade|century)\b"
_BY_WORDS: Final = (
    ("ago, earlier, later", re.compile(r"\b(?:ago|earlier|later|from now|previously)$")),
    ("today, yesterday, tomorrow", re.compile(r"\b(?:today|yesterday|tomorrow|tonight)\b")),
)
_BY_VALUE: Final = (
    ("set", re.compile(r"SET .*")),
    ("clock, part of day", re.compile(r"TIME .*|DATE [\dX]{4}-[\dXW-]{2,5}T.*")),
    ("quarter, half", re.compile(r"DATE \S{4}-[QH].?")),
    ("duration", re.compile(r"DURATION .*")),
    ("vague: now, recently", re.compile(r".*_REF")),
)
_BY_CALENDAR: Final = (
    (
        "month day, year",
        re.compile(
            rf"{_MONTH}\D{{0,3}}\d{{1,2}}\D.*{_YEAR}|\d\D{{1,5}}{_MONTH}.*{_YEAR}"
            r"|\d[-/.]\d{1,2}[-/.]\d"
        ),
    ),
    ("month day", re.compile(rf"{_MONTH}\D{{0,3}}\d{{1,2}}\b|\d\D{{1,7}}{_MONTH}")),
    ("month, year", re.compile(rf"{_MONTH}.*(?:{_YEAR}|'\d\d)")),
    ("weekday", re.compile(_WEEKDAY)),
    ("fiscal year", re.compile(r"\bfiscal\b")),
    ("quarter, half", re.compile(r"\b(?:quarter|half)\b")),
    ("decade, century", re.compile(r"\d0s\b|\bcentury\b|\b[a-z]{3,5}ties\b")),
    ("season, weekend", re.compile(r"\b(?:spring|summer|autumn|fall|winter|weekend)\b")),
    ("last/this/next unit", re.compile(rf"\b{_UNIT}")),
    ("month alone", re.compile(_MONTH)),
    ("year", re.compile(rf"{_YEAR}|'\d\d")),
)
OTHER: Final = "other"


@dataclass(frozen=True)
class Found:
    """How much of a class of gold a tagger found, and how much of that with the right value."""

    found: int
    right: int


def kind(gold: Timex, text: str) -> str:
    """Name the class of a gold expression of the text."""
    words = " ".join(text[gold.start : gold.end].lower().split())
    told = f"{gold.type} {gold.value}"
    if gold.type == "DATE":
        for name, shape in _BY_WORDS:
            if shape.search(words):
                return name
    for name, shape in _BY_VALUE:
        if shape.fullmatch(told):
            return name
    return next((name for name, shape in _BY_CALENDAR if shape.search(words)), OTHER)


def by_kind(documents: Sequence[tuple[str, Sequence[Match]]]) -> Mapping[str, tuple[int, Found]]:
    """Count gold, what was found of it and what was right, by class, the largest class first."""
    counts: dict[str, tuple[int, int, int]] = {}
    for text, told in documents:
        for one in told:
            if one.gold:
                name = kind(one.gold, text)
                there, found, right = counts.get(name, (0, 0, 0))
                counts[name] = there + 1, found + (one.found is not None), right + one.right
    ordered = sorted(counts.items(), key=lambda item: -item[1][0])
    return {name: (there, Found(found, right)) for name, (there, found, right) in ordered}
