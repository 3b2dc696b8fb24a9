"""Tests of reading fetched documents to articles."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from dateline_ingest.feeds.articles import read_articles
from dateline_ingest.feeds.reader import PRELOAD, PlainReader, Read, Reader, SandboxedReader
from dateline_ingest.fetching.fetcher import Fetched
from dateline_ingest.outcomes import Failed
from dateline_ingest.sandbox import InProcess, Limits, open_sandbox

from .hostile import feed, item, many_lists
from .samples import ATOM, HTML, NOW, RSS, SOURCE

URL = "https://harbour.example/rss"
SITEMAP = b"""<urlset><url><loc>https://harbour.example/1</loc><news><title>Ferry sails</title>
<publication_date>2026-05-03T18:30:00+02:00</publication_date></news></url>
<url><loc>https://harbour.example/2</loc></url></urlset>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post",
"items": [{"id": "1", "url": "https://harbour.example/1", "content_text": "One.\\n\\nTwo."}]}"""


@pytest.fixture(params=["plain", "sandboxed"])
async def reader(request: pytest.FixtureRequest) -> AsyncGenerator[Reader]:
    """Each kind of reader."""
    if request.param == "plain":
        yield PlainReader()
        return
    async with open_sandbox(1, preload=PRELOAD) as sandbox:
        yield SandboxedReader(sandbox)


async def read(reader: Reader, document: bytes, **headers: str) -> Read:
    """Read a document in which there is something."""
    found = await reader.read(Fetched(URL, document, headers), SOURCE, NOW)
    assert not isinstance(found, Failed)
    return found


async def test_each_format_becomes_articles(reader: Reader) -> None:
    """In a sandbox as on the spot."""
    for document, via, count in ((RSS, "rss", 2), (ATOM, "atom", 2), (JSON, "jsonfeed", 1)):
        feed, articles = await read(reader, document)
        assert (feed.via, len(articles)) == (via, count)
        assert {article.via for article in articles} == {via}
        assert {article.fetched_at for article in articles} == {NOW}


async def test_a_sandbox_changes_nothing(reader: Reader) -> None:
    """The articles are those that are made without one."""
    assert await read(reader, RSS) == read_articles(RSS, URL, {}, SOURCE, NOW)


async def test_the_feed_comes_without_its_items(reader: Reader) -> None:
    """The articles say all of them; to send both would cost twice."""
    feed, articles = await read(reader, RSS)
    assert (feed.title, feed.items) == ("The Harbour Post", ())
    assert articles


async def test_the_charset_of_the_header_is_passed_on(reader: Reader) -> None:
    """The document may not declare any."""
    document = '<rss version="2.0"><channel><item><title>F\u00e4hre</title></item></channel></rss>'
    header = {"content-type": "application/rss+xml; charset=windows-1252"}
    _, (article,) = await read(reader, document.encode("cp1252"), **header)
    assert article.title == "F\u00e4hre"


async def test_what_is_no_feed_is_a_value(reader: Reader) -> None:
    """With its outcome."""
    found = await reader.read(Fetched(URL, HTML, {}), SOURCE, NOW)
    assert found == Failed("html_instead_of_feed")


async def test_a_page_of_a_sitemap_is_an_article_without_a_body(reader: Reader) -> None:
    """Until its page is read; one without a title has nothing but its address and date."""
    feed, articles = await read(reader, SITEMAP)
    assert (feed.via, len(articles)) == ("sitemap", 2)
    first, second = articles
    assert (first.title, first.body, first.text_origin) == ("Ferry sails", "", "feed")
    assert first.published is not None
    assert first.published.offset == "+02:00"
    assert (second.title, second.body, second.published) == ("", "", None)
    assert second.url == "https://harbour.example/2"
    assert first.article_id != second.article_id


async def test_stubs_become_no_articles(reader: Reader) -> None:
    """A feed that breaks off leaves one behind."""
    _, articles = await read(
        reader, feed("<item/><item><guid isPermaLink='false'>1</guid></item>" + item(""))
    )
    assert [article.title for article in articles] == ["Ferry sails"]


async def test_a_document_that_takes_too_much_is_a_value() -> None:
    """And the next is read."""
    async with open_sandbox(1, preload=PRELOAD, limits=Limits(memory=32 << 20)) as sandbox:
        reader = SandboxedReader(sandbox)
        found = await reader.read(Fetched(URL, many_lists(), {}), SOURCE, NOW)
        assert found == Failed("too_costly", "over 32 MB of memory")
        assert len((await read(reader, RSS))[1]) == 2


async def test_a_bug_of_ours_is_one_feeds_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as a bug, with what it said."""

    def broken(*_: object) -> None:
        raise RuntimeError(URL)

    monkeypatch.setattr("dateline_ingest.feeds.reader.read_articles", broken)
    reader = SandboxedReader(InProcess())
    found = await reader.read(Fetched(URL, RSS, {}), SOURCE, NOW)
    assert isinstance(found, Failed)
    assert found.outcome == "internal_error"
    assert URL in found.detail


async def test_the_words_tell_the_language_that_nobody_declared(reader: Reader) -> None:
    """Many a feed is silent about it, and dates are read by the words of their language."""
    words = "Der Bürgermeister eröffnet am Mittwoch die neue Brücke über den Fluss bei Tarn."
    entry = f"<item><title>Brücke</title><description>{words}</description></item>"
    silent = f"<rss version='2.0'><channel><title>Bote</title>{entry}</channel></rss>"
    declared = silent.replace("<item>", "<language>nl</language><item>")
    for document, tag, origin in ((silent, "de", "detected"), (declared, "nl", "declared")):
        _, (article,) = await read(reader, document.encode())
        assert article.language is not None
        assert (article.language.tag, article.language.origin) == (tag, origin)
