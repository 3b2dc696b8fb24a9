"""Tests of scoring the reading of news pages against gold."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bench.ingest.page_gold import body_of, read_pages
from bench.ingest.page_readers import READERS
from bench.ingest.page_scores import Reading, Scores, score, summed, table
from bench.ingest.pages import measured

GOLD = {
    "title": "Ferry and barge collide",
    "authors": ["Tove Halm", "Per Aas"],
    "body": {
        "summary": ["Nobody was hurt."],
        "sections": [
            {"headline": [], "paragraphs": ["The ferry had left the pier."]},
            {"headline": ["Second this year"], "paragraphs": ["There was one in March."]},
        ],
    },
    "publishing_date": "2026-05-03 18:30:00+02:00",
}


def scored(reading: Reading, published: str | None = "2026-05-03 18:30:00+02:00") -> Scores:
    """Score a reading of the gold above."""
    return score(
        reading, body=body_of(GOLD), title="Ferry and barge collide",
        authors=("Tove Halm", "Per Aas"), published=published, dates=True,
    )  # fmt: skip


def test_a_perfect_reading_scores_one_in_everything() -> None:
    """Letters' case and signs aside."""
    moment = datetime(2026, 5, 3, 16, 30, 59, tzinfo=UTC)
    reading = Reading(
        body_of(GOLD).upper(), "Ferry and barge collide!", ("Per Aas", "tove halm"), moment
    )
    assert scored(reading) == Scores(1.0, 1.0, 1.0, 1.0, 1.0)


def test_an_empty_reading_scores_nought() -> None:
    """Where there is something to read."""
    assert scored(Reading("", "", ())) == Scores(0.0, 0.0, 0.0, 0.0, 0.0)


def test_a_reader_is_not_blamed_for_what_it_does_not_read() -> None:
    """Nor a page for what its gold does not tell."""
    found = scored(Reading(published=date(2026, 5, 3)), None)
    assert found == Scores(None, None, None, None, None)


@pytest.mark.parametrize(
    ("published", "day", "instant"),
    [
        (date(2026, 5, 3), 1.0, 0.0),
        (date(2026, 5, 4), 0.0, 0.0),
        (datetime(2026, 5, 3, 16, 31, tzinfo=UTC), 1.0, 1.0),
        (datetime(2026, 5, 3, 16, 32, tzinfo=UTC), 1.0, 0.0),
        (datetime(2026, 5, 3, 16, 30, tzinfo=UTC) + timedelta(days=1), 0.0, 0.0),
    ],
)
def test_the_day_may_be_right_where_the_instant_is_not(
    published: date, day: float, instant: float
) -> None:
    """A minute is the most that it may be off."""
    found = scored(Reading(published=published))
    assert (found.day, found.instant) == (day, instant)


def test_words_count_as_often_as_they_stand_there() -> None:
    """A body that is there twice is worth two thirds."""
    found = scored(Reading(body_of(GOLD) * 2))
    assert found.body == pytest.approx(2 / 3)


def test_rows_are_averages_and_name_the_worst_pages() -> None:
    """And the table says what was not read."""
    good, bad = Scores(1.0, 1.0, None, 1.0, None), Scores(0.4, 0.0, None, 0.0, None)
    row = summed("ours", [("a", good), ("b", bad)], 0.5)
    assert (row.body, row.day, row.low) == (0.7, 0.5, ("b",))
    assert row.pages_a_second == 4
    assert "| ours | 0.700 | 1 | 0.500 | – | 0.500 | – | 4 |" in table([row])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as Fundus keeps it, with a page and the gold of two layouts."""
    place = tmp_path / "no"
    place.mkdir()
    golds = {"V1": {"title": "Other", "body": {"summary": ["Nothing."]}}, "V2": GOLD}
    (place / "Post.json").write_text(json.dumps(golds))
    words = "The ferry had left the pier with forty people on board when the barge came round. "
    html = (
        "<html lang='en'><head><title>t</title></head><body><h1>Ferry and barge collide</h1>"
        "<article><p>Nobody was hurt.</p><p>The ferry had left the pier.</p><h2>Second this year"
        f"</h2><p>There was one in March.</p><p>{words * 4}</p></article></body></html>"
    )
    (place / "Post_2026_05_03.html.gz").write_bytes(gzip.compress(html.encode()))
    (place / "Stray_2026_05_03.html.gz").write_bytes(gzip.compress(b"<p>no gold</p>"))
    known = {"Post_2026_05_03.html.gz": {"url": "https://p.example/a", "crawl_date": "2026-05-04"}}
    (place / "meta.info").write_text(json.dumps(known))
    return tmp_path


def test_a_page_gets_the_gold_whose_words_stand_in_it(folder: Path) -> None:
    """The gold does not say which page it is of."""
    (page,) = read_pages(folder)
    assert (page.title, page.url) == ("Ferry and barge collide", "https://p.example/a")
    assert page.fetched_at == datetime(2026, 5, 4, tzinfo=UTC)
    assert page.body.splitlines()[-1] == "There was one in March."


@pytest.mark.parametrize("name", [*READERS])
def test_every_reader_reads_a_page(folder: Path, name: str) -> None:
    """And takes some time for it."""
    pages = list(read_pages(folder))
    scores, seconds = measured(name, pages)
    assert [page for page, _ in scores] == ["Post_2026_05_03.html.gz"]
    assert seconds > 0
    assert name == "htmldate" or (scores[0][1].body or 0) > 0.3
