"""Tests of reading sitemaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.model import Enclosure, Feed, FeedItem, Text
from dateline_ingest.feeds.screen import MOST_ITEMS
from dateline_ingest.feeds.sitemap import parse_sitemap
from dateline_ingest.outcomes import Failed

URL = "https://harbour.example/sitemaps/news.xml"
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
  xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
<url><loc>https://harbour.example/1</loc><lastmod>2026-05-03T19:00:00+02:00</lastmod>
<news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-05-03T18:30:00+02:00</news:publication_date>
<news:title>Ferry &amp; barge collide</news:title><news:keywords>Shipping, Berghaven ,</news:keywords>
</news:news>
<image:image><image:loc>/img/1.jpg</image:loc><image:title>Not the headline</image:title>
<image:caption>The ferry</image:caption></image:image>
<video:video><video:title>Nor this</video:title></video:video></url>
<url><loc>
  https://harbour.example/2
</loc></url>
<url><lastmod>2026-05-03</lastmod></url>
</urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://harbour.example/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap>
<sitemap><loc>/undated.xml</loc></sitemap>
<sitemap><loc>https://harbour.example/new.xml</loc><lastmod>2026-05-03</lastmod></sitemap>
<sitemap><loc>https://harbour.example/new.xml</loc><lastmod>2026-05-02</lastmod></sitemap>
</sitemapindex>"""


def feed_of(document: bytes) -> Feed:
    """Read a sitemap."""
    read = parse_sitemap(document, URL)
    assert isinstance(read, Feed)
    return read


def pages(*fields: str) -> bytes:
    """Make a sitemap of a few pages."""
    return f"<urlset>{''.join(f'<url>{one}</url>' for one in fields)}</urlset>".encode()


def test_a_page_of_a_news_sitemap_is_an_item() -> None:
    """With its own title, date and language, and not those of its pictures."""
    assert feed_of(NEWS).items[0] == FeedItem(
        link="https://harbour.example/1",
        title=Text("Ferry & barge collide", is_plain=True),
        published="2026-05-03T18:30:00+02:00",
        updated="2026-05-03T19:00:00+02:00",
        language="en",
        keywords=("Shipping", "Berghaven"),
        enclosures=(
            Enclosure("https://harbour.example/img/1.jpg", medium="image", caption="The ferry"),
        ),
    )


def test_a_page_without_a_title_is_known_by_its_address() -> None:
    """Its page says the rest; one without an address is none."""
    first, second = feed_of(NEWS).items
    assert first.title is not None
    assert second == FeedItem(link="https://harbour.example/2")
    assert second.says_something


def test_an_index_names_the_sitemaps_to_read_next() -> None:
    """The newest first, each once; those without a date last."""
    feed = feed_of(INDEX)
    assert (feed.via, feed.items) == ("sitemap", ())
    assert feed.next_urls == (
        "https://harbour.example/new.xml",
        "https://harbour.example/old.xml",
        "https://harbour.example/undated.xml",
    )


def test_an_index_may_be_long() -> None:
    """Only the newest hundred are named."""
    listed = "".join(
        f"<sitemap><loc>/{year}.xml</loc><lastmod>{year}</lastmod></sitemap>"
        for year in range(1000, 2000)
    )
    urls = feed_of(f"<sitemapindex>{listed}</sitemapindex>".encode()).next_urls
    assert len(urls) == 100
    assert urls[0] == "https://harbour.example/1999.xml"


def test_of_too_many_pages_the_newest_are_read() -> None:
    """By the date of their last change."""
    fields = (
        f"<loc>/{number}</loc><lastmod>{2000 + number % 20}-01-01</lastmod>"
        for number in range(MOST_ITEMS * 2)
    )
    feed = feed_of(pages(*fields))
    assert len(feed.items) == MOST_ITEMS
    assert {(item.updated or "")[:4] for item in feed.items} == {str(y) for y in range(2010, 2020)}
    assert feed.remark == f"{MOST_ITEMS * 2} pages, the newest {MOST_ITEMS} read"


def test_a_sitemap_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    """What is there is news."""
    whole = pages("<loc>/1</loc>", "<loc>/2</loc>")
    assert len(feed_of(whole[:-12]).items) == 2
    assert len(feed_of(whole[:-24]).items) >= 1


def test_a_sitemap_without_pages_is_an_empty_feed() -> None:
    """A quiet day."""
    assert feed_of(b"<urlset></urlset>").items == ()
    assert feed_of(b"<urlset/>").items == ()


@pytest.mark.parametrize("document", [b"<urlset", b"<urlset><url>", b"<sitemapindex><sit"])
def test_a_sitemap_with_nothing_in_it_is_broken(document: bytes) -> None:
    """It breaks off before anything is said."""
    read = parse_sitemap(document, URL)
    assert isinstance(read, Failed)
    assert read.outcome == "broken_xml"


def test_an_address_that_is_none_is_passed_over() -> None:
    """Its neighbours are read."""
    items = feed_of(pages("<loc>http://[broken</loc>", "<loc>/2</loc>")).items
    assert [item.link for item in items] == ["https://harbour.example/2"]


def test_files_are_not_read_into_a_sitemap() -> None:
    """Neither ours nor others'."""
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    read = parse_sitemap(doctype + pages("<loc>/1</loc><title>&e;</title>"), URL)
    assert isinstance(read, Feed)
    assert [item.title for item in read.items] == [None]


@given(st.integers(0, len(NEWS)), st.binary(max_size=6))
def test_damage_to_a_sitemap_never_raises(at: int, junk: bytes) -> None:
    """It costs pages, or all of them."""
    for document in (NEWS[:at], NEWS[:at] + junk + NEWS[at:]):
        assert isinstance(parse_sitemap(document, URL), Feed | Failed)
