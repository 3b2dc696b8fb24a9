"""A plain-text wire story taken apart: headline, deck, dateline, paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from dateline.messages import Dateline, Instant, Paragraph
from dateline_ingest.dating.datelines import find_dateline, is_certain
from dateline_ingest.dating.stamps import day_instant
from dateline_ingest.dating.words import full_date
from dateline_ingest.text.paragraphs import Block, join
from dateline_ingest.wire import furniture

_HEADER_LINES = 14
"""Lines among which the dateline is looked for: furniture, headline, deck and byline take few."""
_WRAP = 100
"""Lines longer than this were not wrapped by hand: each is a paragraph of its own."""
_LONGEST_TITLE = 250
_LONGEST_SUBHEAD = 90
_LONGEST_STAMP = 100
_AFTER_STOP = "[\"'\u201d\u2019\u00bb)\\]]*$"
_CLOSED = re.compile(f'[.!?:;,\u2026]{_AFTER_STOP}|["\u201d\u00bb]$')
_STOPPED = re.compile(f"[.:;,\u2026]{_AFTER_STOP}")
_BULLET = re.compile(r"[-*\u2022\u00b7\u2013\u2014]\s|\d+[.)]\s")
_BYLINE = re.compile(r"by\s+(?P<names>[^\W\d_][^\n.!?]{2,80})", re.IGNORECASE)
_OPENING = '"“«'
_CLOSING = '"”»'


@dataclass(frozen=True)
class WireStory:
    """The parts of a wire story."""

    title: str
    deck: str | None
    byline: str | None
    dateline: Dateline | None
    body: str
    paragraphs: tuple[Paragraph, ...]
    stamped: tuple[str, Instant] | None = None
    """A line above the story that gives the full date of its publication, and that date."""


def read_story(text: str) -> WireStory:
    """Take a wire story apart.

    What stands above the dateline is the headline, the deck and the byline, apart from what a web
    page left there. Without a dateline, lines that do not end as sentences do are the headline.
    """
    chunks = _chunks(text)
    at = _dateline_index(chunks)
    if at is None:
        at = _headline_end(chunks)
    title, deck, byline, stamped = _header(chunks[:at])
    body, paragraphs = join(_classified(_without_pointers(chunks[at:])))
    return WireStory(title, deck, byline, find_dateline(body), body, paragraphs, stamped)


def _chunks(text: str) -> list[str]:
    """Split into paragraphs at blank lines, indents and line ends that were not wrapped by hand."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    chunks: list[str] = []
    for part in re.split(r"\n[^\S\n]*\n", text):
        lines = [line for line in part.split("\n") if line.strip()]
        chunks.extend(_unwrapped(lines))
    return [chunk for chunk in chunks if chunk and not furniture.is_end_mark(chunk)]


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Join the lines that one paragraph was wrapped over."""
    if any(len(line) > _WRAP for line in lines):
        return [" ".join(line.split()) for line in lines]
    joined: list[str] = []
    for segment in _segments(lines):
        joined.extend(" ".join(part.split()) for part in _sentences_or_lines(segment))
    return joined


def _segments(lines: Sequence[str]) -> list[list[str]]:
    """Part lines where one is indented or opens with a dateline."""
    segments: list[list[str]] = []
    for line in lines:
        dateline = find_dateline(line)
        opens = line.startswith(("  ", "\t", "\u3000")) or (dateline and is_certain(dateline))
        if opens or not segments:
            segments.append([])
        segments[-1].append(line)
    return segments


def _sentences_or_lines(lines: Sequence[str]) -> list[str]:
    """One paragraph where the last line alone ends a sentence; else lines, as in a headline."""
    closed = [bool(_CLOSED.search(line.rstrip())) for line in lines]
    if closed[-1] and not all(closed):
        return [" ".join(lines)]
    parts: list[str] = []
    for line in lines:
        if parts and line.lstrip()[:1].islower():
            parts[-1] += " " + line
        else:
            parts.append(line)
    return parts


def _dateline_index(chunks: Sequence[str]) -> int | None:
    """Which chunk opens the body; one with a date or agency is preferred to bare capitals."""
    found = [(n, find_dateline(chunk)) for n, chunk in enumerate(chunks[:_HEADER_LINES])]
    datelines = [(n, dateline) for n, dateline in found if dateline]
    certain = [n for n, dateline in datelines if is_certain(dateline)]
    running = [n for n, _ in datelines if _CLOSED.search(chunks[n])]
    return next(iter(certain + running), None)


def _headline_end(chunks: Sequence[str]) -> int:
    """Where the body begins in a story without a dateline."""
    above = sum(1 for _ in takewhile(_is_above, chunks[:_HEADER_LINES]))
    if above < len(chunks):
        return above
    # Nothing but lines without full stops: the first of several is the headline.
    lines = [n for n, chunk in enumerate(chunks) if not furniture.is_site_furniture(chunk)]
    return lines[0] + (len(lines) > 1) if lines else len(chunks)


def _is_above(chunk: str) -> bool:
    return (
        furniture.is_site_furniture(chunk)
        or bool(_BYLINE.fullmatch(chunk))
        or _stamp(chunk) is not None
        or (len(chunk) <= _LONGEST_TITLE and not _STOPPED.search(chunk))
    )


def _header(
    chunks: Sequence[str],
) -> tuple[str, str | None, str | None, tuple[str, Instant] | None]:
    """Tell the lines above the body apart: title, deck, byline, date of publication."""
    byline: str | None = None
    stamped: tuple[str, Instant] | None = None
    rest: list[str] = []
    for chunk in chunks:
        signed = _BYLINE.fullmatch(chunk)
        if signed and rest:
            byline = byline or signed["names"].strip()
        elif (stamp := _stamp(chunk)) is not None:
            stamped = stamped or (chunk, stamp)
        elif not furniture.is_site_furniture(chunk) and not furniture.is_pointer(chunk):
            rest.append(chunk)
    rest = _without_labels(rest)
    return (rest[0] if rest else ""), ("\n".join(rest[1:]) or None), byline, stamped


def _without_labels(lines: Sequence[str]) -> list[str]:
    """Drop section labels above the headline: one to three words above a longer line.

    Of two lines the short one is as likely to be the headline and the other its deck; there it is
    a label only if it alone is in capitals.
    """
    kept = list(lines)
    while len(kept) > 1 and _is_label(kept):
        kept.pop(0)
    return kept


def _is_label(lines: Sequence[str]) -> bool:
    label, below = lines[0], lines[1]
    if len(label.split()) > 3 or len(below.split()) <= 3:  # noqa: PLR2004 - the docstring's numbers
        return False
    return len(lines) > 2 or (label.isupper() and not below.isupper())  # noqa: PLR2004 - likewise


def _stamp(line: str) -> Instant | None:
    """Read a line that is a date of publication and next to nothing else."""
    found = full_date(line)
    if found is None:
        return None
    day, rest = found
    words = re.findall(r"[^\W\d_]{2,}", rest)
    # "Published on Wednesday GMT"; with a clock time also "Source: … Editor: …" before it.
    most = 8 if re.search(r"\d:\d\d", rest) else 4
    return day_instant(day) if len(words) <= most and len(line) <= _LONGEST_STAMP else None


def _without_pointers(chunks: Sequence[str]) -> list[str]:
    """Drop "READ ALSO" and the headline that it points to."""
    kept: list[str] = []
    pointed = False
    for chunk in chunks:
        if furniture.is_pointer(chunk):
            pointed = furniture.is_bare_pointer(chunk)
        elif not (pointed and not _CLOSED.search(chunk)):
            kept.append(chunk)
            pointed = False
        else:
            pointed = False
    return kept


def _classified(chunks: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    for n, chunk in enumerate(chunks):
        if furniture.is_boilerplate(chunk):
            blocks.append(Block(chunk, "boilerplate"))
        elif 0 < n < len(chunks) - 1 and _is_subhead(chunks[n - 1], chunk, chunks[n + 1]):
            blocks.append(Block(chunk, "subhead"))
        elif _is_quotation(chunk):
            blocks.append(Block(chunk, "quote"))
        else:
            blocks.append(Block(chunk))
    return blocks


def _is_subhead(before: str, chunk: str, after: str) -> bool:
    """A short line with no full stop between two paragraphs that have theirs."""
    return (
        len(chunk) <= _LONGEST_SUBHEAD
        and not _CLOSED.search(chunk)
        and not _BULLET.match(chunk)
        and chunk[0] not in _OPENING
        and not chunk[0].islower()
        and bool(_CLOSED.search(before))
        and bool(_CLOSED.search(after))
        and not furniture.is_boilerplate(after)
    )


def _is_quotation(chunk: str) -> bool:
    """Whether a paragraph is one quotation from its first character to its last."""
    inner = chunk[1:-1]
    return (
        len(chunk) > 2  # noqa: PLR2004 - the two quotation marks
        and chunk[0] in _OPENING
        and chunk[-1] in _CLOSING
        and not any(mark in inner for mark in _OPENING + _CLOSING)
    )
