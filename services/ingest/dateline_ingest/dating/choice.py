"""Which of an article's dates is believed, and whether the others disagree. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from dateline.messages import ArticleFetched, DateEvidence, Dateline, Instant, Provenance
from dateline_ingest.dating.publication import dateline_evidence, infer

VERSION = "1"
"""Of the rules that choose and infer dates; raised with each change of their results."""

_DAY = timedelta(days=1)
_FIRST_YEAR = 1980
"""A publication date before it is a default of some software: 1970-01-01, 0001-01-01."""

_TRUSTED = 0.6
"""The confidence below which a claim that disagrees is no conflict."""


@dataclass(frozen=True)
class Claim:
    """A date that a feed, a page or a file states outright."""

    role: Literal["published", "updated"]
    instant: Instant
    origin: Literal["feed", "page", "url", "given"]
    text: str
    confidence: float = 0.95


def date_article(
    article: ArticleFetched, claims: Sequence[Claim] = (), *, arrived: date | None = None
) -> ArticleFetched:
    """Choose an article's dates, and record what speaks for and against them.

    A stated date wins, the first one that is sane: not before 1980, not more than 24 hours after
    the fetch. Other claims may make it more exact, never move it: where it is a day, the first
    clock time that another claim gives for that day is taken, and where it has no offset, that of
    a claim with the same reading of the clock. Without a stated date the text is asked.

    Args:
        article: without dates.
        claims: the best first.
        arrived: the day on which a wire file was written.
    """
    sane = [claim for claim in claims if _is_sane(claim, article)]
    published = _chosen([claim.instant for claim in sane if claim.role == "published"])
    updated = _chosen([claim.instant for claim in sane if claim.role == "updated"])
    evidence = tuple(_evidence(claim, sane=claim in sane) for claim in claims)
    provenance = article.provenance
    if published is None:
        inferred = infer(
            article.body,
            article.paragraphs,
            article.dateline,
            latest=(article.fetched_at + _DAY).date(),
            arrived=arrived,
        )
        published, evidence = inferred.published, evidence + inferred.evidence
        if published:
            provenance += (
                Provenance(
                    part="published",
                    component="dateline_ingest.dating.publication",
                    version=VERSION,
                ),
            )
    elif article.dateline and (claimed := dateline_evidence(article.dateline)):
        evidence += (claimed,)
    return article.model_copy(
        update={
            "published": published,
            "updated": updated,
            "date_evidence": evidence,
            "dates_conflict": _conflict(sane, published, article.dateline),
            "provenance": provenance,
        }
    )


def _chosen(stated: Sequence[Instant]) -> Instant | None:
    """The first instant, as exact as the others make it."""
    if not stated:
        return None
    chosen = stated[0]
    if chosen.granularity == "day":
        chosen = next((i for i in stated if i.granularity != "day" and i.day == chosen.day), chosen)
    if chosen.offset is None and chosen.granularity != "day":
        chosen = next((i for i in stated if i.offset and _clock(i) == _clock(chosen)), chosen)
    return chosen


def _clock(instant: Instant) -> datetime:
    """What the clock showed there, to the minute."""
    zone = datetime.fromisoformat(f"2000-01-01T00:00:00{instant.offset or '+00:00'}").tzinfo
    return instant.at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)


def _is_sane(claim: Claim, article: ArticleFetched) -> bool:
    at = claim.instant.at
    return at.year >= _FIRST_YEAR and at <= article.fetched_at + _DAY


def _evidence(claim: Claim, *, sane: bool) -> DateEvidence:
    at = claim.instant.at
    is_day = claim.instant.granularity == "day"
    return DateEvidence(
        role=claim.role,
        origin=claim.origin,
        value=at.date().isoformat() if is_day else at.isoformat().replace("+00:00", "Z"),
        granularity=claim.instant.granularity,
        confidence=claim.confidence if sane else 0.0,
        text=claim.text,
    )


def _conflict(sane: Sequence[Claim], published: Instant | None, dateline: Dateline | None) -> bool:
    """Whether stated publication dates, or the dateline, lie more than a day from the chosen."""
    if published is None:
        return False
    chosen = published.at.date()
    stated = [
        claim.instant.at.date()
        for claim in sane
        if claim.role == "published" and claim.confidence >= _TRUSTED
    ]
    if dateline and dateline.date:
        stated.append(_nearest(dateline.date, chosen))
    return any(abs(day - chosen) > _DAY for day in stated)


def _nearest(written: str, chosen: date) -> date:
    """A dateline's date in the year that brings it nearest to a day."""
    if not written.startswith("--"):
        return date.fromisoformat(written)
    # Eight years hold a leap year even around 1900 and 2100.
    years = range(max(1, chosen.year - 8), chosen.year + 9)
    days = [day for year in years if (day := _day(f"{year:04}{written[1:]}"))]
    return min(days, key=lambda day: abs(day - chosen))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
