"""Drops readings that are part of a name. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from dateline.messages import Span
from dateline_enrich.dates.forms import Length, Month, Part, Reading
from dateline_enrich.dates.language import Names

_WITHIN_A_SENTENCE: Final = re.compile(r"[\w,;'\u2019&)] $")
_WORD: Final = re.compile(r"[^\W\d_]{3,40}")
_ARTICLE: Final = re.compile(r"(?i:the) ")
_NEARBY: Final = 90
_REACH: Final = 36
"""How far a known name may reach beyond the expression that it holds."""
_WEEKDAYS: Final = frozenset({"weekday", "weekdays", "weekday_part"})
_DAYS: Final = frozenset({"month_day", "day_month", "month_day_range", "day_month_range"})


def outside_names(
    readings: Sequence[Reading], written: str, names: Sequence[Span], custom: Names
) -> list[Reading]:
    """The readings that are not inside one of the names, nor look like one by their letters."""
    spans = _merged(names)
    starts = [start for start, _ in spans]
    kept = [
        reading
        for reading in readings
        if not _inside(reading, written, spans, starts)
        and not _looks_like_a_name(reading, written, custom)
    ]
    return _without_bearers(kept, written, names, custom)


def _merged(names: Sequence[Span]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one, so that one look-up tells."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in names):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _inside(
    reading: Reading, written: str, spans: list[tuple[int, int]], starts: list[int]
) -> bool:
    article = _ARTICLE.match(written, reading.start, reading.end)
    start = article.end() if article else reading.start
    place = bisect_right(starts, start) - 1
    return place >= 0 and reading.end <= spans[place][1]


def _looks_like_a_name(reading: Reading, written: str, custom: Names) -> bool:
    """Whether it is like "Sunday Times": the words around, or capitals, make it a name."""
    return (
        _is_known(reading, written, custom.known)
        or _goes_on_as_a_name(reading, written, custom)
        or _is_of_a_match(reading, written, custom.match_play)
        or _is_capital(reading, written, custom)
    )


def _is_known(reading: Reading, written: str, known: re.Pattern[str]) -> bool:
    window = max(0, reading.start - _REACH), reading.end + _REACH
    end = reading.end - written.endswith(".", reading.start, reading.end)  # "in The Sun."
    return any(
        found.start() <= reading.start and end <= found.end()
        for found in known.finditer(written, *window)
    )


def _goes_on_as_a_name(reading: Reading, written: str, custom: Names) -> bool:
    if reading.rule in _WEEKDAYS:
        return bool(custom.after_weekday.match(written, reading.end))
    return reading.rule in _DAYS and bool(custom.after_day.match(written, reading.end))


def _is_of_a_match(reading: Reading, written: str, play: re.Pattern[str]) -> bool:
    """Whether a quarter or half without a year is one of a match."""
    form = reading.form
    if isinstance(form, Part):
        if form.year is not None or form.year_step is not None:
            return False
    elif not (isinstance(form, Length) and form.value.endswith("Q")):
        return False
    around = written[max(0, reading.start - _NEARBY) : reading.end + _NEARBY]
    return bool(play.search(around))


def _is_capital(reading: Reading, written: str, custom: Names) -> bool:
    """Whether it has a capital where running text has none."""
    start, end = reading.start, reading.end
    if reading.rule not in custom.small:
        return False
    article = _ARTICLE.match(written, start, end)
    start = article.end() if article else start  # "the Summer Olympics"
    words = [word for word in re.split(r"[\s-]+", written[start:end]) if word[:1].isalpha()]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if len(words) == 1 and not _goes_on(words[0], written, start, end):
        return False
    return not _in_capitals(written, start, end, custom.title_small)


def _goes_on(word: str, written: str, start: int, end: int) -> bool:
    """Whether a single capital word stands inside a sentence, not at its start."""
    if written[start : start + 1].isdigit() or not written[start:end].startswith(word):
        return True
    return bool(_WITHIN_A_SENTENCE.search(written, max(0, start - 2), start))


def _in_capitals(written: str, start: int, end: int, small: frozenset[str]) -> bool:
    """Whether the words of the line are capitals too: a headline, where they tell nothing."""
    before = written[max(0, start - _NEARBY) : start].rpartition("\n")[2]
    after = written[end : end + _NEARBY].partition("\n")[0]
    words = [word for word in _WORD.findall(f"{before} {after}") if word not in small]
    return len(words) > 1 and 10 * sum(word[0].isupper() for word in words) > 8 * len(words)


def _without_bearers(
    readings: list[Reading], written: str, names: Sequence[Span], custom: Names
) -> list[Reading]:
    """Without the months that are people: "support for May", where Theresa May is spoken of."""
    bare = {id(one): written[one.start : one.end] for one in readings if _is_bare_month(one)}
    if not bare:
        return readings
    bearers = {found[1] for found in custom.bearer.finditer(written)}
    ends = (written[span.start : span.end].rpartition(" ") for span in names)
    bearers.update(last for first, _, last in ends if first)
    return [
        one
        for one in readings
        if bare.get(id(one)) not in bearers
        or custom.month_for_sure.search(written[max(0, one.start - 8) : one.start].lower())
    ]


def _is_bare_month(reading: Reading) -> bool:
    form = reading.form
    if not isinstance(form, Month) or reading.mod is not None:
        return False
    return (form.year, form.step, form.year_step) == (None, None, None)
