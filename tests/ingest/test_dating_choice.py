"""Tests of choosing among an article's dates."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.dating.stamps import read_stamp
from dateline_ingest.text.paragraphs import Block, join

from .samples import NOW, article


def story(text: str = "Text.") -> ArticleFetched:
    """An article without dates."""
    body, paragraphs = join([Block(text)])
    return article(body=body, paragraphs=paragraphs, dateline=dateline_of(body, paragraphs))


def claim(
    text: str, role: Literal["published", "updated"] = "published", confidence: float = 0.95
) -> Claim:
    """A date that a feed states."""
    instant = read_stamp(text)
    assert instant is not None
    return Claim(role, instant, "feed", text, confidence)


def test_a_stated_date_wins_and_keeps_its_offset() -> None:
    """The feed knows best."""
    dated = date_article(story(), [claim("2026-05-03T18:30:00+02:00")])
    assert dated.published is not None
    assert dated.published.offset == "+02:00"
    (evidence,) = dated.date_evidence
    assert (evidence.origin, evidence.value) == ("feed", "2026-05-03T16:30:00Z")
    assert evidence.text == "2026-05-03T18:30:00+02:00"
    assert not dated.dates_conflict


@pytest.mark.parametrize(
    "text", ["1970-01-01T00:00:00Z", "0001-01-01", "2026-05-05T12:00:01Z", "2099-01-01"]
)
def test_a_date_that_cannot_be_is_kept_but_not_believed(text: str) -> None:
    """Software writes its defaults, and clocks run wrong."""
    dated = date_article(story(), [claim(text)])
    assert dated.published is None
    assert dated.date_evidence[0].confidence == 0.0


def test_a_date_a_little_ahead_is_believed() -> None:
    """Local time called UTC is up to half a day off."""
    text = (NOW + timedelta(hours=23)).isoformat()
    assert date_article(story(), [claim(text)]).published is not None


def test_the_first_sane_claim_wins() -> None:
    """They come best first."""
    dated = date_article(story(), [claim("1970-01-01"), claim("2026-05-03"), claim("2026-05-02")])
    assert dated.published is not None
    assert dated.published.at.date().isoformat() == "2026-05-03"
    assert len(dated.date_evidence) == 3


@pytest.mark.parametrize(
    ("first", "second", "at", "offset"),
    [
        ("2026-05-03", "2026-05-03T08:00:00+02:00", "2026-05-03T06:00:00Z", "+02:00"),
        ("2026-05-03", "2026-05-02T08:00:00+02:00", "2026-05-03T00:00:00Z", None),
        ("2026-05-03T08:00:00", "2026-05-03T08:00:30+02:00", "2026-05-03T06:00:30Z", "+02:00"),
        ("2026-05-03T08:00:00", "2026-05-03T09:00:00+02:00", "2026-05-03T08:00:00Z", None),
        ("2026-05-03T08:00:00", "2026-05-03", "2026-05-03T08:00:00Z", None),
        ("2026-05-03T08:00:00Z", "2026-05-03T08:00:00+02:00", "2026-05-03T08:00:00Z", "+00:00"),
    ],
)
def test_another_claim_makes_a_date_more_exact_and_never_moves_it(
    first: str, second: str, at: str, offset: str | None
) -> None:
    """A clock for its day, an offset for its clock; nothing that it says is contradicted."""
    dated = date_article(story(), [claim(first), claim(second)])
    assert dated.published is not None
    assert dated.published.at == datetime.fromisoformat(at)
    assert dated.published.offset == offset


def test_a_claim_of_little_worth_makes_no_conflict() -> None:
    """A time element may be that of another story."""
    dated = date_article(story(), [claim("2026-05-03"), claim("2025-04-03", confidence=0.55)])
    assert not dated.dates_conflict
    assert len(dated.date_evidence) == 2


def test_the_date_of_a_change_stands_apart() -> None:
    """It is no date of publication."""
    dated = date_article(story(), [claim("2026-05-03", "updated")])
    assert dated.published is None
    assert dated.updated is not None
    assert dated.date_evidence[0].role == "updated"


def test_a_dateline_is_evidence_beside_a_stated_date() -> None:
    """And no conflict where it is a day off."""
    dated = date_article(story("OSTBY, May 2 (KP) - It met."), [claim("2026-05-03T08:00:00Z")])
    assert [evidence.origin for evidence in dated.date_evidence] == ["feed", "dateline"]
    assert not dated.dates_conflict


def test_a_dateline_far_from_the_stated_date_is_a_conflict() -> None:
    """The stated date still wins."""
    dated = date_article(story("OSTBY, April 2 (KP) - It met."), [claim("2026-05-03T08:00:00Z")])
    assert dated.dates_conflict
    assert dated.published is not None
    assert dated.published.at.month == 5


@pytest.mark.parametrize(
    ("dateline", "stated"),
    [("December 31", "2026-01-01"), ("January 1", "2025-12-31"), ("February 29", "2024-03-01")],
)
def test_a_dateline_is_read_in_the_nearest_year(dateline: str, stated: str) -> None:
    """Around New Year the years differ without a conflict."""
    dated = date_article(story(f"OSTBY, {dateline} (KP) - It met."), [claim(stated)])
    assert not dated.dates_conflict


def test_a_full_dateline_of_another_year_is_a_conflict() -> None:
    """Day and month alone are not enough."""
    dated = date_article(story("Ostby, 3 May 2025 (KP) - It met."), [claim("2026-05-03")])
    assert dated.dates_conflict


def test_stated_dates_far_apart_are_a_conflict() -> None:
    """Somebody is wrong."""
    dated = date_article(story(), [claim("2026-05-03"), claim("2026-04-03")])
    assert dated.dates_conflict


def test_without_a_stated_date_the_text_is_asked() -> None:
    """And the message says whose work the date is."""
    text = "OSTBY, April 30 (KP) - The council met on Thursday. It will meet again in 2027."
    dated = date_article(story(text))
    assert dated.published is not None
    assert dated.published.at.date().isoformat() == "2026-04-30"
    assert [part.component for part in dated.provenance] == ["dateline_ingest.dating.publication"]


def test_an_article_without_any_date_has_none() -> None:
    """Not even the day of the fetch."""
    dated = date_article(story())
    assert dated.published is None
    assert dated.date_evidence == ()
    assert dated.provenance == ()
