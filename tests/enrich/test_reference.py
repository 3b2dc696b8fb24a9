"""The choice of the date that relative dates are read against."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

import pytest

from dateline.messages import (
    ArticleFetched,
    DateEvidence,
    Dateline,
    Granularity,
    Instant,
    Reference,
    Source,
    Span,
)
from dateline_enrich.reference import choose_reference


def _article(**fields: Any) -> ArticleFetched:
    return ArticleFetched(
        article_id=UUID(int=7),
        revision=1,
        source=Source(id="tarn-herald", name="Tarn Herald"),
        title="Dam breaks",
        body="ORLOW, December 27. The dam broke on Wednesday.",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
        content_hash="0" * 32,
        via="wire",
        **fields,
    )


def _published(
    text: str, offset: str | None = None, granularity: Granularity = "second"
) -> Instant:
    return Instant(
        at=datetime.fromisoformat(text).replace(tzinfo=UTC), offset=offset, granularity=granularity
    )


def _dateline(text: str | None) -> Dateline:
    return Dateline(text="ORLOW, December 27.", span=Span(start=0, end=19), date=text)


def _claim(
    origin: Literal["feed", "page", "dateline", "weekday", "future_year", "fetched"],
    value: str = "2017-12-27",
) -> DateEvidence:
    return DateEvidence(
        role="published", origin=origin, value=value, granularity="day", confidence=0.9
    )


def test_publication_is_the_reference_where_there_is_no_dateline() -> None:
    """Most web articles have none."""
    chosen = choose_reference(_article(published=_published("2017-12-27T09:00:00")))
    assert chosen == Reference(date="2017-12-27", origin="published")


@pytest.mark.parametrize("day", ["2017-12-26", "2017-12-27", "2017-12-28", "--12-26", "--12-28"])
def test_a_dateline_within_a_day_of_publication_wins(day: str) -> None:
    """A story is written on its dateline's day and often published after midnight."""
    chosen = choose_reference(
        _article(published=_published("2017-12-27T00:30:00"), dateline=_dateline(day))
    )
    told = day.replace("--", "2017-")
    other = "2017-12-27" if told != "2017-12-27" else None
    assert chosen == Reference(date=told, origin="dateline", other=other)


@pytest.mark.parametrize("day", ["2017-12-25", "2016-12-27", "--12-24", "--06-27"])
def test_a_dateline_further_off_is_a_conflict(day: str) -> None:
    """Publication is taken, and the disagreement is told."""
    chosen = choose_reference(
        _article(published=_published("2017-12-27T09:00:00"), dateline=_dateline(day))
    )
    assert chosen == Reference(
        date="2017-12-27", origin="published", conflict=True, other=day.replace("--", "2017-")
    )


def test_the_year_of_a_dateline_may_be_the_one_before() -> None:
    """Written on New Year's Eve, published on New Year's Day."""
    chosen = choose_reference(
        _article(published=_published("2018-01-01T00:10:00"), dateline=_dateline("--12-31"))
    )
    assert chosen == Reference(date="2017-12-31", origin="dateline", other="2018-01-01")


def test_the_day_of_publication_is_the_publisher_s_own() -> None:
    """At 22:30 UTC it is already tomorrow in Moscow."""
    chosen = choose_reference(_article(published=_published("2017-12-26T22:30:00", "+03:00")))
    assert chosen == Reference(date="2017-12-27", origin="published")


def test_the_day_west_of_greenwich_is_the_publisher_s_own() -> None:
    """At 03:00 UTC it is still yesterday in New York."""
    chosen = choose_reference(_article(published=_published("2017-12-28T03:00:00", "-05:00")))
    assert chosen == Reference(date="2017-12-27", origin="published")


@pytest.mark.parametrize("offset", ["nonsense", "", "Z"])
def test_an_offset_that_is_none_leaves_the_day_in_utc(offset: str) -> None:
    """A strange offset is no reason to fail."""
    chosen = choose_reference(_article(published=_published("2017-12-26T22:30:00", offset)))
    assert chosen == Reference(date="2017-12-26", origin="published")


def test_an_offset_at_the_end_of_the_calendar_does_not_raise() -> None:
    """No feed is too strange."""
    chosen = choose_reference(_article(published=_published("9999-12-31T23:30:00", "+03:00")))
    assert chosen == Reference(date="9999-12-31", origin="published")


@pytest.mark.parametrize("origin", ["dateline", "weekday", "future_year"])
def test_publication_that_the_text_told_is_inferred(
    origin: Literal["dateline", "weekday", "future_year"],
) -> None:
    """Ingest may have worked it out; the reader should know."""
    chosen = choose_reference(
        _article(
            published=_published("2017-12-27T00:00:00", granularity="day"),
            date_evidence=(_claim(origin),),
        )
    )
    assert chosen == Reference(date="2017-12-27", origin="inferred")


def test_publication_that_is_only_the_fetch_is_called_so() -> None:
    """The weakest of all origins."""
    chosen = choose_reference(
        _article(
            published=_published("2017-12-27T08:00:00"),
            date_evidence=(_claim("fetched", "2017-12-27T08:00:00Z"),),
        )
    )
    assert chosen == Reference(date="2017-12-27", origin="fetched")


def test_only_evidence_for_the_chosen_day_counts() -> None:
    """A losing claim of the page does not make an inferred day a published one."""
    chosen = choose_reference(
        _article(
            published=_published("2017-12-27T00:00:00", granularity="day"),
            date_evidence=(_claim("page", "2026-01-01"), _claim("weekday"), _claim("feed", "--12")),
        )
    )
    assert chosen == Reference(date="2017-12-27", origin="inferred")


def test_a_feed_that_agrees_with_the_text_makes_it_published() -> None:
    """One outside witness is enough."""
    chosen = choose_reference(
        _article(
            published=_published("2017-12-27T00:00:00"),
            date_evidence=(_claim("feed"), _claim("dateline")),
        )
    )
    assert chosen == Reference(date="2017-12-27", origin="published")


def test_a_full_dateline_alone_is_enough() -> None:
    """A wire file may carry nothing else."""
    chosen = choose_reference(_article(dateline=_dateline("2017-12-27")))
    assert chosen == Reference(date="2017-12-27", origin="dateline")


@pytest.mark.parametrize("day", [None, "--12-27", "2017-02-30", "27 December", "2017-12"])
def test_without_a_full_date_there_is_no_reference(day: str | None) -> None:
    """A guess would spoil every relative date."""
    assert choose_reference(_article(dateline=_dateline(day))) is None


def test_without_any_date_there_is_no_reference() -> None:
    """The time of fetching is no evidence of its own."""
    assert choose_reference(_article()) is None


@pytest.mark.parametrize("granularity", ["month", "year", "week"])
def test_publication_without_a_day_is_no_reference(granularity: Granularity) -> None:
    """The first of the month would be a guess."""
    published = _published("2017-12-01T00:00:00", granularity=granularity)
    assert choose_reference(_article(published=published)) is None


def test_a_dateline_that_no_calendar_has_is_ignored() -> None:
    """The thirtieth of February agrees with nothing and contradicts nothing."""
    chosen = choose_reference(
        _article(published=_published("2018-03-01T00:00:00"), dateline=_dateline("--02-30"))
    )
    assert chosen == Reference(date="2018-03-01", origin="published")
