"""Tests of looking for a date where a page states none."""

from __future__ import annotations

from datetime import date

from dateline_ingest.dating.guessing import guessed_claim

LATEST = date(2026, 5, 5)


def guess(body: str) -> tuple[str, float] | None:
    """The day that is found, and how sure it is."""
    page = f"<html><head><title>t</title></head><body>{body}</body></html>"
    claim = guessed_claim(page, None, LATEST)
    return (claim.instant.at.date().isoformat(), claim.confidence) if claim else None


def test_a_date_where_dates_stand_is_found() -> None:
    """With some confidence."""
    found = guess("<p class='date'>Published on 3 May 2026</p><p>Text.</p>")
    assert found is not None
    assert found[0] == "2026-05-03"
    assert found[1] <= 0.5


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    """Htmldate makes the first of January of it."""
    assert guess("<p>Text.</p><footer>\u00a9 2026 Harbour Post</footer>") is None


def test_a_first_of_january_that_is_written_out_is_one() -> None:
    """Papers appear on it too."""
    found = guess("<p class='date'>2026-01-01</p><p>Text.</p>")
    assert found is not None
    assert found[0] == "2026-01-01"


def test_a_day_after_the_fetch_is_not_taken() -> None:
    """Nobody writes of tomorrow's paper."""
    assert guess("<p class='date'>2026-12-24</p><p>Text.</p>") is None


def test_a_page_without_a_date_gives_none() -> None:
    """Nor does one without anything."""
    assert guess("<p>Text.</p>") is None
    assert guessed_claim("", None, LATEST) is None
