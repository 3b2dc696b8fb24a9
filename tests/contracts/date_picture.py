"""Draws docs/dates.svg: a story with its dates as the tagger reads them, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from html import escape
from itertools import pairwise

from dateline.messages import Dateline, DateMention, Span
from dateline_enrich.dates import FoundDates, find_dates

STORY = (
    "ORLOW, December 27. /SARYA/. The Tarn bridge will reopen on January 29-30, Mayor Vera Strind"
    " said on Wednesday. It had been shut for five months since last August, when the river rose by"
    " two metres in one night. A ferry leaves at 6:30 p.m. GMT on Friday and then every other"
    " Tuesday. Tarn Tomorrow, a weekly, had called the bridge unsafe a year ago, and asked the"
    " council to act on Resolution 2018 in the first quarter of next year."
)
WRITTEN = date(2017, 12, 27)

_WIDTH, _MARGIN = 980, 28
_LETTER, _LINE, _TOP = 9.6, 52, 66
"""The advance of a letter, the height of a line, and where the first one stands, in pixels."""
_COLUMNS = int((_WIDTH - 2 * _MARGIN) / _LETTER)
_COLOURS = {"DATE": "#2f6fb2", "TIME": "#7a4fa3", "DURATION": "#b8731a", "SET": "#3c8a4e"}
_AXIS = (datetime(2016, 1, 1), datetime(2018, 5, 1))  # noqa: DTZ001 - civil time
_ROW = 19
_FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'


def picture() -> str:
    """The picture as SVG."""
    found = read()
    lines = list(_wrapped(STORY))
    below = _TOP + len(lines) * _LINE + 26
    dated = [one for one in found.mentions if one.earliest and one.latest]
    height = below + 34 + len(dated) * _ROW + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" {_FONT}>',
        "<title>The dates of a story, as Dateline reads them</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_legend(),
        *(part for number, line in enumerate(lines) for part in _line(line, number, found)),
        *_axis(below, height),
        *(part for number, one in enumerate(dated) for part in _bar(one, below + 30, number)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def read() -> FoundDates:
    """The dates of the story."""
    line = "ORLOW, December 27. /SARYA/."
    dateline = Dateline(text=line, span=Span(start=0, end=len(line)), date="--12-27")
    return find_dates({"body": STORY}, reference=WRITTEN, dateline=dateline)


def _wrapped(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line."""
    start = 0
    while len(text) - start > _COLUMNS:
        end = text.rfind(" ", start, start + _COLUMNS)
        yield start, end
        start = end + 1
    yield start, len(text)


def _legend() -> Iterator[str]:
    yield (
        f'<text x="{_MARGIN}" y="30" font-size="15" fill="#1f2a38">Read against'
        f" {WRITTEN:%A, %Y-%m-%d}, the day of the dateline</text>"
    )
    for place, (kind, colour) in enumerate(_COLOURS.items()):
        left = _WIDTH - _MARGIN - 4 * 104 + place * 104
        yield f'<rect x="{left}" y="20" width="12" height="12" rx="2" fill="{colour}"/>'
        yield f'<text x="{left + 18}" y="31" fill="#1f2a38">{kind}</text>'


def _line(line: tuple[int, int], number: int, found: FoundDates) -> Iterator[str]:
    start, end = line
    y = _TOP + number * _LINE
    length = (end - start) * _LETTER
    yield (
        f'<text x="{_MARGIN}" y="{y}" font-family="Menlo, Consolas, DejaVu Sans Mono, monospace"'
        f' font-size="16" textLength="{length:.0f}" fill="#1f2a38" xml:space="preserve">'
        f"{escape(STORY[start:end])}</text>"
    )
    here = [one for one in found.mentions if start < one.end and one.start < end]
    for one in here:
        first, last = max(one.start, start), min(one.end, end)
        left, width = _MARGIN + (first - start) * _LETTER, (last - first) * _LETTER
        colour = _COLOURS[one.type]
        yield f'<rect x="{left:.0f}" y="{y + 6}" width="{width:.0f}" height="3" fill="{colour}"/>'
        if one.start >= start:
            yield f'<text x="{left:.0f}" y="{y + 23}" fill="{colour}">{_label(one)}</text>'


def _label(one: DateMention) -> str:
    extras = (one.mod, one.quant, one.utc_offset)
    return escape(" ".join((one.value, *(extra for extra in extras if extra))))


def _x(moment: datetime) -> float:
    first, last = _AXIS
    left, width = 250, _WIDTH - 250 - _MARGIN
    return left + width * ((moment - first) / (last - first))


def _axis(top: int, height: int) -> Iterator[str]:
    quarters = [
        datetime(year, month, 1)  # noqa: DTZ001 - civil time
        for year in (2016, 2017, 2018)
        for month in (1, 4, 7, 10)
    ]
    shown = [quarter for quarter in quarters if _AXIS[0] <= quarter <= _AXIS[1]]
    for first, _ in pairwise([*shown, _AXIS[1]]):
        x, strong = _x(first), first.month == 1
        colour = "#9aa7b8" if strong else "#e3e8ee"
        yield f'<path d="M{x:.0f} {top} V{height - 8}" stroke="{colour}"/>'
        if strong:
            yield f'<text x="{x + 5:.0f}" y="{top + 11}" fill="#44546a">{first.year}</text>'
    x = _x(datetime.combine(WRITTEN, datetime.min.time()))
    yield f'<path d="M{x:.0f} {top} V{height - 8}" stroke="#c0392b" stroke-dasharray="4 3"/>'


def _bar(one: DateMention, top: int, number: int) -> Iterator[str]:
    assert one.earliest is not None
    assert one.latest is not None
    y = top + number * _ROW
    left, right = _x(one.earliest), _x(one.latest)
    colour = _COLOURS[one.type]
    yield f'<text x="{_MARGIN}" y="{y + 10}" fill="#1f2a38">{escape(one.text)}</text>'
    yield (
        f'<rect x="{left:.1f}" y="{y}" width="{max(right - left, 4):.1f}" height="11" rx="2"'
        f' fill="{colour}"/>'
    )
