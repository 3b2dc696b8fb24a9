"""The dateline of a wire story: place, date and agency, told by their layout. Pure.

The layouts are those that agencies print, none of their names is known here:
``MOSCOW, December 27. /TASS/.``  ``WASHINGTON, March 3 (Reuters) -``  ``PARIS (AP) —``
``BEIJING, March 3 (Xinhua) --``  ``Berlin (dpa) -``  ``(ANSA) - ROMA, 3 MAR -``  ``LONDON —``
``MADRID, 3 mar (EFE).-``  ``Riyadh, March 03, 2026, SPA --``  ``OSLO (NTB):``  ``(Kyodo) -``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.messages import Dateline, Paragraph, Span
from dateline_ingest.dating.dateline_words import is_weekday, month_named, read_date

_REACH = 140
"""Code points in which a dateline must end; the longest one seen has about 90."""
_LONGEST_PLACE = 60

_FRAMED = re.compile(
    r"\s*+(?:[.,]\s*+)?(?:/\s*(?P<slashed>[^\W\d_][^/():\n]{1,38}?)\s*/"
    r"|\(\s*(?P<round>[^\W\d_][^()\n]{1,38}?)\s*\)"
    r"|\[\s*(?P<square>[^\W\d_][^\[\]\n]{1,38}?)\s*\])"
    r"(?P<full>\s?\.(?=\s|$))?"
)
_DASH = re.compile(
    r"\s*+(?:[.:]\s*+)?(?:\u2014|\u2013|--)\s*|\s*\.-\s*|(?:\s*+[.:])?\s++-(?:\s+|$)"
    r"|(?<=\s)-\s+|\s*=\s+"
)
_COLON = re.compile(r"\s?:(?=\s+[^\sa-z\u00df-\u00ff]|\s*$)")
_SEPARATOR = re.compile(r"\s*[,.]\s*|\s+")
_STOP = re.compile(r"\s*\.(?=\s|$)")
_BARE = re.compile(
    r"(?:\s*[.,]\s*|\s+)(?P<name>[^\W\d_][\w.&'-]{1,19}(?: [^\W\d_][\w.&'-]{1,19}){0,2}?)"
    r"(?=\s*(?:\u2014|\u2013|--)|\s+-\s)"
)
_AFTER_DASH = re.compile(
    r"\s+[\u2014\u2013-]\s+(?P<name>[^\W\d_]\w{1,19}(?: [^\W\d_]\w{1,19}){0,2})\.(?=\s)"
)
"""A dash, a name and a full stop: what RIA Novosti prints after the date."""
_DAY_ALONE = re.compile(r"(?:,\s*|\s+)\d{1,2}(?=\s*\()")
"""``MADRID, 3 (EUROPA PRESS) -``"""
_RUN = re.compile(r"\S+")
_NAME_ENDS = re.compile(r"[^\w.'\u2019-]")
_STARTS = re.compile(r"[\s,./(\[:\u2014\u2013-]")
_LEADING_AGENCY = re.compile(
    r"\(\s*(?P<agency>[^\W\d_][^()\n]{1,38}?)\s*\)\s*(?:-{1,2}|\u2014|\u2013)\s*"
)
_REGION = re.compile(
    r" (?:\[(?P<square>[^\[\]\d]{3,30})\]|\((?P<round>[^()\d]{3,30})\))(?=,\s|\s[\[(])"
)
"""``New Delhi [India], March 3 (ANI):``, ``Camari\u00f1as (La Coru\u00f1a), 3 mar (EFE).-``"""
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")
_MOST_WORDS = 4
_MOST_WORDS_IN_CAPITALS = 7
"""``ABOARD THE RESEARCH SHIP POLAR STAR``"""
_PARTICLES = frozenset({
    "al", "am", "an", "and", "da", "de", "del", "der", "di", "do", "du", "e", "el", "en", "es",
    "et", "i", "la", "las", "le", "los", "och", "of", "og", "on", "the", "und", "upon", "sur", "y",
})  # fmt: skip
_LABELS = frozenset({
    "ANALYSIS", "BREAKING", "BRIEF", "CORRECTED", "CORRECTION", "EXCLUSIVE", "EXPLAINER",
    "FACTBOX", "FLASH", "INTERVIEW", "KILL", "LIVE", "NEWS", "OPINION", "PHOTOS", "READ", "REFILE",
    "SCOREBOARD", "TIMELINE", "UPDATE", "URGENT", "VIDEO", "WATCH", "WITHDRAWN", "WRAPUP",
})  # fmt: skip
"""Words in capitals before a dash that say what a story is, not where it was written."""
_NOTICE = re.compile(
    r"(?:add|correct|update|recast|refile|repeat|clarif|remove|fix)\w*\b", re.IGNORECASE
)
"""What stands in brackets before a story may be a remark on it: ``(Corrects name) - …``"""


@dataclass(frozen=True)
class _Reading:
    """One way to read the start of a paragraph."""

    place: str | None
    date: str | None
    agency: str | None
    is_slashed: bool
    ends_sentence: bool
    has_dash: bool
    stands_alone: bool
    """Whether nothing follows it in its paragraph."""
    end: int

    @property
    def is_dateline(self) -> bool:
        """Whether the parts are enough to be sure: the plainer the place, the more of them."""
        if self.place is None:
            return bool(self.agency) and self.has_dash
        capitals = self.place.partition(",")[0].isupper()
        separated = self.has_dash or self.ends_sentence or self.is_slashed or self.stands_alone
        if self.date and self.agency:
            return True
        if capitals and (self.date or self.agency):
            return separated
        if self.date or self.agency:
            return self.has_dash
        words = self.place.split()
        return capitals and self.has_dash and words[0] not in _LABELS and len(words) <= _MOST_WORDS


def find_dateline(text: str, start: int = 0, *, leniently: bool = False) -> Dateline | None:
    """Read the dateline that a paragraph opens with.

    Args:
        text: the body.
        start: where the paragraph begins; spans count from the start of the body.
        leniently: whether ``Berlin (KNA) Die Kommission`` is one, although a name and its
            abbreviation look alike; for paragraphs that are known to open a wire story.

    Returns:
        The dateline; its span ends before the dash and includes a full stop.
    """
    head = text[start : start + _REACH].split("\n", maxsplit=1)[0]
    leading = _LEADING_AGENCY.match(head)
    if leading and _NOTICE.match(leading["agency"]):
        leading = None
    reading = _read(head, leading.end() if leading else 0, leading["agency"] if leading else None)
    reading = reading or _without_place(head) or (_lenient(head) if leniently else None)
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


def is_place_line(line: str) -> bool:
    """Whether a line is a place in capitals and nothing else: ``ANKARA``."""
    words = line.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and line.isupper()
        and _is_place(line)
        and words[0] not in _LABELS
        and len(line) <= _LONGEST_PLACE
    )


def _read(head: str, offset: int, agency: str | None) -> _Reading | None:
    reach = _farthest(head, offset)
    for stop in _STARTS.finditer(head, offset + 2, offset + _LONGEST_PLACE):
        place, at = head[offset : stop.start()], stop.start()
        if at > reach:
            return None
        while (region := _REGION.match(head, at)) is not None:
            place, at = f"{place}, {region['square'] or region['round']}", region.end()
        if not _is_place(place) or _is_month(place, head[at:]):
            continue
        reading = _reading(head, place, at, agency)
        if reading.is_dateline:
            return reading
    return None


def _farthest(head: str, offset: int) -> int:
    """How far a place can reach: to the first word that stands in none."""
    # To try every stop between two words of a plain paragraph took a quarter of reading a feed.
    for word in _RUN.finditer(head, offset, offset + _LONGEST_PLACE):
        if word[0][0].islower() and _NAME_ENDS.split(word[0], 1)[0] not in _PARTICLES:
            return word.start()
    return len(head)


def _is_month(place: str, rest: str) -> bool:
    """Whether what looks like a place is a month before its day."""
    last = place.replace(",", " ").split()[-1]
    return month_named(last) is not None and rest.lstrip(" .")[:1].isdigit()


def _reading(head: str, place: str, at: int, agency: str | None) -> _Reading:
    separator = _SEPARATOR.match(head, at)
    dated = read_date(head, separator.end()) if separator else None
    end = dated.end if dated else at
    day = None if dated else _DAY_ALONE.match(head, at)
    framed = _FRAMED.match(head, day.end() if day else end)
    bare = None if framed else _bare(head, end, place, is_dated=dated is not None)
    named = next(iter(filter(None, framed.groups()[:3])), None) if framed else None
    is_full = bool(framed and framed["full"])
    if framed or bare:
        end = (framed or bare).end()  # type: ignore[union-attr]
    elif stop := _STOP.match(head, end):
        end, is_full = stop.end(), True
    if "," in place and head[at : at + 1] == ".":  # the dot of an abbreviated state: "PIERRE, S.D."
        place += "."
    return _Reading(
        place=place,
        date=dated.iso if dated else None,
        agency=_first(named or (bare["name"] if bare else None) or agency),
        is_slashed=bool(framed and framed["slashed"] and "/ " not in framed[0].rstrip()),
        ends_sentence=is_full,
        has_dash=_has_dash(head, end, named),
        stands_alone=end == len(head.rstrip()),
        end=end,
    )


def _has_dash(head: str, end: int, framed: str | None) -> bool:
    """A dash, or behind an agency in brackets and capitals a colon."""
    if framed is not None and framed.isupper() and _COLON.match(head, end):
        return True
    return _DASH.match(head, end) is not None


def _bare(head: str, at: int, place: str, *, is_dated: bool) -> re.Match[str] | None:
    """An agency without brackets: after a date, or in capitals after a place that is not in them.

    ``AUSTIN, TX -`` and ``SYDNEY, NSW -`` name a state, so that capitals after capitals do not do.
    """
    found = _BARE.match(head, at)
    if is_dated and found is None and place.isupper():
        return _AFTER_DASH.match(head, at)
    if found is None or is_weekday(found["name"]) or month_named(found["name"].split()[0]):
        return None
    name = found["name"]
    if is_dated:
        return found if name[0].isupper() and name.split()[0].upper() not in _LABELS else None
    is_agency = name.isupper() and name.isalpha() and 3 <= len(name) <= 5  # noqa: PLR2004 - SPA, TASSR
    return found if is_agency and not place.isupper() and head[at] == "," else None


def _without_place(head: str) -> _Reading | None:
    """Read ``March 3 (Reuters) -`` and ``(Kyodo) -``."""
    dated = read_date(head, 0)
    framed = _FRAMED.match(head, dated.end if dated else 0)
    named = framed and (framed["round"] or framed["slashed"])
    if not framed or not named or _NOTICE.match(named) or len(named.split()) > 3:  # noqa: PLR2004 - a name
        return None
    has_dash = bool(_DASH.match(head, framed.end()))
    date = dated.iso if dated else None
    found = _Reading(None, date, _first(named), False, False, has_dash, False, framed.end())  # noqa: FBT003 - as declared
    return found if found.is_dateline else None


_LENIENT = re.compile(
    r"(?P<place>[^\W\d_][\w.'-]{2,20}(?: [A-Z][\w'-]{2,20})?) ?"
    r"\((?P<agency>[^\W\d_]{2,8}(?:/[^\W\d_]{2,8})?)\) "
    r"(?=[\"'\u00ab\u201e\u201c]?[A-Z\u00c0-\u00de])"
)


def _lenient(head: str) -> _Reading | None:
    found = _LENIENT.match(head)
    if found is None or not _is_place(found["place"]):
        return None
    end = found.end("agency") + 1
    return _Reading(found["place"], None, _first(found["agency"]), False, False, True, False, end)  # noqa: FBT003 - as declared


def _first(agency: str | None) -> str | None:
    """Of ``dpa/lby`` and ``AP/dpa`` the one that signs first."""
    return agency.partition("/")[0].strip() if agency else None


def _is_place(text: str) -> bool:
    """Capitals, or words with capital initials; after a comma, the region or country."""
    return all(_is_one_place(part) for part in re.split(r",\sand\s", text, maxsplit=1))


def _is_one_place(text: str) -> bool:
    parts = [part.strip() for part in re.split(r"[,/]", text)]
    if not all(parts) or len(parts) > 3:  # noqa: PLR2004 - city, region, country
        return False
    return all(_is_name(part) for part in parts)


def _is_name(text: str) -> bool:
    words = text.split()
    most = _MOST_WORDS_IN_CAPITALS if text.isupper() else _MOST_WORDS
    if not 1 <= len(words) <= most or not all(_WORD.fullmatch(word) for word in words):
        return False
    return words[0][0].isupper() and all(w[0].isupper() or w in _PARTICLES for w in words)
