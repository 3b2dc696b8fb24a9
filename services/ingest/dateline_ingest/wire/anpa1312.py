"""ANPA 1312, the high-speed wire format of North America's agencies, to stories and back. Pure.

ANPA bulletin 1312: ``SYN SYN SOH``, service level, story number, an optional service name, ``US``
(some send ``FS`` or a line end), selector code; on the next line priority, category, format,
keyword, version, reference, date and word count; ``STX``, text, ``ETX``, time of transmission,
``EOT``. The text holds typographic codes: ``^`` opens a header line, ``<`` ends a line, ``@`` a
headline, a tab opens a paragraph, ``_`` is a dash, two backquotes open a quotation::

    ␖␖␁a1488␟cpstf␍␊r b␓␑ Dollar-Markets 7thWritethru TB06 10-31 0588␍␊␂^Dollar-Markets@<…␃
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from dateline.messages import Instant
from dateline_ingest.dating.choice import Claim
from dateline_ingest.wire.embargo import nearest
from dateline_ingest.wire.frames import EOT, ETX, SOH, STX, Framed, cut, without_codes
from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.text import read_story

_SYN, _US, _DC1, _DC2, _DC3 = "\x16", "\x1f", "\x11", "\x12", "\x13"
_FIRST = re.compile(
    r"(?P<level>[A-Za-z])?(?P<number>\d{1,4})(?P<service>[A-Za-z]{0,15})"
    r"(?:[\x1c-\x1f]\s?(?P<selector>[\w-]{0,12}))?\s*"
)
_SECOND = re.compile(
    r"(?P<priority>[A-Za-z])\s{1,2}(?P<category>[A-Za-z]{1,3})\s?(?P<type>[\x13\x14])?"
    r"(?P<form>[\x11\x12])?\s{1,3}(?P<slug>.*?)\s{0,4}"
    r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:[-/](?P<year>\d{2,4}))?\s{1,3}(?P<words>\d{1,5})"
)
_URGENCIES = {"f": 1, "b": 2, "u": 2, "r": 4, "d": 5, "a": 6, "s": 6, "w": 7, "x": 3, "z": 5}
"""Flash, bulletin, urgent, regular, deferred, advance, Sunday advance, weekend …"""
_CYCLE = re.compile(r"(?:am|pm|bc|ap)-{1,2}", re.IGNORECASE)
_SENT = re.compile(
    r"(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>\d{2,4})\s{1,2}(?P<hh>\d\d):?(?P<mm>\d\d)(?P<zone>[A-Z]{2,4})?"
    r"|(?P<h2>\d\d):(?P<m2>\d\d)(?P<zone2>[A-Z]{2,4})?[\s-]{1,2}"
    r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y2>\d{2,4})"
)
_ZONES = {"GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "PST": -8, "PDT": -7}
_TYPOGRAPHY = (("``", "\u201c"), ("''", "\u201d"), ("_", "\u2014"))
_LABEL = re.compile(r"(?:HL|HED|HEADLINE):", re.IGNORECASE)
_NOTE = re.compile(r"(?:update|note|eds?|editors?)\s?:\s*", re.IGNORECASE)
_ENDED = re.compile(r"<\r?\n?|\r?\n(?=[\t^]|   )")
_LINES = re.compile(r"\r?\n")
_MACHINE = re.compile(r"(?:code|index|symbol|source|audience|category)\s?:.*", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """The header of a story."""

    level: str
    """Service level: a letter for the wire."""
    number: int
    priority: str
    category: str
    """``i`` international, ``a`` domestic, ``f`` financial, ``s`` sports …"""
    slug: str
    """The keyword, with the version and the reference behind it."""
    month: int
    day: int
    words: int
    selector: str = ""
    is_tabular: bool = False

    def write(self) -> str:
        """Write it as it goes over the wire, without ``SOH``."""
        form = _DC2 if self.is_tabular else _DC1
        date_ = f"{self.month:02}-{self.day:02}"
        return (
            f"{self.level}{self.number:04}{_US}{self.selector}\r\n{self.priority} {self.category}"
            f"{_DC3}{form} {self.slug} {date_} {self.words:04}\r\n"
        )


def read_header(text: str) -> Header | None:
    """Read what stands between ``SOH`` and ``STX``; ``None`` where it is no such header."""
    first, second = _FIRST.match(text), None
    if first:
        second = _SECOND.match(text, first.end())
    if first is None or second is None:
        return None
    return Header(
        level=first["level"] or "",
        number=int(first["number"]),
        selector=first["selector"] or "",
        priority=second["priority"],
        category=second["category"],
        slug=" ".join(second["slug"].split()),
        month=int(second["month"]),
        day=int(second["day"]),
        words=int(second["words"]),
        is_tabular=second["form"] == _DC2,
    )


def write_message(header: Header, text: str, sent: datetime) -> str:
    """Write a whole story: each paragraph a tab, its text and ``<``."""
    lines = "".join(f"\t{line}<\r\n" for line in text.split("\n"))
    stamp = f"AP-{sent:%m-%d-%y %H%M}GMT"
    return f"{_SYN}{_SYN}{SOH}{header.write()}{STX}{lines}{ETX}\r\n{stamp}<\r\n{EOT}"


def read_messages(text: str, near: date) -> list[WireStory]:
    """Read the stories of a file of such messages.

    Args:
        text: the file.
        near: the day on which it came; the date of a header, which has no year, is nearest to it.
    """
    stories: list[WireStory] = []
    for framed in cut(text):
        header = read_header(framed.header)
        if header is not None:
            stories.append(_story(header, framed, near))
    return stories


def _story(header: Header, framed: Framed, near: date) -> WireStory:
    story = read_story("\n".join(_plain_lines(framed.text)))
    sent = read_sent(framed.after) or _filed(header, near)
    keyword, _, version = header.slug.partition(" ")
    slug = _CYCLE.sub("", keyword, count=1)
    note = "\n".join(filter(None, (version, story.editor_note))) or None
    claims = (Claim("published", sent, "given", framed.after.strip(), 0.9),) if sent else ()
    return replace(
        story,
        slugline=story.slugline or slug,
        keywords=story.keywords or tuple(part for part in slug.split("-") if part),
        section=story.section or header.category,
        urgency=story.urgency or _URGENCIES.get(header.priority.lower(), 5),
        editor_note=note,
        guid=_guid(header, sent),
        claims=claims,
    )


def _plain_lines(text: str) -> Iterator[str]:
    """Undo the typography: header lines stand alone, each tab opens a paragraph."""
    for line in (_ENDED if "<" in text else _LINES).split(text):
        opens = line.lstrip("\r\n").startswith(("\t", "   "))
        plain = " ".join(without_codes(line.replace("\b", " ")).split()).rstrip("@=")
        is_header = plain.startswith("^")
        plain = _LABEL.sub("", plain.strip("^ @"), count=1)
        plain = _NOTE.sub("EDS: ", plain, count=1) if is_header else plain
        for code, sign in _TYPOGRAPHY:
            plain = plain.replace(code, sign)
        if is_header and _MACHINE.fullmatch(plain):
            continue
        if is_header or opens or not plain:
            yield ""
        if plain:
            yield plain


def read_sent(after: str) -> Instant | None:
    """Read the time of transmission: ``AP-NY-05-21-26 0339EDT``, ``16:35ET 31-10-14``."""
    found = _SENT.search(" ".join(after.split()))
    if found is None:
        return None
    first = found["m"] is not None
    month, day = int(found["m"] or found["b"]), int(found["d"] or found["a"])
    if month > 12:  # noqa: PLR2004 - some write the day first
        month, day = day, month
    year = int(found["y"] or found["y2"])
    year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits
    zone = (found["zone"] if first else found["zone2"]) or ""
    east = _ZONES.get(zone)
    try:
        at = datetime(
            year, month, day, int(found["hh"] or found["h2"]), int(found["mm"] or found["m2"]),
            tzinfo=UTC,
        )  # fmt: skip
        shown = None if east is None else f"{'-' if east < 0 else '+'}{abs(east):02}:00"
        return Instant(at=_utc(at, east or 0), offset=shown, granularity="minute")
    except (ValueError, OverflowError):
        return None


def _utc(at: datetime, east: int) -> datetime:
    return datetime.fromtimestamp(at.timestamp() - east * 3600, UTC)


def _filed(header: Header, near: date) -> Instant | None:
    """The day of a header, month before day except where that cannot be."""
    month, day = (header.month, header.day) if header.month <= 12 else (header.day, header.month)  # noqa: PLR2004 - months
    try:
        found = nearest(date(2000, month, day).isoformat().replace("2000", "-", 1), near)
    except ValueError:
        return None
    if found is None:
        return None
    at = datetime(found.year, found.month, found.day, tzinfo=UTC)
    return Instant(at=at, granularity="day")


def _guid(header: Header, sent: Instant | None) -> str | None:
    """The story's number is its own for a day only."""
    if sent is None:
        return None
    return f"{header.level}{header.number:04}-{sent.at:%Y%m%d}"
