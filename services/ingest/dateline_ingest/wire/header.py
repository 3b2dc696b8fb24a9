"""What stands above a wire story: slug, marks, notes, embargo, headline, deck, byline. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.messages import Instant
from dateline_ingest.dating.stamps import day_instant
from dateline_ingest.dating.words import full_date
from dateline_ingest.wire import furniture
from dateline_ingest.wire.embargo import is_embargo
from dateline_ingest.wire.marks import Marked, read_alert, read_marks
from dateline_ingest.wire.notices import is_addressed, read_notice
from dateline_ingest.wire.story import Notice

_LONGEST_STAMP = 100
_LONGEST_SLUG = 70
_NAME = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
_BYLINE = re.compile(r"by\s+(?P<names>[^\W\d_][^\n.!?]{2,80})", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:by|von|par|por|di|av|af|door|oleh|przez|od|auteur\s?:|autor(?:in)?\s?:)\s{1,2}"
    rf"(?P<names>{_NAME}(?:\s(?:{_NAME}|al|and|de|del|della|und|et|van|von|y|e)){{1,9}})"
    r"(?:\s?[,/]\s?(?P<role>[^\n.!?]{2,50}))?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r".{0,40}\b(?:writers?|editors?|correspondents?|reporters?|staff|press|agency|news|redaktion"
    r"|bureau)",
    re.IGNORECASE,
)
_CYCLE = re.compile(
    r"(?:BC|AM|PM|AP|EX|HFR)-(?P<slug>[^,\n]{2,50})(?P<rest>(?:,[^,\n]{1,40}){0,4})"
)
"""The slug of an American wire: before it the cycle that it is for, behind it take and length."""
_DESK = re.compile(
    r"(?:\d{1,2}\s(?P<numbered>[A-Z]{3,12}(?:\s[A-Z][\w'-]{1,20}){1,4})"
    r"|(?P<slug>(?:CITY|COURTS?|DEATH|DEFENCE|ECONOMY|EDUCATION|ENVIRONMENT|HEALTH|INQUEST|IRISH"
    r"|MONEY|POLICE|POLITICS|ROYAL|SCOTLAND|SHOWBIZ|SOCCER|SPORT|TRANSPORT|ULSTER|WALES|WEATHER)"
    r"(?:\s[A-Z][\w'-]{1,20}){1,4}))(?P<rest>)"
)
"""A desk in capitals and a catchword: ``1 EDUCATION Clock``."""
_SLUG = re.compile(
    r"(?P<slug>[^\W_][\w.&'+]{0,30}(?:--?[\w.&'+]{1,30}|/[\w.&'+-]{1,30}){1,8}/?)"
    r"(?P<rest>(?:[,;]\s?[^,;]{1,40}){0,4}|\s\d(?:st|nd|rd|th)?\s?(?:take|ld|last)?\b.{0,20}"
    r"|\s\((?P<aside>[^()\n]{2,60})\))"
)


@dataclass
class Header:
    """The parts of what stands above a story."""

    title: str = ""
    deck: str | None = None
    byline: str | None = None
    credit: str | None = None
    stamped: tuple[str, Instant] | None = None
    slugline: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    urgency: int | None = None
    marks: list[str] = field(default_factory=list[str])
    kinds: list[Marked] = field(default_factory=list[Marked])
    notes: list[str] = field(default_factory=list[str])
    notices: list[Notice] = field(default_factory=list[Notice])
    embargo: str | None = None
    rest: list[str] = field(default_factory=list[str])
    """Lines that none of the others took: headline and deck."""


def read_header(chunks: Sequence[str]) -> Header:
    """Tell the lines above the body apart."""
    header = Header()
    for chunk in chunks:
        line = chunk.strip()
        if not any(take(header, line) for take in _TAKERS):
            header.rest.append(line)
    _settle(header)
    return header


def is_header_line(chunk: str) -> bool:
    """Whether a line can only stand above a story."""
    return any(take(Header(rest=["headline"]), chunk.strip()) for take in _TAKERS)


def read_stamp_line(line: str) -> Instant | None:
    """Read a line that is a date of publication and next to nothing else."""
    found = full_date(line)
    if found is None:
        return None
    day, rest = found
    words = re.findall(r"[^\W\d_]{2,}", rest)
    # "Published on Wednesday GMT"; with a clock time also "Source: … Editor: …" before it.
    most = 8 if re.search(r"\d:\d\d", rest) else 4
    return day_instant(day) if len(words) <= most and len(line) <= _LONGEST_STAMP else None


def _take_embargo(header: Header, line: str) -> bool:
    if not is_embargo(line):
        return False
    header.embargo = header.embargo or line
    return True


def _take_note(header: Header, line: str) -> bool:
    notice = read_notice(line) or _erratum(header, line)
    if notice is not None:
        header.notices.append(notice)
    if notice is None and not is_addressed(line):
        return False
    header.notes.append(line)
    return True


def _erratum(header: Header, line: str) -> Notice | None:
    """A line under the headline that begins with the word: ``Correctie: het gaat om …``."""
    marked = read_marks(line) if header.rest else None
    return Notice("correction", line) if marked and marked.kind == "correction" else None


def _take_alert(header: Header, line: str) -> bool:
    alert = read_alert(line)
    if alert is None:
        return False
    header.kinds.append(alert)
    header.marks.extend(alert.marks)
    return True


def _take_slug(header: Header, line: str) -> bool:
    if header.slugline or header.rest or len(line) > _LONGEST_SLUG:
        return False
    found = _CYCLE.fullmatch(line) or _DESK.fullmatch(line) or _SLUG.fullmatch(line)
    if found is None or (found.re is _SLUG and _is_hyphened(found)):
        return False
    groups = found.groupdict()
    aside = groups.get("aside")
    if aside and not aside.isupper() and read_alert(aside) is None:
        return False
    slug: str = (groups.get("numbered") or found["slug"]).strip("/ ")
    header.slugline = slug
    header.keywords = tuple(part for part in re.split(r"--?|/|\s", slug) if len(part) > 1)
    for part in (*re.split(r"[,;()]", found["rest"]), slug.rsplit(maxsplit=1)[-1]):
        alert = read_alert(part.strip())
        if alert:
            header.kinds.append(alert)
            header.marks.append(part.strip())
    return True


def _is_hyphened(found: re.Match[str]) -> bool:
    """Whether it may be one word of a headline: ``Post-war``."""
    return (
        found["slug"].count("-") == 1
        and found["slug"].partition("-")[2].islower()
        and (
            not found["rest"] and len(found["slug"]) < 9  # noqa: PLR2004 - no slug is so short
        )
    )


def _take_stamp(header: Header, line: str) -> bool:
    stamp = read_stamp_line(line)
    if stamp is None:
        return False
    header.stamped = header.stamped or (line, stamp)
    return True


def _take_byline(header: Header, line: str) -> bool:
    signed, loose = _SIGNED.fullmatch(line), _BYLINE.fullmatch(line)
    is_signed = signed is not None and (line[:2].lower() == "by" or bool(header.rest))
    if signed and is_signed and signed["names"][0].isupper() and _is_names(signed["names"]):
        header.byline = header.byline or signed["names"].strip()
        header.credit = header.credit or signed["role"]
        return True
    if loose and header.rest:
        header.byline = header.byline or loose["names"].strip()
        return True
    return False


def _is_names(text: str) -> bool:
    """Names have capitals: the pattern, which ignores case for the sake of ``BY``, does not ask."""
    small = {"al", "and", "de", "del", "della", "und", "et", "van", "von", "y", "e"}
    return all(word[0].isupper() or word in small for word in text.split())


def _take_credit(header: Header, line: str) -> bool:
    if header.byline is None or header.credit or not _CREDIT.fullmatch(line):
        return False
    header.credit = line
    return True


def _take_furniture(header: Header, line: str) -> bool:
    del header
    return (
        furniture.is_site_furniture(line)
        or furniture.is_pointer(line)
        or furniture.is_service_line(line)
        or furniture.is_initials(line)
    )


_TAKERS: tuple[Callable[[Header, str], bool], ...] = (
    _take_embargo, _take_note, _take_alert, _take_slug, _take_stamp, _take_byline, _take_credit,
    _take_furniture,
)  # fmt: skip


def _settle(header: Header) -> None:
    """Choose headline and deck among the lines that are left, and read the headline's marks."""
    lines = list(header.rest)
    while len(lines) > 1 and _is_label(lines):
        header.section = lines.pop(0)
    marked = read_marks(lines[0]) if lines else Marked("")
    header.title = marked.text or next(iter(header.marks), "")
    header.deck = "\n".join(lines[1:]) or None
    header.marks.extend(marked.marks)
    header.kinds.append(marked)
    urgencies = [kind.urgency for kind in header.kinds if kind.urgency]
    header.urgency = min(urgencies, default=None)


def _is_label(lines: Sequence[str]) -> bool:
    """Whether a section label stands above the headline: up to three words above a longer line.

    Of two lines the short one is as likely to be the headline and the other its deck; there it is
    a label only if it alone is in capitals, or is one word.
    """
    label, below = lines[0], lines[1]
    if len(label.split()) > 3 or len(below.split()) <= 3:  # noqa: PLR2004 - the docstring's numbers
        return False
    alone = label.isalpha() or (label.isupper() and not below.isupper())
    return len(lines) > 2 or alone  # noqa: PLR2004 - likewise
