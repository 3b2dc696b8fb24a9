"""Tests of making one article of a feed's item and its page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import ArticleFetched, DateEvidence, Instant, Language, Media
from dateline_ingest.identity.naming import content_hash
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.merging import merge, noted

from .samples import NOW, article
from .web_pages import JSON_LD, SENTENCE, STORY, page, read_page

URL = "https://harbour.example/news/a"
TEASER = "A ferry and a barge collided on Sunday."


def item(**fields: object) -> ArticleFetched:
    """An article as a feed gives it: headline, link, a teaser."""
    told = {"title": "Ferry and barge collide", "url": URL, "guid": "hp-1", "body": TEASER}
    return article(**(told | fields))


def shown(**fields: object) -> ArticleFetched:
    """The same article as its page shows it."""
    return read_page(page(data=JSON_LD, body=f"<p>{TEASER}</p>{STORY}"), URL).model_copy(
        update=fields
    )


def merged(one: ArticleFetched, two: ArticleFetched) -> ArticleFetched:
    """Merge two that go together."""
    made = merge(one, two)
    assert isinstance(made, ArticleFetched)
    return made


def test_identity_is_the_feeds_and_the_text_is_the_pages() -> None:
    """Only what is longer replaces what is there."""
    one, two = item(), shown()
    made = merged(one, two)
    for field in ("article_id", "guid", "source", "url", "via", "fetched_at", "title"):
        assert getattr(made, field) == getattr(one, field)
    assert made.body == two.body
    assert made.text_origin == "page"
    assert made.paragraphs == two.paragraphs
    assert made.content_hash == content_hash(made.title, made.deck, made.body)
    assert [part.part for part in made.provenance] == ["body"]


def test_what_the_feed_does_not_give_the_page_does() -> None:
    """Authors, section, canonical address, pictures."""
    made = merged(item(), shown())
    assert made.authors == ("Tove Halm", "Per Aas")
    assert made.byline == "Tove Halm, Per Aas"
    assert made.section == "Sea"
    assert made.canonical_url == URL
    assert made.keywords == ("ferries", "barges")


def test_what_the_feed_gives_is_kept() -> None:
    """Its desk wrote it for this article."""
    made = merged(
        item(authors=("Vera Stamm",), byline="By Vera Stamm", section="Local", keywords=("fog",)),
        shown(),
    )
    assert (made.authors, made.byline) == (("Vera Stamm",), "By Vera Stamm")
    assert made.section == "Local"
    assert made.keywords == ("fog", "ferries", "barges")


def test_a_teaser_that_is_not_in_the_story_becomes_the_deck() -> None:
    """It says what the desk found most worth saying."""
    teaser = (
        "Forty people were on board when ferry and barge collided; all are safe, says the office."
    )
    made = merged(item(body=teaser), shown())
    assert made.deck == teaser


def test_the_feeds_deck_is_taken_off_the_story_that_begins_with_it() -> None:
    """As the feed parts them; the offsets of what is left are moved."""
    deck = "Forty people were on board when ferry and barge met in the fog; all of them are safe."
    of_page = read_page(page(data=JSON_LD, body=f"<p>{deck}</p><p>{TEASER}</p>{STORY}"), URL)
    made = merged(item(deck=deck), of_page)
    assert made.deck == deck
    assert made.body.startswith(TEASER)
    first, second = made.paragraphs[:2]
    assert made.body[first.start : first.end] == TEASER
    assert made.body[second.start : second.end].startswith("Paragraph 1 says this.")


@pytest.mark.parametrize("teaser", [TEASER, "A ferry and a barge collided on…", ""])
def test_a_teaser_that_is_in_the_story_does_not(teaser: str) -> None:
    """Nor one that is cut."""
    assert merged(item(body=teaser), shown(deck=None)).deck is None


def test_a_page_with_less_text_gives_only_what_stands_around_it() -> None:
    """A paywall leaves a sentence."""
    one = item(body=f"{SENTENCE * 30}")
    made = merged(one, shown(body=TEASER, paragraphs=()))
    assert made.body == one.body
    assert made.text_origin == "feed"
    assert made.authors == ("Tove Halm", "Per Aas")


def test_a_headline_that_the_feed_cuts_is_made_whole() -> None:
    """By the page's, if that begins like it."""
    whole = "Ferry & barge collide off Berghaven"
    assert merged(item(title="Ferry & barge collide…"), shown()).title == whole
    assert merged(item(title=""), shown()).title == whole
    assert merged(item(title="Collision…"), shown()).title == "Collision…"


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Log in", "body": "Enter your name and your password to go on reading here."},
        {"title": "Before you continue", "body": "We and our partners store cookies."},
    ],
)
def test_a_page_of_something_else_is_refused(other: dict[str, str]) -> None:
    """A login, a consent to cookies."""
    made = merge(item(), shown(deck=None, **other))
    assert isinstance(made, Failed)
    assert made.outcome == "no_story"


def test_an_item_that_says_nothing_takes_any_page() -> None:
    """A plain sitemap gives addresses only."""
    made = merged(item(title="", body=""), shown())
    assert made.title == "Ferry & barge collide off Berghaven"


def dated(
    at: object, *, confidence: float = 0.95, granularity: str = "second"
) -> dict[str, object]:
    """The fields of an article that a feed dates."""
    instant = Instant.model_validate({"at": at, "granularity": granularity})
    evidence = DateEvidence.model_validate(
        {
            "role": "published",
            "origin": "feed",
            "value": str(at),
            "granularity": granularity,
            "confidence": confidence,
        }
    )
    return {"published": instant, "date_evidence": (evidence,)}


def test_the_feeds_date_counts_and_the_evidence_of_both_is_kept() -> None:
    """A few minutes between them are no conflict."""
    one = item(**dated("2026-05-03T16:31:00Z"))
    made = merged(one, shown())
    assert made.published == one.published
    assert made.updated is not None
    assert [e.origin for e in made.date_evidence][:2] == ["feed", "page"]
    assert not made.dates_conflict


def test_dates_that_disagree_are_a_conflict() -> None:
    """Somebody is wrong, or the story was published anew."""
    made = merged(item(**dated("2026-04-03T16:31:00Z")), shown())
    assert made.dates_conflict


def test_a_day_gets_the_clock_of_the_page() -> None:
    """If it is the same day."""
    made = merged(item(**dated("2026-05-03T00:00:00Z", granularity="day")), shown())
    assert made.published is not None
    assert (made.published.granularity, made.published.offset) == ("second", "+02:00")


def test_the_pages_own_date_beats_a_mere_change_in_the_feed() -> None:
    """Many Atom feeds have nothing else."""
    made = merged(item(**dated("2026-05-04T06:00:00Z", confidence=0.6)), shown())
    assert made.published is not None
    assert made.published.at.isoformat() == "2026-05-03T16:30:00+00:00"


def test_a_date_that_a_page_only_shows_moves_nothing() -> None:
    """It fills a gap, and makes no conflict."""
    guessed = {
        "published": Instant.model_validate({"at": NOW - timedelta(days=9), "granularity": "day"}),
        "date_evidence": (),
        "dates_conflict": False,
    }
    one = item(**dated("2026-05-03T16:31:00Z", confidence=0.6))
    made = merged(one, shown(**guessed))
    assert made.published == one.published
    assert not made.dates_conflict
    assert merged(item(), shown(**guessed)).published == guessed["published"]


@pytest.mark.parametrize(
    ("feed", "of_page", "tag"),
    [("en-GB", "en", "en-GB"), ("en", "en-GB", "en-GB"), ("en", "de", "de"), (None, "de", "de"),
     ("de", None, "de")],
)  # fmt: skip
def test_the_language_is_told_from_the_longer_text(
    feed: str | None, of_page: str | None, tag: str
) -> None:
    """The region from whoever has one."""
    one = item(language=Language(tag=feed) if feed else None)
    two = shown(language=Language(tag=of_page) if of_page else None)
    language = merged(one, two).language
    assert language is not None
    assert language.tag == tag


def test_pictures_of_both_are_kept_once() -> None:
    """Those of the page have captions."""
    of_feed = (Media(url="https://h.example/1.jpg?w=100"), Media(url="https://h.example/2.mp3"))
    of_page = (Media(url="https://h.example/1.jpg", caption="The pier."),)
    made = merged(item(media=of_feed), shown(media=of_page))
    assert made.media == (of_page[0], of_feed[1])


def test_a_note_says_why_there_is_no_more_text() -> None:
    """In the provenance, where the body's origin stands."""
    (made,) = noted(item(), "page not read: access refused (HTTP 403)").provenance
    assert (made.part, made.note) == ("body", "page not read: access refused (HTTP 403)")


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_merged_keeps_its_identity(title: str, teaser: str, body: str) -> None:
    """And never gets shorter, unless it was cut."""
    one = item(title=title, body=teaser)
    made = merge(one, shown(body=body, paragraphs=()))
    if isinstance(made, ArticleFetched):
        assert made.article_id == one.article_id
        assert made.body in {teaser, body}
