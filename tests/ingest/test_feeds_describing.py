"""Tests of summing a feed up."""

from __future__ import annotations

import pytest

from dateline_ingest.feeds.articles import read_item
from dateline_ingest.feeds.describing import describe, wholeness
from dateline_ingest.feeds.discovery import Candidate
from dateline_ingest.feeds.parsing import Feed, parse_feed

from .desk import rss
from .samples import NOW, RSS, SOURCE, article

LONG = "Words of the story. " * 100


def parsed(document: bytes) -> Feed:
    """Parse a feed."""
    feed = parse_feed(document, "https://a.example/f", {})
    assert isinstance(feed, Feed)
    return feed


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ([], "none"),
        (["", " "], "none"),
        ([LONG, LONG], "full"),
        ([LONG] * 8 + ["Brief."] * 2, "full"),
        ([LONG] * 5 + ["Brief."] * 5, "mixed"),
        (["Brief."] * 9 + [LONG], "teasers"),
        ([LONG + "…"] * 3, "teasers"),
        ([LONG + "[...]  "] * 3, "teasers"),
    ],
)
def test_whole_articles_are_told_from_teasers(bodies: list[str], text: str) -> None:
    """A text that breaks off is no whole one, however long it is."""
    assert wholeness([article(body=body) for body in bodies]) == text


def test_the_newest_entry_is_the_latest_not_the_first() -> None:
    """Feeds are not always in order."""
    feed = parsed(rss("Old", "New").body)
    articles = [read_item(item, feed, SOURCE, NOW) for item in feed.items]
    found = describe(
        Candidate("https://a.example/f", "itself"), "https://a.example/f", feed, articles
    )
    assert (found.newest_title, found.entries) == ("New", 2)


def test_the_title_of_the_feed_comes_before_that_of_the_link() -> None:
    """A page calls its feed "RSS" more often than not."""
    candidate = Candidate("https://a.example/f", "link", "RSS")
    assert describe(candidate, candidate.url, parsed(RSS), []).title == "The Harbour Post"
    nameless = parsed(b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>")
    assert describe(candidate, candidate.url, nameless, []).title == "RSS"


def test_a_feed_without_dates_and_languages_is_summed_up_all_the_same() -> None:
    """What is not known is left out."""
    found = describe(
        Candidate("https://a.example/f", "path"), "https://a.example/f", parsed(RSS), [article()]
    )
    assert (found.newest, found.newest_title, found.languages) == (None, None, ())


def test_languages_come_by_their_number() -> None:
    """A feed in two languages has both."""
    told = [article(language={"tag": tag}) for tag in ("de", "fr", "fr")]
    found = describe(
        Candidate("https://a.example/f", "path"), "https://a.example/f", parsed(RSS), told
    )
    assert found.languages == ("fr", "de")
