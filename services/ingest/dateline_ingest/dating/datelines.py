"""The dateline of a wire story: place, date and agency, told by their layout. Pure.

The layouts are those that agencies print, none of their names is known here:
``MOSCOW, December 27. /TASS/.``  ``WASHINGTON, March 3 (Reuters) -``  ``PARIS (AP) —``
``BEIJING, March 3 (Xinhua) --``  ``Berlin (dpa) -``  ``(ANSA) - ROME, MAR 3 -``  ``LONDON —``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.messages import Dateline, Paragraph, Span
from dateline_ingest.dating.words import DAY_AND_MONTH, WEEKDAY, iso_date

_REACH = 140
"""Code points in which a dateline must end; the longest one seen has about 90."""
_LONGEST_PLACE = 45

_AGENCY = (
    r"(?:/\s*(?P<slashed>[^\W\d_][^/()\n]{1,38}?)\s*/"
    r"|\(\s*(?P<round>[^\W\d_][^()\n]{1,38}?)\s*\)"
    r"|\[\s*(?P<square>[^\W\d_][^\[\]\n]{1,38}?)\s*\])"
)
_DASH = r"(?:\s*[.:]?\s*(?:\u2014|\u2013|--)\s*|\s*\.-\s*|\s*[.:]?\s+-\s+|(?<=\s)-\s+)"
_TAIL = re.compile(
    rf"(?:(?:\s*[,.]\s*|\s+)(?:{WEEKDAY},?\s+)?(?P<date>{DAY_AND_MONTH.pattern}))?"
    rf"(?P<gap>\s*[.,]?\s*)(?:{_AGENCY})?(?P<full>\s?\.(?=\s|$))?(?P<dash>{_DASH})?",
    re.IGNORECASE,
)
_STARTS = re.compile(r"[\s,./(\[\u2014\u2013-]")
_LEADING_AGENCY = re.compile(
    r"\(\s*(?P<agency>[^\W\d_][^()\n]{1,38}?)\s*\)\s*(?:-{1,2}|\u2014|\u2013)\s*"
)
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")
_MOST_WORDS = 4
_PARTICLES = frozenset({
    "al", "am", "an", "and", "da", "de", "del", "der", "di", "do", "du", "el", "en", "es", "la",
    "las", "le", "los", "of", "on", "the", "upon", "sur",
})  # fmt: skip
_LABELS = frozenset({
    "ANALYSIS", "BREAKING", "BRIEF", "CORRECTED", "CORRECTION", "EXCLUSIVE", "EXPLAINER",
    "FACTBOX", "FLASH", "INTERVIEW", "LIVE", "NEWS", "OPINION", "PHOTOS", "READ", "REFILE",
    "SCOREBOARD", "TIMELINE", "UPDATE", "URGENT", "VIDEO", "WATCH", "WRAPUP",
})  # fmt: skip
"""Words in capitals before a dash that say what a story is, not where it was written."""


@dataclass(frozen=True)
class _Reading:
    """One way to read the start of a paragraph."""

    place: str
    date: str | None
    agency: str | None
    ends_sentence: bool
    has_dash: bool
    end: int

    @property
    def is_dateline(self) -> bool:
        """Whether the parts are enough to be sure: the plainer the place, the more of them."""
        capitals = self.place.partition(",")[0].isupper()
        separated = self.has_dash or self.ends_sentence
        if self.date and self.agency:
            return True
        if capitals and (self.date or self.agency):
            return separated
        if self.date or self.agency:
            return self.has_dash
        return capitals and self.has_dash and self.place.split()[0] not in _LABELS


def find_dateline(text: str, start: int = 0) -> Dateline | None:
    """Read the dateline that a paragraph opens with.

    Args:
        text: the body.
        start: where the paragraph begins; spans count from the start of the body.

    Returns:
        The dateline; its span ends before the dash and includes a full stop.
    """
    head = text[start : start + _REACH].split("\n", maxsplit=1)[0]
    leading = _LEADING_AGENCY.match(head)
    offset = leading.end() if leading else 0
    reading = _read(head, offset, leading["agency"] if leading else None)
    if reading is None:
        return None
    span = Span(start=start, end=start + reading.end)
    return Dateline(
        text=text[span.start : span.end],
        span=span,
        place=reading.place,
        date=reading.date,
        agency=reading.agency,
    )


def dateline_of(body: str, paragraphs: Sequence[Paragraph], within: int = 4) -> Dateline | None:
    """Find the dateline of an article.

    Mostly it opens the first paragraph. A caption or a summary may stand above it, so that the
    next paragraphs are looked at too, there for datelines that are certain.

    Args:
        body: the text.
        paragraphs: its paragraphs.
        within: how many of them are looked at.
    """
    found = [find_dateline(body, paragraph.start) for paragraph in paragraphs[:within]]
    return next((d for n, d in enumerate(found) if d and (n == 0 or is_certain(d))), None)


def is_certain(dateline: Dateline) -> bool:
    """Whether more than capitals and a dash speaks for it."""
    return bool(dateline.date or dateline.agency)


def _read(head: str, offset: int, agency: str | None) -> _Reading | None:
    for stop in _STARTS.finditer(head, offset + 2, offset + _LONGEST_PLACE):
        place = head[offset : stop.start()]
        if not _is_place(place):
            continue
        reading = _reading(head, place, stop.start(), agency)
        if reading is not None and reading.is_dateline:
            return reading
    return None


def _reading(head: str, place: str, at: int, agency: str | None) -> _Reading | None:
    tail = _TAIL.match(head, at)
    if tail is None:
        return None
    date = iso_date(tail) if tail["date"] else None
    named = tail["slashed"] or tail["round"] or tail["square"] or agency
    if tail["date"] and date is None:
        return None
    if tail["slashed"] or tail["round"] or tail["square"] or tail["full"]:
        end = tail.end() - len(tail["dash"] or "")
    else:
        end = tail.start("gap") + (1 if tail["gap"].startswith(".") else 0)
    if "," in place and head[at : at + 1] == ".":  # the dot of an abbreviated state: "PIERRE, S.D."
        place += "."
    stops = bool(tail["full"] or "." in tail["gap"])
    return _Reading(place, date, named, stops, bool(tail["dash"]), end)


def _is_place(text: str) -> bool:
    """Capitals, or words with capital initials; after a comma, the region or country."""
    parts = re.split(r"\s*[,/]\s*", text)
    if not all(parts) or len(parts) > 3:  # noqa: PLR2004 - city, region, country
        return False
    return all(_is_name(part) for part in parts)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return False
    return words[0][0].isupper() and all(w[0].isupper() or w in _PARTICLES for w in words)
