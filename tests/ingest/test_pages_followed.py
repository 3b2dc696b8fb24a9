"""Tests of what is remembered of articles that are looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.identity.naming import content_hash
from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.pages.followed import Followed, follow, missed, recollect, revised

from .samples import NOW, article
from .web_pages import JSON_LD, SENTENCE, STORY, page, read_page

URL = "https://harbour.example/news/a"


def published(**fields: object) -> ArticleFetched:
    """An article whose text is its page's."""
    told: dict[str, object] = {
        "title": "Ferry and barge collide", "url": URL, "body": SENTENCE * 9, "deck": "All safe.",
        "text_origin": "page",
    }  # fmt: skip
    return article(**(told | fields))


def followed(**fields: object) -> Followed:
    """What is remembered of it."""
    made = follow(published(), "harbour.example")
    assert made is not None
    return made.model_copy(update=fields)


def shown(headline: str = "Ferry & barge collide", body: str = STORY) -> ArticleFetched:
    """What its page shows now."""
    read = read_page(page(data=JSON_LD | {"headline": headline}, body=body), URL)
    return read.model_copy(update={"fetched_at": NOW + timedelta(hours=1)})


def test_an_article_read_on_its_page_is_followed_without_its_text() -> None:
    """The text may be long, and the page has it."""
    made = followed()
    assert made.article.body == ""
    assert made.article.title == "Ferry and barge collide"
    assert made.first_seen == NOW
    assert len(made.write()) < 1500
    assert SENTENCE not in made.write()


@pytest.mark.parametrize(
    "fields", [{"text_origin": "feed"}, {"url": None}, {"status": "canceled"}]
)  # fmt: skip
def test_other_articles_are_not_followed(fields: dict[str, object]) -> None:
    """Feeds tell of their own changes, and what is gone is gone."""
    assert follow(published(**fields), "harbour.example") is None


def test_a_memory_comes_back_as_it_was_written() -> None:
    """A damaged one does not."""
    made = followed(etag='"7"', page_title="Ferry", gone_since=NOW)
    assert recollect(made.write()) == made
    assert recollect("{}") is None
    assert recollect("nonsense") is None


def test_a_look_gives_the_article_as_it_is_now() -> None:
    """Its identity is the feed's, its text and its time the page's."""
    before = followed(gone_since=NOW)
    after, now = revised(before, shown())
    assert now is not None
    assert now.article_id == before.article.article_id
    assert now.body.startswith("Paragraph 1 says this.")
    assert now.fetched_at == NOW + timedelta(hours=1)
    assert now.text_origin == "page"
    assert now.content_hash == content_hash(now.title, now.deck, now.body)
    assert after.gone_since is None
    assert after.page_title == "Ferry & barge collide"


def test_the_feeds_headline_stays_until_the_pages_changes() -> None:
    """The two may differ from the start; only a change is news."""
    first, now = revised(followed(), shown("Ferry, barge collide in fog"))
    assert now is not None
    assert now.title == "Ferry and barge collide"
    again, now = revised(first, shown("Ferry, barge collide in fog"))
    assert now is not None
    assert now.title == "Ferry and barge collide"
    changed, now = revised(again, shown("Ferry and barge collide: two hurt"))
    assert now is not None
    assert now.title == "Ferry and barge collide: two hurt"
    _, now = revised(changed, shown("Ferry and barge collide: two hurt"))
    assert now is not None
    assert now.title == "Ferry and barge collide: two hurt"


def test_a_page_of_something_else_is_no_change() -> None:
    """A login has come in between."""
    other = shown("Log in", "<p>Enter your password to go on reading what you came for.</p>")
    before = followed(gone_since=NOW)
    after, now = revised(before, other.model_copy(update={"deck": None}))
    assert now is None
    assert after == before.model_copy(update={"gone_since": None})


@pytest.mark.parametrize("outcome", ["not_found", "gone"])
def test_a_page_that_is_missing_twice_was_removed(outcome: Outcome) -> None:
    """An hour apart at least; the text is not repeated, the headline is."""
    failed = Failed(outcome, "HTTP 410")
    once, removed = missed(followed(), failed, NOW)
    assert removed is None
    assert once.gone_since == NOW
    soon, removed = missed(once, failed, NOW + timedelta(minutes=10))
    assert removed is None
    assert soon.gone_since == NOW
    later = NOW + timedelta(hours=1)
    _, removed = missed(soon, failed, later)
    assert removed is not None
    assert removed.change is not None
    assert (removed.change.kind, removed.change.notice) == ("removed", "HTTP 410")
    assert (removed.status, removed.body, removed.fetched_at) == ("canceled", "", later)
    assert (removed.title, removed.deck) == ("Ferry and barge collide", "All safe.")
    assert removed.content_hash == content_hash(removed.title, removed.deck, "")


def test_a_server_that_is_broken_removes_nothing() -> None:
    """However long it is."""
    before = followed(gone_since=NOW - timedelta(days=1))
    assert missed(before, Failed("unavailable", "HTTP 503"), NOW) == (before, None)
