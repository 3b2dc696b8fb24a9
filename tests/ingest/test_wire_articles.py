"""Tests of turning wire files into articles."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.wire.articles import read_wire, read_wire_file

from .samples import HARBOUR_STORY, NOW


def wire(text: str, arrived: date | None = None) -> ArticleFetched:
    """Read a wire file that holds a story."""
    read = read_wire(text.encode(), name="a/1.txt", folder="inbox", fetched_at=NOW, arrived=arrived)
    assert isinstance(read, ArticleFetched)
    return read


def test_a_wire_file_becomes_an_article() -> None:
    """With its parts, its inferred date and the evidence for it."""
    article = wire(HARBOUR_STORY)
    assert (article.via, article.text_origin, article.guid) == ("wire", "wire", "a/1.txt")
    assert article.title.startswith("Tidal barrier")
    assert article.source.name == "NORDA"
    assert article.published is not None
    assert article.published.at.date() == date(2015, 11, 12)
    assert [evidence.origin for evidence in article.date_evidence] == [
        "dateline",
        "weekday",
        "future_year",
    ]
    assert article.copyright is not None
    assert article.copyright.notice == "\u00a9 2024 Norda News. All rights reserved."


def test_a_corrected_file_is_the_same_article() -> None:
    """Its name is its guid, and its hash tells the revision."""
    one, two = wire(HARBOUR_STORY), wire(HARBOUR_STORY.replace("40,000", "50,000"))
    assert one.article_id == two.article_id
    assert one.content_hash != two.content_hash


def test_a_story_without_agency_belongs_to_its_folder() -> None:
    """Whoever put it there."""
    assert wire("Headline\n\nThe council met.").source.name == "inbox"


def test_a_dated_line_above_the_story_outweighs_inference() -> None:
    """It states the date outright."""
    article = wire("Headline here\n\nPublished: 1 May 2026\n\nOSTBY, April 30 (KP) - It met.")
    assert article.published is not None
    assert article.published.at.date() == date(2026, 5, 1)
    assert [evidence.origin for evidence in article.date_evidence] == ["page", "dateline"]
    assert not article.dates_conflict


def test_a_byline_names_the_author() -> None:
    """As printed."""
    article = wire("Headline here\nBy Tove Halm\n\nOSTBY (KP) - It met.")
    assert (article.byline, article.authors) == ("Tove Halm", ("Tove Halm",))


def test_the_day_the_file_was_written_may_decide() -> None:
    """Where dateline and file agree."""
    article = wire("Headline\n\nOSTBY, May 2 (KP) - It met.", date(2026, 5, 3))
    assert article.published is not None
    assert article.date_evidence[-1].origin == "file"


@pytest.mark.parametrize(
    ("content", "outcome"),
    [(b"", "empty"), (b"\x00\x01\x02\xff" * 50, "not_text"), (b"Home\n\nShare", "no_story")],
)
def test_a_file_without_a_story_has_an_outcome(content: bytes, outcome: Outcome) -> None:
    """It is a value, for the other files go on."""
    read = read_wire(content, name="1.txt", folder="inbox", fetched_at=NOW)
    assert isinstance(read, Failed)
    assert read.outcome == outcome


def test_a_notice_goes_out_as_the_change_that_it_tells() -> None:
    """With the agency's words, and the marks kept for editors."""
    article = wire("CORRECTED-Bridge opens\n\n(Corrects year)\n\nOSTBY, May 2 (KP) - It did.")
    assert article.title == "Bridge opens"
    assert article.change is not None
    assert (article.change.kind, article.change.notice) == ("correction", "(Corrects year)")
    assert article.editor_note == "CORRECTED\n(Corrects year)"


def test_an_embargo_ends_in_the_year_of_its_file() -> None:
    """Which writes no year itself."""
    text = "EMBARGOED UNTIL 0600 GMT, DECEMBER 31\n\nBridge opens\n\nOSTBY (KP) - It did."
    article = wire(text, date(2025, 12, 30))
    assert article.embargoed_until is not None
    assert article.embargoed_until.isoformat() == "2025-12-31T06:00:00+00:00"


def test_stories_without_keys_are_numbered_in_their_file() -> None:
    """And one that is alone bears the file's name."""
    text = "First\n\nOSTBY (KP) - One.\nNNNN\n\nSecond\n\nKYRA (KP) - Two.\nNNNN\n"
    items = read_wire_file(text.encode(), name="a.txt", folder="inbox", fetched_at=NOW)
    assert isinstance(items, tuple)
    assert [item.article.guid for item in items] == ["a.txt#1", "a.txt#2"]


def test_a_provider_outranks_the_dateline() -> None:
    """A kill by the same provider has no dateline, but the same source."""
    document = '{"uri": "u", "headline": "h", "body_text": "OSTBY (XP) - It.", "source": "KP"}'
    items = read_wire_file(document.encode(), name="a", folder="inbox", fetched_at=NOW)
    assert isinstance(items, tuple)
    assert items[0].article.source.name == "KP"
    assert items[0].article.dateline is not None
    assert items[0].article.dateline.agency == "XP"
