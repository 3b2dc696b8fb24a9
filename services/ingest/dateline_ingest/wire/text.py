"""A plain-text wire story taken apart: headline, deck, dateline, paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile

from dateline.messages import Dateline, Instant, Span
from dateline_ingest.dating.dateline_words import month_named
from dateline_ingest.dating.datelines import find_dateline, is_certain, is_place_line
from dateline_ingest.dating.words import full_date
from dateline_ingest.text.paragraphs import Block, join
from dateline_ingest.wire import furniture
from dateline_ingest.wire.header import Header, is_header_line, read_header
from dateline_ingest.wire.layout import is_closed, read_chunks
from dateline_ingest.wire.notices import is_addressed, is_erratum, read_notice
from dateline_ingest.wire.paragraphs import classified, without_pointers
from dateline_ingest.wire.story import Notice, NoticeKind, WireStory

_HEADER_LINES = 16
"""Lines among which the dateline is looked for: furniture, headline, deck and byline take few."""
_LONGEST_TITLE = 250
_AFTER_STOP = "[\"'\u201d\u2019\u00bb)\\]]*$"
_STOPPED = re.compile(f"[.:;,\u2026]{_AFTER_STOP}")
_SIGN = re.compile(r"\((?P<agency>[^\W\d_]{2,12})\)\.?$")
_FIRST_PUBLISHED = re.compile(
    r"this (?:article|story|report) by (?P<agency>[^\n.]{3,60}?) was first published\b",
    re.IGNORECASE,
)
_DASHES = " .:=-\u2013\u2014"
_ADVISORY = re.compile(r"\W{0,3}(?:advisory|attention)\b", re.IGNORECASE)
_WEIGHT: dict[NoticeKind, int] = {"update": 0, "correction": 1, "retraction": 2}


def read_story(text: str) -> WireStory:
    """Take a wire story apart.

    What stands above the dateline is the headline, the deck and the byline, apart from what a web
    page left there and what the agency says to editors. Without a dateline, lines that do not end
    as sentences do are the headline.
    """
    chunks = read_chunks(text)
    at = _dateline_index(chunks)
    if at is None:
        at = _headline_end(chunks)
    header = read_header(chunks[:at])
    rest = without_pointers(chunks[at:])
    place = _place_above(header, rest)
    if place:
        rest.insert(0, place)
    blocks = classified(rest)
    body, paragraphs = join(blocks)
    dateline = find_dateline(body, leniently=True) or (_alone(place) if place else None)
    story = WireStory(
        title=header.title,
        deck=header.deck,
        byline=header.byline,
        dateline=dateline,
        body=body,
        paragraphs=paragraphs,
        stamped=header.stamped or _stamp_below(blocks),
        agency=_agency(header, blocks),
        authors=(header.byline,) if header.byline else (),
        slugline=header.slugline,
        section=header.section,
        keywords=header.keywords,
        urgency=header.urgency,
        embargo=header.embargo,
    )
    return _with_notes(story, header, blocks)


def _dateline_index(chunks: Sequence[str]) -> int | None:
    """Which chunk opens the body; one with a date or agency is preferred to bare capitals."""
    top = chunks[:_HEADER_LINES]
    found = [(n, find_dateline(chunk)) for n, chunk in enumerate(top)]
    # A slug with its city may look like a dateline on a line of its own, but stands first.
    datelines = [
        (n, dateline) for n, dateline in found if dateline and (n or dateline.text != top[0])
    ]
    certain = [n for n, dateline in datelines if is_certain(dateline)]
    certain.sort(key=lambda n: not (is_closed(chunks[n]) or furniture.stands_alone(chunks[n])))
    running = [n for n, _ in datelines if is_closed(chunks[n])]
    lenient = [n for n, chunk in enumerate(top) if find_dateline(chunk, leniently=True)]
    return next(iter(certain + running + [n for n in lenient if is_closed(chunks[n])]), None)


def _headline_end(chunks: Sequence[str]) -> int:
    """Where the body begins in a story without a dateline."""
    above = sum(1 for _ in takewhile(_is_above, chunks[:_HEADER_LINES]))
    if above < len(chunks):
        return above
    # Nothing but lines without full stops: the first of several is the headline.
    lines = [n for n, chunk in enumerate(chunks) if not furniture.is_site_furniture(chunk)]
    return lines[0] + (len(lines) > 1) if lines else len(chunks)


def _is_above(chunk: str) -> bool:
    return is_header_line(chunk) or (len(chunk) <= _LONGEST_TITLE and not _STOPPED.search(chunk))


def _place_above(header: Header, rest: Sequence[str]) -> str | None:
    """A place on a line of its own between headline and text, which no dateline repeats."""
    lines = (header.deck or "").split("\n")
    if not rest or not is_place_line(lines[-1]) or find_dateline(rest[0], leniently=True):
        return None
    header.deck = "\n".join(lines[:-1]) or None
    return lines[-1]


def _alone(place: str) -> Dateline:
    return Dateline(text=place, span=Span(start=0, end=len(place)), place=place)


def _stamp_below(blocks: Sequence[Block]) -> tuple[str, Instant] | None:
    """The line below a story that says when it was sent, or first published."""
    for block in reversed(blocks[-4:]):
        sent = furniture.sent(block.text)
        if sent and (moment := _moment(sent)):
            return block.text, moment
        if block.kind == "boilerplate" and "first published" in block.text.lower():
            found = full_date(block.text)
            if found:
                at = datetime(found[0].year, found[0].month, found[0].day, tzinfo=UTC)
                return block.text, Instant(at=at, granularity="day")
    return None


def _moment(sent: re.Match[str]) -> Instant | None:
    month, year = month_named(sent["month"]), int(sent["year"])
    try:
        at = datetime(
            year + 2000 if year < 100 else year,  # noqa: PLR2004 - two digits
            month or 0,
            int(sent["day"]),
            int(sent["hour"]),
            int(sent["minute"]),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    is_utc = (sent["zone"] or "").upper() in {"GMT", "UTC"}
    return Instant(at=at, offset="+00:00" if is_utc else None, granularity="minute")


def _agency(header: Header, blocks: Sequence[Block]) -> str | None:
    """Who signs, where no dateline does: below the text, or beside the author's name."""
    for block in reversed(blocks[-6:]):
        published = _FIRST_PUBLISHED.match(block.text)
        if published:
            return published["agency"]
    running = [block.text for block in blocks if block.kind != "boilerplate"]
    sign = _SIGN.search(running[-1]) if running else None
    if sign and sign["agency"].isupper():
        return sign["agency"]
    credit = header.credit or ""
    return credit if credit.istitle() or credit.isupper() else None


def _with_notes(story: WireStory, header: Header, blocks: Sequence[Block]) -> WireStory:
    """Add what the agency says of the story itself: to editors, or as a correction."""
    notices = list(header.notices)
    below = [read_notice(block.text) for block in blocks if block.kind == "boilerplate"]
    notices += [notice for notice in below if notice]
    kind = _gravest([marked.kind for marked in header.kinds])
    lead = _lead(story, blocks)
    is_advisory = any(_ADVISORY.match(mark) for mark in header.marks)
    is_meant = kind == "retraction" or is_advisory or is_addressed(lead) or not story.title
    opening = read_notice(lead) if is_meant else None
    if opening:
        notices.append(opening)
    if kind == "correction" and is_erratum(lead):
        notices.insert(0, Notice("correction", lead, headline=story.title))
    if kind and not any(_WEIGHT[notice.kind] >= _WEIGHT[kind] for notice in notices):
        notices.insert(0, Notice(kind, " ".join(header.marks) or lead[:200]))
    notice = max(notices, key=lambda one: _WEIGHT[one.kind], default=None)
    remarks = [*header.marks, *header.notes]
    return replace(
        story,
        notice=notice,
        status="canceled" if notice and notice.kind == "retraction" else "usable",
        editor_note="\n".join(filter(None, (*remarks, header.embargo))) or None,
    )


def _lead(story: WireStory, blocks: Sequence[Block]) -> str:
    """The first paragraph without its dateline."""
    first = next((block.text for block in blocks), "")
    return first[story.dateline.span.end :].lstrip(_DASHES) if story.dateline else first


def _gravest(kinds: Sequence[NoticeKind | None]) -> NoticeKind | None:
    return max((kind for kind in kinds if kind), key=lambda kind: _WEIGHT[kind], default=None)
