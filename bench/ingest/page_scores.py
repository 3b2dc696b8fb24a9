"""How near a reading of a news page comes to its gold. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import mean

from dateline_ingest.text.words import overlap, words

_EXACT_S = 60.0
LOW = 0.5
"""A body below it is not the story."""


@dataclass(frozen=True)
class Reading:
    """What a reader made of a page; ``None`` where it does not read that at all."""

    body: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: datetime | date | None = None


@dataclass(frozen=True)
class Scores:
    """The scores of one page, 0 to 1; ``None`` where the reader does not read that."""

    body: float | None
    day: float | None
    instant: float | None
    title: float | None
    authors: float | None


@dataclass(frozen=True)
class Row:
    """A reader's scores over all pages."""

    name: str
    body: float | None
    low: tuple[str, ...]
    """The pages whose body is below one half."""
    day: float | None
    instant: float | None
    title: float | None
    authors: float | None
    pages_a_second: float


def score(
    reading: Reading,
    *,
    body: str,
    title: str,
    authors: Sequence[str],
    published: str | None,
    dates: bool,
) -> Scores:
    """Score a reading.

    The body by the F1 of its words as a multiset, the title by the same words, the authors by the
    F1 of their names. The day counts if it is the gold's at the offset written there, or in UTC;
    the instant if it is less than a minute off, a gold without an offset taken as UTC.

    Args:
        reading: of the page.
        body: the gold text.
        title: the gold headline.
        authors: the gold names.
        published: the gold date.
        dates: whether the reader is one that reads dates.
    """
    gold = datetime.fromisoformat(published) if published else None
    is_dated = dates and gold is not None
    return Scores(
        body=None if reading.body is None else overlap(reading.body, body),
        day=float(_is_day(reading.published, gold)) if is_dated else None,
        instant=float(_is_instant(reading.published, gold)) if is_dated else None,
        title=None if reading.title is None else float(words(reading.title) == words(title)),
        authors=None if reading.authors is None else _names(reading.authors, authors),
    )


def summed(name: str, scores: Sequence[tuple[str, Scores]], seconds: float) -> Row:
    """Average the scores of all pages.

    Args:
        name: of the reader.
        scores: of each page, by its name.
        seconds: of processor time that all took.
    """

    def average(values: Sequence[float | None]) -> float | None:
        present = [value for value in values if value is not None]
        return mean(present) if present else None

    each = [one for _, one in scores]
    return Row(
        name=name,
        body=average([one.body for one in each]),
        low=tuple(page for page, one in scores if one.body is not None and one.body < LOW),
        day=average([one.day for one in each]),
        instant=average([one.instant for one in each]),
        title=average([one.title for one in each]),
        authors=average([one.authors for one in each]),
        pages_a_second=len(scores) / seconds if seconds else 0.0,
    )


def table(rows: Sequence[Row]) -> str:
    """Lay the rows out as Markdown."""
    lines = [
        "| reader | body F1 | pages < 0.5 | day | instant | title | authors | pages/CPU-s |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        told = [_told(v) for v in (row.day, row.instant, row.title, row.authors)]
        lines.append(
            f"| {row.name} | {_told(row.body)} | {len(row.low) if row.body is not None else '–'} | "
            f"{' | '.join(told)} | {row.pages_a_second:.0f} |"
        )
    return "\n".join(lines)


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _is_day(found: datetime | date | None, gold: datetime | None) -> bool:
    if found is None or gold is None:
        return False
    days = {gold.date(), gold.astimezone(UTC).date() if gold.tzinfo else gold.date()}
    if isinstance(found, datetime):
        return not days.isdisjoint({found.date(), found.astimezone(UTC).date()})
    return found in days


def _is_instant(found: datetime | date | None, gold: datetime | None) -> bool:
    if gold is None or not isinstance(found, datetime):
        return False
    exact = gold if gold.tzinfo else gold.replace(tzinfo=UTC)
    return abs((found - exact).total_seconds()) <= _EXACT_S


def _names(found: Sequence[str], gold: Sequence[str]) -> float:
    one = {" ".join(words(name)) for name in found}
    two = {" ".join(words(name)) for name in gold}
    if not one and not two:
        return 1.0
    return 2 * len(one & two) / (len(one) + len(two))
