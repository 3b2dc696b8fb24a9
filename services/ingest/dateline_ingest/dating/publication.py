"""When a story was published, told from its text alone, with the evidence kept. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

from dateline.messages import DateEvidence, Dateline, Instant, Paragraph
from dateline_ingest.dating.stamps import day_instant
from dateline_ingest.dating.year_clues import Clue, find_clues

_OLDEST = 1990
"""Wire copy in plain-text files is not older; a wider range only adds false candidates."""

_WEEKDAY_ODDS = (0.75, 0.15, 0.04, 0.02, 0.015, 0.015, 0.01)
"""How often the weekday that a story names lies 0, 1, … 6 days before its dateline.

Wire style names the weekday of the event; most stories are filed on the day of it, the rest
nearly all on the day after. Our reading of agency style books, not a count."""

_NEXT_YEARS = (0.25, 0.5, 0.12, 0.06, 0.03, 0.02, 0.01)
"""How often a year that a story looks forward to is 0, 1, … years ahead; beyond that 0.005.

For 0 it is weighed by how much of the year is left: on December 27 nobody says "in 2017"."""

_PAST_YEARS = (0.12, 0.22, 0.12, 0.09, 0.07, 0.06, 0.05)
"""How often the newest year that a story looks back to is 0, 1, … years behind; beyond that 0.03.

Nearly flat: a story on a book lent in 1971 is not from the seventies."""

_MISREAD = 0.02
"""The odds that a year taken to lie ahead lies behind, or the reverse."""

_RECENCY = 0.9
"""The prior odds of a story lose a tenth with each year of age."""
_THIS_YEAR = 4.0
"""How much likelier a story is to be less than a year old: most wire copy is read when it is new.
Alone it decides nothing; with a weekday that fits it does."""
_ARRIVED = 20.0
"""How much likelier it is to be from the three days before its file was written."""

_DECIDED = 0.6
"""The share of all odds at which the best candidate is called the answer, not a guess."""
_FARTHEST = 50_000
"""Code points of a text that are searched; few stories are longer, and a clue costs 0.1 ms."""


@dataclass(frozen=True)
class Publication:
    """When a story was published, and why we think so."""

    published: Instant | None
    evidence: tuple[DateEvidence, ...]


def infer(
    body: str,
    paragraphs: Sequence[Paragraph],
    dateline: Dateline | None,
    *,
    latest: date,
    arrived: date | None = None,
) -> Publication:
    """Infer the day of publication from the text.

    Every year that gives the dateline's day and month a full date is a candidate. The weekdays
    that the text names, the years that it looks forward or back to and the age of the candidate
    multiply into its odds; a candidate is the answer if it holds most of the odds. Boilerplate is
    never read: the year in a copyright line is the year of the web site.

    Args:
        body: the text, dateline included.
        paragraphs: its paragraphs.
        dateline: without a day and month in it nothing is inferred.
        latest: no story is from later than this.
        arrived: the day on which the file was written, where there is a file.

    Returns:
        The day, or ``None`` where nothing decides, and the evidence found in either case.
    """
    if dateline is None or dateline.date is None:
        return Publication(None, ())
    clues = list(_clues(body, paragraphs, dateline.span.end))
    if not dateline.date.startswith("--"):
        day = date.fromisoformat(dateline.date)
        chosen = day if day <= latest else None
        return _published(chosen, 0.95, dateline, _used(clues, day), None)
    odds = {day: _odds(day, clues, latest, arrived) for day in _candidates(dateline.date, latest)}
    total = sum(odds.values())
    best = max(odds, key=lambda day: odds[day], default=None)
    if best is None or odds[best] < _DECIDED * total:
        return _published(None, 0.0, dateline, _used(clues, None), None)
    share = odds[best] / total
    return _published(best, share, dateline, _used(clues, best), arrived)


def dateline_evidence(dateline: Dateline, confidence: float = 0.9) -> DateEvidence | None:
    """The claim that a dateline makes; ``None`` where it names no date."""
    if dateline.date is None:
        return None
    return DateEvidence(
        role="published",
        origin="dateline",
        value=dateline.date,
        granularity="day",
        confidence=confidence,
        field="body",
        span=dateline.span,
        text=dateline.text,
    )


def _clues(body: str, paragraphs: Sequence[Paragraph], after: int) -> Iterable[Clue]:
    """The clues of the story, which begins where its dateline ends."""
    for paragraph in paragraphs:
        start, end = max(after, paragraph.start), min(paragraph.end, _FARTHEST)
        if paragraph.kind != "boilerplate" and start < end:
            lead = paragraph.start < after
            yield from find_clues("body", body, start, end, lead=lead)


def _candidates(month_and_day: str, latest: date) -> Iterable[date]:
    for year in range(latest.year, _OLDEST - 1, -1):
        try:
            day = date.fromisoformat(f"{year}{month_and_day[1:]}")
        except ValueError:  # February 29
            continue
        if day <= latest:
            yield day


def _odds(day: date, clues: Sequence[Clue], latest: date, arrived: date | None) -> float:
    age = (latest - day).days
    odds: float = _RECENCY ** (age / 365.25) * (_THIS_YEAR if age <= 366 else 1.0)  # noqa: PLR2004 - a year
    if arrived is not None and 0 <= (arrived - day).days <= 3:  # noqa: PLR2004 - a long weekend
        odds *= _ARRIVED
    weekdays = {clue.number for clue in clues if clue.kind == "weekday" and clue.in_lead} or {
        clue.number for clue in clues if clue.kind == "weekday"
    }
    odds *= prod(_WEEKDAY_ODDS[(day.isoweekday() - number) % 7] for number in weekdays)
    odds *= prod(_future(day, year) for year in _years(clues, "future_year"))
    past = _years(clues, "past_year")
    return odds * (_past(day, max(past)) if past else 1.0)


def _years(clues: Sequence[Clue], kind: str) -> set[int]:
    return {clue.number for clue in clues if clue.kind == kind}


def _future(day: date, year: int) -> float:
    """The odds of a day, given a year that a story of that day looks forward to."""
    ahead = year - day.year
    if ahead < 0:
        return _MISREAD
    if ahead == 0:
        left = (date(year, 12, 31) - day).days / 365
        return _NEXT_YEARS[0] * left
    return _NEXT_YEARS[ahead] if ahead < len(_NEXT_YEARS) else 0.005


def _past(day: date, year: int) -> float:
    """The odds of a day, given the newest year that a story of that day looks back to."""
    behind = day.year - year
    if behind < 0:
        return _MISREAD
    return _PAST_YEARS[behind] if behind < len(_PAST_YEARS) else 0.03


def _used(clues: Sequence[Clue], day: date | None) -> list[Clue]:
    """Each weekday and year once, where first named; given a day, those that agree with it."""
    first: dict[tuple[str, int], Clue] = {}
    for clue in clues:
        if day is None or _agrees(clue, day):
            first.setdefault((clue.kind, clue.number), clue)
    return list(first.values())


def _agrees(clue: Clue, day: date) -> bool:
    if clue.kind == "weekday":
        return (day.isoweekday() - clue.number) % 7 <= 1
    return clue.kind == "past_year" or clue.number >= day.year


def _published(
    day: date | None,
    share: float,
    dateline: Dateline,
    clues: Sequence[Clue],
    arrived: date | None,
) -> Publication:
    evidence = [dateline_evidence(dateline)]
    evidence.extend(_clue_evidence(clue, share) for clue in clues)
    if day is not None and arrived is not None and 0 <= (arrived - day).days <= 3:  # noqa: PLR2004 - as in _odds
        evidence.append(
            DateEvidence(
                role="published",
                origin="file",
                value=arrived.isoformat(),
                granularity="day",
                confidence=0.5,
            )
        )
    return Publication(
        day_instant(day) if day else None, tuple(claim for claim in evidence if claim)
    )


def _clue_evidence(clue: Clue, share: float) -> DateEvidence | None:
    """The claim that a clue makes; a year looked back to is weighed but is no claim of its own."""
    if clue.kind == "past_year":
        return None
    weekday = clue.kind == "weekday"
    return DateEvidence(
        role="published",
        origin=clue.kind,
        value=f"XXXX-WXX-{clue.number}" if weekday else str(clue.number),
        granularity="day" if weekday else "year",
        confidence=round(share * (0.8 if weekday else 0.6), 2),
        field=clue.field,
        span=clue.span,
        text=clue.text,
    )
