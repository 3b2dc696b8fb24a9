"""Drops readings that are part of a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.messages import Span
from dateline_enrich.dates.forms import Reading

_RELATIVE: Final = frozenset({
    "relative_day", "relative_day_part", "step", "weekend", "day_part", "vague", "amount", "length",
    "clock_named", "season", "narrated_day", "every",
})  # fmt: skip
"""Rules whose words are written small in running text."""
_CONTINUES: Final = re.compile(r"[\w,;'\u2019&)] $|['\u2019]s $")
_NAME_BEFORE: Final = re.compile(r"(?:\b[A-Z][\w.'\u2019&-]{0,24}|\bThe) $")
_NAME_AFTER: Final = re.compile(r" [A-Z][a-z]")
_PAPERS: Final = re.compile(
    r" (?:Times|Post|Mail|Telegraph|Herald|Mirror|Express|Sun|Star|People|World|Tribune|Independent"
    r"|Night Live|Night Football|Standard|Show|Morning Herald|Review|Journal|Bloody|Club|Project)\b"
)


def outside_names(
    readings: list[Reading], written: str, names: Sequence[Span]
) -> list[Reading]:
    """The readings that are not inside one of the names, nor look like one by their capitals."""
    spans = sorted((span.start, span.end) for span in names)
    return [
        reading
        for reading in readings
        if not _inside(reading, spans) and not _looks_like_a_name(reading, written)
    ]


def _inside(reading: Reading, spans: list[tuple[int, int]]) -> bool:
    return any(start <= reading.start and reading.end <= end for start, end in spans)


def _looks_like_a_name(reading: Reading, written: str) -> bool:
    """"Syria's Tomorrow", "USA Today", "Sunday Times": a capital where prose has none."""
    start, end = reading.start, reading.end
    after = written[end : end + 20]
    if reading.rule in {"weekday", "weekdays"} and _PAPERS.match(after):
        return True
    if reading.rule not in _RELATIVE or not written[start].isupper():
        return False
    before = written[max(0, start - 28) : start]
    words = written[start:end].split()
    capitals = all(word[0].isupper() for word in words) and not written[start:end].isupper()
    if len(words) > 1 and capitals:
        return True
    if not capitals or not before.strip():
        return False
    return bool(_CONTINUES.search(before) or _NAME_BEFORE.search(before))
