"""Tests of turning feed items into articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.feeds.articles import read_articles, read_item
from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.parsing import parse_feed
from dateline_ingest.outcomes import Failed
from dateline_ingest.text.language import read_language

from .samples import ATOM, NOW, RSS, SOURCE

EMPTY = FeedItem()
FEED = Feed(via="rss")


def articles_of(document: bytes) -> list[ArticleFetched]:
    """The articles of a feed."""
    feed = parse_feed(document, "https://harbour.example/rss", {})
    assert isinstance(feed, Feed)
    return [read_item(item, feed, SOURCE, NOW) for item in feed.items]


def article_of(**fields: object) -> ArticleFetched:
    """The article of an item of a few fields."""
    return read_item(replace(EMPTY, **fields), FEED, SOURCE, NOW)  # type: ignore[arg-type]  # the test names the fields


def test_an_rss_item_becomes_an_article() -> None:
    """With every field that the item gives."""
    article = articles_of(RSS)[0]
    assert article.title == "Ferry & barge collide"
    assert article.deck == "Nobody was hurt, the harbour office says."
    assert article.body == (
        "BERGHAVEN, May 3 (Norda) - A ferry and a barge collided on Sunday.\n\n"
        "Second this year\n\nNobody was hurt.\n\nWe were lucky."
    )
    assert [p.kind for p in article.paragraphs] == ["text", "subhead", "text", "quote"]
    assert (article.byline, article.authors) == ("Tove Halm", ("Tove Halm",))
    assert article.keywords == ("Shipping", "Berghaven")
    assert article.canonical_url == "https://harbour.example/a?id=7"
    assert article.url == "https://harbour.example/a?utm_source=rss&id=7"
    assert (article.guid, article.via, article.revision) == ("hp-1", "rss", 1)
    assert article.fetched_at == NOW


def test_an_article_knows_its_language_rights_and_pictures() -> None:
    """From the feed where the item is silent."""
    article = articles_of(RSS)[0]
    assert article.language is not None
    assert article.language.tag == "en-GB"
    assert article.copyright is not None
    assert article.copyright.notice == "Copyright Harbour Post"
    (picture,) = article.media
    assert (picture.kind, picture.width) == ("picture", 640)


def test_an_article_keeps_the_offset_of_its_date() -> None:
    """And the dateline beside it as evidence."""
    article = articles_of(RSS)[0]
    assert article.published is not None
    assert article.published.offset == "+02:00"
    assert article.dateline is not None
    assert article.dateline.agency == "Norda"
    assert [evidence.origin for evidence in article.date_evidence] == ["feed", "dateline"]


def test_a_source_without_a_name_takes_the_feeds_title() -> None:
    """Its id stays."""
    article = articles_of(RSS)[0]
    assert (article.source.id, article.source.name) == (SOURCE.id, "The Harbour Post")


def test_a_source_with_a_name_keeps_it() -> None:
    """The person gave it in the OPML file."""
    feed = replace(FEED, title="Other")
    named = SOURCE.model_copy(update={"name": "Mine"})
    assert read_item(EMPTY, feed, named, NOW).source.name == "Mine"


def test_an_item_without_guid_is_known_by_its_address() -> None:
    """However the address is decorated."""
    plain = article_of(link="https://a.example/b?id=1")
    decorated = article_of(link="https://A.example/b?utm_source=x&id=1#top")
    assert plain.article_id == decorated.article_id


def test_an_atom_entry_becomes_an_article() -> None:
    """With both dates, all authors and its recording."""
    article = articles_of(ATOM)[0]
    assert (article.title, article.via) == ("a < b", "atom")
    assert article.byline == "Vera Stamm, Ole Brink"
    assert article.published is not None
    assert article.published.offset == "-03:00"
    assert article.updated is not None
    assert [medium.kind for medium in article.media] == ["audio"]
    assert article.body == "Ein Absatz.\n\nNoch einer."


def test_an_entry_with_only_a_date_of_change_is_dated_by_it() -> None:
    """With less confidence: it may be older."""
    article = articles_of(ATOM)[1]
    assert article.published == article.updated
    assert [evidence.confidence for evidence in article.date_evidence] == [0.95, 0.6]


@pytest.mark.parametrize(
    ("summary", "content", "deck"),
    [
        ("A deck.", "The body of it.", "A deck."),
        ("The body", "The body of it.", None),
        ("The body of \u2026", "The body of it.", None),
        ("The body [...]", "The body of it.", None),
        ("The body... Read more", "The body of it, and more.", None),
        ("The body of it.", "The body of it.", None),
        (" ", "The body of it.", None),
        ("\u2026", "The body of it.", None),
    ],
)
def test_a_summary_that_repeats_the_body_is_no_deck(
    summary: str, content: str, deck: str | None
) -> None:
    """Most feeds cut the summary from the text."""
    article = article_of(summary=Text(summary), content=Text(content))
    assert (article.deck, article.body) == (deck, content)


def test_the_longer_text_is_the_body() -> None:
    """Some feeds swap the two."""
    article = article_of(summary=Text("<p>The whole long story.</p>"), content=Text("Short."))
    assert (article.deck, article.body) == ("Short.", "The whole long story.")


def test_a_summary_alone_is_the_body() -> None:
    """There is no other text."""
    article = article_of(summary=Text("<p>All there is.</p>"))
    assert (article.deck, article.body) == (None, "All there is.")


def test_an_empty_item_becomes_an_empty_article() -> None:
    """Nothing is invented, not even a date."""
    article = article_of()
    assert (article.title, article.body, article.published) == ("", "", None)


@pytest.mark.parametrize(
    ("enclosure", "kind"),
    [
        (Enclosure("https://a.example/x", mime_type="image/png"), "picture"),
        (Enclosure("https://a.example/x", medium="video"), "video"),
        (Enclosure("https://a.example/x", mime_type="audio/mpeg"), "audio"),
        (Enclosure("https://a.example/x", mime_type="application/pdf"), "other"),
        (Enclosure("https://a.example/x.JPG?w=1"), "picture"),
        (Enclosure("https://a.example/x", width=75), "picture"),
        (Enclosure("https://a.example/x"), "other"),
    ],
)
def test_media_are_told_apart(enclosure: Enclosure, kind: str) -> None:
    """By medium, type, name or size."""
    assert article_of(enclosures=(enclosure,)).media[0].kind == kind


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en-us", "en-US"), ("EN", "en"), ("pt_br", "pt-BR"), ("zh-hans-cn", "zh-Hans-CN")],
)
def test_language_tags_are_spelled_as_bcp_47_wants(written: str, tag: str) -> None:
    """However the feed spells them."""
    language = read_language(written)
    assert language is not None
    assert language.tag == tag


@pytest.mark.parametrize("written", [None, "", "English (US)", "x", "1234"])
def test_what_is_no_language_tag_is_none(written: str | None) -> None:
    """Feeds write all sorts of things there."""
    assert read_language(written) is None


def test_each_paragraph_slices_the_body() -> None:
    """Of every article."""
    for article in articles_of(RSS) + articles_of(ATOM):
        for paragraph in article.paragraphs:
            text = article.body[paragraph.start : paragraph.end]
            assert text == text.strip() != ""


def test_a_long_summary_that_ends_in_an_ellipsis_is_no_deck() -> None:
    """However long it is: the ellipsis stands at its end."""
    body = "The harbour office says that nobody was hurt. " * 8
    article = article_of(summary=Text(body[:200] + " [\u2026]"), content=Text(body))
    assert (article.deck, article.body) == (None, body.strip())


def test_a_whole_document_becomes_articles() -> None:
    """All of one source, which takes its name from the feed."""
    read = read_articles(RSS, "https://harbour.example/rss", {}, SOURCE, NOW)
    assert not isinstance(read, Failed)
    feed, articles = read
    assert (feed.title, feed.items) == ("The Harbour Post", ())
    assert articles == articles_of(RSS)
    assert {article.source.name for article in articles} == {"The Harbour Post"}


def test_a_document_without_a_feed_becomes_none() -> None:
    """But says why."""
    read = read_articles(b"", "https://harbour.example/rss", {}, SOURCE, NOW)
    assert read == Failed("empty")
