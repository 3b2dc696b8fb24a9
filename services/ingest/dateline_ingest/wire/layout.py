"""The lines of a plain-text wire file put together to paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline_ingest.dating.datelines import find_dateline, is_certain
from dateline_ingest.wire import furniture
from dateline_ingest.wire.marks import read_alert

_WRAP = 100
"""Lines longer than this were not wrapped by hand: each is a paragraph of its own."""
_WRAPPED_HEADLINE = 28
"""A line of a headline in capitals that goes on in the next is not shorter."""
_MOST_LINES = 2_000
_MOST_PARTS = 5_000
"""Beyond these a file is no story, and the rest of it is one paragraph."""
_GAP = re.compile(r"\n[^\S\n]*\n")
_AFTER_STOP = "[\"'\u201d\u2019\u00bb)\\]]*$"
_CLOSED = re.compile(f'[.!?:;,\u2026]{_AFTER_STOP}|["\u201d\u00bb]$')
_TELEX = re.compile(r"ZCZC\b.*|NNNN\s*")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_chunks(text: str) -> list[str]:
    """Split into paragraphs at blank lines, indents and line ends that were not wrapped by hand."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = _CONTROLS.sub("", text)
    chunks: list[str] = []
    parts = _GAP.split(text)
    for part in parts[:_MOST_PARTS]:
        lines = [line for line in part.split("\n") if line.strip()]
        chunks.extend(_unwrapped([line for line in lines if not _TELEX.fullmatch(line)]))
    chunks.append(" ".join(" ".join(parts[_MOST_PARTS:]).split()))
    return [chunk for chunk in chunks if chunk and not furniture.is_end_mark(chunk)]


def is_closed(chunk: str) -> bool:
    """Whether a paragraph ends as sentences and quotations do."""
    return bool(_CLOSED.search(chunk.rstrip()))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Join the lines that one paragraph was wrapped over."""
    if any(len(line) > _WRAP for line in lines[:_MOST_LINES]) or len(lines) > _MOST_LINES:
        first = [" ".join(line.split()) for line in lines[:_MOST_LINES]]
        return [*first, " ".join(" ".join(lines[_MOST_LINES:]).split())]
    joined: list[str] = []
    for segment in _segments(lines):
        joined.extend(" ".join(part.split()) for part in _sentences_or_lines(segment))
    return joined


def _segments(lines: Sequence[str]) -> list[list[str]]:
    """Part lines where one is indented, opens with a dateline or is no part of any sentence."""
    segments: list[list[str]] = []
    apart = False
    for line in lines:
        dateline = find_dateline(line.strip())
        opens = line.startswith(("  ", "\t", "\u3000")) or (dateline and is_certain(dateline))
        stands_alone = furniture.stands_alone(line.strip()) or furniture.is_end_mark(line)
        if opens or not segments or apart or stands_alone:
            segments.append([])
        segments[-1].append(line)
        apart = stands_alone
    return segments


def _sentences_or_lines(lines: Sequence[str]) -> list[str]:
    """One paragraph where the last line alone ends a sentence; else lines, as in a headline."""
    closed = [is_closed(line) for line in lines]
    if closed[-1] and not all(closed):
        return [" ".join(lines)]
    parts: list[str] = []
    for line in lines:
        if parts and _goes_on(parts[-1].split("\n")[-1], line.strip()):
            parts[-1] += " " + line
        else:
            parts.append(line)
    return parts


def _goes_on(above: str, line: str) -> bool:
    """Whether a line continues the one above it: in lower case, or a headline in capitals."""
    if line[:1].islower():
        return not furniture.stands_alone(line)
    whole = above.strip()
    return (
        line.isupper()
        and whole.isupper()
        and len(whole) >= _WRAPPED_HEADLINE
        and " " in line
        and not is_closed(whole)
        and read_alert(whole) is None
    )
