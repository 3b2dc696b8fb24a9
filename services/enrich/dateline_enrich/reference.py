"""Chooses the date against which an article's relative dates are read. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final, Literal

from dateline.messages import ArticleFetched, Instant, Reference

_DAY: Final = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_OFFSET: Final = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d)")
_A_DAY: Final = timedelta(days=1)
_KNOWS_THE_DAY: Final = frozenset({"second", "minute", "hour", "daypart", "day"})
_FROM_THE_TEXT: Final = frozenset({"dateline", "weekday", "future_year"})


def choose_reference(article: ArticleFetched) -> Reference | None:
    """The day of the dateline where publication agrees to within a day, else of publication.

    A story is written on the day of its dateline and often published after midnight; a dateline
    that is further off is an old story published again, or a misprint, and counts as a conflict.

    Returns:
        ``None`` where neither gives a full date: a guess would spoil every relative date.
    """
    published = _published(article)
    written = article.dateline.date if article.dateline else None
    day = _dateline_day(written, published)
    if published is None:
        return None if day is None else Reference(date=day.isoformat(), origin="dateline")
    if day is not None and abs(day - published) <= _A_DAY:
        other = published.isoformat() if published != day else None
        return Reference(date=day.isoformat(), origin="dateline", other=other)
    return Reference(
        date=published.isoformat(),
        origin=_origin(article),
        conflict=day is not None,
        other=day.isoformat() if day else None,
    )


def _published(article: ArticleFetched) -> date | None:
    instant = article.published
    if instant is None or instant.granularity not in _KNOWS_THE_DAY:
        return None
    return _local_day(instant)


def _local_day(instant: Instant) -> date:
    """The day on the publisher's own calendar, by the offset that the source wrote."""
    found = _OFFSET.fullmatch(instant.offset or "")
    if found is None:
        return instant.at.date()
    shift = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    try:
        return (instant.at + shift if found["sign"] == "+" else instant.at - shift).date()
    except OverflowError:
        return instant.at.date()


def _dateline_day(text: str | None, published: date | None) -> date | None:
    """The day of ``2017-12-27``; ``--12-27`` is the last one before the day after publication."""
    found = _DAY.fullmatch(text or "")
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    if found["year"] != "-":
        return _make(int(found["year"]), month, day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [made for made in (_make(year, month, day) for year in years) if made is not None]
    return max((made for made in days if made - published <= _A_DAY), default=None)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _origin(article: ArticleFetched) -> Literal["published", "inferred", "fetched"]:
    """What the chosen date of publication rests on, by the evidence that ingest recorded."""
    claims = [claim for claim in article.date_evidence if claim.role == "published"]
    if article.published is not None:
        claims = [claim for claim in claims if _supports(claim.value, article.published)] or claims
    origins = {claim.origin for claim in claims}
    if origins and origins <= _FROM_THE_TEXT:
        return "inferred"
    return "fetched" if origins == {"fetched"} else "published"


def _supports(value: str, published: Instant) -> bool:
    """Whether a claim names the chosen day, on the publisher's calendar or in UTC."""
    try:
        claimed = datetime.fromisoformat(value).date()
    except ValueError:
        return False
    return claimed in {_local_day(published), published.at.date()}
