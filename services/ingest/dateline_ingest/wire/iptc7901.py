"""IPTC 7901, the text transmission format of Europe's agencies, to stories and back. Pure.

The Recommendation (https://iptc.org/standards/iptc-7901/, revision 5 of 1995): ``SOH``, source
identification and message number, priority, category, word count, optional information, a line of
keywords, ``STX``, text, ``ETX``, day and time of sending, ``EOT``::

    ␁bkn014 4 pl 171 KNA 170123
    Bundestag/Kinder
    ␂Headline=
       Berlin (KNA) …␃231412 JAN 17␄
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from dateline.messages import Instant
from dateline_ingest.dating.choice import Claim
from dateline_ingest.dating.dateline_words import month_named
from dateline_ingest.wire.frames import EOT, ETX, SOH, STX, Framed, cut, without_codes
from dateline_ingest.wire.story import Notice, WireStory
from dateline_ingest.wire.text import read_story

_FIRST = re.compile(
    r"(?P<source>[^\W\d_]{1,8})\s?(?P<number>\d{1,5})\s{1,3}(?P<priority>\d)\s{1,3}"
    r"(?P<category>[\w-]{1,8})\s{1,3}(?P<words>\d{1,5})(?:\s{1,3}(?P<more>.*))?"
)
_SENT = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?:\s?(?P<zone>GMT|UTC|[A-Z]{3,4}(?=\s{1,2}[A-Z]{3})))?"
    r"(?:\s{1,2}(?P<month>[^\W\d_]{3,9})\.?\s{1,2}(?P<year>\d{4}|\d\d))?\b",
    re.IGNORECASE,
)
_KILL = re.compile(r"\b(?:KILL|ELIM)\b")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


@dataclass(frozen=True)
class Header:
    """The header of a message."""

    source: str
    """Source identification: letters."""
    number: int
    priority: int
    """1 (flash) to 6."""
    category: str
    """The desk: ``pl``, ``wi``, ``spo``."""
    words: int
    more: str = ""
    """Optional information."""
    keywords: tuple[str, ...] = ()
    """Of the line below, ``Bundestag/Kinder``."""

    def write(self) -> str:
        """Write it as it goes over the wire, without ``SOH``."""
        first = f"{self.source}{self.number:04} {self.priority} {self.category} {self.words}"
        line = f"{first} {self.more}".rstrip()
        return f"{line}\r\n{'/'.join(self.keywords)}\r\n"


def read_header(text: str) -> Header | None:
    """Read what stands between ``SOH`` and ``STX``; ``None`` where it is no such header."""
    first, _, below = text.replace("\r\n", "\n").strip("\n").partition("\n")
    found = _FIRST.match(first.strip())
    if found is None:
        return None
    line = " ".join(below.split()).rstrip("/ ")
    keywords = tuple(word.strip() for word in line.split("/") if word.strip())
    return Header(
        source=found["source"],
        number=int(found["number"]),
        priority=int(found["priority"]),
        category=found["category"],
        words=int(found["words"]),
        more=(found["more"] or "").strip(),
        keywords=keywords,
    )


def write_message(header: Header, text: str, sent: datetime) -> str:
    """Write a whole message, its text as lines ended by CR LF."""
    lines = "\r\n".join(text.split("\n"))
    stamp = f"{sent:%d%H%M} GMT {_MONTHS[sent.month - 1]} {sent:%y}"
    return f"{SOH}{header.write()}{STX}{lines}\r\n{ETX}{stamp}\r\n{EOT}"


def read_messages(text: str, near: date) -> list[WireStory]:
    """Read the stories of a file of such messages.

    Args:
        text: the file.
        near: the day on which it came; a time of sending without a month is the last before it.
    """
    stories: list[WireStory] = []
    for framed in cut(text):
        header = read_header(without_codes(framed.header))
        if header is not None:
            stories.append(_story(header, framed, near))
    return stories


def _story(header: Header, framed: Framed, near: date) -> WireStory:
    story = read_story(without_codes(framed.text))
    sent = read_sent(framed.after, near)
    slug = "/".join(header.keywords) or story.slugline
    story = replace(
        story,
        title=story.title.removesuffix("=").rstrip(),
        slugline=slug,
        keywords=header.keywords or story.keywords,
        section=story.section or header.category,
        urgency=max(1, min(9, header.priority)) if header.priority else story.urgency,
        agency=story.agency or header.source,
        guid=_guid(header, sent),
        claims=(Claim("published", sent, "given", framed.after.strip()),) if sent else (),
    )
    return _killed(story, header)


def _killed(story: WireStory, header: Header) -> WireStory:
    """A header may say that the message takes another one back."""
    line = f"{header.more} {'/'.join(header.keywords)}"
    if story.status == "canceled" or not _KILL.search(line):
        return story
    notice = Notice("retraction", line.strip(), headline=story.title)
    return replace(story, status="canceled", notice=notice)


def _guid(header: Header, sent: Instant | None) -> str | None:
    """The message's number is its own for a day only."""
    if sent is None:
        return None
    return f"{header.source}{header.number:04}-{sent.at:%Y%m%d}"


def read_sent(after: str, near: date) -> Instant | None:
    """Read day and time of sending, ``231412 JAN 17``; without month and year the last such day."""
    found = _SENT.search(" ".join(after.split()))
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    day = _day(found, near)
    if day is None or hour > 23 or minute > 59:  # noqa: PLR2004 - of a day, of an hour
        return None
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    is_utc = (found["zone"] or "").upper() in {"GMT", "UTC"}
    return Instant(at=at, offset="+00:00" if is_utc else None, granularity="minute")


def _day(found: re.Match[str], near: date) -> date | None:
    number = int(found["day"])
    if found["month"]:
        month, year = month_named(found["month"]), int(found["year"])
        year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits
        try:
            return date(year, month or 0, number)
        except ValueError:
            return None
    days = (near - timedelta(days=ago) for ago in range(-1, 62))
    return next((day for day in days if day.day == number), None)
