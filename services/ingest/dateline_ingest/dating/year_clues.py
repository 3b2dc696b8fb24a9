"""What a text betrays about the day it was written: weekdays and years it names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.messages import Span, TextField
from dateline_ingest.dating.words import DAY_AND_MONTH, WEEKDAY, weekday_number

_WEEKDAYS = re.compile(
    rf"(?P<before>\b[\w'-]{{1,40}}[ ,]{{1,3}})?\b(?P<day>{WEEKDAY})\b(?P<after>'s)?", re.IGNORECASE
)
_NOT_NEAR = frozenset({
    "next", "last", "every", "each", "previous", "following", "coming", "by", "until", "till",
    "since", "from", "black", "good", "ash", "super", "bloody", "palm", "holy", "a", "another",
    "through", "to", "and", "or",
})  # fmt: skip
"""Words before a weekday after which it is not simply the last one: "next Monday"."""

_YEARS = re.compile(
    r"(?P<before>\b[\w'-]{1,40} )?(?<![\d.,$\u20ac\u00a3/-])\b(?P<year>(?:19|20)\d\d)\b(?![.,-]?\d)"
    r"(?!\s*(?:GMT|UTC|hours|people|%|percent|km|miles|troops|dollars))"
)
_YEAR_WORDS = frozenset({
    "in", "by", "until", "till", "since", "from", "of", "to", "through", "before", "after",
    "during", "early", "late", "mid", "around", "for", "the", "and", "between", "as-of",
    "winter", "spring", "summer", "autumn", "fall", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip
"""Words after which four digits are a year; elsewhere they may count or number something."""

_AHEAD = re.compile(
    r"\b(?:will|would|shall|'ll|plans?|planned|planning|expects?|expected|aims?|intends?|hopes?|"
    r"set to|due (?:to|in|by)|scheduled|forecasts?|projected|upcoming|going to|pledged|vow(?:s|ed)|"
    r"(?:is|are) to|to be|slated|target(?:s|ed)?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:would have|was|were|had|did|since|after|killed|won|took|became|began|died|signed|"
    r"founded|elected|compared)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s")


Kind = Literal["weekday", "future_year", "past_year"]


@dataclass(frozen=True)
class Clue:
    """Words that bear on the date of writing."""

    kind: Kind
    number: int
    """The ISO weekday, or the year."""
    text: str
    field: TextField
    span: Span
    in_lead: bool


def find_clues(
    field: TextField, text: str, start: int, end: int, *, lead: bool = True
) -> Iterator[Clue]:
    """Find the weekdays and years in one stretch of text, such as a paragraph.

    Args:
        field: which of the article's texts it is.
        text: that text, whole.
        start: where the stretch begins.
        end: where it ends.
        lead: whether it is the paragraph that opens the story.
    """
    for match in _WEEKDAYS.finditer(text, start, end):
        if _is_recent(match, text):
            span = Span(start=match.start("day"), end=match.end("day"))
            yield Clue("weekday", weekday_number(match["day"]), match["day"], field, span, lead)
    for match in _YEARS.finditer(text, start, end):
        if not _is_year(match, text):
            continue
        span = Span(start=match.start("year"), end=match.end("year"))
        kind: Kind = "future_year" if _is_ahead(text, start, match.start("year")) else "past_year"
        yield Clue(kind, int(match["year"]), match["year"], field, span, lead)


def _is_recent(match: re.Match[str], text: str) -> bool:
    """Whether a weekday names a day of the week before the story: "said on Wednesday"."""
    if not match["day"][0].isupper() or match["after"]:
        return False
    word = (match["before"] or "").strip(" ,")
    if word.lower() in _NOT_NEAR or (word[:1].isupper() and word.lower() not in {"on", "late"}):
        return False
    before, after = _sentence(text, match.start("day"))
    return not (_AHEAD.search(before) and not _BEHIND.search(before)) and not re.match(
        r"\s+(?:week|next)\b", after[len(match["day"]) :]
    )


def _is_year(match: re.Match[str], text: str) -> bool:
    word = (match["before"] or "").strip().lower()
    dated = any(
        found["year"] and found.end() == match.end()
        for found in DAY_AND_MONTH.finditer(text, max(0, match.start("year") - 25), match.end())
    )
    return dated or word in _YEAR_WORDS


def _is_ahead(text: str, start: int, at: int) -> bool:
    """Whether the sentence looks forward before it comes to the year."""
    before, _ = _sentence(text, at)
    before = before[-(at - start) :] if at > start else ""
    ahead = [match.start() for match in _AHEAD.finditer(before)]
    behind = [match.start() for match in _BEHIND.finditer(before)]
    return bool(ahead) and (not behind or ahead[-1] > behind[-1])


def _sentence(text: str, at: int) -> tuple[str, str]:
    """The sentence around a position, before and after it."""
    window = text[max(0, at - 400) : at]
    ends = list(_SENTENCE_END.finditer(window))
    before = window[ends[-1].end() :] if ends else window
    after = text[at : at + 200]
    stop = _SENTENCE_END.search(after)
    return before, after[: stop.start()] if stop else after
